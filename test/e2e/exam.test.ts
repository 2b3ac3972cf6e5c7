import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../support/bundle.ts';
import { Pty } from '../support/pty.ts';

/** `npm test` builds the program before the tests. */
const launcher = fileURLToPath(new URL('../../dist/launcher.cjs', import.meta.url));
const open: Pty[] = [];
afterEach(() => {
  for (const pty of open.splice(0)) pty.destroy();
});

const home = () => temporaryFolder('exam');
const envOf = (folder: string) => ({ EKS_LEARN_HOME: folder, EKS_LEARN_LANG: 'en', LANG: 'C.UTF-8' });

function command<T>(folder: string, line: string): { readonly status: number | null; readonly out: T } {
  const { stdout, status } = spawnSync(process.execPath, [launcher, ...line.split(' '), '--json'], {
    env: { PATH: process.env.PATH, ...envOf(folder) },
    encoding: 'utf8',
  });
  return { status, out: JSON.parse(stdout) as T };
}

function app(folder: string): Pty {
  const pty = new Pty(process.execPath, [launcher], { env: envOf(folder) });
  open.push(pty);
  return pty;
}

/** Takes up the unfinished exam, which stands on Home. */
async function takeUp(pty: Pty): Promise<void> {
  const row = /(\d) +back to (?:the )?exam/i;
  await pty.until(() => row.test(pty.text()));
  const digit = row.exec(pty.text())?.[1] ?? '';
  pty.send(digit);
  await pty.shows('Question ');
}

type Paper = {
  sitting: string;
  deadline: number;
  left: number;
  items: { id: string; stem: { en: string }; options: { letter: string; text: { en: string } }[] }[];
  answers: Record<string, string[]>;
  flagged: string[];
};

const order = ({ items }: Paper): string => JSON.stringify(items.map(({ id, options }) => [id, options]));

/** A few here; fifty with EKS_LEARN_TEST_EXAM_KILLS=50. */
const kills = Number(process.env.EKS_LEARN_TEST_EXAM_KILLS ?? 3);

