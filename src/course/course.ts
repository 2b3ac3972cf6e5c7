import type { Both } from '../i18n/language.ts';
import type { Blueprint } from '../study/exam/blueprint.ts';
import type { Question, Source } from '../study/question.ts';
import type { StudyPath } from './course-file.ts';
import type { Lesson } from './lesson.ts';

/** What lists show of a lesson: everything but its text. */
export type LessonCard = Omit<Lesson, 'body'>;

export type CourseModule = {
  readonly id: string;
  /** 1 to 14, as shown. */
  readonly number: number;
  readonly title: Both;
  readonly lessons: readonly LessonCard[];
};

/** A figure that moves (price, version, limit): its value in each language, its source and the day it was checked. */
export type DatedFact = {
  readonly id: string;
  readonly value: Both;
  readonly source: string;
  readonly checked: string;
  /** The day from which the value is known not to hold any more, if announced. */
  readonly until?: string;
};

export type GlossaryTerm = {
  readonly id: string;
  readonly term: Both;
  /** One sentence. */
  readonly meaning: Both;
  readonly lesson: string;
  readonly also: readonly string[];
  readonly related: readonly string[];
};

/** The course as learners get it: an index at hand, texts and questions read when asked for. */
export interface Course {
  /** SHA-256 of everything in it: which edition this is. */
  readonly hash: string;
  readonly modules: readonly CourseModule[];
  /** By id, or by an old id of `was`. */
  card(id: string): LessonCard | undefined;
  lesson(id: string): Lesson;
  /** Questions of one module, in file order. */
  questionsOf(module: string): readonly Question[];
  question(id: string): Question | undefined;
  /** The pages a question leans on, from its lesson or its file. */
  sourcesOf(question: Question): readonly Source[];
  /** Blueprints of the exams, as dated data. */
  readonly exams: readonly Blueprint[];
  readonly paths: readonly StudyPath[];
  readonly dated: ReadonlyMap<string, DatedFact>;
  readonly glossary: ReadonlyMap<string, GlossaryTerm>;
}
