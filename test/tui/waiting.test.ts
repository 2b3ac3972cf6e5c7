import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Both } from '../../src/i18n/language.ts';
import { waitingTexts as said } from '../../src/i18n/texts/waiting.ts';
import type { LabActions } from '../../src/lab/actions.ts';
import type { Services } from '../../src/services.ts';
import type { Size } from '../../src/tui/frame/room.ts';
import { lookFor } from '../../src/tui/look.ts';
import { openPlace } from '../../src/tui/open-place.ts';
import { plainRow } from '../../src/tui/paint.ts';
import type { Place } from '../../src/tui/places.ts';
import { Shell } from '../../src/tui/shell.ts';
import { waitWords } from '../../src/tui/waits.ts';
import { fakeServices, friday } from '../support/fake-services.ts';
import { examCourse, examWorlds } from '../support/frame-exam.ts';
import { labWorlds, svcSession } from '../support/frame-lab.ts';
import { runningPractice } from '../support/golden-labs.ts';
import { handClock } from '../support/hand-clock.ts';

/** Never answers, until whoever asked no longer wants to know. */
const never = (): Promise<never> => new Promise(() => {});
async function* silent(): AsyncGenerator<never> {
  yield await never();
}

type World = {
  readonly labs?: Partial<LabActions>;
  readonly practice?: 'running' | 'absent';
  /** What hangs. */
  readonly hangs?: Partial<Services>;
  readonly practiceHangs?: keyof Services['practice'];
  /** When the practice cluster is up. */
  readonly upAt?: Promise<void>;
};

/** A wait: where it is in the source, how a learner comes to it, and what is said of it. */
type Case = World & {
  readonly source: string;
  readonly place: Place;
  readonly keys?: readonly string[];
  readonly say: Both;
  /** What stands after three seconds beside them. */
  readonly limit?: Both;
};

const lab = 'svc-selector';
const board: Place = { screen: 'lab', lab };
const { failed, waiting } = labWorlds;
const mixed: Place = { screen: 'exam', sitting: examWorlds.mixed.id };
const noList = { labs: { ...waiting, list: never } };
const looks = { ja: '1 手順は 20 秒まで', en: '20 s a step at most' };
const applies = { ja: '1 手順は 1 分まで', en: '1 min a step at most' };
const goes = { ja: '1 手順は 2 分まで', en: '2 min a step at most' };

/** The lab of the mixed exam, begun in it. */
const begun = {
  ...failed,
  session: async () => ({ ...svcSession, startedAt: friday }),
  sessions: async () => [{ ...svcSession, startedAt: friday }],
};
let opened = false;
const beginning = {
  ...waiting,
  session: async () => (opened ? begun.session() : undefined),
  sessions: async () => (opened ? begun.sessions() : []),
  start: async () => {
    opened = true;
    return { session: await begun.session(), baseline: { fail: [], pass: [] } };
  },
  check: silent,
};

