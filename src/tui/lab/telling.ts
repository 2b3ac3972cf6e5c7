import type { Progress } from '../../lab/actions.ts';
import { isProblem, type Problem } from '../../problem.ts';

export type Failed = { readonly kind: 'problem'; readonly problem: Problem };
export type Told = { readonly kind: 'told'; readonly progress: Progress };

/** What a lab action reports while it works, then its result; a Problem is a value here, any other throw is a bug. */
export async function* telling<T>(
  run: (tell: (progress: Progress) => void) => Promise<T>,
): AsyncIterable<Told | T | Failed> {
  const told: Progress[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  const tell = (progress: Progress) => {
    told.push(progress);
    wake();
  };
  const result = run(tell).finally(() => {
    over = true;
    wake();
  });
  // Awaited below; until then a rejection must not count as unhandled.
  result.catch(() => undefined);
  while (!over || told.length > 0) {
    const progress = told.shift();
    if (progress !== undefined) yield { kind: 'told', progress };
    else if (!over) await new Promise<void>((resolve) => (wake = resolve));
  }
  try {
    yield await result;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    yield { kind: 'problem', problem: thrown };
  }
}

/** The same for a stream of values. */
export async function* catching<T>(values: AsyncIterable<T>): AsyncIterable<T | Failed> {
  try {
    yield* values;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    yield { kind: 'problem', problem: thrown };
  }
}

/** And for a single look. */
export async function orProblem<T>(value: Promise<T>): Promise<T | Failed> {
  try {
    return await value;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return { kind: 'problem', problem: thrown };
  }
}
