import type { Language } from '../i18n/language.ts';
import type { Block } from '../text/block.ts';
import { allBlocks, wordsOf } from './blocks-in.ts';

const bounds = { ja: { least: 1800, most: 3500 }, en: { least: 700, most: 1300 } } as const;

/** Length of a lesson as its reader meets it: Japanese characters or English words, code and figures not counted. */
export function lengthOf(
  blocks: readonly Block[],
  language: Language,
): { readonly count: number; readonly least: number; readonly most: number } {
  const words = allBlocks(blocks).map(textOf).join(' ');
  const count =
    language === 'ja'
      ? words.replace(/\s/g, '').length
      : words.split(/\s+/).filter((word) => word !== '').length;
  return { count, ...bounds[language] };
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'diagram':
      return wordsOf(block.text);
    case 'callout':
      return wordsOf(block.title ?? []);
    case 'table':
      return [block.head, ...block.rows].flat().map(wordsOf).join(' ');
    default:
      return '';
  }
}
