import type { Field } from '../components/field.ts';
import type { Sitting } from '../question/sitting.ts';
import type { Step } from '../screen.ts';
import type { Anchor } from './page.ts';

export type LessonState = {
  readonly lesson: string;
  readonly anchor: Anchor;
  /** Figures are shown as their text. */
  readonly figuresAsText: boolean;
  /** The farthest share of the lesson that was seen, 0 to 1. */
  readonly seen: number;
  /** Checks that were touched, by question id. */
  readonly checks: Readonly<Record<string, Sitting>>;
  /** Checks the reader skipped, or left by answering: they do not take the keys any more. */
  readonly passed: readonly string[];
  readonly find?: Find;
  readonly band?: LessonBand;
  /** The pointer is in the panel, on the nth row that leads somewhere. */
  readonly panelAt?: number;
  /** The code block copied last: the next `c` takes the one after it. */
  readonly copied?: number;
};

/** A find in the text; `typing` while its words are written. */
export type Find = { readonly field: Field; readonly typing: boolean; readonly at: number };

export type LessonBand =
  | { readonly kind: 'contents'; readonly at: number }
  | { readonly kind: 'terms'; readonly at: number }
  | { readonly kind: 'sources'; readonly at: number }
  | { readonly kind: 'note'; readonly block: number; readonly field: Field }
  | { readonly kind: 'dispute'; readonly question: string; readonly field: Field };

/** The state without its band. */
export const withoutBand = ({ band: _, ...state }: LessonState): LessonState => state;

/** The state without its find. */
export const withoutFind = ({ find: _, ...state }: LessonState): LessonState => state;

/** A note as the learner's editor left it; without a text when the editor failed. */
export type LessonBrought = { readonly kind: 'note'; readonly block: number; readonly text?: string };

/** The state with the pointer back in the text. */
export const withoutPanel = ({ panelAt: _, ...state }: LessonState): LessonState => state;

export type LessonStep = Step<LessonState, LessonBrought>;
