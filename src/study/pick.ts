import type { Progress } from './progress.ts';
import type { Question } from './question.ts';
import { seededRandom, shuffled } from './random.ts';

/** Which questions are wanted; a question has to answer to all that is named. */
export type Wanted = {
  readonly lesson?: string;
  readonly module?: string;
  /** `exam` or `exam/domain`. */
  readonly examDomain?: string;
  readonly tag?: string;
  /** Ids of questions. */
  readonly items?: readonly string[];
};

/** The questions wanted, of modules in course order. */
export const select = (
  modules: readonly { readonly id: string; readonly questions: readonly Question[] }[],
  { lesson, module, examDomain, tag, items }: Wanted,
): readonly Question[] =>
  modules
    .filter(({ id }) => module === undefined || id === module)
    .flatMap(({ questions }) => questions)
    .filter((question) => lesson === undefined || question.lesson === lesson)
    .filter(({ id }) => items === undefined || items.includes(id))
    .filter((question) => tag === undefined || question.tags?.includes(tag))
    .filter(
      ({ domains }) =>
        examDomain === undefined ||
        domains.some((domain) => domain === examDomain || domain.startsWith(`${examDomain}/`)),
    );

/** `count` of the questions in an order of the seed. With `weakestOf`, those answered wrong or never come first. */
export function pick(
  questions: readonly Question[],
  count: number,
  seed: string,
  weakestOf?: Progress,
): readonly Question[] {
  // Sorted by id first: the pool's order on disk must not decide what a seed means.
  const pool = [...questions].sort((one, other) => (one.id < other.id ? -1 : 1));
  const order = shuffled(pool, seededRandom(seed));
  if (weakestOf === undefined) return order.slice(0, count);
  const rank = ({ id }: Question): number => {
    const item = weakestOf.items.get(id);
    if (item === undefined) return 2;
    return item.last === 'wrong' ? 0 : item.last === 'partly' ? 1 : 3;
  };
  return [...order].sort((one, other) => rank(one) - rank(other)).slice(0, count);
}
