import { sayMinutes } from '../../i18n/amounts.ts';
import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { fitted, say, spread } from '../frame/spans.ts';
import type { PanelLine } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { learnerOf } from '../learner.ts';
import type { Env } from '../screen.ts';
import { type Reading, sectionAt, sectionsOf, seenTerms } from './reading.ts';
import type { LessonState } from './state.ts';

/** Where Enter leads from a row of the panel. */
export type PanelTarget =
  | { readonly kind: 'section'; readonly block: number }
  | { readonly kind: 'term' | 'source'; readonly at: number }
  | { readonly kind: 'lesson'; readonly lesson: string }
  | { readonly kind: 'quiz' };

type PanelRow = PanelLine & { readonly target?: PanelTarget };
type Group = readonly PanelRow[];

const heading = (title: string, right: string, width: number): PanelRow => ({
  heading: true,
  spans: spread([say(title, 'strong')], right === '' ? [] : [say(right, 'quiet')], width),
});

/** What stands beside a lesson from 120 columns on: contents, checks, terms, notes, what to try, what is next. */
export function lessonPanel(state: LessonState, reading: Reading, env: Env): readonly PanelLine[] {
  let targets = 0;
  return panelRows(state, reading, env).map((row) => {
    const pointed = row.target !== undefined && targets++ === state.panelAt;
    if (!pointed) return row;
    return { ...row, sign: marks.here, spans: row.spans.map((span) => ({ ...span, role: 'strong' })) };
  });
}

/** Where one can go from the panel, from top to bottom; what does not fit the screen is left out. */
export const panelTargets = (state: LessonState, reading: Reading, env: Env): readonly PanelTarget[] =>
  panelRows(state, reading, env)
    .slice(0, reading.rows)
    .flatMap(({ target }) => target ?? []);

function panelRows(state: LessonState, reading: Reading, env: Env): readonly PanelRow[] {
  const groups: readonly Group[] = [
    contents(reading, env),
    checks(reading, env),
    terms(reading, env),
    notes(state, env),
    tries(reading, env),
    nextLesson(reading, env),
    sources(reading, env),
  ];
  return groups
    .filter((group) => group.length > 1)
    .flatMap((group, at) => (at === 0 ? group : [{ spans: [] }, ...group]));
}

function contents({ page, top }: Reading, { language }: Env): Group {
  const sections = sectionsOf(page.blocks);
  const here = sectionAt(sections, page.lines[top]?.block ?? 0);
  const right = texts.position[language](here + 1, sections.length);
  return [
    heading(texts.contentsTitle[language], right, page.room.panel),
    ...sections.map((section, at): PanelRow => {
      const mark = at < here ? { mark: marks.done } : at === here ? { mark: marks.begun } : {};
      return {
        ...mark,
        target: { kind: 'section', block: section.block },
        spans: [say(`${section.number ?? ' '}  ${section.title}`, at === here ? 'strong' : 'text')],
      };
    }),
  ];
}

function checks({ page }: Reading, env: Env): Group {
  const { progress } = learnerOf(env);
  const { course } = env.services;
  return [
    heading(texts.checksTitle[env.language], '', page.room.panel),
    ...page.lesson.checks.map((id, at): PanelLine => {
      const last = progress.items.get(id)?.last;
      const mark =
        last === undefined
          ? {}
          : { mark: last === 'right' ? marks.right : last === 'partly' ? marks.partly : marks.wrong };
      const stem = course.question(id)?.stem[env.language].replace(/[`*]/g, '') ?? '';
      return { ...mark, spans: fitted([say(`${at + 1}  ${stem}`)], page.room.panel - 2) };
    }),
  ];
}

function terms(reading: Reading, env: Env): Group {
  const names = seenTerms(reading, env).map(
    (id) => env.services.course.glossary.get(id)?.term[env.language] ?? id,
  );
  return [
    heading(texts.termsTitle[env.language], '', reading.page.room.panel),
    ...names.slice(0, 5).map((name, at): PanelRow => ({ target: { kind: 'term', at }, spans: [say(name)] })),
  ];
}

function notes(state: LessonState, env: Env): Group {
  const own = learnerOf(env).progress.notes.filter((note) => note.lesson === state.lesson);
  return [
    heading(texts.notesTitle[env.language], '', 36),
    ...own.slice(0, 3).map((note): PanelLine => ({ spans: [say(note.text)] })),
  ];
}

function tries({ page }: Reading, env: Env): Group {
  const count = env.services.course
    .questionsOf(page.lesson.module)
    .filter((question) => question.lesson === page.lesson.id).length;
  return [
    heading(texts.tryTitle[env.language], '', page.room.panel),
    ...(count === 0
      ? []
      : [{ target: { kind: 'quiz' } as const, spans: [say(texts.tryQuiz[env.language](count))] }]),
  ];
}

function nextLesson({ page }: Reading, env: Env): Group {
  const cards = env.services.course.modules.flatMap((module) => module.lessons);
  const next = cards[cards.findIndex((card) => card.id === page.lesson.id) + 1];
  if (next === undefined) return [];
  const minutes = say(sayMinutes(next.minutes, env.language), 'quiet');
  const title = say(`${next.number}  ${next.title[env.language]}`);
  return [
    heading(texts.nextTitle[env.language], '', page.room.panel),
    { target: { kind: 'lesson', lesson: next.id }, spans: spread([title], [minutes], page.room.panel - 2) },
  ];
}

function sources({ page }: Reading, { language }: Env): Group {
  const [first] = page.lesson.sources;
  return [
    heading(texts.sourcesTitle[language], first?.checked ?? '', page.room.panel),
    ...page.lesson.sources.map(
      (source, at): PanelRow => ({
        target: { kind: 'source', at },
        spans: [say(`[${at + 1}] ${source.title[language]}`)],
      }),
    ),
  ];
}
