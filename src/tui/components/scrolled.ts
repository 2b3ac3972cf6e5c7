import { roomFor, type Size } from '../frame/room.ts';
import type { Action } from '../keys.ts';

/** The first line seen after an action on a text of `total` lines; undefined when it scrolls nothing. */
export function scrolled(
  top: number,
  total: number,
  { size }: { readonly size: Size },
  action: Action,
): number | undefined {
  const rows = roomFor(size, false).body;
  const last = Math.max(0, total - rows);
  const from = Math.min(top, last);
  const within = (to: number) => Math.min(last, Math.max(0, to));
  switch (action) {
    case 'down':
      return within(from + 1);
    case 'up':
      return within(from - 1);
    case 'top':
      return 0;
    case 'bottom':
      return last;
    case 'half-down':
      return within(from + Math.floor(rows / 2));
    case 'half-up':
      return within(from - Math.floor(rows / 2));
    case 'page-down':
    case 'go-on':
      return within(from + Math.max(1, rows - 2));
    case 'page-up':
      return within(from - Math.max(1, rows - 2));
    default:
      return undefined;
  }
}
