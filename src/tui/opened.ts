import { waitingTexts } from '../i18n/texts/waiting.ts';
import type { View } from './frame/view.ts';
import { viewWithOwnKeys } from './key-settings.ts';
import type { Outside } from './outside.ts';
import type { Delivery, Env, OpenEffect, OpenScreen } from './screen.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { isStoppedByLeaving, type Wait, waitChange, waitWords } from './waits.ts';

/** A screen on the stack with the tasks that run beside it. */
export class Opened {
  readonly screen: OpenScreen;
  readonly tasks: Tasks;
  readonly #waits = new Map<string, Wait>();

  constructor(screen: OpenScreen, failed: (thrown: unknown) => void) {
    this.screen = screen;
    this.tasks = createTasks(failed);
  }

  /**
   * With the learner's own keys, and what is awaited. The way out of a long wait says that it stops it.
   */
  view(env: Env): View {
    const view = viewWithOwnKeys(this.screen.view(env), env);
    const [wait] = this.#waits.values();
    if (wait === undefined) return view;
    const { now, language, look } = env;
    const words = waitWords(wait, now, language, look.still, view.awaiting);
    const waiting = { words, changesAt: waitChange(wait, now, look.still) };
    if (!isStoppedByLeaving(wait, now, view.awaiting ?? {}, look.still)) return { ...view, waiting };
    const keys = view.keys.map((use) => (use.id === 'back' ? { ...use, label: waitingTexts.stop } : use));
    return { ...view, waiting, keys };
  }

  /** Runs a task; `deliver` gets what it brings, and `changed` is told when its wait is over. */
  run(
    { id, awaits, run }: Extract<OpenEffect, { type: 'task' }>,
    { services, changed }: Pick<Outside, 'services' | 'changed'>,
    deliver: (delivery: Delivery, by: Opened) => void,
  ): void {
    const wait = awaits && { awaited: awaits, since: services.clock.now() };
    this.#waits.delete(id);
    if (wait !== undefined) this.#waits.set(id, wait);
    this.tasks.run(id, async (signal) => {
      try {
        for await (const { delivery, last } of run(signal, services)) {
          if (signal.aborted) return;
          // What it brought is not drawn beside the words that it is awaited.
          if (last && this.#waits.get(id) === wait) this.#waits.delete(id);
          deliver(delivery, this);
        }
      } finally {
        if (wait !== undefined && this.#waits.get(id) === wait) {
          this.#waits.delete(id);
          changed();
        }
      }
    });
  }

  cancel(id: string): void {
    this.#waits.delete(id);
    this.tasks.cancel(id);
  }

  /** True when something was running. */
  cancelAll(): boolean {
    this.#waits.clear();
    return this.tasks.cancelAll();
  }
}
