import type { Both } from '../../i18n/language.ts';
import { splitPair } from '../draft.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type PairGrade = {
  /** Id of the row: of its left and of the right that belongs to it. */
  readonly id: string;
  /** Id of the right that was given. */
  readonly given: string | undefined;
  readonly right: boolean;
  readonly why: Both;
};

export type MatchingGrade = {
  readonly kind: 'matching';
  readonly verdict: AnswerVerdict;
  readonly pairs: readonly PairGrade[];
  /** Why each right that belongs to no left belongs to none. */
  readonly extra: readonly { readonly id: string; readonly why: Both }[];
};

/** Partly when at least half of the pairs are right. */
export function gradeMatching(question: QuestionOf<'matching'>, answer: Answer): MatchingGrade {
  const given = new Map(answer.map(splitPair));
  const pairs = question.pairs.map(({ id, why }) => ({
    id,
    given: given.get(id),
    right: given.get(id) === id,
    why,
  }));
  const hits = pairs.filter((pair) => pair.right).length;
  const verdict = hits === pairs.length ? 'right' : hits * 2 >= pairs.length ? 'partly' : 'wrong';
  const extra = (question.extra ?? []).map(({ id, why }) => ({ id, why }));
  return { kind: 'matching', verdict, pairs, extra };
}
