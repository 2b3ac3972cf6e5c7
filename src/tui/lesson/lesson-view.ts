import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import { seenRows } from '../frame/compose.ts';
import { settledTop } from '../frame/scroll.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { learnerOf } from '../learner.ts';
import type { Env } from '../screen.ts';
import { lineAt, type Page, pageOf } from './page.ts';
import type { LessonState } from './state.ts';

/** The page of a state and the first line seen on it. */
export function opened(state: LessonState, env: Env): { readonly page: Page; readonly top: number } {
  const page = pageOf(env.services.course.lesson(state.lesson), env, state.figuresAsText);
  const top = settledTop(
    page.lines.length,
    seenRows(page.room),
    lineAt(page.starts, page.lines.length, state.anchor),
  );
  return { page, top };
}

export function lessonView(state: LessonState, env: Env): View {
  const { language } = env;
  const { page, top } = opened(state, env);
  const { lesson, lines, room } = page;
  const module = env.services.course.modules.find((each) => each.id === lesson.module);
  const { progress } = learnerOf(env);
  const done = lesson.checks.filter((id) => progress.items.has(id)).length;
  const share = lines.length === 0 ? 1 : top / lines.length;
  const left = Math.max(1, Math.round(lesson.minutes * (1 - share)));
  const title = lesson.title[language];
  const narrow = room.measure < 52;
  return {
    path: narrow
      ? [`${lesson.number} ${title}`]
      : [module === undefined ? lesson.number : `${module.number} ${module.title[language]}`, title],
    facts: narrow
      ? []
      : [
          ...(lesson.checks.length === 0
            ? []
            : [{ text: texts.checks[language](done, lesson.checks.length) }]),
          { text: texts.left[language](left) },
        ],
    body: lines,
    top,
    position: { kind: 'share' },
    keys: readingKeys(narrow),
  };
}

const readingKeys = (narrow: boolean): readonly KeyUse[] => [
  use('go-on', narrow ? texts.nextShort : texts.next),
  use('move', undefined, { footer: false }),
  use('ends', undefined, { footer: false }),
  use('half', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('steps', texts.lessons, { footer: false }),
  use('help'),
  use('back'),
];