const cases: readonly Case[] = [
  {
    source: 'screens/home tools',
    place: { screen: 'home' },
    hangs: { findTools: never },
    say: said.tools,
    limit: { ja: '残り 0 秒', en: '0 s left' },
  },
  { source: 'screens/home labs', place: { screen: 'home' }, ...noList, say: said.labs },
  { source: 'screens/labs labs', place: { screen: 'labs' }, ...noList, say: said.labs },
  { source: 'screens/exams labs', place: { screen: 'exams' }, ...noList, say: said.labs },
  { source: 'screens/review labs', place: { screen: 'review' }, ...noList, say: said.labs },
  { source: 'screens/paths labs', place: { screen: 'paths' }, ...noList, say: said.labs },
  { source: 'screens/progress labs', place: { screen: 'progress' }, ...noList, say: said.labs },
  { source: 'screens/search index', place: { screen: 'search' }, hangs: { search: never }, say: said.index },
  {
    source: 'screens/lab-targets places',
    place: { screen: 'lab-targets' },
    labs: { places: never },
    say: said.places,
    limit: { ja: '残り 2 秒', en: '2 s left' },
  },
  {
    source: 'screens/lab-plan plan',
    place: { screen: 'lab-plan', lab },
    labs: { plan: never },
    say: said.plan,
    limit: looks,
  },
  {
    source: 'screens/lab-plan start',
    place: { screen: 'lab-plan', lab },
    keys: ['y'],
    labs: { ...labWorlds.local, start: never },
    say: said.setUp,
    limit: applies,
  },
  { source: 'lab/board-tasks session', place: board, labs: { ...failed, session: never }, say: said.lab },
  {
    source: 'lab/board-tasks check look',
    place: board,
    labs: { ...failed, check: silent },
    say: said.check,
    limit: looks,
  },
  {
    source: 'lab/board-tasks check wholeLab',
    place: board,
    keys: ['Enter'],
    labs: { ...failed, check: silent },
    say: said.check,
    limit: { ja: '残り 4 分 57 秒', en: '4 min 57 s left' },
  },
  {
    source: 'lab/board-tasks hint',
    place: board,
    keys: ['h'],
    labs: { ...failed, hint: never },
    say: said.hint,
    limit: looks,
  },
  {
    source: 'lab/board-tasks work reset',
    place: board,
    keys: ['R', 'y'],
    labs: { ...failed, reset: never },
    say: said.reset,
    limit: goes,
  },
  {
    source: 'lab/board-tasks work cleanUp',
    place: board,
    keys: ['E', 'y'],
    labs: { ...failed, cleanup: never },
    say: said.cleanUp,
    limit: goes,
  },
  {
    source: 'screens/lab-debrief known',
    place: { screen: 'lab-debrief', lab },
    labs: { ...failed, show: never },
    say: said.lab,
  },
  {
    source: 'screens/lab-solution solution',
    place: { screen: 'lab-solution', lab },
    labs: { ...failed, solution: never },
    say: said.lab,
  },
  {
    source: 'screens/practice look',
    place: { screen: 'practice' },
    practiceHangs: 'look',
    say: said.practice.look,
    limit: { ja: '残り 0 秒', en: '0 s left' },
  },
  {
    source: 'screens/practice work up',
    place: { screen: 'practice' },
    keys: ['Enter'],
    practiceHangs: 'up',
    say: said.practice.up,
    limit: { ja: '残り 17 秒', en: '17 s left' },
  },
  {
    source: 'screens/practice work reset',
    place: { screen: 'practice' },
    practice: 'running',
    keys: ['R', 'y'],
    practiceHangs: 'reset',
    say: said.practice.reset,
    limit: { ja: '残り 22 秒', en: '22 s left' },
  },
  {
    source: 'screens/practice work down',
    place: { screen: 'practice' },
    practice: 'running',
    keys: ['E', 'y'],
    practiceHangs: 'down',
    say: said.practice.down,
    limit: { ja: '残り 2 秒', en: '2 s left' },
  },
  { source: 'exam/task-details tasks', place: mixed, labs: { ...failed, show: never }, say: said.labs },
  {
    source: 'exam/task-effects find',
    place: mixed,
    keys: ['m', 'G', 'Enter', 'Enter'],
    labs: { ...failed, session: never },
    say: said.lab,
  },
  {
    source: 'exam/task-effects begin',
    place: mixed,
    keys: ['m', 'G', 'Enter', 'Enter', 'Enter'],
    labs: { ...beginning, session: async () => undefined, plan: never },
    say: { ja: '用意しています', en: 'setting up' },
    limit: applies,
  },
  {
    source: 'exam/task-effects look',
    place: mixed,
    keys: ['m', 'G', 'Enter', 'Enter', 'Enter'],
    labs: { ...begun, check: silent },
    say: { ja: '記録しています', en: 'recording' },
    limit: looks,
  },
  {
    source: 'exam/last-looks looks',
    place: mixed,
    keys: ['m', 'G', 'Enter', 'Enter', 'Enter', 'Esc', 'E', 'y'],
    labs: beginning,
    say: { ja: '実技を判定しています   0/1', en: 'Judging the tasks   0/1' },
    limit: looks,
  },
  {
    source: 'exam/clean-up clean',
    place: mixed,
    keys: ['m', 'G', 'Enter', 'Enter', 'Enter', 'Esc', 'E', 'y', 'E', 'y'],
    labs: { ...beginning, check: async function* () {}, cleanup: never },
    say: { ja: 'ラボを片付けています   0/1', en: 'Cleaning up labs   0/1' },
    limit: goes,
  },
  {
    source: 'exam/report-export export',
    place: { screen: 'exam-report', sitting: examWorlds.submitted.id },
    keys: ['c', '2'],
    hangs: { exports: { report: never, progress: never } },
    say: said.export,
  },
  {
    source: 'exam/report-export export',
    place: { screen: 'progress' },
    keys: ['c'],
    hangs: { exports: { report: never, progress: never } },
    say: said.export,
  },
];

