import type { Both } from '../../i18n/language.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type GapGrade = {
  readonly given: string;
  readonly right: boolean;
  readonly accept: readonly string[];
  readonly why: Both;
};

export type ClozeGrade = {
  readonly kind: 'cloze';
  readonly verdict: AnswerVerdict;
  readonly gaps: readonly GapGrade[];
};

/** Gaps stand in code: width does not matter (NFKC), case does. */
export function gradeCloze(question: QuestionOf<'cloze'>, answer: Answer): ClozeGrade {
  const gaps = question.gaps.map((gap, at) => {
    const given = answer[at] ?? '';
    return { given, right: gap.accept.some((text) => same(text, given)), accept: gap.accept, why: gap.why };
  });
  const hits = gaps.filter((gap) => gap.right).length;
  return { kind: 'cloze', verdict: hits === gaps.length ? 'right' : hits > 0 ? 'partly' : 'wrong', gaps };
}

const same = (left: string, right: string): boolean => plain(left) === plain(right);

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ');
