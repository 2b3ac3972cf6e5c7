import type { Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { own, repeated } from './safe.ts';
import { type Ambiguous, widthOf } from './width.ts';

/** Cells of a line of runs; of its widest line when runs hold line feeds. */
export function spansWidth(spans: readonly Span[], ambiguous: Ambiguous): number {
  const text = spans.map((span) => span.text).join('');
  if (!text.includes('\n')) return widthOf(text, ambiguous);
  return Math.max(...text.split('\n').map((line) => widthOf(line, ambiguous)));
}

export const blanks = (cells: number): Span => ({ text: repeated(own(' '), cells), role: 'text' });

/** Rows moved right by some cells; blank ones and those with a bar of their own stay. */
export const indented = (rows: readonly Row[], cells: number): readonly Row[] =>
  rows.map((row) =>
    row.spans.length === 0 || row.mark ? row : { ...row, spans: [blanks(cells), ...row.spans] },
  );

export const isBlankRow = (row: Row): boolean => row.spans.length === 0;
