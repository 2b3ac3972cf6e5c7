import type { Problem } from '../problem.ts';
import type { HistoryRecord, StudyEvent } from '../study/history.ts';
import type { Backup } from './backups.ts';

/** Whether answers reach the disk; when not, why, in the words of a Problem code. */
export type SavingState = { readonly saving: true } | { readonly saving: false; readonly problem: Problem };

/** The learner's history: in memory as a list, on disk as a journal. */
export interface HistoryStore {
  /** Everything known, in order of the journal, other processes' records of the last look included. */
  readonly records: readonly HistoryRecord[];
  /**
   * Appends the events as one write. Returns when they are on stable storage (fdatasync), so a screen may say so.
   * A failed write throws a Problem, leaves memory and disk as they were, and can be tried again with the same events.
   * Where nothing can be saved from the start (`saving()` says so), records stay in memory and nothing is thrown.
   */
  record(events: readonly StudyEvent[]): readonly HistoryRecord[];
  /** Takes in what other processes have appended since. Returns true when something came. */
  refresh(): boolean;
  saving(): SavingState;
}

export type Merge = { readonly added: number; readonly known: number };

/** What `progress import|backup|reset` may do besides; each keeps a backup first and throws a Problem on failure. */
export interface HistoryVault extends HistoryStore {
  /** What was found wrong with the files on opening and has been put right, for the learner to know. */
  readonly notices: readonly Problem[];
  /** The folder all files lie in; undefined when nothing is saved. */
  readonly folder: string | undefined;
  /** Adds records that are not there yet, by id. */
  merge(records: readonly HistoryRecord[]): Merge;
  backups(): readonly Backup[];
  keepBackup(): Backup;
  /** Replaces the history by a backup. What stood before is backed up, and `undoReset` brings it back. */
  restore(name: string): number;
  /** Empties the history. It stays in the undo area for 30 days. */
  reset(): number;
  /** Brings back what the last reset or restore took away, and returns how many records; 0 when there is nothing. */
  undoReset(): number;
}
