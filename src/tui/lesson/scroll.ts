import type { StudyEvent } from '../../study/history.ts';
import { scrolled } from '../components/scrolled.ts';
import type { Action } from '../keys.ts';
import { anchorAt } from './page.ts';
import type { Reading } from './reading.ts';
import type { LessonState, LessonStep } from './state.ts';

/** Moves the text under the reader; a key that scrolls nothing changes nothing. */
export function scroll(state: LessonState, action: Action, reading: Reading): LessonStep {
  const { page, top, rows } = reading;
  const size = page.room.size;
  const to = scrolled(top, page.lines.length, { size }, action);
  if (to === undefined || to === top) return { state };
  const end = Math.min(page.lines.length, to + rows);
  const seen = Math.max(state.seen, page.lines.length === 0 ? 1 : end / page.lines.length);
  const { copied: _, ...rest } = state;
  const next = { ...rest, anchor: anchorAt(page.lines, page.starts, to), seen };
  // A page turned is kept: after a crash the lesson opens here.
  const paged = action !== 'down' && action !== 'up';
  return paged
    ? { state: next, effects: [{ type: 'record-soon', event: placeEvent(next) }] }
    : { state: next };
}

/** Where the reader is. */
export const placeEvent = (state: LessonState): StudyEvent => ({
  type: 'lesson-place',
  lesson: state.lesson,
  block: state.anchor.block,
  share: state.anchor.share,
});
