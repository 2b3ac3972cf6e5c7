import type { HistoryRecord, Instant } from '../history.ts';
import { modes } from './modes.ts';
import { isOver, openSittings, type Sitting } from './sitting.ts';

/** The unfinished sitting that has a lab as a task and allows neither help nor verdicts with it before the end. */
export const holderOf = (records: readonly HistoryRecord[], lab: string, now: Instant): Sitting | undefined =>
  openSittings(records).findLast(
    (sitting) =>
      !modes[sitting.mode].help &&
      !isOver(sitting, Math.max(now, sitting.lastSeen)) &&
      sitting.paper.items.some((item) => item.kind === 'task' && item.id === lab),
  );

/** Labs that are open besides this one; tasks of an exam under way are the exam's own. */
export const openBeside = <T extends { readonly lab: string }>(
  lab: string,
  open: readonly T[],
  records: readonly HistoryRecord[],
  now: Instant,
): readonly T[] => open.filter((each) => each.lab !== lab && holderOf(records, each.lab, now) === undefined);
