import type { Line, Role, Span } from '../../text/line.ts';
import { foldKana } from '../../text/normalise.ts';
import { own } from '../../text/safe.ts';
import { graphemesOf } from '../../text/width.ts';

/** A hit: the line it is on, and its graphemes there. A hit over a line end is one on its first line. */
export type Hit = { readonly line: number; readonly from: number; readonly to: number };

const lineText = (line: Line): string => line.spans.map((span) => span.text).join('');

/** Width, case, kana and blanks make no difference. */
const folded = (text: string): string => foldKana(text.normalize('NFKC').toLowerCase()).replace(/\s+/g, '');

/** Where the words stand; they may go on in the next line of their block. */
export function findIn(lines: readonly Line[], query: string): readonly Hit[] {
  const wanted = folded(query);
  if (wanted === '') return [];
  const hits: Hit[] = [];
  for (let first = 0; first < lines.length; ) {
    let end = first + 1;
    while (end < lines.length && lines[end]?.block === lines[first]?.block) end++;
    hits.push(...findInBlock(lines.slice(first, end), first, wanted));
    first = end;
  }
  return hits;
}

function findInBlock(lines: readonly Line[], first: number, wanted: string): readonly Hit[] {
  // One entry for each unit of the folded text, so that an offset leads back to its grapheme.
  const origin: { readonly line: number; readonly at: number }[] = [];
  let text = '';
  lines.forEach((line, index) => {
    graphemesOf(lineText(line)).forEach((grapheme, at) => {
      const units = folded(grapheme);
      text += units;
      for (let unit = 0; unit < units.length; unit++) origin.push({ line: first + index, at });
    });
  });
  const hits: Hit[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const start = origin[at];
    const end = origin[at + wanted.length - 1];
    if (start === undefined || end === undefined) continue;
    const to = end.line === start.line ? end.at + 1 : Number.MAX_SAFE_INTEGER;
    hits.push({ line: start.line, from: start.at, to });
  }
  return hits;
}

/** The lines with every hit marked; the one at `at` apart from the others. */
export function withHits(lines: readonly Line[], hits: readonly Hit[], at: number): readonly Line[] {
  if (hits.length === 0) return lines;
  const marked = [...lines];
  hits.forEach((hit, index) => {
    const line = marked[hit.line];
    if (line === undefined) return;
    marked[hit.line] = { ...line, spans: marking(line.spans, hit, index === at ? 'hit-here' : 'hit') };
  });
  return marked;
}

function marking(spans: readonly Span[], hit: Hit, role: Role): readonly Span[] {
  let at = 0;
  return spans.flatMap((span) => {
    const graphemes = graphemesOf(span.text);
    const from = Math.max(0, hit.from - at);
    const to = Math.min(graphemes.length, hit.to - at);
    at += graphemes.length;
    if (from >= to) return [span];
    const cut = (a: number, b: number): string => graphemes.slice(a, b).join('');
    return [
      { ...span, text: own(cut(0, from)) },
      { ...span, text: own(cut(from, to)), role },
      { ...span, text: own(cut(to, graphemes.length)) },
    ].filter((each) => each.text !== '');
  });
}
