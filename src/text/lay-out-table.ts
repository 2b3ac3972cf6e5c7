import type { Block } from './block.ts';
import { inGlyphs } from './glyph.ts';
import { type Cells, layOutCards } from './lay-out-cards.ts';
import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { runsOf } from './runs.ts';
import { own, repeated } from './safe.ts';
import { spansWidth } from './spans.ts';
import { widestChunk, wrap } from './wrap.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Align = Table['align'][number];

const gap = 2;
const leastCells = 8;
/** A column is not spread further than this beyond what it holds; the last one ends at the right edge. */
const mostSpare = 6;

/** A table in columns that share the measure, or as cards where that is too narrow. */
export function layOutTable(table: Table, page: Page): readonly Row[] {
  const cells: Cells = {
    head: table.head.map((cell) => runsOf(cell, page, 'strong')),
    rows: table.rows.map((row) => row.map((cell) => runsOf(cell, page))),
  };
  const widths = columnWidths(cells, page);
  if (widths === undefined) return layOutCards(cells, page);
  const row = (content: readonly (readonly Span[])[]) => rowOf(content, widths, align, page);
  const align = alignmentOf(cells, table.align);
  const rule = own(widths.map((width) => '╌'.repeat(width)).join(' '.repeat(gap)));
  const body = cells.rows.map(row);
  return [
    ...row(cells.head),
    { spans: [{ text: inGlyphs(rule, page.glyphs), role: 'rule' }] },
    ...body.flatMap((lines, index) =>
      lines.length > 1 && index < body.length - 1 ? [...lines, { spans: [] }] : lines,
    ),
  ];
}

/** Cells of each column, or undefined when the longest unbreakable parts do not fit side by side. */
export function columnWidths(
  { head, rows }: Cells,
  page: Pick<Page, 'width' | 'ambiguous'>,
): readonly number[] | undefined {
  const room = page.width - gap * (head.length - 1);
  const columns = head.map((cell, index) => [cell, ...rows.map((row) => row[index] ?? [])]);
  const natural = columns.map((cells) =>
    Math.max(1, ...cells.map((cell) => spansWidth(cell, page.ambiguous))),
  );
  const least = columns.map((cells, index) =>
    Math.max(
      Math.min(leastCells, natural[index] ?? 0),
      ...cells.map((cell) => widestChunk(cell, page.ambiguous)),
    ),
  );
  if (sum(least) > room) return undefined;
  if (sum(natural) <= room) return spread(natural, room);
  return shared(least, natural, room);
}

const isNumber = (cell: readonly Span[]): boolean =>
  /^[-+]?\d[\d,.]*%?$/.test(cell.map((span) => span.text).join(''));

/** A column of nothing but numbers is set to the right although its author did not say so. */
const alignmentOf = ({ rows }: Cells, align: readonly Align[]): readonly Align[] =>
  align.map((said, index) =>
    rows.length > 0 && rows.every((row) => isNumber(row[index] ?? [])) ? 'right' : said,
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** All fits on one line: spare cells go to every column alike, what is left to the last. */
function spread(natural: readonly number[], room: number): readonly number[] {
  const spare = Math.min(mostSpare, Math.floor((room - sum(natural)) / natural.length));
  const widths = natural.map((width) => width + spare);
  return widths.map((width, index) => (index === widths.length - 1 ? width + room - sum(widths) : width));
}

/** Narrow columns keep what they hold; the others have equal parts of the rest, but never less than their least. */
function shared(least: readonly number[], natural: readonly number[], room: number): readonly number[] {
  const widths: (number | undefined)[] = natural.map(() => undefined);
  for (;;) {
    const open = [...widths.keys()].filter((index) => widths[index] === undefined);
    const left = room - sum(widths.map((width) => width ?? 0));
    const fair = Math.floor(left / open.length);
    const wide = open.find((index) => (least[index] ?? 0) > fair);
    const settled = wide ?? open.find((index) => (natural[index] ?? 0) <= fair);
    if (settled === undefined) {
      const spare = left - fair * open.length;
      return widths.map((width, index) => width ?? fair + (open.indexOf(index) < spare ? 1 : 0));
    }
    widths[settled] = settled === wide ? least[settled] : natural[settled];
    if (open.length === 1) return widths.map((width) => width ?? 0);
  }
}

function rowOf(
  content: readonly (readonly Span[])[],
  widths: readonly number[],
  align: readonly Align[],
  page: Page,
): readonly Row[] {
  const wrapped = widths.map((width, index) =>
    wrap(content[index] ?? [], { width, ambiguous: page.ambiguous }),
  );
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line): Row => {
    const spans: Span[] = [];
    widths.forEach((width, index) => {
      const cell = wrapped[index]?.[line] ?? [];
      const spare = width - spansWidth(cell, page.ambiguous);
      const blank = (cells: number) => {
        if (cells > 0) spans.push({ text: repeated(own(' '), cells), role: 'text' });
      };
      const isLast = index === widths.length - 1;
      const before = align[index] === 'right' ? spare : align[index] === 'center' ? Math.floor(spare / 2) : 0;
      blank(before);
      spans.push(...cell);
      if (!isLast) blank(spare - before + gap);
    });
    return { spans: withoutTail(spans) };
  });
}

/** Blank cells at the end of a row are not drawn. */
function withoutTail(spans: readonly Span[]): readonly Span[] {
  const last = spans.findLastIndex((span) => span.text.trim() !== '');
  return spans.slice(0, last + 1);
}
