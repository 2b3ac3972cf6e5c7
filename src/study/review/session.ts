import type { DayOf } from '../activity.ts';
import type { HistoryRecord, Instant, StudyEvent, Turn } from '../history.ts';
import type { Rating, ReviewCard } from './card.ts';
import { type CardOptions, cardsOf, takeEvent } from './cards.ts';
import { type DoneToday, doneToday, type Limits, type QueueView, queueOf } from './queue.ts';

/** What stays the same during a sitting. */
export type ReviewRules = Omit<CardOptions, 'now'> & { readonly dayOf: DayOf; readonly limits: Limits };

export type Review = {
  /** The card is asked, its answer is shown, or nothing is left. */
  readonly phase: 'asking' | 'shown' | 'done';
  readonly card: ReviewCard | undefined;
  /** The rating under the pointer once the answer is shown. */
  readonly rating: Rating;
  readonly queue: QueueView;
  readonly cards: ReadonlyMap<string, ReviewCard>;
  readonly done: DoneToday;
  readonly rated: number;
  /** When the card came up, on the monotonic clock. */
  readonly since: number;
  readonly rules: ReviewRules;
  readonly flagged: ReadonlySet<string>;
  readonly before?: Review;
  /** Id of the record that led here from `before`. */
  readonly record?: string;
};

/** `now` is the wall clock, `at` the monotonic one. */
export type ReviewMessage =
  | { readonly type: 'show' }
  | { readonly type: 'point'; readonly rating: Rating }
  | { readonly type: 'rate'; readonly rating?: Rating; readonly now: Instant; readonly at: number }
  /** Puts the card off until tomorrow. */
  | { readonly type: 'bury'; readonly now: Instant; readonly at: number; readonly until: Instant }
  | { readonly type: 'suspend'; readonly now: Instant; readonly at: number }
  | { readonly type: 'flag' }
  | { readonly type: 'undo'; readonly at: number }
  /** Looks again: learning steps come due while the learner waits. */
  | { readonly type: 'look'; readonly now: Instant; readonly at: number }
  | { readonly type: 'recorded'; readonly records: readonly HistoryRecord[] };

export function startReview(
  records: readonly HistoryRecord[],
  rules: ReviewRules,
  now: Instant,
  at: number,
  flagged: ReadonlySet<string> = new Set(),
): Review {
  const cards = cardsOf(records, { ...rules, now });
  return ask({ cards, done: doneToday(records, now, rules.dayOf), rated: 0, rules, flagged }, now, at);
}

/** Pure: a message out of place changes nothing. */
export function updateReview(review: Review, message: ReviewMessage): Turn<Review> {
  const { card } = review;
  switch (message.type) {
    case 'show':
      return {
        state: review.phase === 'asking' ? { ...review, phase: 'shown', rating: 3 } : review,
        record: [],
      };
    case 'point':
      return { state: review.phase === 'shown' ? { ...review, rating: message.rating } : review, record: [] };
    case 'rate': {
      if (card === undefined || review.phase !== 'shown') return { state: review, record: [] };
      const rating = message.rating ?? review.rating;
      return act(
        review,
        { type: 'rated', card: card.id, rating, took: Math.max(0, message.at - review.since) },
        message,
      );
    }
    case 'bury':
      if (card === undefined) return { state: review, record: [] };
      return act(review, { type: 'card-buried', card: card.id, until: message.until }, message);
    case 'suspend':
      if (card === undefined) return { state: review, record: [] };
      return act(review, { type: 'card-suspended', card: card.id, on: true }, message);
    case 'flag':
      return card === undefined ? { state: review, record: [] } : flag(review, card.id);
    case 'undo':
      return undo(review, message.at);
    case 'look':
      return { state: review.phase === 'done' ? ask(review, message.now, message.at) : review, record: [] };
    case 'recorded': {
      const record = message.records.find(
        ({ event }) => event.type !== 'flagged' && event.type !== 'undone',
      )?.id;
      return { state: record === undefined ? review : { ...review, record }, record: [] };
    }
  }
}

type Sitting = Pick<Review, 'cards' | 'done' | 'rated' | 'rules' | 'flagged' | 'before'>;

function ask({ cards, done, rated, rules, flagged, before }: Sitting, now: Instant, since: number): Review {
  const queue = queueOf(cards.values(), now, rules.dayOf, rules.scheduler, done, rules.limits);
  const card = queue.cards[0] === undefined ? undefined : cards.get(queue.cards[0]);
  const phase = card === undefined ? 'done' : 'asking';
  return {
    phase,
    card,
    rating: 3,
    queue,
    cards,
    done,
    rated,
    since,
    rules,
    flagged,
    ...(before && { before }),
  };
}

function act(review: Review, event: StudyEvent, { now, at }: { now: Instant; at: number }): Turn<Review> {
  const cards = new Map(review.cards);
  takeEvent(cards, event, now, { ...review.rules, now });
  const isNew = review.card?.state === 'new';
  const done =
    event.type !== 'rated'
      ? review.done
      : isNew
        ? { ...review.done, newCards: review.done.newCards + 1 }
        : { ...review.done, reviews: review.done.reviews + (review.card?.state === 'review' ? 1 : 0) };
  const rated = review.rated + (event.type === 'rated' ? 1 : 0);
  return { state: ask({ ...review, cards, done, rated, before: review }, now, at), record: [event] };
}

/** True when this step made a leech of the card that was asked: it is suspended, and that should be said. */
export const madeLeech = (before: Review, after: Review): boolean => {
  const id = before.card?.id ?? '';
  return after.cards.get(id)?.leech === true && before.cards.get(id)?.leech === false;
};

function undo(review: Review, at: number): Turn<Review> {
  if (review.phase === 'shown') return { state: { ...review, phase: 'asking' }, record: [] };
  const { before, record } = review;
  if (before === undefined) return { state: review, record: [] };
  const state: Review = { ...before, phase: 'shown', since: at, flagged: review.flagged };
  return { state, record: record === undefined ? [] : [{ type: 'undone', record }] };
}

function flag(review: Review, item: string): Turn<Review> {
  const on = !review.flagged.has(item);
  const flagged = new Set([...review.flagged].filter((id) => id !== item).concat(on ? [item] : []));
  return { state: { ...review, flagged }, record: [{ type: 'flagged', item, on }] };
}
