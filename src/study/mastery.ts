import type { ItemProgress, Progress } from './progress.ts';

/** What a mastery is about: a module, a lesson or an exam domain, with the ids of its questions. */
export type Topic = { readonly id: string; readonly questions: readonly string[] };

export type Mastery = {
  readonly id: string;
  /** 0 to 1: the share of the topic's questions whose last answer was right; unanswered ones count as not. */
  readonly share: number;
  readonly answered: number;
  readonly total: number;
};

/** Mastery of each topic, in the order given. */
export const masteryOf = (topics: readonly Topic[], progress: Progress): readonly Mastery[] =>
  topics.map(({ id, questions }) => {
    const known = questions.flatMap((question) => progress.items.get(question) ?? []);
    const points = known.reduce((sum, item) => sum + worth(item), 0);
    const share = questions.length === 0 ? 0 : points / questions.length;
    return { id, share, answered: known.length, total: questions.length };
  });

/** Begun topics, lowest mastery first; ties keep the given order. */
export const weakestFirst = (masteries: readonly Mastery[]): readonly Mastery[] =>
  masteries.filter(({ answered }) => answered > 0).sort((one, other) => one.share - other.share);

const worth = ({ last }: ItemProgress): number => (last === 'right' ? 1 : last === 'partly' ? 0.5 : 0);
