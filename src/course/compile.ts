import { createHash } from 'node:crypto';
import type { Both } from '../i18n/language.ts';
import type { Blueprint } from '../study/exam/blueprint.ts';
import type { Question, Source } from '../study/question.ts';
import type { Block } from '../text/block.ts';
import { checksIn } from './blocks-in.ts';
import type { CourseModule, DatedFact, GlossaryTerm, LessonCard } from './course.ts';
import type { CourseFile } from './course-file.ts';
import type { Lesson } from './lesson.ts';
import type { Material } from './load.ts';
import type { CompiledIndex, CompiledQuestions } from './load-compiled.ts';
import type { LessonText } from './load-lesson.ts';

/** The files of a compiled course: name in its folder, and text. */
export type CompiledFiles = ReadonlyMap<string, string>;

/**
 * Turns what authors wrote into what learners load: an index, and a module's lessons and questions in one file each. Lessons
 * that lack a language are left out, and so is all that belongs to them; numbers stay those of the whole course.
 */
export function compileCourse(material: Material): CompiledFiles {
  const lessons = lessonsOf(material);
  const shown = new Set(lessons.map((lesson) => lesson.id));
  const files = new Map<string, string>();
  const put = (name: string, value: unknown) => files.set(name, JSON.stringify(value));

  const modules = modulesOf(material.outline?.value.modules ?? [], lessons);
  for (const { id } of modules) {
    put(
      `lessons/${id}.json`,
      lessons.filter((lesson) => lesson.module === id),
    );
    put(`questions/${id}.json`, questionsOf(material, id, shown));
  }
  const dated: readonly DatedFact[] = material.dated.flatMap(({ value }) => value.map(withoutUndefined));
  put('dated.json', dated);
  const terms = material.glossary.flatMap(({ value }) => value).filter((term) => shown.has(term.lesson));
  const known = new Set(terms.map((term) => term.id));
  const glossary: readonly GlossaryTerm[] = terms.map((term) => ({
    ...term,
    related: term.related.filter((id) => known.has(id)),
  }));
  put('glossary.json', glossary);
  const paths = (material.paths?.value ?? [])
    .map((path) => ({
      ...path,
      steps: path.steps.filter((step) => !('lesson' in step) || shown.has(step.lesson)),
    }))
    .filter((path) => path.steps.length > 0);
  put('paths.json', paths);
  const exams: readonly Blueprint[] = material.exams.map(({ value }) => value);
  put('exams.json', exams);

  const index: CompiledIndex = { format: 1, hash: hashOf(files), modules };
  put('index.json', index);
  return files;
}

function lessonsOf(material: Material): readonly Lesson[] {
  return (material.outline?.value.modules ?? []).flatMap((module, moduleIndex) =>
    module.lessons.flatMap((id, lessonIndex) => {
      const text = (language: 'ja' | 'en') =>
        material.lessons.find((lesson) => lesson.matter.id === id && lesson.language === language);
      const [ja, en] = [text('ja'), text('en')];
      if (ja === undefined || en === undefined) return [];
      return [lessonFrom({ ja, en }, module.id, `${moduleIndex + 1}.${lessonIndex + 1}`)];
    }),
  );
}

function lessonFrom(texts: Both<LessonText>, module: string, number: string): Lesson {
  const { ja, en } = { ja: texts.ja.matter, en: texts.en.matter };
  return {
    id: ja.id,
    was: ja.was ?? [],
    module,
    number,
    title: { ja: ja.title, en: en.title },
    minutes: ja.minutes,
    objectives: ja.objectives.map(({ id, text }, index) => ({
      id,
      text: { ja: text, en: en.objectives[index]?.text ?? text },
    })),
    facts: ja.facts,
    errata: ja.errata,
    sources: ja.sources.map((source, index) => ({
      ...source,
      title: { ja: source.title, en: en.sources[index]?.title ?? source.title },
    })),
    labs: ja.labs ?? [],
    checks: checksIn(texts.ja.blocks),
    body: { ja: texts.ja.blocks as Block[], en: texts.en.blocks as Block[] },
  };
}

const modulesOf = (outline: CourseFile['modules'], lessons: readonly Lesson[]): readonly CourseModule[] =>
  outline
    .map(({ id, title }, index) => ({
      id,
      number: index + 1,
      title,
      lessons: lessons.filter((lesson) => lesson.module === id).map(cardOf),
    }))
    .filter((module) => module.lessons.length > 0);

const cardOf = ({ body: _body, ...card }: Lesson): LessonCard => card;

function questionsOf(material: Material, module: string, shown: ReadonlySet<string>): CompiledQuestions {
  const files = material.questions.filter(({ value }) => value.module === module);
  return {
    sources: files.flatMap(({ value }): readonly Source[] => value.sources ?? []),
    questions: files.flatMap(({ value }): readonly Question[] =>
      value.questions.filter((question) => shown.has(question.lesson)),
    ),
  };
}

const withoutUndefined = <T extends object>(value: T) => JSON.parse(JSON.stringify(value));

function hashOf(files: CompiledFiles): string {
  const hash = createHash('sha256');
  for (const [name, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${text}\0`);
  return hash.digest('hex');
}
