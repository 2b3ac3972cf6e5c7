import { inCertainCells } from '../text/ambiguous.ts';
import type { Span } from '../text/line.ts';
import type { Row } from './frame/view.ts';
import { inAscii } from './glyphs.ts';
import type { Look } from './look.ts';
import { inkOf } from './theme.ts';

const sgr = (codes: readonly string[]): string => (codes.length === 0 ? '' : `\u001b[${codes.join(';')}m`);

function paintSpan(span: Span, look: Look, underlined: boolean): string {
  const drawn = look.ascii ? inAscii(span.text) : span.text;
  const text = look.ambiguous === 'wide' ? inCertainCells(drawn) : drawn;
  // Blank cells need no attributes; leaving them out saves half the bytes of a row.
  if (!underlined && /^ *$/.test(text)) return text;
  const inks = inkOf(span.role, look.theme);
  const begin = inks.map(([code]) => code);
  const end = inks.map(([, code]) => code);
  if (underlined && !begin.includes('4')) {
    begin.push('4');
    end.push('24');
  }
  const painted = `${sgr(begin)}${text}${sgr([...new Set(end)])}`;
  if (span.href === undefined || !look.links || !/^https:\/\/[!-~]+$/.test(span.href)) return painted;
  return `\u001b]8;;${span.href}\u001b\\${painted}\u001b]8;;\u001b\\`;
}

/** A row as the terminal gets it: SGR of the theme and OSC 8, nothing else. Neighbours of one role are painted as one. */
export function paintRow(row: Row, look: Look): string {
  const runs: Span[] = [];
  for (const span of row.spans) {
    const before = runs.at(-1);
    if (before !== undefined && before.role === span.role && before.href === span.href)
      runs[runs.length - 1] = { ...before, text: `${before.text}${span.text}` as Span['text'] };
    else runs.push(span);
  }
  return runs.map((span) => paintSpan(span, look, row.underlined === true)).join('');
}

/** The same row without any attribute: what tests and captures compare. */
export const plainRow = (row: Row, ascii = false): string => {
  const text = row.spans
    .map((span) => span.text)
    .join('')
    .trimEnd();
  return ascii ? inAscii(text) : text;
};
