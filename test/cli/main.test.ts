import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commandLoaders } from '../../src/cli/commands/index.ts';
import { writePacked } from '../../src/host/packed-file.ts';
import { widthOf } from '../../src/text/width.ts';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);

const commands = commandLoaders.map(({ name }) => name).filter((name) => name !== 'complete');

describe('help', () => {
  test.each(['-h', '--help', 'help'])('%s lists every command on stdout and ends with 0', async (line) => {
    const { exit, stdout, stderr } = await cli.run(line);
    expect(exit).toBe(0);
    expect(stderr).toBe('');
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name}(?: |$)`, 'm'));
  });

  test.each(commands.flatMap((name) => (['ja', 'en'] as const).map((language) => [name, language] as const)))(
    'of %s in %s opens with examples, is the same on every way, and fits 80 columns',
    async (name, language) => {
      const ways = await Promise.all(
        [`help ${name}`, `${name} --help`, `${name} -h`].map((line) => cli.run(`${line} --lang ${language}`)),
      );
      const [first, ...others] = ways;
      expect(first?.exit).toBe(0);
      for (const other of others) expect(other).toEqual(first);
      const text = first?.stdout ?? '';
      const [examples, usage] = language === 'ja' ? ['例', '書式'] : ['Examples', 'Usage'];
      expect(text.indexOf(`\n${examples}\n`)).toBeGreaterThan(0);
      expect(text.indexOf(`\n${usage}\n`)).toBeGreaterThan(text.indexOf(`\n${examples}\n`));
      for (const line of text.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
    },
  );

  test.each(['environment', 'exit-codes', 'accessibility'])(
    'has the topic %s in both languages',
    async (topic) => {
      for (const language of ['ja', 'en']) {
        const { exit, stdout } = await cli.run(`help ${topic} --lang ${language}`);
        expect(exit).toBe(0);
        for (const line of stdout.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
      }
    },
  );
});

describe('the version', () => {
  test.each(['--version', '-V', 'version'])('%s prints it alone', async (line) => {
    expect(await cli.run(line)).toEqual({ exit: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test('as JSON has Node.js and the tools found', async () => {
    const { stdout } = await cli.run('version --json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'eks-learn/version/v1', node: process.versions.node });
  });
});

describe('a mistyped line', () => {
  test.each([
    ['lessonz', 'lessons'],
    ['leson', 'lessons'],
    ['lesons list', 'lessons'],
    ['glosary', 'glossary'],
    ['glossry pod', 'glossary'],
    ['docter', 'doctor'],
    ['doctro', 'doctor'],
    ['serach x', 'search'],
    ['seach x', 'search'],
    ['confg', 'config'],
    ['ocnfig', 'config'],
    ['contnet lint', 'content'],
    ['pats', 'paths'],
    ['pahts', 'paths'],
    ['completion bsh', 'bash'],
    ['verison', 'version'],
    ['hepl', 'help'],
    ['help lessns', 'lessons'],
    ['help enviroment', 'environment'],
    ['help exit-code', 'exit-codes'],
    ['lessons lst', 'list'],
    ['lessons list --jsno', '--json'],
    ['lessons list --ascci', '--ascii'],
    ['lessons show irsa --widht 70', '--width'],
    ['lessons show irza', 'irsa'],
    ['lessons show probse', 'probes'],
    ['lessons show pod-identty', 'pod-identity'],
    ['config set langauge ja', 'language'],
    ['config set them light', 'theme'],
    ['glossary irza', 'irsa'],
  ])('%s suggests %s and ends with 2', async (line, near) => {
    const { exit, stdout, stderr } = await cli.run(line);
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(near);
    expect(stderr).toMatch(/^What {2}\S.*\nWhy {3}\S.*\nDo {4}\S/);
  });

  test('is no defect when it is a word of JavaScript', async () => {
    for (const word of ['toString', '__proto__', 'constructor'])
      for (const line of [
        `help ${word}`,
        word,
        `lessons show ${word}`,
        `config set ${word} x`,
        `glossary ${word}`,
      ])
        expect((await cli.run(line)).exit, line).toBe(2);
  });

  test('is never guessed: a beginning of a name is no name', async () => {
    expect((await cli.run('les')).exit).toBe(2);
    expect((await cli.run('ver')).exit).toBe(2);
  });

  test('says so in Japanese as well', async () => {
    const { stderr } = await cli.run('lessonz --lang ja');
    expect(stderr).toMatch(/^何が {6}コマンド「lessonz」はありません/);
  });

  test('with --json is one document on stdout', async () => {
    const { exit, stdout } = await cli.run('lessons show irza --json');
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'eks-learn/problem/v1',
      code: 'no-such-lesson',
      exit: 2,
    });
  });
});

describe('options', () => {
  test('stand before or after the command, with = or a blank', async () => {
    const lines = [
      '--lang ja lessons list',
      'lessons --lang ja list',
      'lessons list --lang=ja',
      '--lang=ja lessons',
    ];
    const runs = await Promise.all(lines.map((line) => cli.run(line)));
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect(runs[0]?.stdout).toContain('Kubernetes');
  });

  test('that need a value or have a wrong one end with 2', async () => {
    for (const line of [
      'lessons --lang',
      'lessons --lang fr',
      'lessons show irsa --width 23',
      'lessons show',
      'version x',
    ])
      expect((await cli.run(line)).exit, line).toBe(2);
  });

  test('that are wrong are told with what they take and the help of their command, in one language', async () => {
    const wrong: readonly (readonly [string, string, string])[] = [
      ['lessons show irsa --width 5', '24-200', 'lessons show'],
      ['lessons show irsa --lang fr', 'ja, en', 'lessons show'],
      ['completion tcsh', 'bash, zsh, fish', 'completion'],
      ['practice up --nodes many', '1, 2, 3', 'practice up'],
      ['lab check --once --wait', '--once', 'lab check'],
      ['lessons show', 'id', 'lessons show'],
      ['quiz --seed', '--seed', 'quiz'],
      ['version x', '', 'version'],
      ['lab cleanup --once', 'このコマンドの定義に', 'lab cleanup'],
      ['content', 'lint', 'content'],
      ['practice', 'down', 'practice'],
    ];
    for (const [line, named, help] of wrong) {
      const { exit, stdout, stderr } = await cli.run(line, { EKS_LEARN_LANG: 'ja' });
      expect([exit, stdout], line).toEqual([2, '']);
      expect(stderr, line).toContain(named);
      expect(stderr, line).toMatch(new RegExp(`^ +eks-learn help ${help}$`, 'm'));
      expect(stderr, line).not.toMatch(/invalid|Allowed|outputHelp|error|cannot/);
    }
  });

  test('the language follows flag, variable, setting, locale in this order', async () => {
    const other = openCli();
    try {
      const said = async (line: string, env: Readonly<Record<string, string>>) =>
        /^ {2}\$ .*$/m
          .exec((await other.run(`help ${line}`, { EKS_LEARN_LANG: '', ...env })).stdout)?.[0]
          .includes('アプリ');
      expect(await said('', { LANG: 'ja_JP.UTF-8' })).toBe(true);
      expect(await said('', { LANG: 'C' })).toBe(false);
      await other.run('config set language en');
      expect(await said('', { LANG: 'ja_JP.UTF-8' })).toBe(false);
      expect(await said('', { LANG: 'C', EKS_LEARN_LANG: 'ja' })).toBe(true);
      expect(await said('--lang ja', { EKS_LEARN_LANG: 'en' })).toBe(true);
    } finally {
      other.close();
    }
  });
});

test('outside a terminal the program alone says where the learner stands', async () => {
  const { exit, stdout, stderr } = await cli.run('');
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^lessons 0\/\d+\n$/);
  expect(stderr).toMatch(/^Next: eks-learn lessons show \S+\n$/);
});

test('fix-terminal writes nothing where there is no terminal', async () => {
  expect(await cli.run('fix-terminal')).toEqual({ exit: 3, stdout: '', stderr: 'This is not a terminal\n' });
});

test('a defect of ours says so, leaves a record without the home folder, and shows its stack with DEBUG alone', async () => {
  const broken = openCli();
  try {
    writePacked(join(broken.folder, 'dist/content/glossary.json'), '{');
    const { exit, stderr } = await broken.run('search pod');
    expect(exit).toBe(70);
    expect(stderr).not.toMatch(/at .*:\d+:\d+/);
    const log = readFileSync(/^Record: (.*)$/m.exec(stderr)?.[1] ?? '', 'utf8');
    expect(log).toMatch(/SyntaxError[\s\S]*at .*:\d+:\d+/);
    expect(log).not.toContain(broken.folder);
    expect((await broken.run('search pod', { DEBUG: '1' })).stderr).toMatch(/at .*:\d+:\d+/);
    expect(JSON.parse((await broken.run('search pod --json')).stdout)).toMatchObject({
      code: 'bug',
      exit: 70,
    });
  } finally {
    broken.close();
  }
});