const term = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };

/** Where a lab belongs to the exam under way. */
const ofExam = new Set(['exam', 'exam-report']);

async function open(
  wait: Case,
  language: 'ja' | 'en',
  size: Size,
  settings = {},
  drew: (rows: readonly string[]) => void = () => {},
) {
  opened = false;
  const clock = handClock(friday);
  const left: string[] = [];
  const own = fakeServices(language, {
    clock,
    course: examCourse,
    records: ofExam.has(wait.place.screen)
      ? [...examWorlds.mixed.records, ...examWorlds.submitted.records]
      : [],
    ...(wait.labs === undefined ? {} : { labs: wait.labs }),
    ...(wait.practice === 'running' ? { practice: runningPractice } : {}),
  });
  const { upAt } = wait;
  const up = upAt === undefined ? {} : { up: () => upAt };
  const practice = wait.practiceHangs === undefined ? up : { [wait.practiceHangs]: never };
  const services = { ...own, ...wait.hangs, practice: { ...own.practice, ...practice } };
  const look = lookFor(term, {}, settings);
  let drawn = 0;
  const shell = new Shell(
    {
      services,
      size: () => size,
      openPlace,
      lookWith: () => look,
      changed: () => {
        drawn++;
        drew(shell.frame().rows.map((row) => plainRow(row)));
      },
      clipboard: () => {},
      suspend: () => {},
      handOver: (run) => run(),
      redraw: () => {},
      end: () => left.push('end'),
      failed: (thrown) => {
        throw thrown;
      },
    },
    wait.place,
    look,
  );
  shell.frame();
  await clock.advance(0);
  for (const key of wait.keys ?? []) {
    shell.take({ kind: 'key', key });
    await clock.advance(0);
  }
  const rows = () => shell.frame().rows.map((row) => plainRow(row));
  return { shell, clock, left, rows, drawn: () => drawn };
}

describe('what is awaited is named after 100 ms, and from 2 s on with its time, its limit and the way to stop it', () => {
  for (const wait of cases)
    test(`${wait.source}, ${wait.place.screen}`, async () => {
      for (const language of ['ja', 'en'] as const) {
        const { shell, clock, left, rows } = await open(wait, language, { columns: 80, rows: 24 });
        const rule = () => rows().at(-2) ?? '';
        const name = wait.say[language];
        await clock.advance(99);
        expect(rule(), 'soon').not.toContain(name);
        await clock.advance(1);
        expect(rule(), 'named').toMatch(new RegExp(`╌ ${name} ╌╌$`));
        await clock.advance(2_900);
        expect(rule(), 'counted').toContain(`${name} ${language === 'ja' ? '3 秒' : '3 s'}`);
        if (wait.limit !== undefined) expect(rule(), 'limit').toContain(wait.limit[language]);
        const footer = rows().at(-1) ?? '';
        const before = rows();
        if (wait.place.screen === 'home') expect(footer).toMatch(/ q \S+$/);
        else if (wait.source.endsWith('down')) expect(footer).toMatch(/Esc (?:戻る|back)$/);
        else expect(footer).toMatch(/Esc (?:止める|stop)$/);
        shell.take({ kind: 'key', key: wait.place.screen === 'home' ? 'q' : 'Esc' });
        await clock.advance(0);
        if (left.length === 0) {
          expect(rows(), 'stopped').not.toEqual(before);
          expect(rule()).not.toContain(name);
        }
        shell.close();
      }
    });

  test('every task of every screen is among them, but those that nobody waits for', () => {
    const folder = fileURLToPath(new URL('../../src/tui', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?:screens|lab|lesson|exam|question|components)\/.*\.tsx?$/.test(file),
    );
    const found = files.flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return [...text.matchAll(/type: 'task',\s*id: '(\w+)',\s*awaits: (undefined|\{)/g)].flatMap(
        ([, id, awaits]) => (awaits === 'undefined' ? [] : [`${file.replace(/\.tsx?$/, '')} ${id}`]),
      );
    });
    const tasks = files.flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/type: 'task'/g),
    ]);
    const covered = cases.map(({ source }) => source.split(' ').slice(0, 2).join(' '));
    expect(new Set(covered)).toEqual(new Set(found));
    // Watching goes on for as long as the learner likes; what an exam has left open is read from the disk.
    const unawaited = ['lab/board-tasks check', 'exam/clean-up left'];
    expect(tasks.length).toBe(found.length + unawaited.length);
  });
});

