import type { Place } from './places.ts';
import type { Env, OpenScreen } from './screen.ts';
import { openCourse } from './screens/course.ts';
import { openFirstLanguage } from './screens/first-language.ts';
import { openHelp } from './screens/help.ts';
import { openHome } from './screens/home.ts';
import { openLesson } from './screens/lesson.ts';
import { openQuiz } from './screens/quiz.ts';
import { openQuizPick } from './screens/quiz-pick.ts';
import { openUnboxed } from './screens/unboxed.ts';

/** The screen at an address. */
export function openPlace(place: Place, env: Env): OpenScreen {
  switch (place.screen) {
    case 'home':
      return openHome();
    case 'first-language':
      return openFirstLanguage();
    case 'course':
      return openCourse(place, env);
    case 'lesson':
      return openLesson(place, env);
    case 'quiz-pick':
      return openQuizPick();
    case 'quiz':
      return openQuiz(place, env);
    case 'help':
      return openHelp(place.of);
    case 'unboxed':
      return openUnboxed(place.text);
  }
}
