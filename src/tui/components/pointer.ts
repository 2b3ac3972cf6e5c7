import type { Action } from '../keys.ts';

/** Where the pointer of a list of `count` goes; undefined when the action moves no pointer. No wrap-around. */
export function movedPointer(at: number, count: number, action: Action, page: number): number | undefined {
  const last = Math.max(0, count - 1);
  const within = (to: number) => Math.min(last, Math.max(0, to));
  switch (action) {
    case 'down':
      return within(at + 1);
    case 'up':
      return within(at - 1);
    case 'top':
      return 0;
    case 'bottom':
      return last;
    case 'half-down':
      return within(at + Math.max(1, Math.floor(page / 2)));
    case 'half-up':
      return within(at - Math.max(1, Math.floor(page / 2)));
    case 'page-down':
      return within(at + Math.max(1, page - 2));
    case 'page-up':
      return within(at - Math.max(1, page - 2));
    default:
      return undefined;
  }
}
