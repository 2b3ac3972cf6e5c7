import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Grade } from '../../study/grade/grade.ts';
import type { AnswerVerdict } from '../../study/history.ts';
import type { Explaining } from '../../study/quiz-state.ts';
import type { Line, Mark, Role } from '../../text/line.ts';
import { wrap } from '../../text/wrap.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { stemLines } from './draw-asking.ts';
import { below, type Drawn, type Sheet } from './drawn.ts';
import { drawChoiceVerdict, drawMatchingVerdict, drawOrderingVerdict } from './verdict-choices.ts';
import {
  drawClozeVerdict,
  drawCommandVerdict,
  drawShortVerdict,
  drawWrongLineVerdict,
} from './verdict-text.ts';

const verdictMarks: Readonly<Record<AnswerVerdict, readonly [Mark, Role]>> = {
  right: [marks.right, 'pass'],
  partly: [marks.partly, 'wait'],
  wrong: [marks.wrong, 'fail'],
};

/** A verdict row: the mark, the word, and what was right in a few words. */
export function verdictLine(verdict: AnswerVerdict, detail: string, sheet: Sheet): readonly Line[] {
  const [mark, role] = verdictMarks[verdict];
  const runs = [
    ...(sheet.label === undefined ? [] : [say(`${sheet.label}  `)]),
    say(texts.verdicts[verdict][sheet.language], role),
    ...(detail === '' ? [] : [say(`   ${detail}`)]),
  ];
  return wrap(runs, sheet).map((spans, at) => line(spans, at === 0 ? { mark } : {}));
}

/** A few words after the verdict; each kind says what would have been right. */
export function verdictDetail(quiz: Explaining, sheet: Sheet): string {
  const { grade } = quiz;
  const { language } = sheet;
  const { shown } = quiz.item;
  const letter = (id: string) => shown.find((each) => each.id === id)?.letter ?? '';
  switch (grade.kind) {
    case 'choice': {
      const right = grade.options
        .filter((option) => option.right)
        .map((option) => letter(option.id))
        .sort();
      const chosen = grade.options
        .filter((option) => option.chosen)
        .map((option) => letter(option.id))
        .sort();
      return grade.verdict === 'right' ? right.join(' ') : texts.rightIs[language](right, chosen);
    }
    case 'ordering': {
      if (grade.verdict === 'right') return '';
      const given = [...grade.places].sort((a, b) => (a.given ?? 99) - (b.given ?? 99));
      return texts.rightOrder[language](
        grade.places.map((place) => letter(place.id)),
        given.filter((place) => place.given !== undefined).map((place) => letter(place.id)),
      );
    }
    case 'matching':
      return texts.pairsRight[language](grade.pairs.filter((pair) => pair.right).length, grade.pairs.length);
    case 'cloze':
      return texts.gapsRight[language](grade.gaps.filter((gap) => gap.right).length, grade.gaps.length);
    case 'wrong-line':
      return texts.lineIs[language](grade.line, grade.verdict === 'right' ? undefined : grade.given);
    case 'command':
      return commandDetail(grade, language);
    case 'short':
      return '';
  }
}

function commandDetail(grade: Extract<Grade, { kind: 'command' }>, language: 'ja' | 'en'): string {
  if (grade.verdict === 'right') return '';
  if (grade.problem !== undefined) return texts.unreadable[language];
  const off = grade.parts.filter((part) => part.outcome !== 'same');
  const [first] = off;
  return off.length === 1 && first !== undefined
    ? texts.only[language](texts.parts[first.part][language])
    : '';
}

/** The verdict with its reasons. Kinds whose answer needs the question above it (typed ones) show the stem first. */
export function drawVerdict(quiz: Explaining, sheet: Sheet): Drawn {
  const { grade } = quiz;
  const gap = sheet.density === 'close' ? [] : [emptyLine];
  const head = verdictLine(grade.verdict, verdictDetail(quiz, sheet), sheet);
  switch (grade.kind) {
    case 'choice':
      return { lines: [...head, ...gap, ...drawChoiceVerdict(quiz, grade, sheet)] };
    case 'ordering':
      return { lines: [...head, ...gap, ...drawOrderingVerdict(quiz, grade, sheet)] };
    case 'matching':
      return { lines: [...head, ...gap, ...drawMatchingVerdict(quiz, grade, sheet)] };
    case 'cloze':
      return {
        lines: [...stemLines(quiz, sheet), ...gap, ...head, ...gap, ...drawClozeVerdict(quiz, grade, sheet)],
      };
    case 'wrong-line':
      return { lines: [...head, ...gap, ...drawWrongLineVerdict(quiz, grade, sheet)] };
    case 'command':
      return { lines: [...stemLines(quiz, sheet), ...gap, ...drawCommandVerdict(grade, head, sheet)] };
    case 'short':
      return below(
        [...stemLines(quiz, sheet), ...gap],
        drawShortVerdict(quiz, grade, quiz.settled ? head : [], sheet),
      );
  }
}
