import type { HistoryRecord, Instant, StudyEvent } from '../../study/history.ts';

type Passed = Extract<StudyEvent, { type: 'lab-checked' }>;

/** What the history says of the session in which a lab was passed last. */
export type LabSitting = {
  readonly points: number;
  readonly maxPoints: number;
  /** Every look the learner asked for, the first one first. */
  readonly looks: readonly { readonly at: Instant; readonly event: Passed }[];
  /** Tiers of hints that were read. */
  readonly hints: number;
  readonly solution: boolean;
  /** Milliseconds from the start to the look that passed. */
  readonly took: number | undefined;
  /** Ids of checks that failed on the way, each once. */
  readonly failed: readonly string[];
};

/** The sitting in which this lab was passed last; undefined when it never was. */
export function sittingOf(lab: string, records: readonly HistoryRecord[]): LabSitting | undefined {
  const last = records.findLast(
    ({ event }) => event.type === 'lab-checked' && event.lab === lab && event.passed,
  );
  const event = last?.event as Passed | undefined;
  if (last === undefined || event === undefined) return undefined;
  const own = records.filter((each) => 'session' in each.event && each.event.session === event.session);
  const looks = own.flatMap(({ at, event: seen }) =>
    seen.type === 'lab-checked' ? [{ at, event: seen }] : [],
  );
  const started = own.find((each) => each.event.type === 'lab-started');
  const tiers = own.flatMap(({ event: seen }) => (seen.type === 'hint-seen' ? [seen.tier] : []));
  return {
    points: event.points,
    maxPoints: event.maxPoints,
    looks,
    hints: new Set(tiers).size,
    solution: own.some((each) => each.event.type === 'solution-seen'),
    took: started === undefined ? undefined : last.at - started.at,
    failed: [...new Set(looks.flatMap((look) => look.event.failed))],
  };
}

/** How long clean-ups of this lab have taken, else of any lab: milliseconds of the last one; undefined before it. */
export function cleanUpTime(lab: string, records: readonly HistoryRecord[]): number | undefined {
  const timed = records.flatMap(({ event }) =>
    event.type === 'lab-cleaned' && event.took !== undefined ? [{ lab: event.lab, took: event.took }] : [],
  );
  return (timed.findLast((each) => each.lab === lab) ?? timed.at(-1))?.took;
}
