import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { openCli } from './support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);

const root = new URL('..', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const documents = ['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'SECURITY.md', 'ARCHITECTURE.md'];

test.each(['README.md', 'README.ja.md'])('%s opens with the two commands', (name) => {
  const [code = ''] = /```sh\n[\s\S]*?```/.exec(read(name)) ?? [];
  expect(code).toMatch(/^```sh\nnpm start .*\nnpm test .*\n```$/);
  expect(read(name).indexOf(code)).toBeLessThan(120);
});

const commands = [
  ...new Set(
    ['README.md', 'README.ja.md'].flatMap((name) =>
      [...read(name).matchAll(/^npm start -- (.+)$/gm)].map(([, line = '']) => line),
    ),
  ),
];

test.each(commands)('the command of the README runs: %s', async (line) => {
  const words = line.replaceAll('"', '');
  const { exit, stderr } = await cli.run(`${words} --no-input`);
  expect(exit === 0 || (line === 'doctor' && exit === 3), stderr).toBe(true);
});

test.each(documents)('every file that %s links to is there', (name) => {
  const targets = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) => target);
  expect(targets.filter((target) => !existsSync(new URL(target, root)))).toEqual([]);
});

describe('SECURITY.md', () => {
  const proofs = [...read('SECURITY.md').matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);
  test.each(proofs)('names a proof that is there: %s', (path) => {
    expect(existsSync(new URL(path, root))).toBe(true);
  });
});

test('no npm script named in a document is missing', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = documents.flatMap((name) =>
    [...read(name).matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script),
  );
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
});
