import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Source } from '../../study/question.ts';
import type { Asking, Explaining } from '../../study/quiz-state.ts';
import type { Line } from '../../text/line.ts';
import type { Room } from '../frame/room.ts';
import { cellsOf, emptyLine, fitted, line, say } from '../frame/spans.ts';
import type { Env } from '../screen.ts';
import { cardNote } from './card-note.ts';
import { drawAsking } from './draw-asking.ts';
import { drawVerdict } from './draw-verdict.ts';
import type { Drawn, Sheet } from './drawn.ts';
import { paragraph } from './rich-text.ts';
import type { Sitting } from './sitting.ts';

export const sheetFor = (room: Room, env: Env, density: Sheet['density']): Sheet => ({
  width: room.measure,
  hang: room.hang,
  language: env.language,
  ambiguous: env.look.ambiguous,
  density,
});

/** The question for a whole screen: options a row apart when they fitted, close together in low terminals. */
export function askingBody(sitting: Sitting & { readonly quiz: Asking }, room: Room, env: Env): Drawn {
  const top = room.rules ? [emptyLine] : [];
  const drawn = (density: Sheet['density']) => {
    const body = drawAsking(sitting.quiz, sitting, sheetFor(room, env, density));
    return shifted(top, body);
  };
  if (!room.rules) return drawn('close');
  const spaced = drawn('spaced');
  const body = spaced.lines.length <= room.body ? spaced : drawn('plain');
  const guide = texts.guide[env.language](sitting.quiz.item.question.seconds);
  return { ...body, lines: pushedDown(body.lines, line([say(guide)]), room.body) };
}

const shifted = (before: readonly Line[], { lines, focus, caret }: Drawn): Drawn => ({
  lines: [...before, ...lines],
  ...(focus && { focus: [focus[0] + before.length, focus[1] + before.length] as const }),
  ...(caret && { caret: { ...caret, line: caret.line + before.length } }),
});

/** Puts a last line near the foot of the screen, away from the options; without room it goes. */
function pushedDown(lines: readonly Line[], last: Line, rows: number): readonly Line[] {
  const at = rows - 3;
  if (lines.length + 1 > rows - 1) return lines;
  const gap = Math.max(1, at - lines.length);
  return [...lines, ...Array.from({ length: gap }, () => emptyLine), last];
}

/** Where a question comes from: sources of its lesson that it names, in the order of their numbers. */
export function sourcesOf(
  quiz: Asking | Explaining,
  env: Env,
): readonly (Source & { readonly number: number })[] {
  const { question } = quiz.item;
  const { course } = env.services;
  const own = course.card(question.lesson)?.sources ?? [];
  return course.sourcesOf(question).map((source, at) => {
    const known = own.findIndex((each) => each.id === source.id);
    return { ...source, number: known < 0 ? own.length + at + 1 : known + 1 };
  });
}

/** The verdict for a whole screen, with lesson and source below it. */
export function verdictBody(quiz: Explaining, room: Room, env: Env): Drawn {
  const sheet = sheetFor(room, env, room.rules ? 'plain' : 'close');
  const drawn = drawVerdict(quiz, sheet);
  const card = env.services.course.card(quiz.item.question.lesson);
  const lesson =
    card === undefined
      ? []
      : [line([say(`${texts.lesson[env.language]} ${card.number} ${card.title[env.language]}`)])];
  if (!quiz.settled) return drawn;
  const gap = room.rules ? [emptyLine] : [];
  const note = cardNote(quiz, env);
  const noted = note === undefined ? [] : paragraph(note.sentence, sheet);
  const below = [...gap, ...lesson, ...sourceLines(quiz, sheet, env), ...noted];
  return { ...drawn, lines: [...drawn.lines, ...below] };
}

/** `出典 [1] title   確認日 2026-11-20`, one line a source; a long title is cut, never the day. */
export function sourceLines(quiz: Asking | Explaining, sheet: Sheet, env: Env): readonly Line[] {
  return sourcesOf(quiz, env).map((source) => {
    const day = say(`   ${texts.checkedOn[env.language](source.checked)}`);
    const title = say(`${texts.source[env.language]} [${source.number}] ${source.title[env.language]}`);
    return line([...fitted([title], sheet.width - cellsOf([day])), day]);
  });
}
