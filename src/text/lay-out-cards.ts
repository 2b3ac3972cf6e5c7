import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { blanks, indented, spansWidth } from './spans.ts';
import { wrap } from './wrap.ts';

/** A table's cells as runs of text. */
export type Cells = {
  readonly head: readonly (readonly Span[])[];
  readonly rows: readonly (readonly (readonly Span[])[])[];
};

const gap = 2;

/** Each row of a table as a card: its first cell on top, then the other cells beside their column's name. */
export function layOutCards({ head, rows }: Cells, page: Page): readonly Row[] {
  const labels = head.slice(1);
  const widest = Math.max(0, ...labels.map((label) => spansWidth(label, page.ambiguous)));
  const isBeside = widest + gap <= page.width / 2;
  return rows.flatMap((row, index) => {
    const [title = [], ...cells] = row;
    const strong = title.map((span): Span => (span.role === 'text' ? { ...span, role: 'strong' } : span));
    const top = wrap(strong, page).map((spans): Row => ({ spans }));
    const body = labels.flatMap((label, column) => {
      const name = label.map((span): Span => ({ ...span, role: 'text' }));
      const cell = cells[column] ?? [];
      return isBeside ? beside(name, cell, widest + gap, page) : below(name, cell, page);
    });
    const card = [...top, ...body];
    return index < rows.length - 1 ? [...card, { spans: [] }] : card;
  });
}

function beside(name: readonly Span[], cell: readonly Span[], column: number, page: Page): readonly Row[] {
  const lines = wrap(cell, { ...page, width: page.width - column });
  const pad = blanks(column - spansWidth(name, page.ambiguous));
  return lines.map((spans, index) =>
    index === 0
      ? { spans: spans.length > 0 ? [...name, pad, ...spans] : name }
      : { spans: [blanks(column), ...spans] },
  );
}

function below(name: readonly Span[], cell: readonly Span[], page: Page): readonly Row[] {
  const label = wrap(name, page).map((spans): Row => ({ spans }));
  const value = wrap(cell, { ...page, width: page.width - gap }).map((spans): Row => ({ spans }));
  return [...label, ...indented(value, gap)];
}
