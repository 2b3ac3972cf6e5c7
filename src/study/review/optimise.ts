import { default_w, FSRSAlgorithm, type FSRSState } from 'ts-fsrs';
import type { HistoryRecord } from '../history.ts';
import { standing } from '../progress.ts';
import type { Rating } from './card.ts';

/** One rating of a card: days since the one before (0 for the first), and the rating. */
export type Step = { readonly days: number; readonly rating: Rating };

export type Optimised = {
  readonly weights: readonly number[];
  readonly reviews: number;
  /** Mean log loss over the newest fifth of cards, which the fit has not seen: library parameters, fitted ones. */
  readonly before: number;
  readonly after: number;
};

/** Reviews with a day or more between them that a fit needs; below, the library's parameters are the better guess. */
export const enoughReviews = 400;

/** Ratings by card, in time. */
export function stepsOf(records: readonly HistoryRecord[]): readonly (readonly Step[])[] {
  const last = new Map<string, { at: number; steps: Step[] }>();
  for (const { at, event } of standing(records)) {
    if (event.type !== 'rated') continue;
    const before = last.get(event.card);
    const days = before === undefined ? 0 : Math.max(0, Math.round((at - before.at) / 86_400_000));
    const steps = before?.steps ?? [];
    steps.push({ days, rating: event.rating });
    last.set(event.card, { at, steps });
  }
  return [...last.values()].map(({ steps }) => steps);
}

/** Reviews that say something about memory: all but the first of a card and those of the same day. */
export const countReviews = (cards: readonly (readonly Step[])[]): number =>
  cards.reduce((sum, steps) => sum + steps.filter(({ days }) => days >= 1).length, 0);

/** First stabilities, growth, and loss after a lapse: what a few hundred reviews can tell. */
const fitted = [0, 1, 2, 3, 8, 11] as const;
const rounds = 12;

/**
 * Parameters fitted to the learner's own ratings by pattern search on a log scale, held to the library's by a small
 * penalty. Undefined when there are too few reviews, or when cards the fit has not seen are predicted no better.
 */
export function optimise(cards: readonly (readonly Step[])[]): Optimised | undefined {
  const reviews = countReviews(cards);
  if (reviews < enoughReviews) return undefined;
  const cut = Math.floor(cards.length * 0.8);
  const seen = cards.slice(0, cut);
  const unseen = cards.slice(cut);
  let scales = fitted.map(() => 0);
  let best = lossOf(seen, weightsOf(scales)) + penalty(scales);
  for (let round = 0, reach = 0.8; round < rounds; round += 1, reach *= 0.75) {
    for (const place of scales.keys()) {
      for (const move of [reach, -reach]) {
        const tried = scales.map((scale, at) => (at === place ? scale + move : scale));
        const loss = lossOf(seen, weightsOf(tried)) + penalty(tried);
        if (loss >= best) continue;
        best = loss;
        scales = tried;
      }
    }
  }
  const weights = weightsOf(scales);
  const before = lossOf(unseen, [...default_w]);
  const after = lossOf(unseen, weights);
  return after < before ? { weights, reviews, before, after } : undefined;
}

const weightsOf = (scales: readonly number[]): readonly number[] => {
  const weights = [...default_w];
  for (const [place, scale] of scales.entries()) {
    const at = fitted[place] ?? 0;
    weights[at] = Math.min(100, Math.max(0.001, (weights[at] ?? 1) * Math.exp(scale)));
  }
  return weights;
};

const penalty = (scales: readonly number[]): number =>
  scales.reduce((sum, scale) => sum + scale * scale, 0) * 0.001;

/** Mean log loss of the predicted chance of recall. */
export function lossOf(cards: readonly (readonly Step[])[], weights: readonly number[]): number {
  const algorithm = new FSRSAlgorithm({ w: [...weights] });
  let loss = 0;
  let count = 0;
  for (const steps of cards) {
    let memory: FSRSState | null = null;
    for (const { days, rating } of steps) {
      if (memory !== null && days >= 1) {
        const chance = Math.min(0.9999, Math.max(0.0001, algorithm.forgetting_curve(days, memory.stability)));
        loss -= Math.log(rating > 1 ? chance : 1 - chance);
        count += 1;
      }
      memory = algorithm.next_state(memory, days, rating);
    }
  }
  return count === 0 ? 0 : loss / count;
}
