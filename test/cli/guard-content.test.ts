import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGuarded } from '../../src/cli/guard-content.ts';
import { bundleProgram, temporaryFolder } from '../support/bundle.ts';
import { goodCourse, goodJa } from '../support/course-builder.ts';
import { openCli } from '../support/run-cli.ts';

const program = bundleProgram(new URL('../../src/cli/wire-content-worker.ts', import.meta.url).pathname);
const hostile = 'content/pod-credentials/irsa/ja.md';

/** A course on disk with one file changed. */
function courseWith(changes: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder('course');
  for (const [name, text] of Object.entries({ ...goodCourse, ...changes })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('a folder of authors is read by a thread that can be ended', { timeout: 60_000 }, () => {
  test('which finds the mistakes of a good course: none', async () => {
    expect(await readGuarded(program, { folder: courseWith({}), wanted: 'findings' })).toEqual([]);
  });

  test('which compiles a good course', async () => {
    const files = new Map(await readGuarded(program, { folder: courseWith({}), wanted: 'course' }));
    expect(JSON.parse(files.get('index.json') ?? '{}')).toMatchObject({ format: 1 });
  });

  test.each([
    ['links that are never closed', `${goodJa}\n\n${'![[]()'.repeat(40_000)}\n`],
    ['emphasis that is never closed', `${goodJa}\n\n${'*a_ '.repeat(60_000)}\n`],
  ])('whose time is up on %s', async (_what, text) => {
    const job = { folder: courseWith({ [hostile]: text }), wanted: 'findings' } as const;
    const reading = readGuarded(program, job, { reading: 1_000, comparing: 60_000 });
    await expect(reading).rejects.toMatchObject({ code: 'content-too-hard', details: { file: hostile } });
  });

  test('which refuses deep and aliased YAML by itself, as findings', async () => {
    const bomb = `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: [${'*b,'.repeat(50)}*b]\n`;
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}\n`;
    const folder = courseWith({ 'content/paths.yaml': bomb, 'content/glossary/deep.yaml': deep });
    const codes = (await readGuarded(program, { folder, wanted: 'findings' })).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['yaml-aliases', 'yaml-too-deep']));
  });
});

test('the command ends with what happened, where, and what to do', { timeout: 60_000 }, async () => {
  const folder = courseWith({ [hostile]: `${goodJa}\n\n${'![[]()'.repeat(40_000)}\n` });
  const cli = openCli(courseWith({}));
  try {
    const { exit, stderr } = await cli.run(`content lint ${folder}`);
    expect(exit).toBe(3);
    expect(stderr).toContain(`${hostile} could not be read to its end`);
  } finally {
    cli.close();
  }
});

test('a lesson is begun in both languages and never over another, and the lint names what it lacks', {
  timeout: 60_000,
}, async () => {
  const folder = courseWith({});
  const cli = openCli();
  try {
    const made = await cli.run(`content new pod-credentials tokens --folder ${folder}`);
    expect(made).toMatchObject({ exit: 0, stderr: expect.stringContaining('- tokens') });
    expect(made.stdout.trim().split('\n')).toEqual(
      ['ja', 'en'].map((language) => join(folder, `content/pod-credentials/tokens/${language}.md`)),
    );
    const outline = join(folder, 'content/course.yaml');
    const text = readFileSync(outline, 'utf8');
    writeFileSync(outline, text.replace('[irsa, pod-identity]', '[irsa, pod-identity, tokens]'));
    const { stdout } = await cli.run(`content lint ${folder} --json`);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; file: string; line: number }[] };
    const lacking = { code: 'too-small', line: expect.any(Number) };
    for (const language of ['ja', 'en'])
      expect(problems).toContainEqual(
        expect.objectContaining({ ...lacking, file: `content/pod-credentials/tokens/${language}.md` }),
      );
    expect(problems.every(({ file }) => file.includes('/tokens/'))).toBe(true);
    expect((await cli.run(`content new pod-credentials tokens --folder ${folder}`)).exit).toBe(3);
    expect((await cli.run(`content new pod-credentials ../up --folder ${folder}`)).exit).toBe(2);
  } finally {
    cli.close();
  }
});
