import { describe, expect, test } from 'vitest';
import { drawPaper } from '../../src/study/exam/draw.ts';
import { holderOf } from '../../src/study/exam/held-lab.ts';
import { readinessOf } from '../../src/study/exam/readiness.ts';
import { reportOf, weakestTasks, weakLessons } from '../../src/study/exam/report.ts';
import { countsOf, openSession, updateSession } from '../../src/study/exam/session.ts';
import { sittingsOf } from '../../src/study/exam/sitting.ts';
import { startSitting } from '../../src/study/exam/start.ts';
import { submission } from '../../src/study/exam/submit.ts';
import { taskPool } from '../../src/study/exam/task-pool.ts';
import { awaitsLooks, graceForLooks, tasksToJudge } from '../../src/study/exam/task-result.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import { progressOf } from '../../src/study/progress.ts';
import { cardsOf } from '../../src/study/review/cards.ts';
import { createScheduler } from '../../src/study/review/scheduler.ts';
import { ckaBlueprint } from '../support/cka-blueprint.ts';
import { single } from '../support/questions.ts';

const start = 1_790_000_000_000;
const minute = 60_000;

const blueprint = ckaBlueprint(4);

const labs = ['net-a', 'net-b', 'net-c', 'store-a', 'store-b', 'store-c'].map((id) => ({
  id,
  minutes: 11,
  domains: [`cka/${id.startsWith('net') ? 'networking' : 'storage'}`],
}));

function hall(mode: 'exam' | 'training' | 'mixed' = 'exam') {
  const records: HistoryRecord[] = [];
  const write = (at: number, ...events: readonly StudyEvent[]) =>
    records.push(...events.map((event, place) => ({ id: `r${records.length + place}`, at, event })));
  const questions = labs.map(({ id, domains }) => ({ ...single(`q-${id}`), domains: [...domains] }));
  const begun = startSitting({
    blueprint,
    mode,
    questions,
    tasks: labs,
    seed: 's',
    edition: 'e',
    now: start,
  });
  write(start, begun.event);
  const sitting = () => sittingsOf(records)[0]!;
  const tasks = begun.paper.items.filter(({ kind }) => kind === 'task').map(({ id }) => id);
  const begin = (lab: string, at: number, session = `${lab}-1`) =>
    write(at, { type: 'lab-started', lab, session, target: 'practice' });
  const look = (lab: string, points: number, at: number, more: Partial<StudyEvent> = {}) =>
    write(at, {
      type: 'lab-checked',
      lab,
      session: `${lab}-1`,
      points,
      maxPoints: 5,
      passed: points === 5,
      failed: [],
      ...more,
    } as StudyEvent);
  return { records, write, sitting, tasks, begin, look, id: begun.id };
}

