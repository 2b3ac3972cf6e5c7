import type { Block } from './block.ts';
import { inGlyphs, markOf } from './glyph.ts';
import { highlight, highlightCommand } from './highlight.ts';
import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { own, part } from './safe.ts';
import { sanitise } from './sanitise.ts';
import { graphemesOf, widthOf } from './width.ts';

type Code = Extract<Block, { kind: 'code' }>;

/** Code beside its bar, each line folded at a separator where it is too wide; `»` says that a line goes on. */
export function layOutCode({ lang, text }: Code, page: Page): readonly Row[] {
  const lines = highlightLines(lang, text, page.plain);
  if (page.plain) return lines.map((spans) => ({ spans }));
  const bar = markOf('╎', 'rule', page.glyphs);
  const inner: Span = { text: inGlyphs(own('╎ '), page.glyphs), role: 'rule' };
  return lines.flatMap((line) => {
    const folded = foldCode(line, page.barred ? page.width - 2 : page.width, page);
    return folded.map((spans): Row => (page.barred ? { spans: [inner, ...spans] } : { mark: bar, spans }));
  });
}

/** A command goes on in the next line after a backslash; in a console only typed lines are commands. */
function highlightLines(lang: string, text: string, prompt: boolean): readonly (readonly Span[])[] {
  let goesOn = false;
  return sanitise(text)
    .split('\n')
    .map((raw) => {
      const line = own(raw);
      const isTyped = lang === 'bash' || (lang === 'console' && (goesOn || raw.startsWith('$ ')));
      const isFirst = lang === 'bash' && !goesOn && raw.trim() !== '' && !raw.trimStart().startsWith('#');
      goesOn = isTyped && raw.endsWith('\\');
      if (!isTyped) return highlight(lang, line);
      return highlightCommand(prompt && isFirst ? own(`$ ${raw}`) : line);
    });
}

const mostCells = (width: number, row: number) => (row === 0 ? width : width - 2);

/** A line of code in pieces of `width` cells; pieces after the first begin with `» `. */
export function foldCode(
  spans: readonly Span[],
  width: number,
  page: Pick<Page, 'ambiguous' | 'glyphs'>,
): readonly (readonly Span[])[] {
  const whole = own(spans.map((span) => span.text).join(''));
  if (widthOf(whole, page.ambiguous) <= width) return [spans];
  const goesOn: Span = { text: inGlyphs(own('» '), page.glyphs), role: 'rule' };
  const pieces: (readonly Span[])[] = [];
  for (let from = 0; from < whole.length; ) {
    const to = from + foldAt(whole.slice(from), mostCells(width, pieces.length), page.ambiguous);
    const piece = between(spans, from, to);
    pieces.push(pieces.length === 0 ? piece : [goesOn, ...piece]);
    from = to;
  }
  return pieces;
}

/** How many UTF-16 units of the text stand on the line: up to the last separator that fits, `-` only for want of others. */
function foldAt(text: string, cells: number, ambiguous: Page['ambiguous']): number {
  let used = 0;
  let at = 0;
  let [separator, hyphen] = [0, 0];
  for (const unit of graphemesOf(text)) {
    used += widthOf(unit, ambiguous);
    if (used > cells) {
      if (unit === ' ' && at > 0) return at;
      if (separator * 2 >= at) return separator;
      return hyphen || separator || Math.max(at, unit.length);
    }
    at += unit.length;
    if ('/:,= '.includes(unit) && text.slice(0, at).trim() !== '') separator = at;
    else if (unit === '-') hyphen = at;
  }
  return text.length;
}

function between(spans: readonly Span[], from: number, to: number): readonly Span[] {
  const cut: Span[] = [];
  let at = 0;
  for (const span of spans) {
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, span.text.length)];
    if (first < last) cut.push({ ...span, text: part(span.text, first, last) });
    at += span.text.length;
  }
  return cut;
}
