import type { Both } from '../../i18n/language.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type PlaceGrade = {
  readonly id: string;
  /** Places counted from 1; `given` is undefined when the item was not placed. */
  readonly place: number;
  readonly given: number | undefined;
  readonly right: boolean;
  readonly why: Both;
};

export type OrderingGrade = {
  readonly kind: 'ordering';
  readonly verdict: AnswerVerdict;
  /** In the right order. */
  readonly places: readonly PlaceGrade[];
};

/** Partly when at least half of the neighbours stand in the right succession: one early slip is not four mistakes. */
export function gradeOrdering(question: QuestionOf<'ordering'>, answer: Answer): OrderingGrade {
  const places = question.items.map((item, index) => {
    const at = answer.indexOf(item.id);
    const given = at < 0 ? undefined : at + 1;
    return { id: item.id, place: index + 1, given, right: given === index + 1, why: item.why };
  });
  const order = question.items.map((item) => item.id);
  const follows = order.slice(1).filter((id, at) => follow(answer, order[at], id)).length;
  const all = answer.length === order.length && places.every((place) => place.right);
  const verdict = all ? 'right' : follows * 2 >= order.length - 1 ? 'partly' : 'wrong';
  return { kind: 'ordering', verdict, places };
}

const follow = (answer: Answer, first: string | undefined, second: string): boolean =>
  first !== undefined && answer.includes(first) && answer.indexOf(first) + 1 === answer.indexOf(second);
