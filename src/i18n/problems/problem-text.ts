import type { ExitCode, ProblemDetails } from '../../problem.ts';
import type { Both } from '../language.ts';

/** What happened, why, and what to do: one or more commands to run, each on its own line. */
export type Advice = {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly commands?: readonly string[];
};

export type ProblemText = {
  readonly exit: ExitCode;
  readonly say: Both<(details: ProblemDetails) => Advice>;
};

export type ProblemTexts = Readonly<Record<string, ProblemText>>;
