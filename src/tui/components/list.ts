import type { Line, Mark } from '../../text/line.ts';
import { marks } from '../glyphs.ts';

/** A row that can be chosen, as one or more lines; the first carries pointer and mark. */
export type ListItem = { readonly lines: readonly Line[]; readonly mark?: Mark };

/** What stands in a list: rows to choose, and lines between them (headings, blank rows, notes). */
export type ListPart = ListItem | { readonly between: readonly Line[] };

export type DrawnList = {
  readonly lines: readonly Line[];
  /** First and last line of the row under the pointer. */
  readonly focus?: readonly [number, number];
};

/** Draws a list with the pointer on its `at`-th row that can be chosen. */
export function drawList(parts: readonly ListPart[], at: number): DrawnList {
  const lines: Line[] = [];
  let row = 0;
  let focus: readonly [number, number] | undefined;
  for (const part of parts) {
    if ('between' in part) {
      lines.push(...part.between);
      continue;
    }
    const pointed = row === at;
    if (pointed) focus = [lines.length, lines.length + part.lines.length - 1];
    part.lines.forEach((each, index) => {
      if (index > 0) lines.push(each);
      else
        lines.push({
          ...each,
          ...(pointed ? { sign: marks.here } : {}),
          ...(part.mark === undefined ? {} : { mark: part.mark }),
        });
    });
    row++;
  }
  return focus === undefined ? { lines } : { lines, focus };
}
