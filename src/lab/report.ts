import type { Both } from '../i18n/language.ts';
import type { Problem } from '../problem.ts';
import type { Verdict } from './verdict.ts';

/** The next thing to do about a check: a sentence, and the command to run (bytes to copy as they are). */
export type NextStep = { readonly say: Both; readonly command?: string };

/** One check as judged. A pass carries no evidence. */
export type CheckReport = {
  readonly id: string;
  readonly text: Both;
  readonly verdict: Verdict;
  /** Undefined while nothing is decided (not-yet, blocked, error). */
  readonly points: number | undefined;
  readonly maxPoints: number;
  /** An invariant: no points, and failing means that something was changed that must stay. */
  readonly keep: boolean;
  readonly expected: readonly Both[];
  readonly actual: readonly Both[];
  readonly why?: Both;
  readonly next?: NextStep;
  /** Blocked: the id of the check it waits for. */
  readonly blockedBy?: string;
  /** Not yet: milliseconds until this turns into a failure. */
  readonly remaining?: number;
  /** Could not check: what stood in the way. */
  readonly problem?: Problem;
};

export type TaskReport = {
  readonly id: string;
  readonly text: Both;
  readonly checks: readonly CheckReport[];
};

/** One judged look at the whole lab. While `settled` is false another one follows. */
export type LabReport = {
  readonly lab: string;
  readonly session: string;
  readonly verdict: 'pass' | 'not-yet' | 'fail' | 'error';
  readonly points: number;
  readonly maxPoints: number;
  readonly tasks: readonly TaskReport[];
  /** Wall clock, milliseconds since 1970. */
  readonly at: number;
  readonly settled: boolean;
  /** This look is not over: checks that are still being judged stand as before, or as not-yet. */
  readonly looking?: true;
  /** Milliseconds spent and left while waiting for convergence; undefined when nothing is awaited. */
  readonly waiting?: { readonly elapsed: number; readonly left: number };
};

/** Every check of the report in order, without its task. */
export const checksOf = (report: Pick<LabReport, 'tasks'>): readonly CheckReport[] =>
  report.tasks.flatMap((task) => task.checks);
