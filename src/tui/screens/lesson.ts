import { learnerOf } from '../learner.ts';
import { updateLesson } from '../lesson/lesson-update.ts';
import { lessonView } from '../lesson/lesson-view.ts';
import { readingOf } from '../lesson/reading.ts';
import type { LessonBrought, LessonState } from '../lesson/state.ts';
import type { Place } from '../places.ts';
import { type Env, openScreen, type ScreenDef } from '../screen.ts';

/** A field has the keys: a find, a note, or the answer of a check. */
function typing(state: LessonState, env: Env): boolean {
  if (state.band !== undefined) return state.band.kind === 'note' || state.band.kind === 'dispute';
  if (state.find !== undefined) return state.find.typing;
  const { active } = readingOf(state, env);
  return active !== undefined && (state.checks[active.question]?.typing ?? false);
}

const def: ScreenDef<LessonState, LessonBrought> = {
  name: 'lesson',
  start: (state) => ({
    state,
    effects: [{ type: 'record', events: [{ type: 'lesson-opened', lesson: state.lesson }] }],
  }),
  view: lessonView,
  update: updateLesson,
  typing,
};

/** A lesson, at the block named or where reading stopped. */
export function openLesson(place: Extract<Place, { screen: 'lesson' }>, env: Env) {
  const lesson = env.services.course.card(place.lesson)?.id ?? place.lesson;
  const before = learnerOf(env).progress.lessons.get(lesson)?.place;
  const anchor =
    place.block === undefined
      ? { block: before?.block ?? 0, share: before?.share ?? 0 }
      : { block: place.block, share: 0 };
  return openScreen(def, {
    lesson,
    anchor,
    figuresAsText: false,
    seen: 0,
    checks: {},
    passed: [],
  });
}
