import type { Both } from '../i18n/language.ts';
import type { Question } from './question.ts';
import { seededRandom, shuffled } from './random.ts';

/** One thing to choose, with the letter it keeps for the whole sitting. */
export type Shown = { readonly id: string; readonly letter: string; readonly text: Both };

/** A question as it is put to the learner: what can be chosen, in the order shown. */
export type DeckItem = {
  readonly question: Question;
  /** Options, items to order, or rights to match; empty for typed kinds and wrong-line. */
  readonly shown: readonly Shown[];
};

/** The same questions and seed give the same order of options, wherever the item stands in the deck. */
export const makeDeck = (questions: readonly Question[], seed: string): readonly DeckItem[] =>
  questions.map((question) => deckItem(question, seed));

/** One question with its choices shuffled by the seed. */
export function deckItem(question: Question, seed: string): DeckItem {
  const order = shuffled(choices(question), seededRandom(`${seed} ${question.id}`));
  // Showing the steps in the right order would give the answer away.
  const given = question.kind === 'ordering' && order.every((item, at) => item.id === question.items[at]?.id);
  const turned = given ? [...order.slice(1), ...order.slice(0, 1)] : order;
  return { question, shown: turned.map((choice, at) => ({ ...choice, letter: letterAt(at) })) };
}

/** 0 is A. */
export const letterAt = (index: number): string => String.fromCharCode(65 + index);

/** How many options a right answer has; what the stem's "choose two" says. */
export function wantedCount(question: Question): number {
  switch (question.kind) {
    case 'multiple':
      return question.options.filter((option) => option.right).length;
    case 'ordering':
      return question.items.length;
    case 'matching':
      return question.pairs.length;
    case 'cloze':
      return question.gaps.length;
    default:
      return 1;
  }
}

function choices(question: Question): readonly { readonly id: string; readonly text: Both }[] {
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return question.options.map(({ id, text }) => ({ id, text }));
    case 'ordering':
      return question.items.map(({ id, text }) => ({ id, text }));
    case 'matching':
      return [
        ...question.pairs.map(({ id, right }) => ({ id, text: right })),
        ...(question.extra ?? []).map(({ id, text }) => ({ id, text })),
      ];
    default:
      return [];
  }
}
