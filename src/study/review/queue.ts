import type { DayOf } from '../activity.ts';
import type { HistoryRecord, Instant } from '../history.ts';
import type { ReviewCard } from './card.ts';
import type { Scheduler } from './scheduler.ts';

export type Limits = {
  /** New cards a day. @default 20 */
  readonly newCards: number;
  /** Reviews a day, learning steps not counted. @default 200 */
  readonly reviews: number;
};

export const defaultLimits: Limits = { newCards: 20, reviews: 200 };

/** What has been done today already, counted against the limits. */
export type DoneToday = { readonly newCards: number; readonly reviews: number };

export type QueueView = {
  /** Ids in the order to ask: learning, then due (least likely known first), then new. */
  readonly cards: readonly string[];
  readonly learning: number;
  readonly due: number;
  readonly fresh: number;
  /** When the next card comes that is not due yet; undefined when there is none. */
  readonly next: Instant | undefined;
};

/** A learning card due within this time is asked now when nothing else is left. */
const learnAhead = 20 * 60_000;

export function queueOf(
  cards: Iterable<ReviewCard>,
  now: Instant,
  dayOf: DayOf,
  scheduler: Scheduler,
  done: DoneToday,
  limits: Limits = defaultLimits,
): QueueView {
  const today = dayOf(now);
  const open = [...cards].filter((card) => !card.suspended && card.buriedUntil <= now);
  const steps = open.filter(({ state }) => state === 'learning' || state === 'relearning');
  const learning = steps.filter(({ due }) => due <= now).sort((one, other) => one.due - other.due);
  const due = open
    .filter((card) => card.state === 'review' && dayOf(card.due) <= today)
    .map((card) => ({ card, recall: scheduler.recall(card, now) }))
    .sort((one, other) => one.recall - other.recall || (one.card.id < other.card.id ? -1 : 1))
    .map(({ card }) => card)
    .slice(0, Math.max(0, limits.reviews - done.reviews));
  const fresh = open
    .filter(({ state }) => state === 'new')
    .sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1))
    .slice(0, Math.max(0, limits.newCards - done.newCards));
  const ahead =
    learning.length + due.length + fresh.length > 0
      ? []
      : steps.filter((card) => card.due > now && card.due <= now + learnAhead).sort((a, b) => a.due - b.due);
  const asked = [...learning, ...due, ...fresh, ...ahead];
  const waiting = open.filter((card) => card.due > now && !asked.includes(card)).map((card) => card.due);
  return {
    cards: asked.map(({ id }) => id),
    learning: learning.length + ahead.length,
    due: due.length,
    fresh: fresh.length,
    next: waiting.length === 0 ? undefined : waiting.reduce((one, other) => Math.min(one, other)),
  };
}

/** Ratings of today: a card's first rating ever is a new card, others are reviews. */
export function doneToday(records: readonly HistoryRecord[], now: Instant, dayOf: DayOf): DoneToday {
  const today = dayOf(now);
  const seen = new Set<string>();
  let newCards = 0;
  let reviews = 0;
  for (const { at, event } of records) {
    if (event.type !== 'rated') continue;
    const first = !seen.has(event.card);
    seen.add(event.card);
    if (dayOf(at) !== today) continue;
    if (first) newCards += 1;
    else reviews += 1;
  }
  return { newCards, reviews };
}

/** The first moment of the next local day, to the minute: until then a buried card stays away. */
export function startOfTomorrow(now: Instant, dayOf: DayOf): Instant {
  const today = dayOf(now);
  let before = now;
  let after = now + 26 * 3_600_000;
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 2);
    if (dayOf(middle) > today) after = middle;
    else before = middle;
  }
  return after;
}
