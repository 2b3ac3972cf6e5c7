import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { ChoiceGrade } from '../../study/grade/choice.ts';
import type { MatchingGrade } from '../../study/grade/matching.ts';
import type { OrderingGrade } from '../../study/grade/ordering.ts';
import type { Explaining } from '../../study/quiz-state.ts';
import type { Line, Mark } from '../../text/line.ts';
import { say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { labelled, labelSpan, labelWidth, type Sheet } from './drawn.ts';
import { paragraph } from './rich-text.ts';

const withMark = (lines: readonly Line[], mark: Mark | undefined): readonly Line[] =>
  mark === undefined ? lines : lines.map((each, at) => (at === 0 ? { ...each, mark } : each));

/** Every option in the order it was shown, with its why. */
export function drawChoiceVerdict(quiz: Explaining, grade: ChoiceGrade, sheet: Sheet): readonly Line[] {
  return quiz.item.shown.flatMap((option) => {
    const judged = grade.options.find((each) => each.id === option.id);
    if (judged === undefined) return [];
    const mark = judged.right ? marks.right : judged.chosen ? marks.wrong : undefined;
    const label = labelSpan(option.letter, judged.chosen ? 'chosen' : 'open', false);
    return [
      ...withMark(labelled(label, option.text[sheet.language], sheet), mark),
      ...paragraph(judged.why[sheet.language], sheet, labelWidth),
    ];
  });
}

/** The items in the right order, with the reason why each stands there. */
export function drawOrderingVerdict(quiz: Explaining, grade: OrderingGrade, sheet: Sheet): readonly Line[] {
  return grade.places.flatMap((place) => {
    const item = quiz.item.shown.find((each) => each.id === place.id);
    if (item === undefined) return [];
    const label = labelSpan(item.letter, 'open', false);
    return [
      ...withMark(
        labelled(label, `${place.place} ${item.text[sheet.language]}`, sheet),
        place.right ? marks.right : marks.wrong,
      ),
      ...paragraph(place.why[sheet.language], sheet, labelWidth),
    ];
  });
}

/** Each pair as it belongs together, with the letter that was given. */
export function drawMatchingVerdict(quiz: Explaining, grade: MatchingGrade, sheet: Sheet): readonly Line[] {
  const { question, shown } = quiz.item;
  if (question.kind !== 'matching') return [];
  const { language } = sheet;
  const slot = 9;
  const pairs = question.pairs.flatMap((pair, at) => {
    const judged = grade.pairs.find((each) => each.id === pair.id);
    const right = shown.find((each) => each.id === pair.id);
    const given = shown.find((each) => each.id === judged?.given);
    const label = say(`${at + 1}   [${given?.letter ?? ' '}]  `);
    const left = paragraph(pair.left[language], sheet, slot).map((each, index) =>
      index === 0 ? { ...each, spans: [label, ...each.spans.slice(1)] } : each,
    );
    const belongs = `${right?.letter ?? ''}  ${pair.right[language]}`;
    return [
      ...withMark(left, judged?.right ? marks.right : marks.wrong),
      ...paragraph(judged?.right ? belongs : `${texts.belongs[language]} ${belongs}`, sheet, labelWidth),
      ...paragraph(judged?.why[language] ?? '', sheet, labelWidth),
    ];
  });
  const extra = grade.extra.flatMap((each) => {
    const right = shown.find((option) => option.id === each.id);
    return [
      ...paragraph(
        `${right?.letter ?? ''}  ${right?.text[language] ?? ''}   ${texts.extra[language]}`,
        sheet,
      ),
      ...paragraph(each.why[language], sheet, labelWidth),
    ];
  });
  return [...pairs, ...extra];
}