test('killed at any moment of 65 questions, the built program takes them up as they were: order, answers, flags, strikes, time', async () => {
  const folder = home();
  const begun = command<Paper>(folder, 'exam start soa-c03 --seed e2e').out;
  expect(begun.items).toHaveLength(65);
  const letters = 'acd';
  const acknowledged = new Map<number, string>();
  for (let round = 0; round < kills; round += 1) {
    const pty = app(folder);
    await takeUp(pty);
    const at = Number(/Question (\d+)\/65/.exec(pty.text())?.[1]);
    const letter = letters[round % 3] ?? 'a';
    pty.send('jx');
    await pty.shows('-B-');
    pty.send(letter);
    await pty.shows(`[${letter.toUpperCase()}]`);
    pty.send('f');
    await pty.shows('Flagged');
    acknowledged.set(at, letter.toUpperCase());
    // Now and then it dies while it is about to answer the next one, too.
    if (round % 4 === 0) pty.send('\rc');
    pty.kill('SIGKILL');
    await pty.ended();
    const before = Date.now();
    const after = command<Paper>(folder, `exam resume ${begun.sitting}`).out;
    expect(order(after)).toBe(order(begun));
    expect(after.deadline).toBe(begun.deadline);
    expect(after.left).toBeLessThanOrEqual(after.deadline - before + 1_000);
    expect(after.left).toBeGreaterThanOrEqual(after.deadline - Date.now() - 1_000);
    const answered = Object.keys(after.answers).filter((id) => (after.answers[id] ?? []).length > 0);
    const ids = [...acknowledged.keys()].map((number) => begun.items[number - 1]?.id);
    expect(ids.filter((id) => id === undefined || !answered.includes(id))).toEqual([]);
    expect(ids.filter((id) => id === undefined || !after.flagged.includes(id))).toEqual([]);
  }
  const pty = app(folder);
  await takeUp(pty);
  for (let at = Number(/Question (\d+)\/65/.exec(pty.text())?.[1]); at > 1; at -= 1) {
    pty.send('p');
    await pty.shows(`Question ${at - 1}/65`);
    const letter = acknowledged.get(at - 1);
    if (letter === undefined) continue;
    const shown = pty.text();
    expect([at, shown.includes(`[${letter}]`), shown.includes('-B-')]).toEqual([at, true, true]);
    expect(pty.screen()[0]).toMatch(/^ *\* /);
  }
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;

test.skipIf(!hasStrace)('an answer is on the disk before the next question is drawn', async () => {
  const folder = home();
  const { items } = command<Paper>(folder, 'exam start kcna --seed e2e --count 2').out;
  const trace = join(temporaryFolder('trace'), 'trace.txt');
  const watched = ['-f', '-qq', '-s', '20000', '-e', 'trace=write,writev,fdatasync', '-o', trace];
  const pty = new Pty('strace', [...watched, process.execPath, launcher], { env: envOf(folder) });
  open.push(pty);
  await takeUp(pty);
  const [, second] = items;
  // A word of the second question that stands nowhere on the first one.
  const word = /** drawn cell by cell: its ends may have stood there before */ (
    second?.stem.en.match(/[A-Za-z]{7,}/g) ?? []
  ).find((each) => !pty.text().includes(each.slice(1, -1)));
  expect(word).toBeDefined();
  pty.send('a\r');
  await pty.shows('Question 2/');
  pty.send('\u001b');
  await pty.shows('Back to exam');
  pty.send('q');
  await pty.ended();
  const lines = readFileSync(trace, 'utf8').split('\n');
  const from = lines.findIndex((line) => line.includes('\\"step\\":\\"answer\\"'));
  const synced = lines.findIndex((line, at) => at > from && /fdatasync.*= 0/.test(line));
  const drawn = lines.findIndex((line) => line.includes((word ?? '').slice(1, -1)));
  expect(from).toBeGreaterThan(0);
  expect(synced).toBeGreaterThan(from);
  expect(drawn).toBeGreaterThan(synced);
});

test('an exam whose time ran out while the program was closed is submitted once, as of its deadline', () => {
  const folder = home();
  command<Paper>(folder, 'exam start kcna --seed e2e --count 4');
  const lines = spawnSync(process.execPath, [launcher, 'progress', 'export'], {
    env: { PATH: process.env.PATH, ...envOf(folder) },
    encoding: 'utf8',
  }).stdout;
  const day = 86_400_000;
  const past = lines
    .trim()
    .split('\n')
    .map((line) => {
      const record = JSON.parse(line);
      if (record.event.type === 'exam') record.event.data.deadline -= day;
      return JSON.stringify({ ...record, at: record.at - day });
    });
  const other = home();
  const file = join(other, 'past.jsonl');
  writeFileSync(file, past.join('\n'));
  command(other, `progress import ${file} --yes`);
  type Report = { submitted: { at: number; by: string } | null };
  const first = command<Report>(other, 'exam report');
  const second = command<Report>(other, 'exam report');
  expect(first.out.submitted).toMatchObject({ by: 'clock' });
  expect(second.out.submitted).toEqual(first.out.submitted);
  const records = spawnSync(process.execPath, [launcher, 'progress', 'export'], {
    env: { PATH: process.env.PATH, ...envOf(other) },
    encoding: 'utf8',
  }).stdout;
  expect(records.match(/"step":"submitted"/g)).toHaveLength(1);
});

test('a second window on the same history says so, both keep what they do, and the first exam window reads', async () => {
  const folder = home();
  command<Paper>(folder, 'exam start kcna --seed e2e --count 10');
  const one = app(folder);
  await one.shows('quit');
  expect(one.text()).not.toContain('Another eks-learn');
  const two = app(folder);
  await two.shows('Another eks-learn');
  expect(two.text()).toContain(`pid ${one.pid}`);
  await takeUp(one);
  await one.shows('Question 1/');
  one.send('a');
  await one.shows('[A]');
  await takeUp(two);
  await two.shows('Question 2/');
  two.send('b');
  await two.shows('[B]');
  one.send('c');
  await one.shows('can only be read');
  const { out } = command<Paper>(folder, 'exam resume');
  expect(Object.values(out.answers).filter((answer) => answer.length > 0)).toHaveLength(2);
  one.kill('SIGKILL');
  await one.ended();
  const three = app(folder);
  await three.shows('quit');
  expect(three.text()).not.toContain('Another eks-learn');
}, 60_000);
