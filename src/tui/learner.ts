import { localDay } from '../i18n/amounts.ts';
import { type Activity, activityOf } from '../study/activity.ts';
import type { HistoryRecord } from '../study/history.ts';
import { type Progress, progressOf } from '../study/progress.ts';
import type { Env } from './screen.ts';

/** The past as screens ask about it. */
export type Learner = { readonly progress: Progress; readonly activity: Activity };

let folded: { of: readonly HistoryRecord[]; length: number; learner: Learner } | undefined;

/** Folds the history; again only when something was recorded since, because screens ask at every key. */
export function learnerOf(env: Env): Learner {
  const { records } = env.services.history;
  if (folded === undefined || folded.of !== records || folded.length !== records.length) {
    const learner = {
      progress: progressOf(records),
      activity: activityOf(records, (at) => localDay(at)),
    };
    folded = { of: records, length: records.length, learner };
  }
  return folded.learner;
}
