import { randomBytes } from 'node:crypto';
import type { HistoryRecord, StudyEvent } from '../study/history.ts';

/** Ids given to events whose write failed or is uncertain: trying again does not count them twice. */
const given = new WeakMap<StudyEvent, string>();

/** Events as records, each with its own id of 72 random bits. The same event object always gets the same id. */
export const newRecords = (events: readonly StudyEvent[], at: number): readonly HistoryRecord[] =>
  events.map((event) => {
    const id = given.get(event) ?? newId();
    given.set(event, id);
    return { id, at, event };
  });

export const newId = (): string => randomBytes(9).toString('base64url');
