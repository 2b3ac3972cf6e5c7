import type { Block } from './block.ts';
import { inGlyphs } from './glyph.ts';
import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { runsOf } from './runs.ts';
import { own, part } from './safe.ts';
import { sanitise } from './sanitise.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

type Diagram = Extract<Block, { kind: 'diagram' }>;

const strokes = /[╌╍╎]+|[<>](?=[╌╎])|(?<=[╌╎])[<>]/g;

/** A figure and, after a blank row, its words; the words alone where it does not fit or is not wanted. */
export function layOutDiagram({ art, text }: Diagram, page: Page): readonly Row[] {
  const words = wrap(runsOf(text, page), page).map((spans): Row => ({ spans }));
  const lines = sanitise(art).split('\n');
  const fits = lines.every((line) => widthOf(line, page.ambiguous) <= page.width);
  if (!page.drawDiagrams || !fits) return words;
  const drawn = lines.map((line): Row => ({ spans: strokesOf(line.trimEnd(), page) }));
  return words.length === 0 ? drawn : [...drawn, { spans: [] }, ...words];
}

function strokesOf(raw: string, page: Page): readonly Span[] {
  const line = own(raw);
  const spans: Span[] = [];
  let at = 0;
  for (const { 0: stroke, index } of line.matchAll(strokes)) {
    if (index > at) spans.push({ text: part(line, at, index), role: 'text' });
    spans.push({ text: inGlyphs(own(stroke), page.glyphs), role: 'rule' });
    at = index + stroke.length;
  }
  if (at < line.length) spans.push({ text: part(line, at), role: 'text' });
  return spans;
}
