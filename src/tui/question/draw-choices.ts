import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Draft } from '../../study/draft.ts';
import type { Asking } from '../../study/quiz-state.ts';
import type { Line } from '../../text/line.ts';
import { blanks, emptyLine, say } from '../frame/spans.ts';
import {
  codeLines,
  type Drawn,
  labelled,
  labelSpan,
  labelWidth,
  pointedRows,
  type Sheet,
  words,
} from './drawn.ts';
import { paragraph } from './rich-text.ts';

type DraftOf<K extends Draft['kind']> = Extract<Draft, { kind: K }>;

/** Options of single, multiple and predict-the-output questions. */
export function drawOptions(quiz: Asking, draft: DraftOf<'choice'>, sheet: Sheet): Drawn {
  const rows = quiz.item.shown.map((option, at) => {
    const state = draft.chosen.includes(option.id)
      ? 'chosen'
      : draft.struck.includes(option.id)
        ? 'struck'
        : 'open';
    const label = labelSpan(option.letter, state, sheet.pointed !== false && at === quiz.at);
    return labelled(label, option.text[sheet.language], sheet, state === 'struck' ? 'quiet' : 'text');
  });
  return pointedRows(rows, sheet.pointed === false ? undefined : quiz.at, sheet.density === 'spaced');
}

/** Items to put in order: the label of a placed one is chosen, its place stands before its text. */
export function drawOrder(quiz: Asking, draft: DraftOf<'order'>, sheet: Sheet): Drawn {
  const { shown } = quiz.item;
  const rows = shown.map((item, at) => {
    const place = draft.placed.indexOf(item.id);
    const label = labelSpan(
      item.letter,
      place < 0 ? 'open' : 'chosen',
      sheet.pointed !== false && at === quiz.at,
    );
    return labelled(label, `${place < 0 ? '' : `${place + 1} `}${item.text[sheet.language]}`, sheet);
  });
  const letters = draft.placed.map((id) => shown.find((item) => item.id === id)?.letter ?? '');
  const open = shown.slice(letters.length).map(() => '_');
  const drawn = pointedRows(rows, sheet.pointed === false ? undefined : quiz.at, sheet.density === 'spaced');
  const yours = words(`${texts.yourOrder[sheet.language]}   ${[...letters, ...open].join('  ')}`);
  return { ...drawn, lines: [...drawn.lines, ...(sheet.density === 'close' ? [] : [emptyLine]), yours] };
}

/** Lefts with a slot each, then the rights by letter. The pointer is on the left that gets the next letter. */
export function drawMatch(quiz: Asking, draft: DraftOf<'match'>, sheet: Sheet): Drawn {
  const { question, shown } = quiz.item;
  const lefts = question.kind === 'matching' ? question.pairs : [];
  const slot = 9;
  const rows = lefts.map((pair, at) => {
    const right = shown.find((each) => each.id === draft.matched[pair.id]);
    const label = say(`${at + 1}   [${right?.letter ?? ' '}]  `, at === quiz.at ? 'strong' : 'text');
    return paragraph(pair.left[sheet.language], sheet, slot).map((each, index) =>
      index === 0 ? { ...each, spans: [label, ...each.spans.slice(1)] } : each,
    );
  });
  const rights = shown.flatMap((right) => {
    const label = say(`${right.letter}  `);
    return paragraph(right.text[sheet.language], sheet, 3).map((each, index) =>
      index === 0 ? { ...each, spans: [label, ...each.spans.slice(1)] } : each,
    );
  });
  const drawn = pointedRows(rows, sheet.pointed === false ? undefined : quiz.at, false);
  return { ...drawn, lines: [...drawn.lines, ...(sheet.density === 'close' ? [] : [emptyLine]), ...rights] };
}

/** Code whose wrong line is to be found: every line has a label with its number. */
export function drawWrongLine(quiz: Asking, draft: DraftOf<'line'>, sheet: Sheet): Drawn {
  const code = quiz.item.question.code;
  if (code === undefined) return { lines: [] };
  const rows = code.text
    .replace(/\n$/, '')
    .split('\n')
    .map((text, at) => numberedCode(text, at, code.lang, draft.line === at + 1, at === quiz.at, sheet));
  return pointedRows(rows, sheet.pointed === false ? undefined : quiz.at, false);
}

/** A line of code behind its number: `[3] ` when it is the chosen one. */
export function numberedCode(
  text: string,
  at: number,
  lang: string,
  chosen: boolean,
  pointed: boolean,
  sheet: Sheet,
): readonly Line[] {
  const number = String(at + 1);
  const label = chosen ? `[${number.padStart(2)}] ` : ` ${number.padStart(2)}  `;
  const inner = { ...sheet, width: sheet.width - labelWidth - 1 };
  return codeLines(lang, text, inner).map((each, index) => ({
    ...each,
    spans: [
      index === 0 ? say(label, chosen || pointed ? 'strong' : 'quiet') : blanks(label.length),
      ...each.spans,
    ],
  }));
}