test('Ctrl-C stops what is awaited and leaves nothing on the screen that goes on waiting', async () => {
  const stuck: string[] = [];
  for (const wait of cases) {
    const { shell, clock, rows, left } = await open(wait, 'en', { columns: 80, rows: 24 });
    await clock.advance(3_000);
    shell.take({ kind: 'key', key: 'Ctrl-C' });
    await clock.advance(5_000);
    const now = rows().join('\n');
    const gone = left.includes('end');
    if (gone)
      expect(['lab-targets', 'lab-plan', 'lab-debrief', 'lab-solution', 'labs', 'lab', 'practice']).toContain(
        wait.place.screen,
      );
    else if (now.includes(wait.say.en) || /^ +(?:Looking|Reading) /m.test(now))
      stuck.push(`${wait.source}\n${now}`);
    shell.close();
  }
  expect(stuck).toEqual([]);
});

test('a low terminal has the time in its header', async () => {
  for (const wait of cases) {
    const { shell, clock, rows } = await open(wait, 'ja', { columns: 40, rows: 12 });
    await clock.advance(3_000);
    expect(rows()[0], wait.source).toMatch(/3 秒/);
    shell.close();
  }
});

test('without motion what is awaited is named once, without a number, and nothing moves', async () => {
  for (const wait of cases) {
    const { shell, clock, rows, drawn } = await open(
      wait,
      'ja',
      { columns: 80, rows: 24 },
      { motion: 'none' },
    );
    await clock.advance(200);
    const [count, frame] = [drawn(), rows()];
    expect(frame.at(-2), wait.source).toContain(wait.say.ja);
    await clock.advance(10_000);
    expect(drawn(), wait.source).toBe(count);
    expect(rows(), wait.source).toEqual(frame);
    shell.close();
  }
});

test('the numbers of a wait: whole seconds, and a limit that never falls below nothing', () => {
  const wait = { awaited: { say: said.check, limit: 5_000 }, since: 0 };
  const at = (now: number) => waitWords(wait, now, 'en', false)[0];
  expect([at(99), at(100), at(1_999), at(2_000), at(2_999)]).toEqual([
    undefined,
    'checking',
    'checking',
    'checking 2 s, 3 s left',
    'checking 2 s, 3 s left',
  ]);
  expect(at(72_000)).toBe('checking 1 min 12 s, 0 s left');
});

test('what has come is never drawn beside the words that it is awaited', async () => {
  let come: () => void = () => {};
  const wait: Case = {
    source: '',
    place: { screen: 'practice' },
    keys: ['Enter'],
    say: said.practice.up,
    hangs: {},
  };
  const frames: string[] = [];
  const seen = await open(
    { ...wait, upAt: new Promise((resolve) => (come = resolve)) },
    'ja',
    {
      columns: 80,
      rows: 24,
    },
    {},
    (rows) => frames.push(rows.join('\n')),
  );
  await seen.clock.advance(3_000);
  expect(frames.at(-1)).toContain(said.practice.up.ja);
  const before = frames.length;
  come();
  await seen.clock.advance(0);
  expect(frames.length).toBeGreaterThan(before);
  expect(frames.slice(before).join('\n')).not.toContain(said.practice.up.ja);
  seen.shell.close();
});
