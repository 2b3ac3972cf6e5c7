import { type CardInput, FSRS, forgetting_curve, type Grade, State } from 'ts-fsrs';
import type { Instant } from '../history.ts';
import type { Memory, Rating } from './card.ts';

export type SchedulerSettings = {
  /** The share of cards that should still be known when they come up. @default 0.9 */
  readonly retention?: number;
  /** FSRS-6 parameters fitted to the learner; without them those of the library. */
  readonly weights?: readonly number[];
};

export type Scheduler = {
  /** The memory after a rating at that time. A time before the last rating counts as that rating's time. */
  rate(memory: Memory, rating: Rating, at: Instant): Memory;
  /** Milliseconds until the card would come again, by rating. */
  intervals(memory: Memory, at: Instant): Readonly<Record<Rating, number>>;
  /** The chance, 0 to 1, that the card is known then; 0 for a new card. */
  recall(memory: Memory, at: Instant): number;
};

const day = 86_400_000;
/** Ten years: a card about a product does not outlive it. */
const longestInterval = 3_650;

/** FSRS-6 by ts-fsrs without fuzz: the same history always gives the same schedule. */
export function createScheduler({ retention = 0.9, weights }: SchedulerSettings): Scheduler {
  const fsrs = new FSRS({
    request_retention: retention,
    maximum_interval: longestInterval,
    enable_fuzz: false,
    enable_short_term: true,
    ...(weights && { w: [...weights] }),
  });
  const rate = (memory: Memory, rating: Rating, at: Instant): Memory => {
    const when = Math.max(at, memory.last ?? at);
    const { card } = fsrs.next(toLibrary(memory, when), when, rating as Grade);
    return {
      state: states[card.state] ?? 'review',
      due: card.due.getTime(),
      stability: card.stability,
      difficulty: card.difficulty,
      reps: card.reps,
      lapses: card.lapses,
      step: card.learning_steps,
      scheduledDays: card.scheduled_days,
      last: when,
      lastRating: rating,
    };
  };
  return {
    rate,
    intervals(memory, at) {
      const after = (rating: Rating) => rate(memory, rating, at).due - Math.max(at, memory.last ?? at);
      return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
    },
    recall(memory, at) {
      if (memory.last === undefined || memory.stability === 0) return 0;
      const days = Math.max(0, at - memory.last) / day;
      return forgetting_curve(fsrs.parameters.w, days, memory.stability);
    },
  };
}

const states = ['new', 'learning', 'review', 'relearning'] as const;

const numbers = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

const toLibrary = (memory: Memory, when: Instant): CardInput => ({
  due: memory.due,
  stability: memory.stability,
  difficulty: memory.difficulty,
  elapsed_days: memory.last === undefined ? 0 : Math.floor((when - memory.last) / day),
  scheduled_days: memory.scheduledDays,
  learning_steps: memory.step,
  reps: memory.reps,
  lapses: memory.lapses,
  state: numbers[memory.state],
  last_review: memory.last ?? null,
});
