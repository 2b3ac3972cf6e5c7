import type { DeckItem } from '../deck.ts';
import { draftOf, emptyDraft } from '../draft.ts';
import type { Asking } from '../quiz-state.ts';
import { deckOf } from './paper.ts';
import type { Sitting } from './sitting.ts';

/** Every question of the paper as it can be worked on, with what was answered and struck so far. */
export function askedOf(sitting: Sitting, since: number): ReadonlyMap<string, Asking> {
  const deck = deckOf(sitting.paper);
  return new Map(deck.map((item, index) => [item.question.id, askingOf(sitting, deck, item, index, since)]));
}

function askingOf(
  sitting: Sitting,
  deck: readonly DeckItem[],
  item: DeckItem,
  index: number,
  since: number,
): Asking {
  const { question } = item;
  const given = sitting.answers.get(question.id)?.answer;
  const draft = given === undefined || given.length === 0 ? emptyDraft(question) : draftOf(question, given);
  const struck = sitting.struck.get(question.id) ?? [];
  return {
    phase: 'asking',
    deck,
    index,
    item,
    draft: draft.kind === 'choice' ? { ...draft, struck } : draft,
    at: 0,
    since,
    retry: false,
    results: [],
    flagged: sitting.flagged,
    where: 'exam',
    session: sitting.id,
  };
}
