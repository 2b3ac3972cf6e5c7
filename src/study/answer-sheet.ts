import type { DeckItem } from './deck.ts';
import { type Draft, draftOf, missingFrom } from './draft.ts';
import { judgedIdea } from './grade/short.ts';
import type { Answer } from './history.ts';

/**
 * Reads an answer as people and files write it: letters as shown (`b`, `B C`, `bc`), option ids, `1C 2A` for a
 * matching, text for typed kinds, `a | b` or a list for gaps, a line number. Undefined when it cannot be meant.
 */
export function readAnswer(item: DeckItem, given: string | number | readonly string[]): Answer | undefined {
  const { question } = item;
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return complete(item, lettersOf(item, given));
    case 'ordering':
      return complete(item, lettersOf(item, given));
    case 'matching':
      return complete(item, pairsOf(item, given));
    case 'command':
      return [asText(given)];
    case 'short':
      return typeof given === 'object' ? judgedText(given) : [asText(given)];
    case 'cloze': {
      const gaps = typeof given === 'object' ? given : asText(given).split('|');
      return complete(
        item,
        gaps.map((gap) => gap.trim()),
      );
    }
    case 'wrong-line': {
      const line = Number(asText(given).normalize('NFKC').trim());
      return Number.isInteger(line) && line > 0 ? [String(line)] : undefined;
    }
  }
}

/** An answer that a file gives for an item has to be whole: nothing missing, nothing twice. */
function complete(item: DeckItem, answer: Answer | undefined): Answer | undefined {
  if (answer === undefined || new Set(answer).size < answer.length)
    return item.question.kind === 'cloze' ? answer : undefined;
  const draft: Draft = draftOf(item.question, answer);
  const missing = missingFrom(item.question, draft);
  const tooMany = draft.kind === 'choice' && item.question.kind !== 'multiple' && answer.length > 1;
  return (missing === undefined || missing.reason === 'empty') && !tooMany ? answer : undefined;
}

/** `["text", "idea:no-keys"]`: the answer, and the ideas one judges to be in it. */
function judgedText([text = '', ...more]: readonly string[]): Answer {
  const ideas = more.filter((part) => part.startsWith(judgedIdea('')));
  const words = more.filter((part) => !part.startsWith(judgedIdea('')));
  return [[text, ...words].join(' '), ...ideas];
}

const asText = (given: string | number | readonly string[]): string =>
  typeof given === 'object' ? given.join(' ') : String(given);

function lettersOf(item: DeckItem, given: string | number | readonly string[]): Answer | undefined {
  const words = typeof given === 'object' ? given : wordsOf(asText(given));
  const byId = (word: string) => item.shown.find(({ id }) => id === word)?.id;
  const whole = words.map(byId);
  if (whole.every((id) => id !== undefined)) return whole;
  const letters = [...words.join('').normalize('NFKC').toUpperCase()];
  const ids = letters.map((letter) => item.shown.find((shown) => shown.letter === letter)?.id);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

function pairsOf(item: DeckItem, given: string | number | readonly string[]): Answer | undefined {
  if (item.question.kind !== 'matching') return undefined;
  const { pairs } = item.question;
  const text = asText(given).normalize('NFKC').toUpperCase();
  const found = [...text.matchAll(/(\d)\s*[:=-]?\s*([A-Z])/g)].map(([, digit, letter]) => {
    const left = pairs[Number(digit) - 1]?.id;
    const right = item.shown.find((shown) => shown.letter === letter)?.id;
    return left === undefined || right === undefined ? undefined : `${left}:${right}`;
  });
  if (found.length > 0 && found.every((pair) => pair !== undefined)) return found;
  const ids =
    typeof given === 'object' && given.every((pair) => pairs.some(({ id }) => pair.startsWith(`${id}:`)));
  return ids ? given : undefined;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter((word) => word !== '');
