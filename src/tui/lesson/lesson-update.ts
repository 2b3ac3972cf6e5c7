import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import type { StudyEvent } from '../../study/history.ts';
import { scrolled } from '../components/scrolled.ts';
import { seenRows } from '../frame/compose.ts';
import type { Action } from '../keys.ts';
import type { Effect, Env, Message, Step } from '../screen.ts';
import { opened } from './lesson-view.ts';
import { anchorAt } from './page.ts';
import type { LessonState } from './state.ts';

/** What a key does to the reader. */
export function updateLesson(
  state: LessonState,
  message: Message<never>,
  env: Env,
): Step<LessonState, never> {
  if (message.type !== 'act') return { state };
  switch (message.action) {
    case 'back':
    case 'quit':
      return leave(state, env, [{ type: 'back' }]);
    case 'next':
      return toOther(state, env, 1);
    case 'previous':
      return toOther(state, env, -1);
    default:
      return scroll(state, message.action, env);
  }
}

function scroll(state: LessonState, action: Action, env: Env): Step<LessonState, never> {
  const { page, top } = opened(state, env);
  const to = scrolled(top, page.lines.length, env, action);
  if (to === undefined || to === top) return { state };
  const end = Math.min(page.lines.length, to + seenRows(page.room));
  const seen = Math.max(state.seen, page.lines.length === 0 ? 1 : end / page.lines.length);
  return { state: { ...state, anchor: anchorAt(page.lines, page.starts, to), seen } };
}

/** Where reading stopped, and that it was read when its end was seen. */
export function leavingEvents(state: LessonState, env: Env): readonly StudyEvent[] {
  const { page, top } = opened(state, env);
  const end = Math.min(page.lines.length, top + seenRows(page.room));
  const place: StudyEvent = {
    type: 'lesson-place',
    lesson: state.lesson,
    block: state.anchor.block,
    share: page.lines.length === 0 ? 1 : end / page.lines.length,
  };
  const read = Math.max(state.seen, place.share) >= 0.999;
  return read ? [place, { type: 'lesson-read', lesson: state.lesson }] : [place];
}

const leave = (state: LessonState, env: Env, then: readonly Effect<never>[]): Step<LessonState, never> => ({
  state,
  effects: [{ type: 'record', events: leavingEvents(state, env) }, ...then],
});

function toOther(state: LessonState, env: Env, by: 1 | -1): Step<LessonState, never> {
  const cards = env.services.course.modules.flatMap((module) => module.lessons);
  const other = cards[cards.findIndex((card) => card.id === state.lesson) + by];
  if (other === undefined)
    return { state, effects: [{ type: 'notice', text: by === 1 ? texts.lastLesson : texts.firstLesson }] };
  return leave(state, env, [{ type: 'replace', place: { screen: 'lesson', lesson: other.id } }]);
}
