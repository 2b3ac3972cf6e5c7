import { lessonTexts as texts } from '../../i18n/texts/lesson-screen.ts';
import type { StudyEvent } from '../../study/history.ts';
import { emptyField } from '../components/field.ts';
import type { Action } from '../keys.ts';
import { learnerOf } from '../learner.ts';
import type { Effect, Env, Message } from '../screen.ts';
import { updateBand } from './band-update.ts';
import { checkStep } from './check-update.ts';
import { codeToCopy } from './copy.ts';
import { typeFind, walkHits } from './find-update.ts';
import { editedNote, openNote } from './note.ts';
import { anchorAt } from './page.ts';
import { enterPanel, updatePanel } from './panel-update.ts';
import { isAtEnd, type Reading, readingOf, sectionAt, sectionsOf, seenTerms } from './reading.ts';
import { placeEvent, scroll } from './scroll.ts';
import { type LessonBrought, type LessonState, type LessonStep, withoutFind } from './state.ts';

/** What a message does to the reader: to what lies over it, to the check at hand, then to the text. */
export function updateLesson(state: LessonState, message: Message<LessonBrought>, env: Env): LessonStep {
  if (message.type === 'brought') return editedNote(state, message.value, env);
  const reading = readingOf(state, env);
  if (message.type !== 'recorded') {
    if (state.band !== undefined) return updateBand(state, state.band, message, reading, env);
    if (state.find?.typing) return typeFind(state, state.find, message, reading);
  }
  if (message.type === 'act') {
    const step = updatePanel(state, message, reading, env);
    if (step !== undefined) return step;
  }
  const step = checkStep(state, message, reading, env);
  if (step !== undefined) return step;
  return message.type === 'act' ? read(state, message.action, reading, env) : { state };
}

function read(state: LessonState, action: Action, reading: Reading, env: Env): LessonStep {
  switch (action) {
    case 'back':
    case 'quit':
      return state.find === undefined ? leave(state, env, [{ type: 'back' }]) : { state: withoutFind(state) };
    case 'next':
      return state.find === undefined ? toOther(state, env, 1) : walkHits(state, state.find, 1, reading);
    case 'previous':
      return state.find === undefined ? toOther(state, env, -1) : { state };
    case 'previous-hit':
      return state.find === undefined ? { state } : walkHits(state, state.find, -1, reading);
    case 'find':
      return { state: { ...state, find: { field: emptyField, typing: true, at: 0 } } };
    case 'other':
      return enterPanel(state, reading, env);
    case 'primary':
      return toCheck(state, reading);
    case 'go-on':
      return isAtEnd(reading) && reading.active === undefined
        ? toOther(state, env, 1)
        : scroll(state, action, reading);
    default:
      return open(state, action, reading, env) ?? scroll(state, action, reading);
  }
}

/** What opens over the text or changes how it is shown. */
function open(state: LessonState, action: Action, reading: Reading, env: Env): LessonStep | undefined {
  const block = reading.page.lines[reading.top]?.block ?? 0;
  switch (action) {
    case 'map':
      return {
        state: {
          ...state,
          band: { kind: 'contents', at: sectionAt(sectionsOf(reading.page.blocks), block) },
        },
      };
    case 'terms':
      return seenTerms(reading, env).length === 0
        ? { state, effects: [{ type: 'notice', text: texts.noTerms }] }
        : { state: { ...state, band: { kind: 'terms', at: 0 } } };
    case 'source':
      return { state: { ...state, band: { kind: 'sources', at: 0 } } };
    case 'note':
      return openNote(state, block, env);
    case 'view':
      return { state: { ...state, figuresAsText: !state.figuresAsText } };
    case 'bookmark':
      return bookmark(state, block, env);
    case 'copy':
      return copy(state, reading);
    default:
      return undefined;
  }
}

function bookmark(state: LessonState, block: number, env: Env): LessonStep {
  const own = learnerOf(env).progress.bookmarks.filter((each) => each.lesson === state.lesson);
  const events: readonly StudyEvent[] =
    own.length === 0
      ? [{ type: 'bookmarked', lesson: state.lesson, block, on: true }]
      : own.map((each) => ({ type: 'bookmarked', lesson: state.lesson, block: each.block, on: false }));
  const text = own.length === 0 ? texts.marked : texts.unmarked;
  return {
    state,
    effects: [
      { type: 'record', events },
      { type: 'notice', text },
    ],
  };
}

/** The first code on the screen; pressed again, the one after it. */
function copy(state: LessonState, reading: Reading): LessonStep {
  const code = codeToCopy(reading, state.copied);
  return code === undefined
    ? { state, effects: [{ type: 'notice', text: texts.nothingToCopy }] }
    : { state: { ...state, copied: code.block }, effects: [{ type: 'copy', text: code.text }] };
}

/** Brings the check that has begun on the screen wholly into it. */
function toCheck(state: LessonState, reading: Reading): LessonStep {
  const { page, top, rows } = reading;
  const check = page.checks.find(
    (each) => each.first >= top && each.first < top + rows && !state.passed.includes(each.question),
  );
  if (check === undefined) return { state };
  const to = Math.max(top, Math.min(check.first, check.end - rows));
  return { state: { ...state, anchor: anchorAt(page.lines, page.starts, to) } };
}

/** Where reading stopped, and that it was read when its end was seen. */
function leavingEvents(state: LessonState, env: Env): readonly StudyEvent[] {
  const { page, top, rows } = readingOf(state, env);
  const end = Math.min(page.lines.length, top + rows);
  const share = page.lines.length === 0 ? 1 : end / page.lines.length;
  const place = placeEvent(state);
  if (Math.max(state.seen, share) < 0.999) return [place];
  const errata = env.services.course.card(state.lesson)?.errata ?? [];
  return [place, { type: 'lesson-read', lesson: state.lesson, errata }];
}

const leave = (state: LessonState, env: Env, then: readonly Effect<never>[]): LessonStep => ({
  state,
  effects: [{ type: 'record', events: leavingEvents(state, env) }, ...then],
});

function toOther(state: LessonState, env: Env, by: 1 | -1): LessonStep {
  const cards = env.services.course.modules.flatMap((module) => module.lessons);
  const other = cards[cards.findIndex((card) => card.id === state.lesson) + by];
  if (other === undefined)
    return { state, effects: [{ type: 'notice', text: by === 1 ? texts.lastLesson : texts.firstLesson }] };
  return leave(state, env, [{ type: 'replace', place: { screen: 'lesson', lesson: other.id } }]);
}