describe('an exam of tasks', () => {
  test('draws labs by domain under one clock, and no questions', () => {
    const { sitting, tasks } = hall();
    expect(tasks).toHaveLength(4);
    expect(
      sitting()
        .paper.items.map(({ domain }) => domain)
        .sort(),
    ).toEqual(['networking', 'networking', 'storage', 'storage']);
    expect(sitting().deadline).toBe(start + 40 * minute);
  });

  test('a paper too short for every domain does not say that the pool lacks any', () => {
    const draw = { blueprint, questions: [], seed: 's', edition: 'e', taskCount: 1 };
    expect(drawPaper({ ...draw, tasks: labs }).uncovered).toEqual([]);
    expect(drawPaper({ ...draw, tasks: labs.slice(0, 3) }).uncovered).toEqual(['storage']);
  });

  test('gives each task the share of its criteria, and the last look in time counts', () => {
    const { sitting, tasks, begin, look, id } = hall();
    const [one, two] = tasks as [string, string];
    begin(one, start + minute);
    begin(two, start + minute);
    look(one, 5, start + 5 * minute);
    look(one, 2, start + 6 * minute, {
      sitting: id,
      looked: start + 6 * minute,
      criteria: [
        { id: 'a', points: 2, of: 2 },
        { id: 'b', points: 0, of: 3 },
      ],
    });
    look(two, 5, start + 41 * minute);
    expect(sitting().tasks.get(one)).toMatchObject({ points: 2, maxPoints: 5 });
    expect(sitting().tasks.has(two)).toBe(false);
    const report = reportOf({ ...sitting(), submitted: { at: start + 40 * minute, by: 'clock' } });
    expect(report.scored.points).toBeCloseTo(0.4);
    expect(report.score).toBe(10);
    const scored = report.items.find(({ item }) => item.id === one);
    expect(scored?.criteria).toHaveLength(2);
    expect(weakestTasks(report)).toHaveLength(3);
  });

  test('a lab that was begun before the exam brings nothing into it', () => {
    const { records, sitting, tasks, look } = hall();
    const [one] = tasks as [string];
    records.unshift({
      id: 'old',
      at: start - minute,
      event: { type: 'lab-started', lab: one, session: `${one}-1`, target: 'practice' },
    });
    look(one, 5, start + minute);
    expect(sittingsOf(records)[0]?.tasks.size).toBe(0);
    expect(sitting().tasks.size).toBe(0);
  });

  test('the look that the exam makes at its end counts once, and not when it comes too late', () => {
    const { write, sitting, tasks, begin, look, id } = hall();
    const [one, two, three] = tasks as [string, string, string];
    const end = start + 40 * minute;
    for (const lab of [one, two, three]) begin(lab, start + minute);
    write(end + 5_000, ...submission(sitting(), end + 5_000, 'clock'));
    expect(awaitsLooks(sitting(), end + 5_000)).toBe(true);
    expect(tasksToJudge(sitting())).toBe(3);
    look(one, 4, end + 9_000, { sitting: id, looked: end + 6_000 });
    look(one, 5, end + 19_000, { sitting: id, looked: end + 18_000 });
    look(two, 5, end + 7_000);
    look(three, 5, end + graceForLooks + 9_000, { sitting: id, looked: end + graceForLooks + 1 });
    expect(sitting().tasks.get(one)?.points).toBe(4);
    expect(sitting().tasks.has(two)).toBe(false);
    expect(sitting().tasks.has(three)).toBe(false);
    expect(tasksToJudge(sitting())).toBe(2);
    expect(awaitsLooks(sitting(), end + graceForLooks + 1)).toBe(false);
  });

  test('its labs are held until it ends; training lets them go', () => {
    const { records, write, sitting, tasks } = hall();
    const [one] = tasks as [string];
    expect(holderOf(records, one, start + minute)?.id).toBe(sitting().id);
    expect(holderOf(records, 'another', start + minute)).toBeUndefined();
    expect(holderOf(records, one, start + 41 * minute)).toBeUndefined();
    write(start + 2 * minute, ...submission(sitting(), start + 2 * minute, 'learner'));
    expect(holderOf(records, one, start + 3 * minute)).toBeUndefined();
    const training = hall('training');
    expect(holderOf(training.records, training.tasks[0] ?? '', start + minute)).toBeUndefined();
  });

  test('what a look at a task saw is told nowhere before submission: no card, no lab done, no readiness', () => {
    const { records, write, sitting, tasks, begin, look, id } = hall();
    const [one, two] = tasks as [string, string];
    const domains = new Map(labs.map((lab) => [lab.id, lab.domains]));
    const rules = { scheduler: createScheduler({}), termsOf: () => [], now: start + 50 * minute };
    const known = () => ({
      labs: [...progressOf(records).labs.keys()],
      cards: [...cardsOf(records, rules).keys()],
      answers: readinessOf(blueprint, new Map(), records, domains).answers,
    });
    begin(one, start + minute);
    begin(two, start + minute);
    look(one, 5, start + 5 * minute, { sitting: id, looked: start + 5 * minute });
    look(two, 0, start + 6 * minute, { sitting: id, looked: start + 6 * minute, failed: ['ready'] });
    expect(known()).toEqual({ labs: [], cards: [], answers: 0 });
    write(start + 7 * minute, ...submission(sitting(), start + 7 * minute, 'learner'));
    expect(known()).toEqual({ labs: [one, two], cards: [`lab:${two}:ready`], answers: 2 });
  });

  test('a task that was begun is not open any more: it is looked at on submission', () => {
    const { sitting, tasks, begin } = hall();
    const [one] = tasks as [string];
    const counts = () => countsOf(openSession(sitting(), 'w', { wall: start + minute, mono: 0 }).state);
    expect(counts()).toMatchObject({ answered: 0, open: 4 });
    begin(one, start + minute);
    expect(counts()).toMatchObject({ answered: 1, open: 3 });
    begin('another lab', start + minute);
    expect(sitting().begun).toEqual(new Set([one]));
  });

  test('lessons of a task that was missed are among the weak ones', () => {
    const { sitting, tasks } = hall();
    const [one, two] = tasks as [string, string];
    const report = reportOf({ ...sitting(), submitted: { at: start + minute, by: 'learner' } });
    expect(report.weakLessons).toEqual([]);
    const lessons = new Map([
      [one, ['services', 'dns']],
      [two, ['dns']],
    ]);
    expect(weakLessons(report, lessons)).toEqual([
      { lesson: 'dns', missed: 2 },
      { lesson: 'services', missed: 1 },
    ]);
  });

  test('time on a task counts as time on a question does', () => {
    const { sitting, write, tasks } = hall();
    const opened = openSession(sitting(), 'one', { wall: start, mono: 0 });
    write(start, ...opened.record);
    const turn = updateSession(opened.state, {
      type: 'go',
      to: 1,
      now: { wall: start + 90_000, mono: 90_000 },
    });
    write(start + 90_000, ...turn.record);
    const first = sitting().paper.items[0]?.id ?? '';
    expect(tasks).toContain(first);
    expect(sitting().answers.get(first)?.took).toBe(90_000);
  });
});

test('a mixed sitting has questions and tasks on one clock', () => {
  const { sitting, tasks } = hall('mixed');
  const items = sitting().paper.items;
  expect(tasks).toHaveLength(2);
  expect(items.filter(({ kind }) => kind === 'question')).toHaveLength(4);
  expect(sitting().deadline).toBeGreaterThan(start + 40 * minute);
});

test('tasks come from labs that run where the exam is sat', () => {
  const cards = [
    { id: 'a', minutes: 5, domains: [], targets: ['practice', 'any-kubernetes'], anywhere: true },
    { id: 'b', minutes: 5, domains: [], targets: ['kind', 'any-kubernetes'], anywhere: false },
    { id: 'c', minutes: 5, domains: [], targets: ['offline'], anywhere: true },
    { id: 'd', minutes: 5, domains: [], targets: ['aws'], anywhere: false },
  ];
  const ids = (target?: string) => taskPool(cards, target).map(({ id }) => id);
  expect(ids()).toEqual(['a', 'c']);
  expect(ids('practice')).toEqual(['a', 'c']);
  expect(ids('kind')).toEqual(['a', 'b', 'c']);
  expect(ids('my-context')).toEqual(['a', 'b', 'c']);
});
