import { type BreakLevel, breakLevels, hanging, isBlank, noLineStart } from './kinsoku.ts';
import type { Span } from './line.ts';
import { part } from './safe.ts';
import { type Ambiguous, graphemesOf, plainCells, widthOf } from './width.ts';

export type WrapOptions = {
  /** Cells of a line, at least 2. */
  readonly width: number;
  /** Cells that 、 and 。 may hang over the right edge: 0 or 2. */
  readonly hang?: number;
  readonly ambiguous?: Ambiguous;
};

/** A text in graphemes: what each is, how wide, whose run, and where in that run. */
type Units = {
  readonly text: readonly string[];
  readonly cells: Uint8Array;
  readonly run: Uint16Array;
  readonly at: Uint32Array;
  readonly levels: Uint8Array;
};

/** A line: units from `from` up to, not including, `to`; the next one starts at `next`. */
type Cut = { readonly from: number; readonly to: number; readonly next: number };

/** Runs of text broken into lines no wider than `width`, after the rules of screens.md §2; `\n` in a run breaks. */
export function wrap(runs: readonly Span[], options: WrapOptions): readonly (readonly Span[])[] {
  const units = unitsOf(runs, options.ambiguous ?? 'narrow');
  const lines: (readonly Span[])[] = [];
  let from = 0;
  for (let i = 0; i <= units.text.length; i++) {
    if (i < units.text.length && units.text[i] !== '\n') continue;
    for (const cut of withoutWidow(cutLines(units, from, i, options), units, options))
      lines.push(spansOf(runs, units, cut));
    from = i + 1;
  }
  return lines;
}

function unitsOf(runs: readonly Span[], ambiguous: Ambiguous): Units {
  const text: string[] = [];
  const cells: number[] = [];
  const run: number[] = [];
  const at: number[] = [];
  runs.forEach((span, index) => {
    let offset = 0;
    for (const unit of graphemesOf(span.text)) {
      text.push(unit);
      cells.push(cellsOf(unit, ambiguous));
      run.push(index);
      at.push(offset);
      offset += unit.length;
    }
  });
  return {
    text,
    cells: Uint8Array.from(cells),
    run: Uint16Array.from(run),
    at: Uint32Array.from(at),
    levels: breakLevels(text),
  };
}

function cellsOf(unit: string, ambiguous: Ambiguous): number {
  const plain = unit.length === 1 ? plainCells(unit.charCodeAt(0), ambiguous) : 0;
  if (plain > 0 || unit === '\n') return plain;
  return widthOf(unit, ambiguous);
}

function cutLines(units: Units, from: number, end: number, options: WrapOptions): Cut[] {
  const cuts: Cut[] = [];
  let start = skipBlanks(units, from, end);
  do {
    const to = lineEnd(units, start, end, options);
    const next = skipBlanks(units, to, end);
    cuts.push({ from: start, to: trimmed(units, start, to), next });
    start = next;
  } while (start < end);
  return cuts;
}

const skipBlanks = (units: Units, from: number, end: number): number => {
  let at = from;
  while (at < end && isBlank(units.text[at])) at++;
  return at;
};

const trimmed = (units: Units, from: number, to: number): number => {
  let end = to;
  while (end > from && isBlank(units.text[end - 1])) end--;
  return end;
};

/** Where the line that begins at `start` ends: the furthest good place that fits, else the least bad one. */
function lineEnd(units: Units, start: number, end: number, { width, hang = 0 }: WrapOptions): number {
  const best = [-1, -1, -1, -1, -1];
  let all = 0;
  let solid = 0;
  let i = start;
  for (; i < end; i++) {
    const blank = isBlank(units.text[i]);
    all += units.cells[i] ?? 0;
    if (!blank) solid = all;
    if (solid > width + hang) break;
    const overhangs = hanging.has(units.text[i] ?? '') && solid - (units.cells[i] ?? 0) <= width;
    if (solid <= width || overhangs) {
      if (i === end - 1) return end;
      best[units.levels[i] ?? 0] = i;
    }
  }
  if (i === end && solid <= width) return end;
  const [good = -1, soft = -1, word = -1, rule = -1, last = -1] = best;
  if (good >= 0 && !(soft > good && chunkCells(units, good + 1, end) > width)) return good + 1;
  const least = [soft, word, rule, last].find((index) => index >= 0) ?? start;
  return least + 1;
}

/** Cells up to the next good line end. */
function chunkCells(units: Units, from: number, end: number): number {
  let cells = 0;
  for (let i = from; i < end; i++) {
    if (!isBlank(units.text[i])) cells += units.cells[i] ?? 0;
    if (units.levels[i] === 0) break;
  }
  return cells;
}

/** A last line of one lone character takes company from the line before. */
function withoutWidow(cuts: Cut[], units: Units, options: WrapOptions): Cut[] {
  const last = cuts.at(-1);
  const before = cuts.at(-2);
  if (!last || !before || !isLone(units, last)) return cuts;
  for (let i = before.to - 2; i > before.from; i--) {
    if ((units.levels[i] ?? 0) > 0) continue;
    const next = skipBlanks(units, i + 1, last.to);
    if (cellsBetween(units, next, last.to) > options.width) return cuts;
    const shorter = { from: before.from, to: trimmed(units, before.from, i + 1), next };
    return [...cuts.slice(0, -2), shorter, { ...last, from: next }];
  }
  return cuts;
}

const isLone = (units: Units, { from, to }: Cut): boolean =>
  units.text.slice(from, to).filter((unit) => !noLineStart.has(unit)).length <= 1;

const cellsBetween = (units: Units, from: number, to: number): number => {
  let cells = 0;
  for (let i = from; i < to; i++) cells += units.cells[i] ?? 0;
  return cells;
};

function spansOf(runs: readonly Span[], units: Units, { from, to }: Cut): readonly Span[] {
  const spans: Span[] = [];
  for (let i = from; i < to; ) {
    const run = units.run[i] ?? 0;
    let end = i;
    while (end < to && units.run[end] === run) end++;
    const whole = runs[run];
    if (whole) {
      const stop = (units.at[end - 1] ?? 0) + (units.text[end - 1]?.length ?? 0);
      spans.push({ ...whole, text: part(whole.text, units.at[i] ?? 0, stop) });
    }
    i = end;
  }
  return spans;
}

/** Cells of the widest part that a good line end does not cut: what a table column must hold. */
export function widestChunk(runs: readonly Span[], ambiguous: Ambiguous = 'narrow'): number {
  const units = unitsOf(runs, ambiguous);
  let widest = 0;
  let cells = 0;
  units.text.forEach((unit, i) => {
    if (!isBlank(unit) || units.levels[i] !== 0) cells += units.cells[i] ?? 0;
    widest = Math.max(widest, cells);
    if ((units.levels[i] as BreakLevel) === 0 || unit === '\n') cells = 0;
  });
  return widest;
}
