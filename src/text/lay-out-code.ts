import type { Block } from './block.ts';
import { inGlyphs, markOf } from './glyph.ts';
import { highlight, highlightCommand } from './highlight.ts';
import type { Page, Row } from './layout-options.ts';
import type { Span } from './line.ts';
import { own, part } from './safe.ts';
import { sanitise } from './sanitise.ts';
import { fitting, widthOf } from './width.ts';

type Code = Extract<Block, { kind: 'code' }>;

/** Code beside its bar, each line folded at a separator where it is too wide; `»` says that a line goes on. */
export function layOutCode({ lang, text }: Code, page: Page): readonly Row[] {
  const lines = highlightLines(lang, text, page.plain);
  if (page.plain) {
    const shown =
      page.options.foldsCode === true ? lines.flatMap((line) => foldCode(line, page.width, page)) : lines;
    return shown.map((spans) => ({ spans }));
  }
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

/** A line of code in pieces of `width` cells; pieces after the first begin with `» `, blanks at a fold are not drawn. */
export function foldCode(
  spans: readonly Span[],
  width: number,
  page: Pick<Page, 'ambiguous' | 'glyphs'>,
): readonly (readonly Span[])[] {
  const whole = spans.map((span) => span.text).join('');
  if (widthOf(whole, page.ambiguous) <= width) return [spans];
  const goesOn: Span = { text: inGlyphs(own('» '), page.glyphs), role: 'rule' };
  const pieces: (readonly Span[])[] = [];
  for (let from = 0; from < whole.length; ) {
    const isFirst = pieces.length === 0;
    const to = from + foldAt(whole.slice(from), isFirst ? width : width - 2, page.ambiguous);
    const piece = between(spans, from, from + whole.slice(from, to).trimEnd().length);
    pieces.push(isFirst ? piece : [goesOn, ...piece]);
    from = to;
    while (whole[from] === ' ') from++;
  }
  return pieces;
}

/**
 * How many UTF-16 units stand on the line: up to the last separator that fits, unless that wastes half a line; then
 * up to a hyphen inside a name. A backslash never goes on alone.
 */
function foldAt(text: string, cells: number, ambiguous: Page['ambiguous']): number {
  const fits = fitting(text, cells, ambiguous).length;
  if (fits === text.length) return fits;
  const indent = text.length - text.trimStart().length;
  let separator = 0;
  let hyphen = 0;
  for (let at = indent + 1; at <= fits; at++) {
    const isSeparator = '/:,='.includes(text[at - 1] ?? '') || text[at] === ' ';
    if (isSeparator && text.slice(at).trim() !== '\\') separator = at;
    else if (/[A-Za-z0-9]-/.test(text.slice(at - 2, at))) hyphen = at;
  }
  const restFits = widthOf(text.slice(separator).trim(), ambiguous) <= cells - 2;
  if (separator > 0 && (separator * 2 >= fits || restFits)) return separator;
  return hyphen || separator || Math.max(fits, 1);
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
