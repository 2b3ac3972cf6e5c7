import type { Draft } from '../../study/draft.ts';
import type { Asking } from '../../study/quiz-state.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { type Field, fieldText } from '../components/field.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Caret } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { codeLines, type Drawn, type Sheet } from './drawn.ts';

/** The field of a typed answer, and whether keys go to it. */
export type Writing = { readonly field: Field; readonly typing: boolean };

/** A typed answer beside its bar, over as many lines as it needs. */
export function drawTyped({ field, typing }: Writing, sheet: Sheet): Drawn {
  const folded = foldField(field, sheet.width);
  const lines = folded.lines.map(
    (text, at): Line =>
      line([say(text, 'edit')], {
        mark: marks.code,
        ...(typing && at === folded.caret.line ? { sign: marks.here } : {}),
      }),
  );
  const focus = [folded.caret.line, folded.caret.line] as const;
  return typing ? { lines, focus, caret: folded.caret } : { lines, focus };
}

/** Breaks a field's text at the width, grapheme by grapheme: what is typed never jumps. */
export function foldField(
  field: Field,
  width: number,
): { readonly lines: readonly string[]; readonly caret: Caret } {
  const lines: string[] = [''];
  let cells = 0;
  let caret: Caret = { line: 0, cell: 0 };
  field.graphemes.forEach((grapheme, at) => {
    const wide = widthOf(grapheme);
    if (cells + wide > width - 1) {
      lines.push('');
      cells = 0;
    }
    if (at === field.at) caret = { line: lines.length - 1, cell: cells };
    lines[lines.length - 1] += grapheme;
    cells += wide;
  });
  if (field.at === field.graphemes.length) caret = { line: lines.length - 1, cell: cells };
  return { lines, caret };
}

/** Code with gaps, and a field for each of them. */
export function drawGaps(
  quiz: Asking,
  draft: Extract<Draft, { kind: 'gaps' }>,
  { field, typing }: Writing,
  sheet: Sheet,
): Drawn {
  const { code } = quiz.item.question;
  const given = draft.gaps.map((gap, at) => (at === quiz.at ? fieldText(field) : gap));
  const shown = code === undefined ? [] : codeLines(code.lang, withGaps(code.text, given), sheet);
  const fields = given.map(
    (text, at): Line =>
      line([say(`${at + 1}   `, at === quiz.at ? 'strong' : 'text'), say(text, 'edit')], {
        ...(at === quiz.at ? { sign: marks.here } : {}),
      }),
  );
  const gap = sheet.density === 'close' ? [] : [emptyLine];
  const first = shown.length + gap.length + quiz.at;
  const drawn = { lines: [...shown, ...gap, ...fields], focus: [first, first] as const };
  if (!typing) return drawn;
  const before = field.graphemes.slice(0, field.at).join('');
  return { ...drawn, caret: { line: first, cell: 4 + widthOf(before) } };
}

/** `[1]` for a gap that is open, `[text]` for one that is filled. */
export const withGaps = (code: string, given: readonly string[]): string =>
  code.replace(/‹(\d)›/g, (_, digit: string) => `[${given[Number(digit) - 1] || digit}]`);
