import type { Safe } from './safe.ts';

/** What a run of text means; the theme (tui/theme.ts) turns it into attributes. No role carries meaning alone. */
export type Role =
  | 'text'
  | 'quiet'
  | 'strong'
  | 'here'
  | 'pass'
  | 'fail'
  | 'wait'
  | 'key'
  | 'term'
  | 'link'
  | 'edit'
  | 'hit'
  | 'hit-here'
  | 'rule';

export type Span = {
  readonly text: Safe;
  readonly role: Role;
  /** https only; drawn as OSC 8 where the terminal can. */
  readonly href?: string;
};

/** One margin cell: empty, or one cell wide. */
export type Mark = { readonly glyph: Safe; readonly role: Role };

/**
 * One line of a screen: the margin's two cells (screens.md §1.1) and the text from the one left edge.
 * The width of `spans` never exceeds the measure the line was made for.
 */
export type Line = {
  /** Pointer, callout sign or section number: right-aligned in the cells before the mark. */
  readonly sign?: Mark;
  /** State mark, or the bar of a block. */
  readonly mark?: Mark;
  readonly spans: readonly Span[];
  /** Index of the block the line belongs to; scroll positions are anchored to it. */
  readonly block: number;
};
