import type { Block } from '../text/block.ts';
import { normalise } from '../text/normalise.ts';
import { wordsOf } from './blocks-in.ts';

const kana = '\\u3041-\\u3096\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const japanese = new RegExp(`[${kana}]+`, 'g');
const words = new RegExp(`[${kana}]+|[^\\s${kana}]+`, 'g');

/**
 * The words of one block and of all inside it; code counts, references do not. Plain loops: a whole course passes here
 * while a learner waits.
 */
export function blockWords(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'diagram':
      return wordsOf(block.text);
    case 'code':
      return block.text;
    case 'list':
      return joined(block.items, (item) => joined(item.blocks, blockWords));
    case 'quote':
      return joined(block.blocks, blockWords);
    case 'callout':
      return `${wordsOf(block.title ?? [])} ${joined(block.blocks, blockWords)}`;
    case 'table':
      return joined([block.head, ...block.rows], (row) => joined(row, wordsOf));
    case 'check':
      return '';
  }
}

function joined<T>(parts: readonly T[], words: (part: T) => string): string {
  let text = '';
  for (const part of parts) text += `${words(part)} `;
  return text;
}

/** Tokens of what is looked for: of Japanese only its pairs, or the one character there is. */
export function tokensOfQuery(query: string): string[] {
  return (normalise(query).match(words) ?? []).flatMap((word) => {
    if (word.match(japanese) === null || word.length === 1) return [word];
    return Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
  });
}

export const isJapaneseToken = (token: string): boolean => token.match(japanese) !== null;
