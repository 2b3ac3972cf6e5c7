import type { Problem } from '../problem.ts';
import type { HistoryRecord } from '../study/history.ts';
import type { HistoryVault } from './history-store.ts';
import { newRecords } from './new-records.ts';

/** A history that ends with the program, because nothing can be saved; `saving()` says why. */
export function memoryHistory(
  known: readonly HistoryRecord[],
  problem: Problem,
  now: () => number,
): HistoryVault {
  let records = known;
  const refuse = (): never => {
    throw problem;
  };
  return {
    get records() {
      return records;
    },
    notices: [],
    folder: undefined,
    record(events) {
      const made = newRecords(events, now());
      records = [...records, ...made];
      return made;
    },
    refresh: () => false,
    saving: () => ({ saving: false, problem }),
    merge: refuse,
    backups: () => [],
    keepBackup: refuse,
    restore: refuse,
    reset: refuse,
    undoReset: refuse,
  };
}
