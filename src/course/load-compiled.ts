import type { Blueprint } from '../study/exam/blueprint.ts';
import type { Question, Source } from '../study/question.ts';
import type { Course, CourseModule, DatedFact, GlossaryTerm, LessonCard } from './course.ts';
import type { StudyPath } from './course-file.ts';
import type { Lesson } from './lesson.ts';

/** `index.json` of a compiled course. Texts and questions stand in files of their own. */
export type CompiledIndex = {
  readonly format: 1;
  /** SHA-256 of everything compiled: which edition of the course this is. */
  readonly hash: string;
  readonly modules: readonly CourseModule[];
};

/** One module's questions, and the sources that only they name. */
export type CompiledQuestions = {
  readonly sources: readonly Source[];
  readonly questions: readonly Question[];
};

/** Reads one file of the compiled course by its name there, as text; throws when it is not there. */
export type ReadFile = (name: string) => string;

/** A compiled course: the index is read now, everything else when it is first asked for. */
export function loadCompiled(read: ReadFile): Course {
  const json = <T>(name: string): T => JSON.parse(read(name)) as T;
  const index = json<CompiledIndex>('index.json');
  const cards = new Map<string, LessonCard>();
  for (const card of index.modules.flatMap((module) => module.lessons)) {
    for (const old of card.was) cards.set(old, card);
  }
  const homes = new Map<string, string>();
  for (const card of index.modules.flatMap((module) => module.lessons)) {
    cards.set(card.id, card);
    for (const check of card.checks) homes.set(check, card.module);
  }

  const lessonsOf = remember((module: string) => byId(json<readonly Lesson[]>(`lessons/${module}.json`)));
  const fileOf = remember((module: string) => json<CompiledQuestions>(`questions/${module}.json`));
  const questionsIn = remember((module: string) => byId(fileOf(module).questions));
  // A lesson asks for its own checks: one module's file has them, and the others stay packed.
  const check = (id: string): Question | undefined => {
    const home = homes.get(id);
    return home === undefined ? undefined : questionsIn(home).get(id);
  };
  const questions = once(() => {
    const byId = new Map<string, Question>();
    const all = index.modules.flatMap((module) => fileOf(module.id).questions);
    for (const question of all) for (const old of question.was ?? []) byId.set(old, question);
    for (const question of all) byId.set(question.id, question);
    return byId;
  });
  const dated = once(() => byId(json<readonly DatedFact[]>('dated.json')));
  const glossary = once(() => byId(json<readonly GlossaryTerm[]>('glossary.json')));

  const exams = once(() => json<readonly Blueprint[]>('exams.json'));
  const paths = once(() => json<readonly StudyPath[]>('paths.json'));

  return {
    hash: index.hash,
    modules: index.modules,
    card: (id) => cards.get(id),
    lesson: (id) => {
      const card = cards.get(id);
      const lesson = card === undefined ? undefined : lessonsOf(card.module).get(card.id);
      if (lesson === undefined) throw new Error(`the course has no lesson ${id}`);
      return lesson;
    },
    questionsOf: (module) => fileOf(module).questions,
    sourcesOf: (question) => {
      const card = cards.get(question.lesson);
      const all = card === undefined ? [] : [...card.sources, ...fileOf(card.module).sources];
      return question.sources.flatMap((id) => all.find((source) => source.id === id) ?? []);
    },
    question: (id) => check(id) ?? questions().get(id),
    get exams() {
      return exams();
    },
    get paths() {
      return paths();
    },
    get dated() {
      return dated();
    },
    get glossary() {
      return glossary();
    },
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
