import type { HistoryRecord, StudyEvent } from '../study/history.ts';

/** Whether answers reach the disk; when not, why, in the words of a Problem code. */
export type SavingState =
  | { readonly saving: true }
  | { readonly saving: false; readonly problem: import('../problem.ts').Problem };

/** The learner's history: in memory as a list, on disk as a journal. */
export interface HistoryStore {
  /** Everything known, in order of the journal, other processes' records of the last look included. */
  readonly records: readonly HistoryRecord[];
  /**
   * Appends the events as one write. Returns when they are on stable storage (fdatasync), so a screen may say so.
   * A failed write throws a Problem, leaves memory and disk as they were, and can be tried again with the same events.
   */
  record(events: readonly StudyEvent[]): readonly HistoryRecord[];
  /** Takes in what other processes have appended since. Returns true when something came. */
  refresh(): boolean;
  saving(): SavingState;
}
