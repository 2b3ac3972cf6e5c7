import { holderOf } from '../study/exam/held-lab.ts';
import type { Place } from './places.ts';
import type { Env, OpenScreen } from './screen.ts';
import { openCourse } from './screens/course.ts';
import { openExam } from './screens/exam.ts';
import { openExamReport } from './screens/exam-report.ts';
import { openExamTask } from './screens/exam-task.ts';
import { openExams } from './screens/exams.ts';
import { openFirstLanguage } from './screens/first-language.ts';
import { openGlossary } from './screens/glossary.ts';
import { openHelp } from './screens/help.ts';
import { openHome } from './screens/home.ts';
import { openLab } from './screens/lab.ts';
import { openLabDebrief } from './screens/lab-debrief.ts';
import { openLabPlan } from './screens/lab-plan.ts';
import { openLabSolution } from './screens/lab-solution.ts';
import { openLabTargets } from './screens/lab-targets.ts';
import { openLabs } from './screens/labs.ts';
import { openLesson } from './screens/lesson.ts';
import { openPaths } from './screens/paths.ts';
import { openPractice } from './screens/practice.ts';
import { openProgress } from './screens/progress.ts';
import { openQuiz } from './screens/quiz.ts';
import { openQuizPick } from './screens/quiz-pick.ts';
import { openReview } from './screens/review.ts';
import { openSearchScreen } from './screens/search.ts';
import { openSettings } from './screens/settings.ts';
import { openUnboxed } from './screens/unboxed.ts';

export type OpenPlace = (place: Place, env: Env) => OpenScreen;

/** The screen at an address. */
export function openPlace(place: Place, env: Env): OpenScreen {
  switch (place.screen) {
    case 'home':
      return openHome();
    case 'first-language':
      return openFirstLanguage();
    case 'course':
      return openCourse(place, env);
    case 'paths':
      return openPaths();
    case 'lesson':
      return openLesson(place, env);
    case 'quiz-pick':
      return openQuizPick();
    case 'quiz':
      return openQuiz(place, env);
    case 'exams':
      return openExams();
    case 'exam':
      return openExam(place.sitting, env);
    case 'exam-report':
      return openExamReport(place.sitting, env);
    case 'labs':
      return openLabs();
    case 'lab-targets':
      return openLabTargets();
    case 'lab-plan':
      return openLabPlan(place.lab, env);
    case 'lab':
    case 'lab-solution': {
      // A task of an exam under way shows neither verdicts nor help, whichever way one comes to it.
      const sitting = holderOf(env.services.history.records, place.lab, env.now);
      if (sitting !== undefined) return openExamTask(place.lab, sitting);
      return place.screen === 'lab' ? openLab(place.lab, place.ask) : openLabSolution(place.lab);
    }
    case 'lab-debrief':
      return openLabDebrief(place.lab);
    case 'practice':
      return openPractice();
    case 'review':
      return openReview(env);
    case 'progress':
      return openProgress();
    case 'glossary':
      return openGlossary(place, env);
    case 'search':
      return openSearchScreen();
    case 'settings':
      return openSettings(place);
    case 'help':
      return openHelp(place.of);
    case 'unboxed':
      return openUnboxed(place.text);
  }
}
