import type { Language } from '../../i18n/language.ts';
import { layOut } from '../../text/lay-out.ts';
import type { Line, Role, Span } from '../../text/line.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Caret } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type Measure, paragraph } from './rich-text.ts';

/** What a question is drawn for. `spaced`: a blank row between the options; `close`: no blank rows at all. */
export type Sheet = Measure & {
  readonly language: Language;
  readonly density: 'spaced' | 'plain' | 'close';
  /** Before the stem and before the verdict: `確認 2/3` of a check in a lesson. */
  readonly label?: string;
  /** False: the pointer is elsewhere and none is drawn. */
  readonly pointed?: false;
  readonly ambiguous: 'narrow' | 'wide';
};

/** Lines, the ones under the pointer, and the caret of a field. */
export type Drawn = {
  readonly lines: readonly Line[];
  readonly focus?: readonly [number, number];
  readonly caret?: Caret;
};

/** Code beside its bar. */
export const codeLines = (lang: string, text: string, sheet: Sheet): readonly Line[] =>
  layOut([{ kind: 'code', lang, text: text.replace(/\n$/, '') }], {
    measure: sheet.width,
    language: sheet.language,
    ambiguous: sheet.ambiguous,
  }).map((each) => ({ ...each, block: -1 }));

export type LabelState = 'open' | 'chosen' | 'struck';

/** `[B] `, `-B- `, ` B  `: chosen, struck out, open; the same in every kind. */
export function labelSpan(letter: string, state: LabelState, pointed: boolean): Span {
  const text = state === 'chosen' ? `[${letter}] ` : state === 'struck' ? `-${letter}- ` : ` ${letter}  `;
  const role: Role = state === 'chosen' || pointed ? 'strong' : state === 'struck' ? 'quiet' : 'text';
  return say(text, role);
}

/** Cells of a label: option text and its why stand this far in. */
export const labelWidth = 4;

/** Text behind a label, its further lines hanging under its first. */
export function labelled(label: Span, text: string, sheet: Sheet, role: Role = 'text'): readonly Line[] {
  const width = Math.max(labelWidth, label.text.length);
  return paragraph(text, sheet, width, role).map((each, at) =>
    at === 0 ? { ...each, spans: [label, ...each.spans.slice(1)] } : each,
  );
}

/** Rows that can be pointed at: the pointer before the `at`-th, blank rows between where there is room. */
export function pointedRows(
  rows: readonly (readonly Line[])[],
  at: number | undefined,
  spaced: boolean,
): Drawn {
  const lines: Line[] = [];
  let focus: readonly [number, number] | undefined;
  rows.forEach((row, index) => {
    if (spaced && index > 0) lines.push(emptyLine);
    if (index === at) focus = [lines.length, lines.length + row.length - 1];
    row.forEach((each, inner) => {
      lines.push(inner === 0 && index === at ? { ...each, sign: marks.here } : each);
    });
  });
  return focus === undefined ? { lines } : { lines, focus };
}

/** Moves what was drawn down by the lines before it. */
export function below(before: readonly Line[], drawn: Drawn): Drawn {
  const by = before.length;
  return {
    lines: [...before, ...drawn.lines],
    ...(drawn.focus === undefined ? {} : { focus: [drawn.focus[0] + by, drawn.focus[1] + by] as const }),
    ...(drawn.caret === undefined ? {} : { caret: { line: drawn.caret.line + by, cell: drawn.caret.cell } }),
  };
}

export const words = (text: string, role: Role = 'text'): Line => line([say(text, role)]);
