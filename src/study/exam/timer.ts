import type { Instant } from '../history.ts';

/** Both clocks at one moment. */
export type Reading = { readonly wall: Instant; readonly mono: number };

/** A difference between the clocks above this is a suspend or a changed clock, and is told. */
export const jumpLimit = 30_000;

/** The clocks moved apart by `by` milliseconds: the machine slept, or the wall clock was set. */
export type Jump = { readonly at: Instant; readonly by: number };

/**
 * The time that counts, from an earlier reading to this one: the larger step of the two clocks. Sleeping does not
 * stop an exam, and setting the clock back gains nothing.
 */
export function advance(time: Instant, from: Reading, to: Reading): Instant {
  return time + Math.max(0, to.wall - from.wall, to.mono - from.mono);
}

/** How far the clocks moved apart between two readings, when that is worth telling. */
export function jumpBetween(from: Reading, to: Reading): Jump | undefined {
  const by = to.wall - from.wall - (to.mono - from.mono);
  return Math.abs(by) > jumpLimit ? { at: to.wall, by } : undefined;
}

/** Milliseconds left; undefined without a deadline, never negative. */
export const leftUntil = (deadline: Instant | undefined, time: Instant): number | undefined =>
  deadline === undefined ? undefined : Math.max(0, deadline - time);
