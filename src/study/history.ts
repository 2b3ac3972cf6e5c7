/**
 * The learner's history: one append-only list of what happened. Progress, due cards, readiness and reports are
 * folds over it; nothing else about the learner is stored, so nothing can disagree.
 */

/** Milliseconds since 1970 on the wall clock. */
export type Instant = number;

/** One check of a task and the points it gave. */
export type Criterion = { readonly id: string; readonly points: number; readonly of: number };

export type AnswerVerdict = 'right' | 'partly' | 'wrong';

/** What the learner gave: option ids, item ids in order, `left:right` pairs, typed text, gap texts, or a line number. */
export type Answer = readonly string[];

export type StudyEvent =
  | { readonly type: 'lesson-opened'; readonly lesson: string }
  /** Where reading stopped: the index of the top block, and the line inside it. */
  | { readonly type: 'lesson-place'; readonly lesson: string; readonly block: number; readonly share: number }
  /** `errata`: ids of the corrections that its text had then. */
  | { readonly type: 'lesson-read'; readonly lesson: string; readonly errata?: readonly string[] }
  | {
      readonly type: 'answered';
      readonly question: string;
      readonly answer: Answer;
      readonly verdict: AnswerVerdict;
      readonly where: 'lesson' | 'quiz' | 'review' | 'exam';
      /** Time on the item, in milliseconds of the monotonic clock. */
      readonly took: number;
      readonly selfGraded?: boolean;
      readonly session?: string;
    }
  /** Takes a record back; the record stays in the journal. */
  | { readonly type: 'undone'; readonly record: string }
  | { readonly type: 'flagged'; readonly item: string; readonly on: boolean }
  | { readonly type: 'bookmarked'; readonly lesson: string; readonly block: number; readonly on: boolean }
  | { readonly type: 'noted'; readonly lesson: string; readonly block: number; readonly text: string }
  | { readonly type: 'disputed'; readonly item: string; readonly text: string }
  /** An Anki rating of a card: 1 again, 2 hard, 3 good, 4 easy. */
  | { readonly type: 'rated'; readonly card: string; readonly rating: 1 | 2 | 3 | 4; readonly took: number }
  /** A card of the learner's own, taken in from a file; the same card again changes its back. */
  | { readonly type: 'card-added'; readonly card: string; readonly front: string; readonly back: string }
  | { readonly type: 'card-suspended'; readonly card: string; readonly on: boolean }
  | { readonly type: 'card-buried'; readonly card: string; readonly until: Instant }
  | { readonly type: 'lab-started'; readonly lab: string; readonly session: string; readonly target: string }
  | {
      readonly type: 'lab-checked';
      readonly lab: string;
      readonly session: string;
      readonly points: number;
      readonly maxPoints: number;
      readonly passed: boolean;
      /** Check ids that failed. Could-not-check never reaches the history. */
      readonly failed: readonly string[];
      /** A look that an exam made at one of its tasks: the sitting, when it was made, and what each criterion gave. */
      readonly sitting?: string;
      readonly looked?: Instant;
      readonly criteria?: readonly Criterion[];
    }
  | { readonly type: 'hint-seen'; readonly lab: string; readonly session: string; readonly tier: number }
  | { readonly type: 'solution-seen'; readonly lab: string; readonly session: string }
  | {
      readonly type: 'lab-cleaned';
      readonly lab: string;
      readonly session: string;
      /** Milliseconds the clean-up took. */
      readonly took?: number;
    }
  /** Exam sittings; `data` is owned by study/exam. */
  | { readonly type: 'exam'; readonly sitting: string; readonly step: string; readonly data: unknown }
  | { readonly type: 'setting'; readonly name: string; readonly value: string | number | boolean };

/** One line of the journal. Kinds and fields this version does not know survive a load and a save untouched. */
export type HistoryRecord = {
  /** Unique for ever: import, replay and retry are idempotent by it. */
  readonly id: string;
  readonly at: Instant;
  readonly event: StudyEvent;
};

/** State after a message, and what to write down about it. The writer is the caller. */
export type Turn<State> = { readonly state: State; readonly record: readonly StudyEvent[] };
