import { type DeckItem, makeDeck } from '../deck.ts';
import type { Question } from '../question.ts';
import type { Blueprint } from './blueprint.ts';
import type { Draw } from './draw.ts';

export type PaperQuestion = {
  readonly kind: 'question';
  readonly id: string;
  readonly domain: string;
  readonly scored: boolean;
  /** The whole question as it was when the paper was drawn: editing the course changes no sitting. */
  readonly question: Question;
};

/** A lab to be done on a cluster; its points come from `lab check`. */
export type PaperTask = {
  readonly kind: 'task';
  readonly id: string;
  readonly domain: string;
  readonly scored: true;
};

export type PaperItem = PaperQuestion | PaperTask;

export type Paper = {
  readonly blueprint: Blueprint;
  readonly seed: string;
  readonly pool: string;
  readonly minutes: number;
  readonly uncovered: readonly string[];
  /** Where the tasks are done; without it on the practice cluster. */
  readonly target?: string;
  readonly items: readonly PaperItem[];
};

/** A draw as a paper: questions first, then tasks. */
export const paperOf = (blueprint: Blueprint, seed: string, draw: Draw): Paper => ({
  blueprint,
  seed,
  pool: draw.pool,
  minutes: draw.minutes,
  uncovered: draw.uncovered,
  items: [
    ...draw.questions.map(
      ({ question, domain, scored }): PaperItem => ({
        kind: 'question',
        id: question.id,
        domain,
        scored,
        question,
      }),
    ),
    ...draw.tasks.map(({ lab, domain }): PaperItem => ({ kind: 'task', id: lab, domain, scored: true })),
  ],
});

/** The questions with their letters; the same seed gives the same letters after any restart. */
export const deckOf = (paper: Paper): readonly DeckItem[] =>
  makeDeck(
    paper.items.flatMap((item) => (item.kind === 'question' ? [item.question] : [])),
    paper.seed,
  );
