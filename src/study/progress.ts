import { type ExamMode, modes } from './exam/modes.ts';
import type { AnswerVerdict, HistoryRecord, Instant } from './history.ts';

/** A lesson as the folds need it; the course's cards fit. */
export type LessonFacts = { readonly id: string; readonly minutes: number; readonly was?: readonly string[] };

export type LessonState = 'new' | 'begun' | 'read';

export type ReadingPlace = { readonly block: number; readonly share: number };

export type LessonProgress = {
  readonly state: LessonState;
  readonly place?: ReadingPlace;
  /** Ids of the corrections it had when it was read last. */
  readonly errata?: readonly string[];
  readonly at: Instant;
};

export type ItemProgress = {
  /** The newest first answer counts; `times` counts all. */
  readonly last: AnswerVerdict;
  readonly times: number;
  readonly right: number;
  readonly at: Instant;
};

export type Bookmark = { readonly lesson: string; readonly block: number };
export type Note = { readonly lesson: string; readonly block: number; readonly text: string };

/** All that screens ask about the past, made in one pass over the history. */
export type Progress = {
  readonly lessons: ReadonlyMap<string, LessonProgress>;
  readonly items: ReadonlyMap<string, ItemProgress>;
  readonly flagged: ReadonlySet<string>;
  readonly bookmarks: readonly Bookmark[];
  readonly notes: readonly Note[];
  readonly settings: ReadonlyMap<string, string | number | boolean>;
  /** The lesson touched last, whether read to its end or not. */
  readonly lastLesson: string | undefined;
  readonly labs: ReadonlyMap<string, { readonly passed: boolean; readonly at: Instant }>;
};

/** Folds the history; records taken back by an `undone` do not count. */
export function progressOf(records: readonly HistoryRecord[]): Progress {
  const state = emptyState();
  for (const record of told(records)) take(state, record);
  return {
    ...state,
    bookmarks: [...state.bookmarks.values()],
    notes: [...state.notes.values()].filter((note) => note.text !== ''),
  };
}

/** The records that count: what an `undone` names is left out, and so is the `undone` itself. */
export function standing(records: readonly HistoryRecord[]): readonly HistoryRecord[] {
  const undone = new Set<string>();
  for (const { event } of records) if (event.type === 'undone') undone.add(event.record);
  return undone.size === 0
    ? records
    : records.filter(({ id, event }) => event.type !== 'undone' && !undone.has(id));
}

/** The standing records a learner may know of: how a task of an exam stands is told after its submission. */
export function told(records: readonly HistoryRecord[]): readonly HistoryRecord[] {
  const held = new Set<string>();
  for (const { event } of records) {
    if (event.type !== 'exam') continue;
    if (event.step === 'submitted') held.delete(event.sitting);
    else if (event.step === 'started' && !tellsAtOnce(event.data)) held.add(event.sitting);
  }
  const all = standing(records);
  if (held.size === 0) return all;
  return all.filter(
    ({ event }) => event.type !== 'lab-checked' || event.sitting === undefined || !held.has(event.sitting),
  );
}

const tellsAtOnce = (data: unknown): boolean => modes[(data as { readonly mode: ExamMode }).mode].help;

type State = {
  lessons: Map<string, LessonProgress>;
  items: Map<string, ItemProgress>;
  flagged: Set<string>;
  bookmarks: Map<string, Bookmark>;
  notes: Map<string, Note>;
  settings: Map<string, string | number | boolean>;
  labs: Map<string, { passed: boolean; at: Instant }>;
  lastLesson: string | undefined;
};

const emptyState = (): State => ({
  lessons: new Map(),
  items: new Map(),
  flagged: new Set(),
  bookmarks: new Map(),
  notes: new Map(),
  settings: new Map(),
  labs: new Map(),
  lastLesson: undefined,
});

function take(state: State, { at, event }: HistoryRecord): void {
  switch (event.type) {
    case 'lesson-opened':
    case 'lesson-place':
    case 'lesson-read':
      takeLesson(state, at, event);
      return;
    case 'answered': {
      const before = state.items.get(event.question);
      const right = (before?.right ?? 0) + (event.verdict === 'right' ? 1 : 0);
      state.items.set(event.question, { last: event.verdict, times: (before?.times ?? 0) + 1, right, at });
      return;
    }
    case 'flagged':
      if (event.on) state.flagged.add(event.item);
      else state.flagged.delete(event.item);
      return;
    case 'bookmarked':
      if (event.on) state.bookmarks.set(`${event.lesson} ${event.block}`, event);
      else state.bookmarks.delete(`${event.lesson} ${event.block}`);
      return;
    case 'noted':
      state.notes.set(`${event.lesson} ${event.block}`, event);
      return;
    case 'lab-checked':
      state.labs.set(event.lab, { passed: event.passed || state.labs.get(event.lab)?.passed === true, at });
      return;
    case 'setting':
      state.settings.set(event.name, event.value);
      return;
    default:
      return;
  }
}

type LessonEvent = Extract<
  HistoryRecord['event'],
  { type: 'lesson-opened' | 'lesson-place' | 'lesson-read' }
>;

function takeLesson(state: State, at: Instant, event: LessonEvent): void {
  const before = state.lessons.get(event.lesson);
  const read = event.type === 'lesson-read' || before?.state === 'read';
  const place = event.type === 'lesson-place' ? { block: event.block, share: event.share } : before?.place;
  const errata = event.type === 'lesson-read' ? (event.errata ?? before?.errata) : before?.errata;
  state.lastLesson = event.lesson;
  state.lessons.set(event.lesson, {
    state: read ? 'read' : 'begun',
    at,
    ...(place && { place }),
    ...(errata && { errata }),
  });
}
