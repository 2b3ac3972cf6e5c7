import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allBlocks } from '../../src/course/blocks-in.ts';
import type { Lesson } from '../../src/course/lesson.ts';
import { widthOf } from '../../src/text/width.ts';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);

const json = async (line: string) =>
  JSON.parse((await cli.run(`${line} --json`)).stdout) as Record<string, unknown>;

test.each([
  ['lessons list', 'lessons', 'lessons'],
  ['lessons show irsa', 'lesson', 'lesson'],
  ['glossary', 'glossary', 'terms'],
  ['paths', 'paths', 'paths'],
  ['config', 'config', 'settings'],
  ['search IRSA', 'search', 'hits'],
])('%s --json is one document with its schema', async (line, schema, key) => {
  const document = await json(line);
  expect(document.schema).toBe(`eks-learn/${schema}/v1`);
  expect(document).toHaveProperty(key);
});

describe('a lesson', () => {
  test.each([24, 40, 60, 72, 80, 120, 200])('printed at %i columns is no wider', async (width) => {
    for (const language of ['ja', 'en'] as const) {
      const { stdout } = await cli.run(`lessons show irsa --width ${width} --lang ${language}`);
      expect(stdout.split('\n').filter((line) => widthOf(line) > width)).toEqual([]);
    }
  });

  test('for a narrow terminal keeps commands whole, so that they can be copied', async () => {
    const { lesson } = (await json('lessons show irsa')) as { lesson: Pick<Lesson, 'body'> };
    const code = allBlocks(lesson.body.en)
      .flatMap((block) => (block.kind === 'code' ? block.text.split('\n') : []))
      .map((line) => line.trim().replace(/^\$ /, ''));
    const { stdout } = await cli.run('lessons show irsa', { COLUMNS: '40' });
    const wide = stdout.split('\n').filter((line) => widthOf(line) > 40);
    expect(wide.length).toBeGreaterThan(0);
    expect(wide.filter((line) => !code.includes(line.trim().replace(/^\$ /, '')))).toEqual([]);
  });

  test('and every other line is ASCII where the locale is not UTF-8, but for the words of the lesson', async () => {
    const { stdout } = await cli.run('lessons show irsa', { LANG: 'C' });
    expect(stdout).not.toMatch(/[✓✗▸╌╍╎▐›»（）]/);
    expect((await cli.run('doctor', { LANG: 'C', PATH: '' })).stdout).not.toMatch(/[^\x00-\x7f]/);
    expect((await cli.run('doctor', { LANG: 'en_US.UTF-8', PATH: '' })).stdout).toContain('✓');
  });

  test('ends with its sources, and the next command stands on stderr', async () => {
    const { stdout, stderr } = await cli.run('lessons show irsa --lang ja');
    expect(stdout).toContain('\n    出典\n    [1] ');
    expect(stderr).toBe('次は eks-learn quiz --lesson irsa\n');
  });

  test('for a screen reader has no drawing and no margin', async () => {
    const { stdout } = await cli.run('lessons show irsa --screen-reader');
    expect(stdout).not.toMatch(/[╌╎▐»]/);
  });

  test('is found by an old spelling of nothing, and an unknown id says what is near', async () => {
    const { exit, stderr } = await cli.run('lessons show irsaa');
    expect(exit).toBe(2);
    expect(stderr).toContain('eks-learn lessons show irsa');
  });
});

test('a term is found by either language, width and case', async () => {
  for (const words of ['IRSA', 'ｉｒｓａ', 'irsa']) {
    const { exit, stdout } = await cli.run(`glossary ${words}`);
    expect(exit).toBe(0);
    expect(stdout).toContain('IAM Roles for Service Accounts');
  }
});

describe('settings', () => {
  test('name their origin, and change', async () => {
    const before = (await json('config')).settings as { name: string; origin: string }[];
    expect(before.find(({ name }) => name === 'theme')).toMatchObject({ value: 'auto', origin: 'default' });
    expect((await cli.run('config set theme light')).exit).toBe(0);
    const after = (await json('config')).settings as { name: string; origin: string }[];
    expect(after.find(({ name }) => name === 'theme')).toMatchObject({ value: 'light', origin: 'setting' });
    expect(after.find(({ name }) => name === 'language')).toMatchObject({ origin: 'EKS_LEARN_LANG' });
  });

  test('refuse what they cannot hold', async () => {
    const { exit, stderr } = await cli.run('config set review.retention 300');
    expect(exit).toBe(2);
    expect(stderr).toContain('70-97');
  });
});

