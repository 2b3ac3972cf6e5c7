import type { Course, DatedFact } from '../course/course.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Language } from '../i18n/language.ts';
import { lessonsTexts } from '../i18n/texts/lessons.ts';
import { layOut } from '../text/lay-out.ts';
import type { DatedValue, Row } from '../text/layout-options.ts';
import type { Span } from '../text/line.ts';
import { plainLines } from '../text/plain.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { speak } from '../text/speak.ts';
import { wrap } from '../text/wrap.ts';
import type { CliContext } from './cli-context.ts';

export type LessonPage = {
  readonly lesson: Lesson;
  readonly course: Course;
  readonly language: Language;
  /** No line is wider than this, but for code when the width was not `asked` for: it is there to be copied. */
  readonly width: number;
  readonly asked: boolean;
  readonly ascii: boolean;
};

/** Prints a lesson as wide as the terminal (or COLUMNS), up to 80 columns, unless a width is asked for. */
export function printLesson(
  lesson: Lesson,
  course: Course,
  width: number | undefined,
  cli: CliContext,
): void {
  const { plainAscii: ascii, screenReader } = cli.flags();
  const { stdout, env } = cli.world;
  const own = Math.min(80, Math.max(24, stdout.columns || Number(env.COLUMNS) || 80));
  const asked = width !== undefined;
  const page = { lesson, course, language: cli.language, width: width ?? own, asked, ascii };
  cli.print.out((screenReader ? lessonSentences(page) : lessonLines(page)).join('\n'));
}

/** A lesson as lines for a pipe: title, text with its checks, sources. */
export function lessonLines(page: LessonPage): readonly string[] {
  const { lesson, course, language, width } = page;
  const margin = width >= 60 ? 4 : 3;
  const hang = margin === 4 ? 2 : 0;
  const measure = width - margin - hang;
  const own = (text: string): Span => ({ text: sanitiseLine(text), role: 'text' });
  const wrapped = (text: string): readonly Row[] =>
    wrap([own(text)], { width: measure, hang }).map((spans) => ({ spans }));
  const rows: readonly Row[] = [
    ...wrapped(titleOf(page)),
    { spans: [] },
    ...layOut(lesson.body[language], {
      measure,
      hang,
      language,
      plain: true,
      foldsCode: page.asked,
      glyphs: page.ascii ? 'ascii' : 'plain',
      sources: lesson.sources,
      dated: (id) => datedIn(course.dated.get(id), language),
      terms: (id) => course.glossary.get(id)?.term[language],
      checks: (id) => wrapped(checkText(course, id, language)),
    }),
    { spans: [] },
    ...wrapped(lessonsTexts.sources[language]),
    ...lesson.sources.flatMap((source, index) => [
      ...wrapped(`[${index + 1}] ${source.title[language]}${lessonsTexts.checked[language](source.checked)}`),
      ...wrapped(source.url),
    ]),
  ];
  return plainLines(rows, { margin, glyphs: page.ascii ? 'ascii' : 'plain' });
}

/** The same for a screen reader: one sentence a line, no margin and no drawing. */
export function lessonSentences(page: LessonPage): readonly string[] {
  const { lesson, course, language } = page;
  return [
    titleOf(page),
    ...speak(lesson.body[language], {
      language,
      sources: lesson.sources,
      dated: (id) => datedIn(course.dated.get(id), language),
      terms: (id) => course.glossary.get(id)?.term[language],
      checks: (id) => [sanitiseLine(checkText(course, id, language))],
    }).map(({ text }) => text),
  ];
}

const titleOf = ({ lesson, language }: LessonPage): string =>
  `${lesson.number} ${lesson.title[language]}   ${lesson.minutes} ${lessonsTexts.minutes[language]}`;

const datedIn = (fact: DatedFact | undefined, language: Language): DatedValue | undefined =>
  fact === undefined ? undefined : { value: fact.value[language], checked: fact.checked };

function checkText(course: Course, id: string, language: Language): string {
  const stem = course.question(id)?.stem[language] ?? id;
  return `${lessonsTexts.check[language]}  ${stem}`;
}
