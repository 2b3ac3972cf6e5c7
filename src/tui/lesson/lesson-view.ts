import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { fieldText } from '../components/field.ts';
import type { Fact, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { learnerOf } from '../learner.ts';
import type { Env } from '../screen.ts';
import { withHits } from './find.ts';
import { lessonBand } from './lesson-bands.ts';
import { lessonKeys } from './lesson-keys.ts';
import { lessonPanel } from './panel.ts';
import { type Reading, readingOf } from './reading.ts';
import type { LessonState } from './state.ts';

let kept: { readonly reading: Reading; readonly view: View } | undefined;

/** The lesson with everything that can lie over it; drawn once for what is on the screen, however often it is asked. */
export function lessonView(state: LessonState, env: Env): View {
  const reading = readingOf(state, env);
  if (kept?.reading !== reading) kept = { reading, view: drawLesson(state, reading, env) };
  return kept.view;
}

function drawLesson(state: LessonState, reading: Reading, env: Env): View {
  const { language } = env;
  const { page, top, rows, active } = reading;
  const { lesson, room } = page;
  const module = env.services.course.modules.find((each) => each.id === lesson.module);
  const title = lesson.title[language];
  const narrow = room.measure < 52;
  const band = lessonBand(state, reading, env);
  const tall = active?.focus !== undefined && active.end - active.first > rows;
  return {
    path: narrow
      ? [`${lesson.number} ${title}`]
      : [module === undefined ? lesson.number : `${module.number} ${module.title[language]}`, title],
    facts: narrow ? [] : factsOf(reading, env),
    ...(isBookmarked(state, env) ? { flag: marks.star } : {}),
    ...findWords(state, reading, env),
    body: state.find === undefined ? page.lines : withHits(page.lines, reading.hits, state.find.at),
    top,
    ...(tall && active?.focus !== undefined ? { focus: active.focus } : {}),
    position: { kind: 'share' },
    ...(active?.caret === undefined ? {} : { caret: active.caret }),
    ...(band === undefined ? {} : { band }),
    ...(room.panel > 0 ? { panel: lessonPanel(state, reading, env) } : {}),
    keys: lessonKeys(state, reading, env),
  };
}

function factsOf({ page, top, rows }: Reading, env: Env): readonly Fact[] {
  const { language } = env;
  const { lesson, lines } = page;
  const { progress } = learnerOf(env);
  const done = lesson.checks.filter((id) => progress.items.has(id)).length;
  const end = lines.length <= rows ? 0 : top / lines.length;
  const left = Math.max(1, Math.round(lesson.minutes * (1 - end)));
  const checks = { text: texts.checks[language](done, lesson.checks.length) };
  return [...(lesson.checks.length === 0 ? [] : [checks]), { text: texts.left[language](left) }];
}

const isBookmarked = (state: LessonState, env: Env): boolean =>
  learnerOf(env).progress.bookmarks.some((bookmark) => bookmark.lesson === state.lesson);

/** While a find is on, the footer rule names it and counts its hits. */
function findWords(state: LessonState, { hits }: Reading, env: Env): Pick<View, 'bottomRule'> {
  if (state.find === undefined || state.find.typing) return {};
  const words = fieldText(state.find.field);
  const at = hits.length === 0 ? 0 : state.find.at + 1;
  return { bottomRule: { left: words, right: texts.hits[env.language](at, hits.length) } };
}
