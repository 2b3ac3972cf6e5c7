import type { DeckItem } from './deck.ts';
import type { Draft, Refusal } from './draft.ts';
import type { Grade } from './grade/grade.ts';
import type { AnswerVerdict, HistoryRecord, StudyEvent } from './history.ts';

export type Where = Extract<StudyEvent, { type: 'answered' }>['where'];

type Sitting = {
  readonly deck: readonly DeckItem[];
  readonly index: number;
  /** Verdicts of the questions before this one. */
  readonly results: readonly AnswerVerdict[];
  /** Ids of flagged questions. */
  readonly flagged: ReadonlySet<string>;
  readonly where: Where;
  readonly session?: string;
  /** The question answered last, for undo. */
  readonly before?: Explaining;
};

export type Asking = Sitting & {
  readonly phase: 'asking';
  readonly item: DeckItem;
  readonly draft: Draft;
  /** What the pointer is on: place in `shown`, left of a matching, gap, or line (counted from 0). */
  readonly at: number;
  /** When the question was shown, on the monotonic clock. */
  readonly since: number;
  /** Why the last message was refused; the next one clears it. */
  readonly refusal?: Refusal;
  /** Another try after the verdict: it is graded, and not recorded. */
  readonly retry: boolean;
};

export type Explaining = Sitting & {
  readonly phase: 'explaining';
  readonly item: DeckItem;
  readonly asked: Asking;
  readonly draft: Draft;
  readonly grade: Grade;
  /** Ideas of a short answer that the learner judged to be there. */
  readonly judged: readonly string[];
  /** The idea the pointer is on. */
  readonly at: number;
  readonly took: number;
  /** False while a short answer waits for the learner's judgement; `next` settles and records it first. */
  readonly settled: boolean;
  /** Id of the record on disk. */
  readonly record?: string;
};

export type Done = Sitting & { readonly phase: 'done' };

export type Quiz = Asking | Explaining | Done;

/** Times are of the monotonic clock, in milliseconds. */
export type QuizMessage =
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'point'; readonly at: number }
  /** An option, item or right by id; without one, what the pointer is on. For wrong-line: the line as text. */
  | { readonly type: 'choose'; readonly option?: string }
  | { readonly type: 'strike'; readonly option?: string }
  /** The whole text of the field, or of the gap the pointer is on. */
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'answer'; readonly at: number }
  /** Self-judgement of an idea of a short answer; without one, of that under the pointer. */
  | { readonly type: 'judge'; readonly idea?: string }
  | { readonly type: 'next'; readonly at: number }
  | { readonly type: 'undo'; readonly at: number }
  | { readonly type: 'retry'; readonly at: number }
  | { readonly type: 'flag' }
  | { readonly type: 'dispute'; readonly text: string }
  /** What the store made of the last turn's events: send it after every turn that recorded something. */
  | { readonly type: 'recorded'; readonly records: readonly HistoryRecord[] };
