import type { Both } from '../../i18n/language.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type OptionGrade = {
  readonly id: string;
  readonly chosen: boolean;
  readonly right: boolean;
  readonly why: Both;
};

export type ChoiceGrade = {
  readonly kind: 'choice';
  readonly verdict: AnswerVerdict;
  /** In the order of the file. */
  readonly options: readonly OptionGrade[];
};

/** Right when exactly the right options were chosen; partly when some of several were. */
export function gradeChoice(
  question: QuestionOf<'single' | 'output' | 'multiple'>,
  answer: Answer,
): ChoiceGrade {
  const options = question.options.map((option) => ({
    id: option.id,
    chosen: answer.includes(option.id),
    right: option.right === true,
    why: option.why,
  }));
  const hits = options.filter((option) => option.right && option.chosen).length;
  const all = options.every((option) => option.right === option.chosen);
  return { kind: 'choice', verdict: all ? 'right' : hits > 0 ? 'partly' : 'wrong', options };
}
