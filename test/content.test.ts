import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { proofreadAll } from '../src/cli/wire-content.ts';
import { compileCourse } from '../src/course/compile.ts';
import { loadCourse } from '../src/course/load.ts';
import { loadCompiled } from '../src/course/load-compiled.ts';
import { openFolder } from '../src/host/folder.ts';
import { namedTags } from '../src/i18n/texts/tags.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const material = loadCourse(openFolder(root));

test('the course has no mistake that proofreading knows', () => {
  const found = proofreadAll(openFolder(root)).map(
    ({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message.en}`,
  );
  expect(found).toEqual([]);
});

describe('the compiled course', () => {
  const files = compileCourse(material);
  const course = loadCompiled((name) => files.get(name) ?? '');
  const cards = course.modules.flatMap((module) => module.lessons);

  test('opens every lesson in both languages, with its checks and sources', () => {
    for (const card of cards) {
      const lesson = course.lesson(card.id);
      expect(lesson.body.ja.length, card.id).toBeGreaterThan(0);
      expect(lesson.body.en.length, card.id).toBeGreaterThan(0);
      for (const check of lesson.checks) expect(course.question(check)?.lesson, check).toBe(card.id);
    }
  });

  test('finds the sources of every question', () => {
    for (const module of course.modules)
      for (const question of course.questionsOf(module.id))
        expect(
          course.sourcesOf(question).map(({ id }) => id),
          question.id,
        ).toEqual(question.sources);
  });

  test('lets one practise by what questions are about: each carries a tag, and each tag has a name and a drill', () => {
    const carried = new Map<string, number>();
    for (const { id } of course.modules)
      for (const { id: question, tags = [] } of course.questionsOf(id)) {
        expect(tags, question).not.toEqual([]);
        for (const tag of tags) carried.set(tag, (carried.get(tag) ?? 0) + 1);
      }
    expect([...carried.keys()].toSorted()).toEqual(namedTags.toSorted());
    expect([...carried].filter(([, count]) => count < 5)).toEqual([]);
  });

  test('keeps the numbers of the outline when lessons are missing', () => {
    const outline = material.outline?.value.modules ?? [];
    for (const card of cards) {
      const module = outline.findIndex(({ id }) => id === card.module);
      expect(card.number).toBe(`${module + 1}.${(outline[module]?.lessons.indexOf(card.id) ?? -1) + 1}`);
    }
  });

  test('is the same twice', () => {
    const differing = [...compileCourse(material)].filter(([name, text]) => files.get(name) !== text);
    expect(differing.map(([name]) => name)).toEqual([]);
  });
});

test('no id ever given has vanished', () => {
  const golden = readFileSync(new URL('./course-ids.txt', import.meta.url), 'utf8').split('\n');
  const now = new Set([
    ...(material.outline?.value.modules ?? []).flatMap((module) => [module.id, ...module.lessons]),
    ...material.lessons.flatMap(({ matter }) => matter.was ?? []),
    ...material.questions.flatMap(({ value }) =>
      value.questions.flatMap(({ id, was }) => [id, ...(was ?? [])]),
    ),
  ]);
  expect(golden.filter((id) => id !== '' && !id.startsWith('#') && !now.has(id))).toEqual([]);
});
