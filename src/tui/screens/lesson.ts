import { learnerOf } from '../learner.ts';
import { updateLesson } from '../lesson/lesson-update.ts';
import { lessonView } from '../lesson/lesson-view.ts';
import type { LessonState } from '../lesson/state.ts';
import type { Place } from '../places.ts';
import { type Env, openScreen, type ScreenDef } from '../screen.ts';

const def: ScreenDef<LessonState> = {
  name: 'lesson',
  start: (state) => ({
    state,
    effects: [{ type: 'record', events: [{ type: 'lesson-opened', lesson: state.lesson }] }],
  }),
  view: lessonView,
  update: updateLesson,
};

/** A lesson, at the block named or where reading stopped. */
export function openLesson(place: Extract<Place, { screen: 'lesson' }>, env: Env) {
  const lesson = env.services.course.card(place.lesson)?.id ?? place.lesson;
  const before = learnerOf(env).progress.lessons.get(lesson)?.place;
  const block = place.block ?? before?.block ?? 0;
  return openScreen(def, { lesson, anchor: { block, share: 0 }, figuresAsText: false, seen: 0 });
}
