import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { CommandPart } from '../../study/command/compare.ts';
import type { ClozeGrade } from '../../study/grade/cloze.ts';
import type { CommandGrade } from '../../study/grade/command.ts';
import type { IdeaGrade, ShortGrade } from '../../study/grade/short.ts';
import type { WrongLineGrade } from '../../study/grade/wrong-line.ts';
import type { Explaining } from '../../study/quiz-state.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import { columnRule } from '../frame/rule.ts';
import { columns, emptyLine, line, padded, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { numberedCode } from './draw-choices.ts';
import { withGaps } from './draw-text.ts';
import { codeLines, type Drawn, labelWidth, pointedRows, type Sheet, words } from './drawn.ts';
import { paragraph } from './rich-text.ts';

/** What was typed, the verdict, the table of parts, a right answer and the why: the frame `quiz-typed`. */
export function drawCommandVerdict(
  grade: CommandGrade,
  head: readonly Line[],
  sheet: Sheet,
): readonly Line[] {
  const { language } = sheet;
  const typed = grade.typed === '' ? texts.nothing[language] : grade.typed;
  const wrong = grade.verdict !== 'right';
  return [
    ...codeLines('bash', typed, sheet),
    emptyLine,
    ...head,
    ...(wrong && grade.parts.length > 0 ? [emptyLine, ...partsTable(grade.parts, sheet)] : []),
    ...(wrong
      ? [emptyLine, words(texts.example[language], 'strong'), ...codeLines('bash', grade.answer, sheet)]
      : []),
    emptyLine,
    ...paragraph(grade.why[language], sheet),
    ...(grade.nearMiss === undefined ? [] : paragraph(grade.nearMiss[language], sheet)),
  ];
}

function partsTable(parts: readonly CommandPart[], sheet: Sheet): readonly Line[] {
  const { language } = sheet;
  const name = sheet.width < 60 ? 10 : 14;
  const typed = sheet.width < 60 ? 12 : 24;
  const widths = [name, typed, sheet.width - name - typed - 4];
  const cut = (texts: readonly string[]) =>
    columns(texts.map((text, at) => ({ width: widths[at] ?? 8, spans: [say(text)] })));
  return [
    line(cut([texts.part[language], texts.typed[language], texts.judged[language]])),
    line(columnRule(widths)),
    ...parts.map((part) =>
      line(
        cut([
          texts.parts[part.part][language],
          part.typed ?? texts.nothing[language],
          outcome(part, language),
        ]),
        {
          mark: part.outcome === 'same' ? marks.right : marks.wrong,
        },
      ),
    ),
  ];
}

function outcome(part: CommandPart, language: 'ja' | 'en'): string {
  const wanted = part.wanted ?? '';
  switch (part.outcome) {
    case 'same':
      return part.typed === part.wanted ? texts.same[language] : texts.sameAs[language](wanted);
    case 'different':
      return texts.different[language](wanted);
    case 'missing':
      return texts.missing[language](wanted);
    case 'extra':
      return texts.tooMuch[language];
  }
}

/** The answer, the rubric with a pointer while it is being judged, and the model answer: the frame `quiz-short`. */
export function drawShortVerdict(
  quiz: Explaining,
  grade: ShortGrade,
  head: readonly Line[],
  sheet: Sheet,
): Drawn {
  const { language } = sheet;
  const given =
    quiz.draft.kind === 'text' && quiz.draft.text !== '' ? quiz.draft.text : texts.nothing[language];
  const answer = paragraph(given, sheet).map((each) => ({ ...each, mark: marks.code }));
  const before: readonly Line[] = [
    ...(head.length === 0 ? [] : [...head, emptyLine]),
    words(texts.yourAnswer[language], 'strong'),
    ...answer,
    emptyLine,
    words(texts.rubric[language], 'strong'),
  ];
  const rows = grade.ideas.map((idea, at) => ideaLines(idea, at, quiz, sheet));
  const rubric = pointedRows(rows, quiz.settled ? undefined : quiz.at, false);
  const found = grade.ideas.filter((idea) => idea.found).length;
  const after: readonly Line[] = [
    emptyLine,
    words(texts.model[language], 'strong'),
    ...paragraph(grade.model[language], sheet),
    emptyLine,
    ...(quiz.settled
      ? paragraph(grade.why[language], sheet)
      : paragraph(texts.points[language](found, grade.pass), sheet)),
  ];
  const lines = [...before, ...rubric.lines, ...after];
  if (rubric.focus === undefined) return { lines };
  const [first, last] = rubric.focus;
  return { lines, focus: [first + before.length, last + before.length] };
}

function ideaLines(idea: IdeaGrade, at: number, quiz: Explaining, sheet: Sheet): readonly Line[] {
  const { language } = sheet;
  const by = texts[idea.by === 'machine' ? 'byMachine' : 'bySelf'][language];
  const side = sheet.width < 60 ? 0 : widthOf(by) + 4;
  const open = idea.by === 'self' && !quiz.judged.includes(idea.id);
  const mark = idea.found ? marks.right : open && !quiz.settled ? marks.open : marks.wrong;
  const lines = paragraph(idea.text[language], { ...sheet, width: sheet.width - side }, 3);
  return lines.map((each, index) => {
    if (index > 0) return each;
    const left = [say(`${at + 1}  `), ...each.spans.slice(1)];
    const spans = side === 0 ? left : [...padded(left, sheet.width - widthOf(by)), say(by, 'quiet')];
    return { ...each, spans, mark };
  });
}

/** The code with what was filled in, then each gap with what is accepted and why. */
export function drawClozeVerdict(quiz: Explaining, grade: ClozeGrade, sheet: Sheet): readonly Line[] {
  const { language } = sheet;
  const { code } = quiz.item.question;
  const filled = grade.gaps.map((gap) => gap.accept[0] ?? '');
  const gaps = grade.gaps.flatMap((gap, at) => {
    const given = gap.given === '' ? texts.nothing[language] : gap.given;
    const accepted = gap.right ? '' : `   ${texts.accepted[language]} ${gap.accept.join(', ')}`;
    return [
      line([say(`${at + 1}   ${given}${accepted}`)], { mark: gap.right ? marks.right : marks.wrong }),
      ...paragraph(gap.why[language], sheet, labelWidth),
    ];
  });
  const shown =
    code === undefined ? [] : [...codeLines(code.lang, withGaps(code.text, filled), sheet), emptyLine];
  return [...shown, ...gaps];
}

/** The lines that matter: the wrong one with its repair and why, and those that only look wrong. */
export function drawWrongLineVerdict(quiz: Explaining, grade: WrongLineGrade, sheet: Sheet): readonly Line[] {
  const { language } = sheet;
  const { code } = quiz.item.question;
  if (code === undefined) return [];
  const all = code.text.replace(/\n$/, '').split('\n');
  const why = (lineNumber: number) =>
    lineNumber === grade.line ? grade.why : grade.others.find((each) => each.line === lineNumber)?.why;
  const lines = all.flatMap((text, at) => {
    const isWrong = at + 1 === grade.line;
    const mark = isWrong ? marks.right : grade.given === at + 1 ? marks.wrong : undefined;
    const drawn = numberedCode(text, at, code.lang, grade.given === at + 1, false, sheet).map(
      (each, index) => (mark !== undefined && index === 0 ? { ...each, mark } : each),
    );
    const reason = why(at + 1);
    return reason === undefined ? drawn : [...drawn, ...paragraph(reason[language], sheet, labelWidth + 1)];
  });
  const repair = codeLines(code.lang, grade.repair, sheet);
  return [...lines, emptyLine, words(texts.repaired[language], 'strong'), ...repair];
}
