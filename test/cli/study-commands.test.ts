import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/bundle.ts';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);

type Paper = { items: { id: string; kind: string; choose: number; options: { letter: string }[] }[] };
const json = async <T>(line: string): Promise<T> => JSON.parse((await cli.run(`${line} --json`)).stdout) as T;
const fileOf = (content: unknown): string => {
  const file = join(temporaryFolder('answers'), 'answers.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

describe('quiz', () => {
  test('says of every kind what is on it and how a file answers it', async () => {
    type Item = {
      kind: string;
      form: string;
      options: unknown[];
      lefts?: unknown[];
      gaps?: unknown[];
      lines?: unknown[];
    };
    const { items } = await json<{ items: Item[] }>('quiz --count 1000 --seed 7');
    expect(new Set(items.map(({ kind }) => kind)).size).toBe(9);
    for (const { kind, form, options, lefts = [], gaps = [], lines = [] } of items) {
      expect(form.length).toBeGreaterThan(5);
      if (kind === 'matching') expect(lefts.length).toBeGreaterThan(2);
      if (kind === 'cloze') expect(gaps.length).toBeGreaterThan(0);
      if (kind === 'wrong-line') expect(lines.length).toBeGreaterThan(1);
      if (!['command', 'short', 'cloze', 'wrong-line'].includes(kind))
        expect(options.length).toBeGreaterThan(2);
    }
  });

  test('names the nearest module, domain or tag where no question has the one asked for', async () => {
    const near = async (line: string) => (await cli.run(`quiz ${line} --count 1`)).stderr;
    expect(await near('--module pod-credential')).toContain('eks-learn quiz --module pod-credentials\n');
    expect(await near('--exam-domain kcsaa')).toContain('eks-learn quiz --exam-domain kcsa\n');
    expect(await near('--module zzzzzzzzzzzz')).toContain('eks-learn lessons list\n');
    expect(await near('--module pod-credentials --tag zzzzzzzzzzzz')).toContain('eks-learn lessons list\n');
  });

  test('prints the same paper twice for a seed, and no key on it', async () => {
    const line = 'quiz --lesson irsa --count 5 --seed 7';
    const [one, two] = [await json<Paper>(line), await json<Paper>(line)];
    expect(one).toEqual(two);
    expect(one.items).toHaveLength(5);
    expect(JSON.stringify(one)).not.toMatch(/"(why|right|answer|nearMisses|accept)"/);
  });

  test('grades a sheet with verdict, key and whys, and records it as the screen would', async () => {
    const line = 'quiz --lesson irsa --count 20 --seed 7';
    const { items } = await json<Paper>(line);
    const choice = items.filter(({ kind }) => kind === 'single');
    const sheet = Object.fromEntries(choice.map(({ id, options }) => [id, options[0]?.letter]));
    const graded = await json<{ items: { id: string; verdict: string; key: string[] }[] }>(
      `${line} --answers ${fileOf(sheet)}`,
    );
    expect(graded.items.filter(({ verdict }) => verdict !== 'unanswered')).toHaveLength(choice.length);
    const { stdout } = await cli.run('progress export');
    const answered = stdout.split('\n').filter((record) => record.includes('"answered"'));
    expect(answered).toHaveLength(choice.length);
  });

  test('refuses a sheet that names another paper’s item', async () => {
    const { exit, stderr } = await cli.run(
      `quiz --lesson irsa --seed 7 --answers ${fileOf({ nothing: 'A' })}`,
    );
    expect(exit).toBe(2);
    expect(stderr).toContain('answers-unreadable');
  });

  test('prints disputes as a report to file: argument, question, answer of the course and sources', async () => {
    const own = openCli();
    try {
      expect((await own.run('quiz --disputes')).stderr).toContain('No disputes.');
      const record = (id: string, event: unknown) =>
        `${JSON.stringify({ id, at: Date.parse('2026-11-22T09:00:00Z'), event })}\n`;
      const file = join(temporaryFolder('disputed'), 'progress.jsonl');
      writeFileSync(
        file,
        record('1-a', {
          type: 'disputed',
          item: 'irsa-what-and-why',
          text: 'Two answers hold.\nSee the docs.',
        }) +
          record('2-a', { type: 'disputed', item: 'gone-by-now', text: 'Out of date.' }) +
          record('3-a', { type: 'disputed', item: 'gone-by-now', text: 'Taken back.' }) +
          record('4-a', { type: 'undone', record: '3-a' }),
      );
      await own.run(`progress import ${file} --yes`);
      const report = (await own.run('quiz --disputes')).stdout;
      expect(report).toContain('> Two answers hold.\n> See the docs.');
      expect(report).toMatch(/- \[.+\]\(https:\/\/.+\) 20\d\d-\d\d-\d\d/);
      expect(report).toContain('> Out of date.');
      expect(report).not.toContain('Taken back.');
    } finally {
      await own.close();
    }
  });

  test('says when nothing matches', async () => {
    expect(await cli.run('quiz --tag no-such-tag')).toMatchObject({ exit: 2 });
  });
});

describe('review', () => {
  test('has a card for what was missed, and rating moves it away', async () => {
    type Card = { id: string; due: number };
    const { cards } = await json<{ cards: Card[] }>('review list');
    const [first] = cards;
    expect(first?.id).toMatch(/^question:/);
    const { card } = await json<{ card: Card }>(`review rate ${first?.id} 4`);
    expect(card.due).toBeGreaterThan(first?.due ?? 0);
    expect(await cli.run('review rate question:none 3')).toMatchObject({ exit: 2 });
  });

  test('takes a file of ratings, all or none', async () => {
    const { cards } = await json<{ cards: { id: string; reps: number }[] }>('review list');
    const [first] = cards;
    const good = fileOf({ [first?.id ?? '']: 3 });
    const bad = fileOf({ [first?.id ?? '']: 3, 'question:none': 3 });
    expect(await cli.run(`review --answers ${bad} --json`)).toMatchObject({ exit: 2 });
    type Result = { rated: number; cards: { id: string; reps: number }[] };
    const { rated, cards: after } = await json<Result>(`review --answers ${good}`);
    expect([rated, after[0]?.reps]).toEqual([1, (first?.reps ?? 0) + 1]);
  });

  test('shows the cards of a file before it takes them in, and takes them in once', async () => {
    const file = fileOf('What is a Pod?\tThe smallest unit\nno back\n');
    type Result = { added: number; known: number; bad: { line: number }[]; done: boolean };
    expect(await json<Result>(`review import ${file}`)).toMatchObject({ added: 1, done: false });
    expect(await json<Result>(`review import ${file} --yes`)).toMatchObject({
      added: 1,
      bad: [{ line: 2, why: 'no-back' }],
    });
    expect(await json<Result>(`review import ${file} --yes`)).toMatchObject({ added: 0, known: 1 });
    const { cards } = await json<{ cards: { id: string }[] }>('review list');
    expect(cards.filter(({ id }) => id.startsWith('own:'))).toHaveLength(1);
  });

  test('forecasts thirty days', async () => {
    expect((await json<{ days: number[] }>('review forecast')).days).toHaveLength(30);
  });
});

describe('exam', () => {
  test('lists the eleven blueprints with their facts', async () => {
    const { exams } = await json<{
      exams: { id: string; minutes: number; passLine: number; domains: unknown[] }[];
    }>('exam list');
    expect(exams).toHaveLength(11);
    expect(exams.find(({ id }) => id === 'soa-c03')).toMatchObject({
      minutes: 130,
      questions: 65,
      passLine: 720,
    });
  });

  test('the same seed draws the same paper; submission asks first, tells the report once, and status 1 says not passed', async () => {
    type Sat = Paper & { sitting: string; seed: string; pool: string };
    const one = await json<Sat>('exam start kcna --seed 4f2c');
    const two = await json<Sat>('exam start kcna --seed 4f2c');
    expect(two.items).toEqual(one.items);
    expect(two.pool).toBe(one.pool);
    expect(JSON.stringify(one)).not.toContain('"why"');
    const early = await cli.run(`exam report ${two.sitting}`);
    expect(early.stdout).toBe('');
    expect(await cli.run(`exam submit ${two.sitting}`)).toMatchObject({ exit: 2 });
    const sheet = Object.fromEntries(two.items.map(({ id }) => [id, 'A']));
    const submitted = await cli.run(`exam submit ${two.sitting} --answers ${fileOf(sheet)} --yes --json`);
    const report = JSON.parse(submitted.stdout) as { passed: boolean; score: number; items: unknown[] };
    expect(submitted.exit).toBe(report.passed ? 0 : 1);
    expect(report.items).toHaveLength(two.items.length);
    const again = await cli.run(`exam submit ${two.sitting} --yes --json`);
    expect(JSON.parse(again.stdout)).toEqual(report);
    const csv = await cli.run(`exam report ${two.sitting} --format csv`);
    expect(csv.stdout.trim().split('\n')).toHaveLength(two.items.length + 1);
    const junit = await cli.run(`exam report ${two.sitting} --format junit`);
    expect(junit.stdout.match(/<testcase /g)).toHaveLength(two.items.length);
  });

  test('an unknown exam says which is near', async () => {
    const { exit, stderr } = await cli.run('exam start kcnaa');
    expect(exit).toBe(2);
    expect(stderr).toContain('kcna');
  });
});

describe('progress', () => {
  test('exported, reset and imported it is what it was, and importing twice changes nothing', async () => {
    const before = (await cli.run('progress export')).stdout;
    const file = fileOf(before);
    expect(await cli.run('progress reset')).toMatchObject({ exit: 2 });
    await cli.run('progress reset --yes');
    expect((await cli.run('progress export')).stdout).toBe('');
    const preview = await json<{ added: number; done: boolean }>(`progress import ${file}`);
    expect(preview).toMatchObject({ added: before.trim().split('\n').length, done: false });
    await cli.run(`progress import ${file} --yes`);
    await cli.run(`progress import ${file} --yes`);
    expect((await cli.run('progress export')).stdout).toBe(before);
  });

  test('a reset can be taken back', async () => {
    const before = (await cli.run('progress export')).stdout;
    await cli.run('progress reset --yes');
    await cli.run('progress reset --undo');
    expect((await cli.run('progress export')).stdout).toBe(before);
  });

  test('a code holds the whole history', async () => {
    const before = (await cli.run('progress export')).stdout;
    const { code } = await json<{ code: string }>('progress code');
    await cli.run('progress reset --yes');
    await cli.run(`progress import ${code} --yes`);
    expect((await cli.run('progress export')).stdout).toBe(before);
    expect(await cli.run(`progress import ${code.slice(0, -3)}`)).toMatchObject({ exit: 2 });
  });

  test('keeps the exam one studies for, and says how likely a pass is and what that rests on', async () => {
    expect((await json<{ target: string }>('progress target kcna')).target).toBe('kcna');
    expect((await json<{ target: string }>('progress show')).target).toBe('kcna');
    expect((await cli.run('progress show')).stdout).toContain('KCNA');
    expect(await cli.run('progress target kcma')).toMatchObject({ exit: 2 });
    expect((await json<{ target: null }>('progress target none')).target).toBeNull();
  });

  test('shows mastery, what is due, and readiness for every exam', async () => {
    const shown = await json<{ modules: unknown[]; due: number[]; readiness: unknown[] }>('progress show');
    expect(shown.due).toHaveLength(7);
    expect(shown.readiness).toHaveLength(11);
  });
});

test('what was repaired in the history is said by the first command that finds it, and only once', async () => {
  const home = temporaryFolder('damaged');
  const run = (line: string) => cli.run(line, { EKS_LEARN_HOME: home, EKS_LEARN_LANG: '' });
  await run('config set language en');
  writeFileSync(join(home, 'history.jsonl'), 'PK\u0003\u0004 not ours at all');
  const first = await run('progress show --json');
  expect(first.exit).toBe(0);
  expect(JSON.parse(first.stdout)).toHaveProperty('schema');
  expect(first.stderr.match(/\(history-damaged\)/g)).toHaveLength(1);
  expect((await run('progress show')).stderr).not.toContain('history-damaged');
});
