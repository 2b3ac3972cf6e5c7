import type { Clock } from '../host/clock.ts';
import { isProblem } from '../problem.ts';
import type { HistoryStore } from '../store/history-store.ts';
import type { HistoryRecord, StudyEvent } from '../study/history.ts';
import { runLater, type Tasks } from './tasks.ts';

/** How long an event written soon waits, in milliseconds: the frame is drawn by then. */
const aMoment = 50;

/** Writes what happened; what could not be written is kept and tried again with the next record. */
export class Recorder {
  readonly #history: HistoryStore;
  #unsaved: readonly StudyEvent[] = [];
  #soon: readonly StudyEvent[] = [];

  constructor(history: HistoryStore) {
    this.#history = history;
  }

  /** Writes the event when the frame is drawn, or with the next record; a later one takes its place. */
  soon(event: StudyEvent, tasks: Tasks, clock: Clock): void {
    this.#soon = [event];
    runLater(tasks, 'record', clock, aMoment, () => this.flush());
  }

  /** Writes what was to be written soon. */
  flush(): void {
    const events = this.#soon;
    this.#soon = [];
    if (events.length > 0) this.record(events);
  }

  /** The records on disk, or undefined when the disk refused. */
  record(events: readonly StudyEvent[]): readonly HistoryRecord[] | undefined {
    this.flush();
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
