import { isProblem } from '../problem.ts';
import type { HistoryStore } from '../store/history-store.ts';
import type { HistoryRecord, StudyEvent } from '../study/history.ts';

/** Writes what happened; what could not be written is kept and tried again with the next record. */
export class Recorder {
  readonly #history: HistoryStore;
  #unsaved: readonly StudyEvent[] = [];

  constructor(history: HistoryStore) {
    this.#history = history;
  }

  /** The records on disk, or undefined when the disk refused. */
  record(events: readonly StudyEvent[]): readonly HistoryRecord[] | undefined {
    const all = [...this.#unsaved, ...events];
    try {
      const records = this.#history.record(all);
      this.#unsaved = [];
      return records;
    } catch (thrown) {
      if (!isProblem(thrown)) throw thrown;
      this.#unsaved = all;
      return undefined;
    }
  }

  saved(): boolean {
    return this.#unsaved.length === 0 && this.#history.saving().saving;
  }
}
