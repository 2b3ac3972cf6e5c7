import type { Block, Inline } from '../text/block.ts';
import { normalise } from '../text/normalise.ts';
import { allBlocks, wordsOf } from './blocks-in.ts';

const kana = '\\u3041-\\u3096\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const japanese = new RegExp(`[${kana}]+`, 'g');
const words = new RegExp(`[${kana}]+|[^\\s${kana}]+`, 'g');
const humps = /[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g;

/** The words of one block and of all inside it; code counts, references do not. */
export const blockWords = (block: Block): string =>
  allBlocks([block])
    .map((each) => (each.kind === 'code' ? each.text : wordsOf(inlinesOf(each))))
    .join(' ');

function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === 'callout') return block.title ?? [];
  if (block.kind === 'table')
    return [block.head, ...block.rows].flatMap((row) => row.flatMap((cell) => [...cell, blank]));
  return block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'diagram' ? block.text : [];
}

const blank: Inline = { kind: 'text', text: ' ' };

/** Japanese as pairs of characters (and its last one alone), everything else as words. */
function tokensOf(normalised: string): readonly string[] {
  return (normalised.match(words) ?? []).flatMap((word) => {
    if (word.match(japanese) === null) return [word];
    return Array.from(word, (char, index) => char + (word[index + 1] ?? ''));
  });
}

/** Tokens of a text to be found; `EndpointSlice` can also be found as `slice`. */
export function tokensOfText(text: string): string[] {
  const parts = (text.match(/[A-Za-z0-9]*[a-z][A-Z][A-Za-z0-9]*/g) ?? []).flatMap(
    (word) => word.match(humps) ?? [],
  );
  return [...tokensOf(normalise(text)), ...parts.map((part) => part.toLowerCase())];
}

/** Tokens of what is looked for: of Japanese only its pairs, or the one character there is. */
export function tokensOfQuery(query: string): string[] {
  return (normalise(query).match(words) ?? []).flatMap((word) => {
    if (word.match(japanese) === null || word.length === 1) return [word];
    return Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
  });
}

export const isJapaneseToken = (token: string): boolean => token.match(japanese) !== null;
