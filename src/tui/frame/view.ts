/**
 * How to draw a screen. A screen is a pure function to a `View`: words and lines, no coordinates. `composeFrame`
 * makes of it a `Frame` of exactly rows−1 rows, with margin, header, rules, band, panel, thumb and footer in their
 * places. Rows of the body are `Line`s (text/line.ts): marks for the margin, and spans of at most `room.measure`
 * cells. Build them with `line`, `spread` and `columns` of spans.ts, lists with list.ts, fields with field.ts.
 */
import type { Line, Mark, Span } from '../../text/line.ts';
import type { KeyUse } from '../keys.ts';
import type { Awaiting, Waiting } from '../waits.ts';

/** A fact at the right end of the header; `keep` is never dropped (exam time, not saved). */
export type Fact = { readonly text: string; readonly keep?: true };

/** Words cut into a rule. `at`: the cell they begin at, counted from the left edge, blank included. */
export type Cut = { readonly at: number; readonly text: string };

export type RuleWords = {
  /** After two cells of rule. */
  readonly left?: string;
  /** Before `tail` cells of rule, two unless said. */
  readonly right?: string;
  readonly tail?: number;
  readonly cuts?: readonly Cut[];
};

/** Where a text field's caret stands: cells into the text of the line that carries it. */
export type Caret = { readonly line: number; readonly cell: number };

/**
 * What has an answer: a rule with its title over the footer, its own lines, its own keys. `line` of the caret
 * counts from its first line.
 */
export type Band = {
  readonly title: string;
  readonly right?: string;
  readonly lines: readonly Line[];
  readonly keys: readonly KeyUse[];
  readonly caret?: Caret;
  /** No blank row between the lines and the footer rule. */
  readonly tight?: true;
};

/** A row of the right panel: a heading stands at its edge, all else two cells in, after its mark. */
export type PanelLine = {
  readonly heading?: true;
  readonly mark?: Mark;
  readonly sign?: Mark;
  readonly spans: readonly Span[];
};

/** What the footer rule (or, in low terminals, the header) says about the part that is seen. */
export type Position =
  | { readonly kind: 'share' }
  | { readonly kind: 'range'; readonly of?: number }
  | { readonly kind: 'above' }
  | { readonly kind: 'words'; readonly text: string };

export type View = {
  readonly path: readonly string[];
  readonly facts?: readonly Fact[];
  /** The mark in the header's own margin: the flag of the item on screen. */
  readonly flag?: Mark;
  readonly topRule?: RuleWords;
  readonly bottomRule?: RuleWords;
  readonly body: readonly Line[];
  /** Index of the first body line seen; clamped. */
  readonly top?: number;
  /** First and last body line that must be seen, whatever `top` says: the pointer. */
  readonly focus?: readonly [number, number];
  readonly position?: Position;
  readonly band?: Band;
  readonly panel?: readonly PanelLine[];
  readonly keys: readonly KeyUse[];
  /** Where the caret is when a line of the body is being written in. */
  readonly caret?: Caret;
  /** What it knows better of a wait than the task that is awaited. */
  readonly awaiting?: Awaiting;
  /** What is awaited: in the footer rule, and in the header where there are no rules. Set by the shell alone. */
  readonly waiting?: Waiting;
  /** When the view changes although nothing happens (a clock): the shell asks again then. */
  readonly refreshAt?: number;
};

/** One painted row: runs from cell 0. */
export type Row = { readonly spans: readonly Span[]; readonly underlined?: true };

export type Frame = {
  readonly rows: readonly Row[];
  /** The terminal's own cursor; hidden where there is none. */
  readonly cursor?: { readonly x: number; readonly y: number };
};
