import { type GlyphSet, inGlyphs } from './glyph.ts';
import type { Line, Mark } from './line.ts';
import { widthOf } from './width.ts';

export type PlainOptions = {
  /** Cells before the text: 4 from 60 columns on, else 3. */
  readonly margin?: 3 | 4;
  /** `plain` (the default) draws bars and rules in ASCII and keeps ✓ and ✗; `ascii` has ASCII alone. */
  readonly glyphs?: GlyphSet;
};

/** Lines as text for a pipe or a file: the margin first, no attributes, no blanks at the end. */
export function plainLines(
  lines: readonly Omit<Line, 'block'>[],
  options: PlainOptions = {},
): readonly string[] {
  const margin = options.margin ?? 4;
  const glyphs = options.glyphs ?? 'plain';
  const glyph = (mark: Mark | undefined) => (mark ? inGlyphs(mark.glyph, glyphs) : '');
  return lines.map((line) => {
    const sign = padStart(glyph(line.sign), margin - 2);
    const text = line.spans.map((span) => inGlyphs(span.text, glyphs)).join('');
    return `${sign}${padStart(glyph(line.mark), 1)} ${text}`.trimEnd();
  });
}

const padStart = (text: string, cells: number): string =>
  ' '.repeat(Math.max(0, cells - widthOf(text))) + text;
