import type { Clock } from '../host/clock.ts';

/** Work that runs beside a screen and can be stopped. */
export type Tasks = {
  /** Starts it; one that runs under the same id is aborted first. */
  run(id: string, work: (signal: AbortSignal) => Promise<void>): void;
  cancel(id: string): void;
  /** True when something was running. */
  cancelAll(): boolean;
};

/** `failed` gets what a task throws, unless it was aborted. */
export function createTasks(failed: (thrown: unknown) => void): Tasks {
  const running = new Map<string, AbortController>();
  return {
    run(id, work) {
      running.get(id)?.abort();
      const controller = new AbortController();
      running.set(id, controller);
      const finished = () => {
        if (running.get(id) === controller) running.delete(id);
      };
      work(controller.signal)
        .catch((thrown: unknown) => {
          if (!controller.signal.aborted) failed(thrown);
        })
        .finally(finished);
    },
    cancel(id) {
      running.get(id)?.abort();
      running.delete(id);
    },
    cancelAll() {
      const any = running.size > 0;
      for (const controller of running.values()) controller.abort();
      running.clear();
      return any;
    },
  };
}

/** Does something once after a while, unless the task is cancelled or started again before. */
export function runLater(tasks: Tasks, id: string, clock: Clock, wait: number, act: () => void): void {
  tasks.run(id, async (signal) => {
    await clock.sleep(wait, signal);
    if (!signal.aborted) act();
  });
}

/** Does something at a time of the clock, 20 ms from now at the earliest; `undefined` takes it back. */
export function wakeAt(
  at: number | undefined,
  id: string,
  tasks: Tasks,
  clock: Clock,
  act: () => void,
): void {
  if (at === undefined) tasks.cancel(id);
  else runLater(tasks, id, clock, Math.max(20, at - clock.now()), act);
}
