import type { Both } from '../../i18n/language.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type WrongLineGrade = {
  readonly kind: 'wrong-line';
  readonly verdict: AnswerVerdict;
  readonly given: number | undefined;
  readonly line: number;
  readonly repair: string;
  readonly why: Both;
  /** Lines that look wrong and are right, with the reason; the given one among them where it was foreseen. */
  readonly others: readonly { readonly line: number; readonly why: Both }[];
};

export function gradeWrongLine(question: QuestionOf<'wrong-line'>, answer: Answer): WrongLineGrade {
  const { line, repair, why, others } = question;
  const given = answer[0] === undefined ? undefined : Number(answer[0]);
  return {
    kind: 'wrong-line',
    verdict: given === line ? 'right' : 'wrong',
    given,
    line,
    repair,
    why,
    others,
  };
}
