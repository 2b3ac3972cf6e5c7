import type { HistoryRecord, Instant } from './history.ts';

/** The learner's calendar: a number for the local day, one more each day. Made by host (time zones live there). */
export type DayOf = (at: Instant) => number;

export type Activity = {
  /** Answers, ratings and lessons read on each day of DayOf. */
  readonly days: ReadonlyMap<number, number>;
  /** Milliseconds of study, by day. */
  readonly time: ReadonlyMap<number, number>;
  readonly totalTime: number;
};

/** A pause longer than this is not study. */
const pause = 5 * 60_000;

/** What was done on which day. Clocks that went back add nothing. */
export function activityOf(records: readonly HistoryRecord[], dayOf: DayOf): Activity {
  const days = new Map<number, number>();
  const time = new Map<number, number>();
  let totalTime = 0;
  let before: Instant | undefined;
  for (const { at, event } of records) {
    const day = dayOf(at);
    if (event.type === 'answered' || event.type === 'rated' || event.type === 'lesson-read')
      days.set(day, (days.get(day) ?? 0) + 1);
    const took = event.type === 'answered' || event.type === 'rated' ? event.took : 0;
    const gap = before === undefined ? Number.POSITIVE_INFINITY : at - before;
    const spent = gap >= 0 && gap <= pause ? Math.max(gap, 0) : Math.min(took, pause);
    time.set(day, (time.get(day) ?? 0) + spent);
    totalTime += spent;
    before = at;
  }
  return { days, time, totalTime };
}

/** Days in a row with something done, up to today; a day that is not over yet breaks nothing. */
export function streakOf(activity: Activity, today: number): number {
  let day = activity.days.has(today) ? today : today - 1;
  let streak = 0;
  while (activity.days.has(day)) {
    streak += 1;
    day -= 1;
  }
  return streak;
}
