import { expect, test } from 'vitest';
import type { LabActions } from '../../src/lab/actions.ts';
import type { LabReport } from '../../src/lab/report.ts';
import { watchPause } from '../../src/tui/lab/board-tasks.ts';
import { friday, stillClock } from '../support/fake-services.ts';
import { labWorlds } from '../support/frame-lab.ts';
import { showScreen } from '../support/show-screen.ts';

/** The one report that a world's labs give. */
async function reportOf({ check }: Partial<LabActions>): Promise<LabReport> {
  for await (const report of check?.('3f2a', { mode: 'once' }) ?? []) return report;
  throw new Error('no report');
}

/** A board that watches a place which changes, on a clock that the test moves on. */
async function watchedBoard() {
  const place = { shown: await reportOf(labWorlds.failed), looks: 0 };
  const pauses: number[] = [];
  let wake: () => void = () => undefined;
  const still = stillClock(friday);
  const clock = {
    ...still,
    sleep: (ms: number, signal?: AbortSignal) => {
      // The other ones are those of clocks on the screen.
      if (ms < 3_000 || ms > 4_000) return still.sleep(ms, signal);
      pauses.push(ms);
      return new Promise<void>((resolve) => {
        wake = resolve;
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
  const check: LabActions['check'] = async function* () {
    place.looks += 1;
    yield place.shown;
  };
  const labs = { ...labWorlds.failed, check };
  const at = { screen: 'lab', lab: 'svc-selector' } as const;
  const screen = await showScreen({ labs, clock, place: at, language: 'en' });
  return { screen, place, pauses, next: () => wake() };
}

test('a watching board shows by itself what changed, waits between its looks, and stops with Esc', async () => {
  const { screen, place, pauses, next } = await watchedBoard();
  await screen.shows('not met');
  await screen.press('w');
  const before = place.looks;
  expect(pauses).toHaveLength(1);
  place.shown = {
    ...place.shown,
    verdict: 'not-yet',
    tasks: place.shown.tasks.map((task) => ({
      ...task,
      checks: task.checks.map((check) => ({ ...check, verdict: 'not-yet' as const })),
    })),
  };
  next();
  await screen.shows('waiting');
  expect(screen.text()).not.toContain('not met');
  expect(place.looks).toBe(before + 1);
  expect(pauses).toHaveLength(2);
  await screen.press('Esc');
  next();
  await screen.press('?');
  expect(place.looks).toBe(before + 1);
});

test('between two looks lie 3 to 4 seconds, never the same, and more where the place does not answer', () => {
  expect([watchPause(0, 0), watchPause(0, 0.999)]).toEqual([3_000, 3_999]);
  expect([1, 2, 3, 4, 9].map((failures) => watchPause(failures, 0))).toEqual([
    6_000, 12_000, 24_000, 30_000, 30_000,
  ]);
});
