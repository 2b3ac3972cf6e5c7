import type { Line, Role, Span } from '../../text/line.ts';
import { own, type Safe } from '../../text/safe.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { fitting, widthOf } from '../../text/width.ts';

/** A run of text, from wherever it comes: it passes the sanitiser here. */
export const say = (text: string, role: Role = 'text'): Span => ({ text: sanitiseLine(text), role });

export const spanOf = (text: Safe, role: Role = 'text'): Span => ({ text, role });

export const blanks = (count: number): Span => spanOf(own(' '.repeat(Math.max(0, count))));

/** Cells of a line of runs. */
export const cellsOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + widthOf(span.text), 0);

/** The first `width` cells; what was cut is told by two dots. */
export function fitted(spans: readonly Span[], width: number): readonly Span[] {
  if (cellsOf(spans) <= width) return spans;
  const dots = width >= 4 ? '..' : '';
  const kept: Span[] = [];
  let left = width - dots.length;
  for (const span of spans) {
    const wide = widthOf(span.text);
    if (wide <= left) {
      kept.push(span);
      left -= wide;
      continue;
    }
    const text = fitting(span.text, left);
    kept.push({ ...span, text: own(text) });
    left -= widthOf(text);
    break;
  }
  return [...kept, say(dots, 'quiet'), blanks(left)];
}

/** Exactly `width` cells: cut or filled with blanks on the right. */
export function padded(spans: readonly Span[], width: number): readonly Span[] {
  const cut = fitted(spans, width);
  const gap = width - cellsOf(cut);
  return gap > 0 ? [...cut, blanks(gap)] : cut;
}

/** Exactly `width` cells, filled with blanks on the left: numbers of a column. */
export function paddedLeft(spans: readonly Span[], width: number): readonly Span[] {
  const cut = fitted(spans, width);
  return [blanks(width - cellsOf(cut)), ...cut];
}

/** `left` from the left edge and `right` ending at `width`, two blanks at least between; the left gives way. */
export function spread(left: readonly Span[], right: readonly Span[], width: number): readonly Span[] {
  const wide = cellsOf(right);
  if (wide === 0) return fitted(left, width);
  if (wide > width) return fitted(right, width);
  return [...padded(left, Math.max(0, width - wide - 2)), blanks(Math.min(2, width - wide)), ...right];
}

export type Column = {
  readonly width: number;
  readonly spans: readonly Span[];
  readonly align?: 'left' | 'right';
};

/** Columns of exact width with `gap` blanks between. */
export function columns(parts: readonly Column[], gap = 2): readonly Span[] {
  return parts.flatMap((part, at) => {
    const cell = part.align === 'right' ? paddedLeft(part.spans, part.width) : padded(part.spans, part.width);
    return at === 0 ? cell : [blanks(gap), ...cell];
  });
}

/** A line of the body that belongs to no block of a lesson. */
export const line = (spans: readonly Span[], marks: Pick<Line, 'sign' | 'mark'> = {}): Line => ({
  ...marks,
  spans,
  block: -1,
});

export const emptyLine: Line = { spans: [], block: -1 };
