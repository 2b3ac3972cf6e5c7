import type { ProblemCode } from './i18n/problems/index.ts';

/** Facts a problem's message may mention. Shown only after the sanitiser. */
export type ProblemDetails = Readonly<Record<string, string | number>>;

/**
 * Something the learner can act on: it has a code, and src/i18n/problems has what happened, why and what to do
 * in both languages. Anything else that is thrown is our bug and keeps its stack.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

export const isProblem = (thrown: unknown): thrown is Problem => thrown instanceof Problem;

/** Exit statuses of the program; documented in `eks-learn help exit-codes`. */
export const exitCodes = {
  done: 0,
  notPassed: 1,
  usage: 2,
  couldNotCheck: 3,
  unsafe: 4,
  storage: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
