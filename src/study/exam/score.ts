import { draftOf, missingFrom } from '../draft.ts';
import { gradeAnswer } from '../grade/grade.ts';
import type { Answer, AnswerVerdict, Criterion } from '../history.ts';
import type { Question } from '../question.ts';
import type { PaperItem } from './paper.ts';
import type { Sitting } from './sitting.ts';

export type ItemScore = {
  readonly item: PaperItem;
  readonly answered: boolean;
  readonly verdict: AnswerVerdict;
  /** Points of `of`: a question is worth one and is all or nothing, a task has a point a criterion. */
  readonly points: number;
  readonly of: number;
  readonly took: number;
  /** Of a task: what each of its checks gave. */
  readonly criteria: readonly Criterion[];
  readonly changed: boolean;
  /** A change that turned wrong into right, or right into wrong; undefined when it turned nothing. */
  readonly turned: 'to-right' | 'to-wrong' | undefined;
};

/** Scores every item of a sitting from its answers alone: the same history always gives the same score. */
export const scoreItems = (sitting: Sitting): readonly ItemScore[] =>
  sitting.paper.items.map((item) =>
    item.kind === 'task' ? scoreTask(item, sitting) : scoreQuestion(item, sitting),
  );

function scoreQuestion(item: Extract<PaperItem, { kind: 'question' }>, sitting: Sitting): ItemScore {
  const record = sitting.answers.get(item.id);
  const answer = record?.answer ?? [];
  const answered = answer.some((part) => part.trim() !== '');
  const verdict = gradeAnswer(item.question, answer).verdict;
  const points = verdict === 'right' ? 1 : 0;
  // One of two options chosen is an answer in the making, not one that was changed.
  const stood = [...(record?.earlier ?? []), answer];
  const earlier = (record?.earlier ?? []).filter(
    (each, at) => isWhole(item.question, each) && !goesOn(item.question, each, stood[at + 1] ?? []),
  );
  const first = earlier[0];
  const firstRight = first !== undefined && gradeAnswer(item.question, first).verdict === 'right';
  const turned =
    first === undefined || firstRight === (points === 1) ? undefined : points === 1 ? 'to-right' : 'to-wrong';
  return {
    item,
    answered,
    verdict,
    points,
    of: 1,
    took: record?.took ?? 0,
    criteria: [],
    changed: earlier.length > 0,
    turned,
  };
}

/** A typed text that only goes on is the same answer, still being written. */
const goesOn = ({ kind }: Question, text: Answer, next: Answer): boolean =>
  (kind === 'command' || kind === 'short' || kind === 'cloze') &&
  text.every((part, at) => (next[at] ?? '').startsWith(part));

const isWhole = (question: Question, answer: Answer): boolean =>
  missingFrom(question, draftOf(question, answer)) === undefined;

function scoreTask(item: Extract<PaperItem, { kind: 'task' }>, sitting: Sitting): ItemScore {
  const checked = sitting.tasks.get(item.id);
  const points = checked?.points ?? 0;
  const of = checked?.maxPoints ?? 1;
  const verdict = points === 0 ? 'wrong' : points < of ? 'partly' : 'right';
  return {
    item,
    answered: checked !== undefined,
    verdict,
    points,
    of,
    took: sitting.answers.get(item.id)?.took ?? 0,
    criteria: checked?.criteria ?? [],
    changed: false,
    turned: undefined,
  };
}

/** Each item weighs the same; a task gives the share of its criteria. */
export const shareOf = ({ points, of }: ItemScore): number => (of === 0 ? 0 : points / of);
