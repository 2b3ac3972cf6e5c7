import type { Clock } from '../host/clock.ts';
import { runLater, type Tasks } from './tasks.ts';

const shownFor = 4000;

/** What stands in the footer rule for a moment: until the next key, or for four seconds. One at a time. */
export class Notice {
  text: string | undefined;
  readonly #tasks: Tasks;
  readonly #clock: Clock;
  readonly #changed: () => void;

  constructor(tasks: Tasks, clock: Clock, changed: () => void) {
    this.#tasks = tasks;
    this.#clock = clock;
    this.#changed = changed;
  }

  say(text: string): void {
    this.text = text;
    runLater(this.#tasks, 'notice', this.#clock, shownFor, () => {
      this.text = undefined;
      this.#changed();
    });
  }

  clear(): void {
    this.text = undefined;
    this.#tasks.cancel('notice');
  }
}
