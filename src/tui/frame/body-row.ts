import type { Line, Mark, Span } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { glyphs } from '../glyphs.ts';
import { panelEdge, type Room } from './room.ts';
import { blanks, cellsOf, fitted, padded, spanOf } from './spans.ts';
import type { PanelLine } from './view.ts';

const markSpan = (mark: Mark | undefined): Span =>
  mark === undefined ? blanks(1) : spanOf(mark.glyph, mark.role);

/** The margin's cells: sign right-aligned before the mark, then one blank. */
function marginSpans(room: Room, line: Line): readonly Span[] {
  const before = room.margin - 2;
  const sign = line.sign;
  const gap = before - (sign === undefined ? 0 : widthOf(sign.glyph));
  return [
    blanks(gap),
    ...(sign === undefined ? [] : [spanOf(sign.glyph, sign.role)]),
    markSpan(line.mark),
    blanks(1),
  ];
}

function panelSpans(part: PanelLine | undefined, width: number): readonly Span[] {
  if (part === undefined) return [];
  if (part.heading) return [blanks(1), ...fitted(part.spans, width)];
  return [
    part.sign === undefined ? blanks(1) : spanOf(part.sign.glyph, part.sign.role),
    markSpan(part.mark),
    blanks(1),
    ...fitted(part.spans, width - 2),
  ];
}

/** One row of the body from cell 0: margin, text, and the thumb or the panel. */
export function bodyRow(
  room: Room,
  line: Line,
  thumb: boolean,
  panel: PanelLine | undefined,
): readonly Span[] {
  const text = [...marginSpans(room, line), ...fitted(line.spans, room.measure + room.hang)];
  if (room.panel > 0) {
    const bar = spanOf(thumb ? glyphs.block : glyphs.stitch, 'rule');
    return [...padded(text, panelEdge - 2), bar, ...panelSpans(panel, room.panel)];
  }
  if (!thumb) return text;
  const at = room.size.columns < 120 ? room.size.columns - 2 : panelEdge - 2;
  return [...text, blanks(at - cellsOf(text)), spanOf(glyphs.block, 'rule')];
}
