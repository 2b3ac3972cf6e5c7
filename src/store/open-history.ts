import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';
import { codeOf } from './disk-error.ts';
import { followLinks } from './durable-file.ts';
import { HistoryJournal } from './history-journal.ts';
import type { HistoryVault } from './history-store.ts';
import { historyVault } from './history-vault.ts';
import { removeLeftovers } from './leftovers.ts';
import type { HistoryFiles } from './load-journal.ts';
import { type ProcessTable, processTable } from './lock.ts';
import { memoryHistory } from './memory-history.ts';

export type HistoryPlace = {
  /** All data in one folder; made on the first write. Undefined: nothing can be saved. */
  readonly folder: string | undefined;
  /** Wall clock. */
  readonly now: () => number;
  readonly processes?: ProcessTable;
  /** How long a lock of a living process is waited for, in milliseconds. @default 5000 */
  readonly patience?: number;
};

/**
 * Opens the learner's history. Never throws for what is on the disk: damage is repaired (see `notices`), and what
 * cannot be written is a history that says so in `saving()`.
 */
export function openHistory({ folder, now, processes, patience }: HistoryPlace): HistoryVault {
  if (folder === undefined) return memoryHistory([], new Problem('history-no-home'), now);
  const files = filesIn(folder);
  const journal = new HistoryJournal(files, now, processes ?? processTable, patience ?? 5_000);
  const refused = journal.open() ?? refusal(folder);
  if (refused === undefined) {
    const real = dirname(followLinks(files.journal));
    removeLeftovers([folder, real, files.backups, files.undo], processes ?? processTable, now());
  }
  return refused?.code === 'history-not-writable'
    ? memoryHistory(journal.records, refused, now)
    : historyVault(journal, files, now);
}

/** The names of everything the store keeps. */
export const filesIn = (folder: string): HistoryFiles => ({
  folder,
  journal: join(folder, 'history.jsonl'),
  snapshot: join(folder, 'snapshot.json'),
  lock: join(folder, 'history.lock'),
  backups: join(folder, 'backups'),
  undo: join(folder, 'undo'),
});

/** Asks the nearest folder that exists whether we may write there. */
function refusal(folder: string): Problem | undefined {
  for (let place = folder; ; place = dirname(place)) {
    try {
      accessSync(place, constants.W_OK | constants.X_OK);
      return undefined;
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code !== 'ENOENT' || dirname(place) === place)
        return new Problem('history-not-writable', { path: folder, code: code ?? '' }, { cause: thrown });
    }
  }
}
