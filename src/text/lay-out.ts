import type { Block } from './block.ts';
import { markOf } from './glyph.ts';
import { layOutCallout } from './lay-out-callout.ts';
import { layOutCode } from './lay-out-code.ts';
import { layOutDiagram } from './lay-out-diagram.ts';
import { layOutList } from './lay-out-list.ts';
import { layOutTable } from './lay-out-table.ts';
import { type LayOutOptions, LinkNumbers, type Page, type Row } from './layout-options.ts';
import type { Line } from './line.ts';
import { runsOf } from './runs.ts';
import { own } from './safe.ts';
import { sanitiseLine } from './sanitise.ts';
import { wrap } from './wrap.ts';

const leastMeasure = 20;
/** Measure of a terminal of 60 columns, from which on figures are drawn. */
const leastForDiagrams = 52;

/**
 * A lesson's blocks as lines for one measure: no line is wider (plus `hang` for 、 and 。), every line carries the
 * index of its block. Blank rows part the blocks and belong to the block before them.
 */
export function layOut(blocks: readonly Block[], options: LayOutOptions): readonly Line[] {
  const page = pageOf(options);
  const lines: Line[] = [];
  let before: Block | undefined;
  blocks.forEach((block, index) => {
    const rows = rowsOf(block, page);
    if (rows.length === 0) return;
    if (before && blankBetween(before, block)) lines.push({ spans: [], block: lines.at(-1)?.block ?? index });
    for (const row of rows) lines.push({ ...row, block: index });
    before = block;
  });
  return [...lines, ...linkList(page, blocks.length - 1)];
}

function pageOf(options: LayOutOptions): Page {
  const width = Math.max(leastMeasure, Math.floor(options.measure));
  return {
    width,
    language: options.language,
    hang: options.hang ?? 0,
    ambiguous: options.ambiguous ?? 'narrow',
    glyphs: options.glyphs ?? 'drawn',
    plain: options.plain ?? false,
    drawDiagrams: options.diagrams !== 'text' && width >= leastForDiagrams,
    links: options.links === 'osc8' ? undefined : new LinkNumbers(options.sources ?? []),
    options,
    barred: false,
    layBlocks,
  };
}

/** Blocks inside a callout, quote or list item, parted by blank rows. */
const layBlocks = (blocks: readonly Block[], page: Page): readonly Row[] =>
  blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const rows = rowsOf(block, page);
    return before && rows.length > 0 && block.kind !== 'list' && blankBetween(before, block)
      ? [{ spans: [] }, ...rows]
      : rows;
  });

/** A heading is not parted from its text, nor a list from the line that announces it. */
function blankBetween(before: Block, block: Block): boolean {
  if (before.kind === 'heading' && block.kind !== 'heading') return false;
  if (before.kind !== 'paragraph' || block.kind !== 'list') return true;
  const last = before.text.at(-1);
  return !(last?.kind === 'text' && /[:：]\s*$/.test(last.text));
}

function rowsOf(block: Block, page: Page): readonly Row[] {
  switch (block.kind) {
    case 'heading':
      return layOutHeading(block, page);
    case 'paragraph':
      return wrap(runsOf(block.text, page), page).map((spans) => ({ spans }));
    case 'list':
      return layOutList(block, page);
    case 'quote':
      return layOutQuote(block, page);
    case 'callout':
      return layOutCallout(block, page);
    case 'code':
      return layOutCode(block, page);
    case 'diagram':
      return layOutDiagram(block, page);
    case 'table':
      return layOutTable(block, page);
    case 'check':
      return page.options.checks?.(block.question) ?? [];
  }
}

function layOutHeading({ text, number }: Extract<Block, { kind: 'heading' }>, page: Page): readonly Row[] {
  const rows = wrap(runsOf(text, page, 'strong'), page).map((spans): Row => ({ spans }));
  const [first, ...rest] = rows;
  if (number === undefined || first === undefined) return rows;
  return [{ ...first, sign: { glyph: own(String(number)), role: 'strong' } }, ...rest];
}

function layOutQuote({ blocks }: Extract<Block, { kind: 'quote' }>, page: Page): readonly Row[] {
  const mark = markOf('╎', 'rule', page.glyphs);
  return page.layBlocks(blocks, { ...page, barred: true }).map((row) => ({ ...row, mark }));
}

/** The addresses behind the numbers that are not sources of the lesson. */
function linkList(page: Page, block: number): readonly Line[] {
  const links = page.links?.added() ?? [];
  if (links.length === 0) return [];
  const rows = links.flatMap(({ number, url }) =>
    wrap([{ text: sanitiseLine(`[${number}] ${url}`), role: 'quiet' }], { ...page, hang: 0 }),
  );
  return [{ spans: [], block }, ...rows.map((spans): Line => ({ spans, block }))];
}
