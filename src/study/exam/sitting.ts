import type { Answer, Criterion, HistoryRecord, Instant, StudyEvent } from '../history.ts';
import { standing } from '../progress.ts';
import type { ExamMode } from './modes.ts';
import type { Paper } from './paper.ts';
import { addTask, beginTask } from './task-result.ts';
import type { Jump } from './timer.ts';

/** What happened in a sitting: the `step` and `data` of `exam` events. All times are of the wall clock. */
export type ExamStep =
  | {
      readonly step: 'started';
      readonly data: { readonly paper: Paper; readonly mode: ExamMode; readonly deadline: Instant | null };
    }
  /** The answer as it stands now, and milliseconds more spent on the item. */
  | {
      readonly step: 'answer';
      readonly data: { readonly item: string; readonly answer: Answer; readonly took: number };
    }
  | { readonly step: 'struck'; readonly data: { readonly item: string; readonly options: readonly string[] } }
  | { readonly step: 'flag'; readonly data: { readonly item: string; readonly on: boolean } }
  /** A window took the sitting over; others become readers. */
  | { readonly step: 'opened'; readonly data: { readonly window: string } }
  | { readonly step: 'left'; readonly data: { readonly window: string } }
  | { readonly step: 'jump'; readonly data: Jump }
  /** Answers are graded as of `at`; by the clock when time was over, also if nobody was there. */
  | { readonly step: 'submitted'; readonly data: { readonly at: Instant; readonly by: 'learner' | 'clock' } };

export type AnswerRecord = {
  readonly answer: Answer;
  readonly took: number;
  /** Answers that stood for a while before, oldest first. */
  readonly earlier: readonly Answer[];
};

export type Sitting = {
  readonly id: string;
  readonly paper: Paper;
  readonly mode: ExamMode;
  readonly startedAt: Instant;
  readonly deadline: Instant | undefined;
  readonly answers: ReadonlyMap<string, AnswerRecord>;
  readonly struck: ReadonlyMap<string, readonly string[]>;
  readonly flagged: ReadonlySet<string>;
  readonly jumps: readonly Jump[];
  readonly submitted: { readonly at: Instant; readonly by: 'learner' | 'clock' } | undefined;
  /** The window that has the sitting open, and when it was last heard of. */
  readonly window: { readonly id: string; readonly at: Instant } | undefined;
  /** The latest moment known, for clocks that went back while the program was closed. */
  readonly lastSeen: Instant;
  /** What is known of each task by lab, from the looks of the sitting's time; the last look counts. */
  readonly tasks: ReadonlyMap<string, TaskResult>;
  /** Labs of the tasks that were begun in its time. They are looked at when it ends, whatever was recorded before. */
  readonly begun: ReadonlySet<string>;
};

export type TaskResult = {
  readonly points: number;
  readonly maxPoints: number;
  readonly session: string;
  readonly looked: Instant;
  /** Empty where the look did not say. */
  readonly criteria: readonly Criterion[];
};

export const examEvent = (sitting: string, { step, data }: ExamStep): StudyEvent => ({
  type: 'exam',
  sitting,
  step,
  data,
});

/** Every sitting of the history, oldest first. */
export function sittingsOf(records: readonly HistoryRecord[]): readonly Sitting[] {
  const sittings = new Map<string, Sitting>();
  const begun = new Map<string, Instant>();
  for (const { at, event } of standing(records)) {
    if (event.type === 'lab-started') {
      begun.set(event.session, at);
      beginTask(sittings, event.lab, at);
    }
    if (event.type === 'lab-checked') addTask(sittings, event, { at, begun: begun.get(event.session) });
    if (event.type !== 'exam') continue;
    // Written by this program, and checked on import.
    const step = { step: event.step, data: event.data } as ExamStep;
    const known = sittings.get(event.sitting);
    const next = known === undefined ? begin(event.sitting, step, at) : takeStep(known, step, at);
    if (next !== undefined) sittings.set(event.sitting, next);
  }
  return [...sittings.values()];
}

/** Ids of the exams of which a paper was handed in. */
export const examsSat = (records: readonly HistoryRecord[]): ReadonlySet<string> =>
  new Set(
    sittingsOf(records)
      .filter(({ submitted }) => submitted !== undefined)
      .map(({ paper }) => paper.blueprint.id),
  );

function begin(id: string, step: ExamStep, at: Instant): Sitting | undefined {
  if (step.step !== 'started') return undefined;
  const { paper, mode, deadline } = step.data;
  return {
    id,
    paper,
    mode,
    startedAt: at,
    deadline: deadline ?? undefined,
    answers: new Map(),
    struck: new Map(),
    flagged: new Set(),
    jumps: [],
    submitted: undefined,
    window: undefined,
    lastSeen: at,
    tasks: new Map(),
    begun: new Set(),
  };
}

/** One more step; nothing changes a sitting that was submitted, and nothing counts after its deadline. */
export function takeStep(sitting: Sitting, step: ExamStep, at: Instant): Sitting {
  if (sitting.submitted !== undefined) return sitting;
  const seen = { ...sitting, lastSeen: Math.max(sitting.lastSeen, at) };
  const late = sitting.deadline !== undefined && at > sitting.deadline;
  switch (step.step) {
    case 'answer':
      return late ? seen : { ...seen, answers: withAnswer(sitting, step.data) };
    case 'struck':
      return { ...seen, struck: new Map(sitting.struck).set(step.data.item, step.data.options) };
    case 'flag': {
      const flagged = new Set(sitting.flagged);
      if (step.data.on) flagged.add(step.data.item);
      else flagged.delete(step.data.item);
      return { ...seen, flagged };
    }
    case 'opened':
      return { ...seen, window: { id: step.data.window, at } };
    case 'left':
      return sitting.window?.id === step.data.window ? { ...seen, window: undefined } : seen;
    case 'jump':
      return { ...seen, jumps: [...sitting.jumps, step.data] };
    case 'submitted':
      return { ...seen, submitted: step.data };
    default:
      return seen;
  }
}

function withAnswer(
  { answers }: Sitting,
  { item, answer, took }: { readonly item: string; readonly answer: Answer; readonly took: number },
): ReadonlyMap<string, AnswerRecord> {
  const before = answers.get(item);
  const same = before !== undefined && before.answer.join('\n') === answer.join('\n');
  const earlier =
    before === undefined || same || before.answer.length === 0
      ? (before?.earlier ?? [])
      : [...before.earlier, before.answer];
  return new Map(answers).set(item, { answer, took: (before?.took ?? 0) + took, earlier });
}

/** Whether something of an item would be scored: an answer that is not empty, or a task that was begun. */
export const isAnswered = ({ answers, tasks, begun }: Sitting, id: string): boolean =>
  tasks.has(id) || begun.has(id) || (answers.get(id)?.answer.some((part) => part.trim() !== '') ?? false);

/** True when the time of a sitting is over and nobody has submitted it. */
export const isOver = (sitting: Sitting, time: Instant): boolean =>
  sitting.submitted === undefined && sitting.deadline !== undefined && time >= sitting.deadline;

/** The sittings that can be taken up again. */
export const openSittings = (records: readonly HistoryRecord[]): readonly Sitting[] =>
  sittingsOf(records).filter(({ submitted }) => submitted === undefined);
