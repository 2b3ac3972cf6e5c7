import type { Course } from '../../src/course/course.ts';
import type { Search } from '../../src/course/search.ts';
import type { Clock } from '../../src/host/clock.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { LabActions } from '../../src/lab/actions.ts';
import type { PracticeActions, PracticeView } from '../../src/lab/practice-panel.ts';
import type { Editor, Exports, FoundTool, Services } from '../../src/services.ts';
import type { HistoryStore } from '../../src/store/history-store.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import { frameCourse } from './frame-course.ts';

export type FakeWorld = {
  readonly course?: Course;
  readonly records?: readonly HistoryRecord[];
  readonly tools?: readonly FoundTool[];
  readonly labs?: Partial<LabActions>;
  readonly practice?: PracticeView;
  readonly history?: HistoryStore;
  readonly search?: Search;
  readonly editor?: Editor;
  readonly exports?: Exports;
  /** Wall clock of the test; it stands still. */
  readonly now?: number;
  /** Instead of the one that stands still. */
  readonly clock?: Clock;
};

/** Friday, 20 November 2026, 14:00 in Tokyo. */
export const friday = Date.UTC(2026, 10, 20, 5, 0);

/** A history in memory that keeps what is recorded. */
export function memoryOf(records: readonly HistoryRecord[], now: number): HistoryStore {
  let kept = records;
  return {
    get records() {
      return kept;
    },
    record(events: readonly StudyEvent[]) {
      const made = events.map((event, at) => ({ id: `r${kept.length + at}`, at: now, event }));
      kept = [...kept, ...made];
      return made;
    },
    refresh: () => false,
    saving: () => ({ saving: true }),
  };
}

/** A clock that stands still; whoever waits on it waits until it is told to stop. */
export const stillClock = (now: number): Clock => ({
  now: () => now,
  monotonic: () => now,
  sleep: (ms, signal) =>
    ms < 100
      ? new Promise((resolve) => setImmediate(resolve))
      : new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
});

const noLabs: Pick<LabActions, 'list' | 'sessions'> = { list: async () => [], sessions: async () => [] };

/** A practice cluster that stands as given, whatever is asked of it. */
const practiceOf = (view: PracticeView): PracticeActions => ({
  look: async () => view,
  up: async () => undefined,
  down: async () => undefined,
  reset: async () => undefined,
  shell: async () => 0,
});

/** Everything a screen may ask for, from data of the test. */
export function fakeServices(language: Language, world: FakeWorld = {}): Services {
  const now = world.now ?? friday;
  let seed = 7;
  return {
    language,
    clock: world.clock ?? stillClock(now),
    random: () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    },
    course: world.course ?? frameCourse,
    history: world.history ?? memoryOf(world.records ?? [], now),
    labs: { ...noLabs, ...world.labs } as LabActions,
    practice: practiceOf(world.practice ?? { state: 'absent' }),
    exports: world.exports ?? { report: async () => 'report.md', progress: async () => 'progress.jsonl' },
    search: async () => world.search ?? (() => ({ hits: [], also: [] })),
    runShell: async () => 0,
    editor: world.editor,
    findTools: async () => world.tools ?? [{ name: 'kubectl', version: '1.35.1' }],
  };
}
