import { sanitise } from '../../text/sanitise.ts';
import type { StudyEvent } from '../history.ts';
import { digest } from '../random.ts';

/** A card of the learner's own, as read from a file: `line` counts from 1. */
export type ReadCard = { readonly front: string; readonly back: string; readonly line: number };
export type BadLine = { readonly line: number; readonly why: ImportProblem };
export type ReadCards = { readonly cards: readonly ReadCard[]; readonly bad: readonly BadLine[] };

export type ImportProblem = 'no-back' | 'too-long' | 'no-answer' | 'open-brace' | 'too-many';

export const mostCards = 10_000;
const longest = { front: 4_000, back: 8_000 } as const;

/** Adds a card, or says why not: nothing that steers a terminal gets in, and nothing without two sides. */
export function addCard(
  to: { readonly cards: ReadCard[]; readonly bad: BadLine[] },
  front: string,
  back: string,
  line: number,
): void {
  const card = { front: sanitise(front).trim(), back: sanitise(back).trim(), line };
  if (card.front === '' || card.back === '') to.bad.push({ line, why: 'no-back' });
  else if (card.front.length > longest.front || card.back.length > longest.back)
    to.bad.push({ line, why: 'too-long' });
  else if (to.cards.length >= mostCards) to.bad.push({ line, why: 'too-many' });
  else to.cards.push(card);
}

/** The card's id comes from its front: the same file taken in twice makes no second card. */
export const ownCardId = (front: string): string => `own:${digest(front)}${digest(`${front} `)}`;

/** What to write down for cards that are not there yet, or whose back changed. */
export function cardEvents(
  cards: readonly ReadCard[],
  known: ReadonlyMap<string, string>,
): readonly StudyEvent[] {
  const events = new Map<string, StudyEvent>();
  for (const { front, back } of cards) {
    const card = ownCardId(front);
    if (known.get(card) !== back) events.set(card, { type: 'card-added', card, front, back });
  }
  return [...events.values()];
}
