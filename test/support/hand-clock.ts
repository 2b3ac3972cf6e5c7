import type { Clock } from '../../src/host/clock.ts';

/** A clock that moves only when it is told to; who sleeps on it wakes when their time has come. */
export type HandClock = Clock & { advance(ms: number): Promise<void> };

export function handClock(start: number): HandClock {
  let now = start;
  const sleepers = new Set<{ readonly at: number; wake(): void }>();
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = {
          at: now + ms,
          wake() {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        if (signal?.aborted) return resolve();
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...sleepers].filter(({ at }) => at <= end).toSorted((one, two) => one.at - two.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.wake();
        await turns();
      }
      now = end;
      await turns();
    },
  };
}

/** Lets what was woken run to its next wait. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
