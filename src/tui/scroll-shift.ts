import type { RowCells } from './row-cells.ts';

/** Rows `first` to `last` show what stood `by` rows further down before (negative: further up). */
export type Shift = { readonly first: number; readonly last: number; readonly by: number };

/** Cells of a row that are text; beyond them thumb and panel stay where they are when the text moves. */
const textCells = 70;
const fewestRows = 4;

const keyOf = ({ texts }: RowCells): string => texts.slice(0, textCells).join('').trimEnd();

/** How far most of the text went between two frames; undefined when it did not move as one. */
export function shiftOf(before: readonly RowCells[], after: readonly RowCells[]): Shift | undefined {
  const was = new Map<string, number>();
  before.forEach((row, y) => {
    const key = keyOf(row);
    // Rows that stand twice tell nothing.
    was.set(key, was.has(key) ? -1 : y);
  });
  const moves = new Map<number, number[]>();
  after.forEach((row, y) => {
    const key = keyOf(row);
    const from = key === '' ? undefined : was.get(key);
    if (from === undefined || from < 0 || from === y) return;
    moves.set(from - y, [...(moves.get(from - y) ?? []), y]);
  });
  const [by = 0, rows = []] = [...moves].toSorted((one, other) => other[1].length - one[1].length)[0] ?? [];
  if (rows.length < fewestRows) return undefined;
  const first = Math.min(...rows, ...rows.map((y) => y + by));
  const last = Math.max(...rows, ...rows.map((y) => y + by));
  return { first, last, by };
}

/** The rows after a shift; what comes in is blank. */
export function shifted<T>(rows: readonly T[], { first, last, by }: Shift, blank: T): readonly T[] {
  return rows.map((row, y) => {
    if (y < first || y > last) return row;
    const from = y + by;
    return from < first || from > last ? blank : (rows[from] ?? blank);
  });
}

/**
 * Moves the rows on the screen. Lines are deleted and as many inserted, so that all else stays; unlike a scroll region
 * this leaves no state behind, and nothing reaches the scrollback.
 */
export function shiftSequence({ first, last, by }: Shift): string {
  const count = Math.abs(by);
  const [out, back] = by > 0 ? [first, last - count + 1] : [last - count + 1, first];
  return `\u001b[${out + 1}H\u001b[${count}M\u001b[${back + 1}H\u001b[${count}L`;
}
