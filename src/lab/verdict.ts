import type { Both } from '../i18n/language.ts';
import type { Problem } from '../problem.ts';

/** Five, never two: could-not-check (`error`) is not a wrong answer, and waiting is not failing. */
export const verdicts = ['pass', 'not-yet', 'fail', 'blocked', 'error'] as const;

export type Verdict = (typeof verdicts)[number];

/** One side of a gap: a value, or `says` how it goes on after the path: ` exists` rather than ` = exists`. */
export type Side = Both & { readonly says?: Both };

/** A place where the cluster and the expectation differ. Both sides are already short and masked. */
export type Gap = {
  /** Field path such as `spec.selector.app`; empty when the whole thing is meant. */
  readonly path: string;
  readonly wanted: Side;
  readonly saw: Side;
};

/** One side of a gap in a line: `spec.replicas = 2`, `services/web does not exist`. */
export const sayGap = (path: string, { ja, en, says }: Side): Both =>
  path === '' ? { ja, en } : { ja: path + (says?.ja ?? ` = ${ja}`), en: path + (says?.en ?? ` = ${en}`) };

/** What one look at the world said about one check, before waiting, needs and points are considered. */
export type Finding =
  | { readonly kind: 'holds'; readonly sample?: string }
  | {
      readonly kind: 'differs';
      readonly gaps: readonly Gap[];
      /** False when waiting cannot help (a field of the learner's own manifest is wrong). */
      readonly mayConverge: boolean;
      /** More lines for the evidence pane: the Pods looked at, and the state of each. */
      readonly seen?: readonly Both[];
    }
  | { readonly kind: 'unknown'; readonly problem: Problem }
  /** A prerequisite does not hold, so this check says nothing. `by` is a check id. */
  | { readonly kind: 'blocked'; readonly by: string };

export const same = (text: string): Both => ({ ja: text, en: text });

export const holds: Finding = { kind: 'holds' };

export const differs = (...gaps: readonly Gap[]): Finding => ({ kind: 'differs', gaps, mayConverge: true });

export const unknown = (problem: Problem): Finding => ({ kind: 'unknown', problem });
