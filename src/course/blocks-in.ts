import type { Block, Inline } from '../text/block.ts';

/** Every block of a text in reading order, those inside quotes, callouts and lists after their parent. */
export const allBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => [block, ...allBlocks(childrenOf(block))]);

function childrenOf(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'quote':
    case 'callout':
      return block.blocks;
    case 'list':
      return block.items.flatMap((item) => item.blocks);
    default:
      return [];
  }
}

/** Question ids of the in-line checks, in reading order. */
export const checksIn = (blocks: readonly Block[]): readonly string[] =>
  allBlocks(blocks).flatMap((block) => (block.kind === 'check' ? [block.question] : []));

/** Every inline of a text in reading order, nested ones after their parent. */
export const allInlines = (blocks: readonly Block[]): readonly Inline[] =>
  allBlocks(blocks).flatMap((block) => deep(inlinesOf(block)));

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'diagram':
      return block.text;
    case 'callout':
      return block.title ?? [];
    case 'table':
      return [block.head, ...block.rows].flat(2);
    default:
      return [];
  }
}

const deep = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((inline) => [inline, ...('children' in inline ? deep(inline.children) : [])]);

/** The words of inlines, without marks; sources and dated figures say nothing. */
export function wordsOf(inlines: readonly Inline[]): string {
  let words = '';
  for (const inline of inlines) words += wordsIn(inline);
  return words;
}

function wordsIn(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text;
    case 'term':
      return inline.text ?? inline.id;
    case 'strong':
    case 'emphasis':
    case 'link':
      return wordsOf(inline.children);
    case 'break':
      return ' ';
    default:
      return '';
  }
}
