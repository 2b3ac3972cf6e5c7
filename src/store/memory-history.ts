import type { Problem } from '../problem.ts';
import type { HistoryRecord } from '../study/history.ts';
import type { HistoryStore } from './history-store.ts';

/** A history that lives as long as the process: for when nothing can be saved, with the reason why. */
export function memoryHistory(reason: Problem, now: () => number, newId: () => string): HistoryStore {
  const records: HistoryRecord[] = [];
  return {
    records,
    record: (events) => {
      const made = events.map((event) => ({ id: newId(), at: now(), event }));
      records.push(...made);
      return made;
    },
    refresh: () => false,
    saving: () => ({ saving: false, problem: reason }),
  };
}
