import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
  items: { id: string; options: { letter: string; text: { en: string } }[] }[];
  answers: Record<string, string[]>;
  flagged: string[];
};

const order = ({ items }: Paper): string => JSON.stringify(items.map(({ id, options }) => [id, options]));

test('killed at any moment of an exam, the built program takes it up as it was: paper, order, answers, flags, time', async () => {
  const folder = home();
  const begun = command<Paper>(folder, 'exam start kcna --seed e2e').out;
  const letters = 'abcd';
  let given = 0;
  for (let round = 0; round < 5; round += 1) {
    const pty = app(folder);
    await takeUp(pty);
    const at = /Question (\d+)\//.exec(pty.text())?.[1];
    const letter = letters[round % 4] ?? 'a';
    pty.send(letter);
    await pty.shows(`[${letter.toUpperCase()}]`);
    pty.send('f');
    await pty.shows('Flagged');
    given += 1;
    pty.kill('SIGKILL');
    await pty.ended();
    const after = command<Paper>(folder, `exam resume ${begun.sitting}`).out;
    expect(order(after)).toBe(order(begun));
    expect(after.deadline).toBe(begun.deadline);
    const number = Number(at) - 1;
    const item = begun.items[number];
    expect(Object.keys(after.answers)).toContain(item?.id);
    expect(after.flagged).toContain(item?.id);
    expect(Object.values(after.answers).filter((answer) => answer.length > 0)).toHaveLength(given);
    expect(Math.abs(after.left - (after.deadline - Date.now()))).toBeLessThan(10_000);
  }
}, 60_000);

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
