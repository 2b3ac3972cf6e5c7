import type { Anchor } from './page.ts';

export type LessonState = {
  readonly lesson: string;
  readonly anchor: Anchor;
  /** Figures are shown as their text. */
  readonly figuresAsText: boolean;
  /** The farthest share of the lesson that was seen, 0 to 1. */
  readonly seen: number;
};
