import type { HistoryRecord, Instant } from './history.ts';
import { standing } from './progress.ts';

/** What a learner holds against a question, and when that was. */
export type Dispute = { readonly item: string; readonly text: string; readonly at: Instant };

/** The disputes that were not taken back, in the order they were made. */
export const disputesOf = (records: readonly HistoryRecord[]): readonly Dispute[] =>
  standing(records).flatMap(({ at, event }) =>
    event.type === 'disputed' ? [{ item: event.item, text: event.text, at }] : [],
  );
