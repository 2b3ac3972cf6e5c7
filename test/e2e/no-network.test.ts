import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eks-learn-network-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasStrace = spawnSync('strace', ['-V']).status === 0;
if (!hasStrace) console.warn('test/e2e/no-network is skipped: install strace');

beforeAll(() => {
  if (hasStrace)
    spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--out', join(folder, 'dist')]);
});

test
  .skipIf(!hasStrace)
  .each([
    [['lessons', 'list']],
    [['lessons', 'show', 'irsa']],
    [['search', 'pod']],
    [['glossary']],
    [['config', 'set', 'theme', 'dark']],
    [['quiz', '--lesson', 'irsa', '--count', '2', '--json']],
    [['progress', 'show', '--json']],
    [['lab', 'list']],
  ])('%j opens no connection', (args) => {
  const trace = join(folder, 'trace');
  const program = [process.execPath, join(folder, 'dist/launcher.cjs'), ...args];
  const { status } = spawnSync(
    'strace',
    ['-f', '-qq', '-e', 'trace=connect,sendto', '-o', trace, ...program],
    {
      env: { PATH: process.env.PATH, EKS_LEARN_HOME: join(folder, 'home') },
      input: '',
      timeout: 60_000,
    },
  );
  expect(status).not.toBeNull();
  const reached = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /AF_INET6?/.test(line));
  expect(reached).toEqual([]);
});
