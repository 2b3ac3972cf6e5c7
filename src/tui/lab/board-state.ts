import type { CleanupResult, HintView, LabDetails, Progress, SessionView } from '../../lab/actions.ts';
import { consentFor } from '../../lab/consent.ts';
import type { CheckReport, LabReport } from '../../lab/report.ts';
import type { Problem } from '../../problem.ts';
import type { Field } from '../components/field.ts';
import type { Failed, Told } from './telling.ts';

export type BoardBand =
  | { readonly kind: 'hints'; readonly hint: HintView }
  | {
      readonly kind: 'ask';
      readonly about: 'reset' | 'cleanup' | 'solution';
      /** What was typed of the name that a place elsewhere asks for. */
      readonly name?: Field;
    };

export type BoardState = {
  readonly lab: string;
  readonly session?: SessionView;
  readonly details?: LabDetails;
  /** The last look, finished or not. */
  readonly report?: LabReport;
  /** The last look in which everything could be judged: its points stand when a later one cannot look. */
  readonly judged?: LabReport;
  readonly problem?: Problem;
  /** The row under the pointer. */
  readonly at: number;
  readonly pane: 'ticket' | 'evidence';
  /** The pane fills the body, scrolled to line `top`. */
  readonly zoomed: boolean;
  readonly top: number;
  /** Milliseconds since 1970 when the running check began. */
  readonly checkingSince?: number;
  /** Whether the running check is one the learner asked for: only those enter the history. */
  readonly asked: boolean;
  readonly watching: boolean;
  readonly band?: BoardBand;
  readonly working?: {
    readonly what: 'reset' | 'cleanup';
    /** Milliseconds since 1970. */
    readonly since: number;
    readonly told: readonly Progress[];
  };
  readonly remains?: CleanupResult['remains'];
};

export type BoardBrought =
  | { readonly kind: 'session'; readonly session: SessionView | undefined; readonly details: LabDetails }
  | { readonly kind: 'report'; readonly report: LabReport }
  | { readonly kind: 'hint'; readonly hint: HintView }
  | { readonly kind: 'reset' }
  | { readonly kind: 'cleaned'; readonly result: CleanupResult }
  | { readonly kind: 'left-shell' }
  | Told
  | Failed;

/** The name that must be typed before the open band's question is a yes; undefined where one key is enough. */
export function nameAsked({ band, session }: BoardState) {
  if (band?.kind !== 'ask' || band.about === 'solution' || session === undefined) return undefined;
  const consent = consentFor(session.target);
  return consent.kind === 'typed' ? consent : undefined;
}

/** One row of the board: a check, under the task it belongs to; invariants stand together at the end. */
export type BoardRow = { readonly task: string; readonly check: CheckReport };

/** Rows in the order of the screen. */
export function boardRows(report: LabReport | undefined): readonly BoardRow[] {
  const rows = (report?.tasks ?? []).flatMap((task) =>
    task.checks.map((check): BoardRow => ({ task: task.id, check })),
  );
  return [...rows.filter((row) => !row.check.keep), ...rows.filter((row) => row.check.keep)];
}

/** The check whose evidence is shown: the one under the pointer. */
export const pointedRow = (state: BoardState): BoardRow | undefined => boardRows(state.report)[state.at];

/** The task that a hint is about: that of the pointed check, else the first. */
export const pointedTask = (state: BoardState): string | undefined =>
  pointedRow(state)?.task ?? state.session?.tasks[0]?.id;

/** The row to look at first after a check: the first that is not met, else the first that waits. */
export function rowOfInterest(report: LabReport): number {
  const rows = boardRows(report);
  for (const verdict of ['fail', 'error', 'not-yet', 'blocked'] as const) {
    const at = rows.findIndex((row) => row.check.verdict === verdict);
    if (at >= 0) return at;
  }
  return 0;
}

/** The state without some of its optional parts. */
export const without = <K extends keyof BoardState>(
  state: BoardState,
  ...keys: readonly K[]
): Omit<BoardState, K> => {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
};

/** A look begins: what the last one said about trouble goes. `asked`: the learner wanted it. */
export const startedCheck = (
  state: BoardState,
  env: { readonly now: number },
  asked: boolean,
): BoardState => ({
  ...without(state, 'problem', 'remains', 'working'),
  checkingSince: env.now,
  watching: false,
  asked,
  pane: asked ? 'evidence' : state.pane,
});
