import type { Language } from '../../i18n/language.ts';
import { questionTexts as texts } from '../../i18n/texts/question.ts';
import { wantedCount } from '../../study/deck.ts';
import type { Asking } from '../../study/quiz-state.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { emptyLine, line, say, spread } from '../frame/spans.ts';
import { drawMatch, drawOptions, drawOrder, drawWrongLine } from './draw-choices.ts';
import type { Writing } from './draw-text.ts';
import { drawGaps, drawTyped } from './draw-text.ts';
import { below, codeLines, type Drawn, type Sheet, words } from './drawn.ts';
import { paragraph } from './rich-text.ts';

/** The question and what can be done with it; the same in lessons, quizzes, reviews and exams. */
export function drawAsking(quiz: Asking, writing: Writing, sheet: Sheet): Drawn {
  const right = sheet.label === undefined || quiz.draft.kind !== 'choice' ? '' : told(quiz, sheet.language);
  return below(stemLines(quiz, sheet, right), drawAnswering(quiz, writing, sheet, right !== ''));
}

/** The stem, with the code or output it is about. In a lesson its label stands before it, what to do on its right. */
export function stemLines(quiz: Pick<Asking, 'item'>, sheet: Sheet, right = ''): readonly Line[] {
  const { question } = quiz.item;
  const gap = sheet.density === 'close' ? [] : [emptyLine];
  const said = question.stem[sheet.language];
  const text = sheet.label === undefined ? said : `${sheet.label}  ${said}`;
  const room = right === '' ? sheet : { ...sheet, width: sheet.width - widthOf(right) - 2, hang: 0 };
  const stem = paragraph(text, room).map((each, at) =>
    at > 0 || right === '' ? each : line(spread(each.spans, [say(right, 'quiet')], sheet.width)),
  );
  const where =
    question.kind === 'command' && question.setting.namespace !== undefined
      ? paragraph(texts.settings.namespace[sheet.language](question.setting.namespace), sheet)
      : [];
  const shown =
    question.code === undefined || question.kind === 'cloze' || question.kind === 'wrong-line'
      ? []
      : [...gap, ...codeLines(question.code.lang, question.code.text, sheet)];
  return [...stem, ...where, ...shown];
}

function drawAnswering(quiz: Asking, writing: Writing, sheet: Sheet, isTold: boolean): Drawn {
  const { question } = quiz.item;
  const gap = sheet.density === 'close' ? [] : [emptyLine];
  // Close up, "choose one" goes: the labels say it. A number to choose is never dropped.
  const close = sheet.density === 'close' && (question.kind === 'single' || question.kind === 'output');
  const kept = close || isTold ? [] : [words(told(quiz, sheet.language))];
  const head = kept.length === 0 ? gap : [...gap, ...kept, ...gap];
  switch (quiz.draft.kind) {
    case 'choice':
      return below(head, drawOptions(quiz, quiz.draft, sheet));
    case 'order':
      return below(head, drawOrder(quiz, quiz.draft, sheet));
    case 'match':
      return below(head, drawMatch(quiz, quiz.draft, sheet));
    case 'line':
      return below(head, drawWrongLine(quiz, quiz.draft, sheet));
    case 'gaps':
      return below(head, drawGaps(quiz, quiz.draft, writing, sheet));
    case 'text':
      return below(head, drawTyped(writing, sheet));
  }
}

/** What is to be done, and how much of it is left. */
export function told(quiz: Asking, language: Language): string {
  const { question } = quiz.item;
  const wanted = wantedCount(question);
  const { draft } = quiz;
  switch (draft.kind) {
    case 'choice':
      return question.kind === 'multiple'
        ? texts.choose[language](wanted, wanted - draft.chosen.length)
        : texts.chooseOne[language];
    case 'order':
      return texts.inOrder[language](wanted - draft.placed.length);
    case 'match': {
      const left = wanted - Object.keys(draft.matched).length;
      return texts.pairs[language](wanted, left, quiz.item.shown.length - wanted);
    }
    case 'gaps':
      return texts.typeGaps[language](wanted);
    case 'line':
      return texts.wrongLine[language];
    case 'text':
      return question.kind === 'command' ? texts.typeCommand[language] : texts.typeAnswer[language];
  }
}
