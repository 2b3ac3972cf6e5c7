import { inPen, type RowCells } from './row-cells.ts';

/** Same cells between two changes are written again when going around them costs more. */
const bridge = 6;

const to = (y: number, x: number): string => `\u001b[${y + 1}${x === 0 ? '' : `;${x + 1}`}H`;

/** The bytes that turn row `y` of the screen from `before` into `after`; none when they are the same. */
export function rowDiff(y: number, before: RowCells, after: RowCells, painted: string): string {
  if (!before.certain || !after.certain) return whole(y, painted);
  const parts = changedParts(before, after);
  const end = after.texts.length;
  const tail = lastInk(before) > end ? `${to(y, end)}\u001b[K` : '';
  const partial = parts.map(([from, until]) => to(y, from) + cellsFrom(after, from, until)).join('') + tail;
  return parts.length > 1 && partial.length > painted.length + 8 ? whole(y, painted) : partial;
}

/** Erased first: after a row that fills its line the cursor may wait beyond its last cell. */
export const whole = (y: number, painted: string): string => `${to(y, 0)}\u001b[2K${painted}`;

/** The cell after the last one that shows anything. */
function lastInk({ texts, pens }: RowCells): number {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === ' ' && pens[end - 1] === '') end--;
  return end;
}

/** Runs of cells that differ, `[from, until)`; those near each other as one. */
function changedParts(before: RowCells, after: RowCells): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  for (let x = 0; x < after.texts.length; x++) {
    const same =
      (before.texts[x] ?? ' ') === after.texts[x] && (before.pens[x] ?? '') === (after.pens[x] ?? '');
    if (same) continue;
    const last = parts.at(-1);
    // A wide character is written from its first half on.
    const from = after.texts[x] === '' ? x - 1 : x;
    if (last !== undefined && from - last[1] <= bridge) last[1] = x + 1;
    else parts.push([from, x + 1]);
  }
  return parts;
}

function cellsFrom({ texts, pens }: RowCells, from: number, until: number): string {
  let written = '';
  for (let x = from; x < until; ) {
    const pen = pens[x] ?? '';
    let text = '';
    for (; x < until && (pens[x] ?? '') === pen; x++) text += texts[x] ?? '';
    written += inPen(pen, text);
  }
  return written;
}
