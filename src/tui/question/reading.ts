import { scrolled } from '../components/scrolled.ts';
import type { Action } from '../keys.ts';
import type { Env } from '../screen.ts';

/**
 * The first line seen of a question that is longer than the screen, while it is being read: from its beginning, and by
 * the page. Undefined: the view follows the pointer or the caret.
 */
export type Reading = { readonly read?: number };

/** What a key does to a question of `total` lines in `rows`: where it is read then; undefined when the key means something else. */
export function readOn(
  { read }: Reading,
  total: number,
  rows: number,
  action: Action,
  env: Env,
): Reading | undefined {
  const last = total - rows;
  if (last <= 0) return undefined;
  switch (action) {
    case 'page-up':
    case 'page-down':
      return { read: scrolled(read ?? last, total, env, action) ?? last };
    case 'go-on':
      // As in a lesson, until all has been seen; then it chooses.
      return read === undefined || read >= last
        ? undefined
        : { read: scrolled(read, total, env, action) ?? last };
    default:
      return undefined;
  }
}