describe('without a place to save', () => {
  test.each([
    ['a folder that cannot be made', { EKS_LEARN_HOME: '/dev/null/home' }],
    ['no home at all', { EKS_LEARN_HOME: '', HOME: '' }],
  ])('%s: everything is read with 0, and what would be saved is refused with 5', async (_what, env) => {
    const lines = [
      'lessons list',
      'lessons show irsa',
      'quiz --count 1 --json',
      'review',
      'progress',
      'exam list',
    ];
    for (const line of [...lines, 'lab list', 'lab status', 'paths', 'config list', 'glossary pod', ''])
      expect((await cli.run(line, env)).exit, line).toBe(0);
    const sheet = join(cli.folder, 'sheet.json');
    const paper = JSON.parse((await cli.run('quiz --count 1 --seed a --json', env)).stdout);
    writeFileSync(sheet, JSON.stringify({ [paper.items[0].id]: 'A' }));
    for (const line of [
      'config set theme dark',
      `quiz --count 1 --seed a --answers ${sheet}`,
      'exam start kcna --json',
    ]) {
      const { exit, stderr } = await cli.run(line, env);
      expect(exit, line).toBe(5);
      expect(stderr, line).toMatch(/^What {2}Progress is not saved/m);
    }
  });
});

test('a lab that has no place for its files says which folder cannot be written', async () => {
  const { exit, stderr } = await cli.run('lab start iam-explicit-deny --yes', {
    EKS_LEARN_HOME: '/dev/null/home',
  });
  expect(exit).toBe(5);
  expect(stderr).toContain('Progress is not saved: /dev/null/home cannot be written');
});

test('nothing found is 1, with the nearest word to search for', async () => {
  const { exit, stderr } = await cli.run('search karpentr');
  expect(exit).toBe(1);
  expect(stderr).toMatch(/0 hits/);
});

test('completion knows commands, options and live ids', async () => {
  expect((await cli.run('complete lesso')).stdout).toBe('lessons\n');
  expect((await cli.run('complete lessons show irsa-')).stdout).toContain('irsa-or-pod-identity\n');
  for (const [line, word] of [
    ['lab show deploy-', 'deploy-web-app'],
    ['exam start kc', 'kcna'],
    ['quiz --lesson irsa-', 'irsa-or-pod-identity'],
    ['quiz --module found', 'foundations'],
    ['exam start kcna --mode tr', 'training'],
    ['config set lang', 'language'],
    ['content preview irsa-', 'irsa-or-pod-identity'],
    ['completion f', 'fish'],
    ['lessons show irsa --wi', '--width'],
  ])
    expect((await cli.run(`complete ${line}`)).stdout.split('\n'), line).toContain(word);
  expect((await cli.run('complete lessons list ir')).stdout).toBe('');
  expect((await cli.run('completion bash')).stdout).toContain('complete -F');
});

test('escape sequences from a line never reach the terminal', async () => {
  const hostile = `lessons show \u001b]0;owned\u0007irsa\u009b2J`;
  const { stdout, stderr } = await cli.run(hostile);
  expect(`${stdout}${stderr}`).not.toMatch(/[\u001b\u0007\u009b]/);
  const asJson = await cli.run(`${hostile} --json`);
  expect(asJson.stdout).not.toMatch(/[\u001b\u0007\u0080-\u009f]/);
});

// The whole course is read from its source, in a thread that is bundled first.
describe('for authors', { timeout: 90_000 }, () => {
  const root = new URL('../..', import.meta.url).pathname;

  test('a lesson is read from its source as a learner will read it', async () => {
    const preview = await cli.run(`content preview irsa --folder ${root} --width 72`);
    expect(preview.exit).toBe(0);
    expect(preview.stdout).toBe((await cli.run('lessons show irsa --width 72')).stdout);
    const [source, built] = await Promise.all(
      [`content preview irsa --folder ${root}`, 'lessons show irsa'].map(json),
    );
    expect(source).toEqual(built);
  });

  test('a folder without a course is one mistake with a hint, and 1', async () => {
    const { exit, stdout } = await cli.run(`content lint ${cli.folder} --json`);
    expect(exit).toBe(1);
    const { schema, problems } = JSON.parse(stdout) as { schema: string; problems: unknown[] };
    expect(schema).toBe('eks-learn/content-lint/v1');
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'content/course.yaml',
        line: 1,
        column: 1,
        code: 'course-file-missing',
      }),
    ]);
  });
});
