import type { Language } from '../../i18n/language.ts';
import { adviceFor } from '../../i18n/problems/index.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { Problem } from '../../problem.ts';
import type { Line } from '../../text/line.ts';
import { wrap } from '../../text/wrap.ts';
import type { Room } from '../frame/room.ts';
import { blanks, emptyLine, line, padded, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { paragraph } from '../question/rich-text.ts';

/** One line of a command or a file, which keeps its indent: in YAML that is what it says. */
function codeLines(text: string, width: number): readonly Line[] {
  const rest = text.trimStart();
  const indent = rest === '' ? 0 : text.length - rest.length;
  return wrap([say(rest)], { width: Math.max(8, width - indent) }).map((spans) =>
    line(indent === 0 ? spans : [blanks(indent), ...spans], { mark: marks.code }),
  );
}

/** A command on its own bar, folded nowhere but at the edge; `c` copies the bytes. */
export const commandLines = (command: string, width: number): readonly Line[] =>
  command.split('\n').flatMap((each) => codeLines(each, width));

/** A short label in its column, and a text beside it that wraps under itself. */
export function labelled(
  label: string,
  text: string,
  room: Pick<Room, 'measure' | 'hang'>,
  column: number,
): readonly Line[] {
  const rows = paragraph(text, { width: room.measure, hang: room.hang }, column);
  return rows.map((row, at) =>
    at > 0 ? row : { ...row, spans: [...padded([say(label)], column), ...row.spans.slice(1)] },
  );
}

/** What, why and do of a problem, with its command and code. */
export function problemLines(problem: Problem, language: Language, room: Room): readonly Line[] {
  return [...adviceLines(problem, language, room), emptyLine, codeLine(problem, language)];
}

export const codeLine = (problem: Problem, language: Language): Line =>
  line([say(texts.code[language](problem.code.toUpperCase()), 'quiet')]);

/** The same without its code. */
export function adviceLines(problem: Problem, language: Language, room: Room): readonly Line[] {
  const advice = adviceFor(problem, language);
  const column = language === 'ja' ? 10 : 6;
  return [
    ...labelled(texts.what[language], advice.what, room, column),
    ...labelled(texts.because[language], advice.why, room, column),
    ...labelled(texts.toDo[language], advice.next, room, column),
    ...(advice.commands ?? []).flatMap((command) => commandLines(command, room.measure)),
  ];
}

/** A heading, bold, at the left edge. */
export const headingLine = (text: string): Line => line([say(text, 'strong')]);

export const indented = (text: string, cells: number): Line => line([blanks(cells), say(text)]);
