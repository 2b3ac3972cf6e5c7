import type { Both } from '../i18n/language.ts';
import type { Progress } from '../study/progress.ts';
import type { Course } from './course.ts';
import type { PathStep, StudyPath } from './course-file.ts';

/** A lab as paths need it; the cards of labs fit. */
export type PathLab = { readonly id: string; readonly title: Both; readonly minutes: number };

/** What a learner did that paths look at. `sat`: ids of exams with a submitted sitting. */
export type PathPast = { readonly progress: Progress; readonly sat: ReadonlySet<string> };

export type StandingStep = {
  readonly step: PathStep;
  readonly title: Both;
  /** Number of the lesson, empty for other steps. */
  readonly number: string;
  readonly minutes: number;
  readonly done: boolean;
};

export type PathStanding = {
  readonly path: StudyPath;
  readonly steps: readonly StandingStep[];
  /** All steps together. */
  readonly minutes: number;
  readonly done: number;
  /** The first step that is not done. */
  readonly next: StandingStep | undefined;
};

/** A path with what is left of it; steps whose thing is not in this course or these labs are left out. */
export function standingOf(
  path: StudyPath,
  course: Pick<Course, 'card' | 'question' | 'exams'>,
  labs: readonly PathLab[],
  past: PathPast,
): PathStanding {
  const steps = path.steps.flatMap((step) => stepStanding(step, course, labs, past) ?? []);
  return {
    path,
    steps,
    minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    done: steps.filter(({ done }) => done).length,
    next: steps.find(({ done }) => !done),
  };
}

const check: Both = { ja: '理解度チェック', en: 'Check questions' };

function stepStanding(
  step: PathStep,
  course: Pick<Course, 'card' | 'question' | 'exams'>,
  labs: readonly PathLab[],
  { progress, sat }: PathPast,
): StandingStep | undefined {
  if ('lesson' in step) {
    const card = course.card(step.lesson);
    if (card === undefined) return undefined;
    const done = progress.lessons.get(card.id)?.state === 'read';
    return { step, title: card.title, number: card.number, minutes: card.minutes, done };
  }
  if ('lab' in step) {
    const lab = labs.find(({ id }) => id === step.lab);
    if (lab === undefined) return undefined;
    const done = progress.labs.get(lab.id)?.passed === true;
    return { step, title: lab.title, number: '', minutes: lab.minutes, done };
  }
  if ('exam' in step) {
    const exam = course.exams.find(({ id }) => id === step.exam);
    if (exam === undefined) return undefined;
    return { step, title: exam.title, number: '', minutes: exam.minutes, done: sat.has(exam.id) };
  }
  const questions = step.questions.flatMap((id) => course.question(id) ?? []);
  if (questions.length === 0) return undefined;
  const seconds = questions.reduce((sum, question) => sum + question.seconds, 0);
  const done = questions.every(({ id }) => progress.items.get(id)?.last === 'right');
  return { step, title: check, number: '', minutes: Math.max(1, Math.round(seconds / 60)), done };
}
