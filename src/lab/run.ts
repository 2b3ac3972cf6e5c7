import { Problem } from '../problem.ts';
import { judgeRound, type Past, type Seen } from './judge-round.ts';
import type { Lab } from './lab.ts';
import type { CheckReport, LabReport } from './report.ts';
import type { World } from './world.ts';

export type How = { readonly mode: 'once' } | { readonly mode: 'wait'; readonly ceiling?: number };

/** Longest time a whole lab is waited for. */
export const wholeLab = 300_000;

/** Milliseconds before the 2nd, 3rd, … look; the last one repeats. */
const pauses = [1_000, 2_000, 3_000, 5_000] as const;

/** AWS is asked less often; learners of one account, who began at different moments, not in step. */
const pauseAfter = (look: number, { aws, clock }: World): number =>
  aws === undefined
    ? (pauses[Math.min(look, pauses.length - 1)] ?? 5_000)
    : 5_000 + (Math.round(clock.monotonic()) % 1_000);

function overall(checks: readonly CheckReport[]): LabReport['verdict'] {
  if (checks.some((check) => check.verdict === 'error')) return 'error';
  if (checks.some((check) => check.verdict === 'not-yet')) return 'not-yet';
  return checks.every((check) => check.verdict === 'pass') ? 'pass' : 'fail';
}

/** Time spent on a judging, and what is left of its ceiling. */
type Spent = { readonly elapsed: number; readonly ceiling: number };

function reportOf(lab: Lab, session: string, seen: Seen, how: How, { elapsed, ceiling }: Spent): LabReport {
  const checks = seen.tasks.flatMap((task) => task.checks);
  const waits = checks.flatMap((check) => (check.verdict === 'not-yet' ? [check.remaining ?? 0] : []));
  const settled = seen.over && (how.mode === 'once' || waits.length === 0);
  const left = Math.min(Math.max(0, ...waits), Math.max(0, ceiling - elapsed));
  return {
    lab: lab.id,
    session,
    verdict: overall(checks),
    points: checks.reduce((sum, check) => sum + (check.points ?? 0), 0),
    maxPoints: checks.reduce((sum, check) => sum + check.maxPoints, 0),
    tasks: seen.tasks,
    at: seen.at,
    settled,
    ...(seen.over ? {} : { looking: true }),
    ...(settled || !seen.over ? {} : { waiting: { elapsed, left } }),
  };
}

/** Milliseconds until the first of the windows is over that checks wait in. */
const nextEnd = ({ tasks }: LabReport): number =>
  Math.min(
    ...tasks
      .flatMap(({ checks }) => checks)
      .flatMap(({ remaining }) => (remaining === undefined ? [] : [remaining])),
  );

/**
 * Judges the lab, looking until everything is decided: a report for each look, and more within a look whose checks
 * take their time. Names of the session must be filled in already. Aborting throws the Problem `lab-cancelled`.
 */
export async function* judgeLab(
  lab: Lab,
  session: string,
  world: World,
  how: How,
  signal?: AbortSignal,
): AsyncGenerator<LabReport> {
  const past: Past = { memories: new Map(), reports: new Map() };
  const ceiling = how.mode === 'once' ? 0 : Math.min(how.ceiling ?? wholeLab, wholeLab);
  const began = world.clock.monotonic();
  for (let look = 0; ; look += 1) {
    const elapsed = world.clock.monotonic() - began;
    const patience = { once: how.mode === 'once', over: how.mode === 'wait' && elapsed >= ceiling };
    let waits = Number.POSITIVE_INFINITY;
    for await (const seen of judgeRound(lab, world, past, patience, signal)) {
      if (signal?.aborted) throw new Problem('lab-cancelled');
      const report = reportOf(lab, session, seen, how, { elapsed, ceiling });
      yield report;
      if (report.settled) return;
      waits = nextEnd(report);
    }
    // Whoever waits for the last seconds of a window learns at their end how it ended.
    const left = Math.max(waits, 500);
    await world.clock.sleep(Math.min(pauseAfter(look, world), left), signal);
    if (signal?.aborted) throw new Problem('lab-cancelled');
  }
}
