import type { DayOf } from '../activity.ts';
import type { Instant } from '../history.ts';
import type { ReviewCard } from './card.ts';
import type { Scheduler } from './scheduler.ts';

const day = 86_400_000;

/** Cards that come due on each of the next days, today and everything overdue first. */
export function forecastOf(
  cards: Iterable<ReviewCard>,
  now: Instant,
  dayOf: DayOf,
  days: number,
): readonly number[] {
  const counts = Array.from({ length: days }, () => 0);
  const today = dayOf(now);
  for (const card of cards) {
    if (card.suspended) continue;
    const place = Math.max(0, dayOf(Math.max(card.due, card.buriedUntil)) - today);
    if (place < days) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** The mean chance that a learnt card is known after each number of days without review; undefined without cards. */
export function retentionOf(
  cards: Iterable<ReviewCard>,
  scheduler: Scheduler,
  now: Instant,
  after: readonly number[],
): readonly number[] | undefined {
  const learnt = [...cards].filter((card) => card.reps > 0 && !card.suspended);
  if (learnt.length === 0) return undefined;
  return after.map((days) => {
    const sum = learnt.reduce((total, card) => total + scheduler.recall(card, now + days * day), 0);
    return sum / learnt.length;
  });
}
