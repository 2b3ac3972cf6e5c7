import type { Block, ListItem } from './block.ts';
import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { own } from './safe.ts';
import { blanks, indented } from './spans.ts';

type List = Extract<Block, { kind: 'list' }>;

/** Where nesting would leave fewer cells, items stand below their label instead of behind it. */
const leastWidth = 12;

/** A list: `- `, its numbers, or `[x] ` at the edge, the text of items behind. */
export function layOutList(list: List, page: Page): readonly Row[] {
  const labels = list.items.map((item, index) => labelOf(list, item, index));
  const column = Math.max(...labels.map((label) => label.length), 0);
  const isLoose = list.items.some((item) => item.blocks.slice(1).some((block) => block.kind !== 'list'));
  return list.items.flatMap((item, index) => {
    const rows = itemRows(
      item,
      { text: own((labels[index] ?? '').padStart(column)), role: 'text' },
      column,
      page,
    );
    return isLoose && index < list.items.length - 1 ? [...rows, { spans: [] }] : rows;
  });
}

function labelOf(list: List, item: ListItem, index: number): string {
  if (item.task !== undefined) return item.task ? '[x] ' : '[ ] ';
  return list.ordered ? `${list.start + index}. ` : '- ';
}

function itemRows(item: ListItem, label: Span, column: number, page: Page): readonly Row[] {
  if (page.width - column < leastWidth) return [{ spans: [label] }, ...page.layBlocks(item.blocks, page)];
  const inner: Page = { ...page, width: page.width - column };
  const [first, ...rest] = item.blocks;
  if (first === undefined) return [{ spans: [label] }];
  const startsWithText = first.kind === 'paragraph';
  const [top, ...more] = startsWithText ? page.layBlocks([first], inner) : [];
  const head: Row = { spans: top ? [label, ...top.spans] : [label] };
  const others = startsWithText ? rest : item.blocks;
  const below = others.flatMap((block, index): readonly Row[] => {
    const rows = inside(block, page, inner, column);
    return block.kind === 'list' || (index === 0 && !startsWithText) ? rows : [{ spans: [] }, ...rows];
  });
  return [head, ...indented(more, column), ...below];
}

/** Code in an item stands on the one left edge, where its bar is; all else behind the label. */
const inside = (block: Block, page: Page, inner: Page, column: number): readonly Row[] =>
  block.kind === 'code' && !page.barred
    ? page.layBlocks([block], page)
    : page
        .layBlocks([block], inner)
        .map((row) => (row.spans.length === 0 ? row : { ...row, spans: [blanks(column), ...row.spans] }));
