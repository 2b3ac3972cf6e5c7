import { sayMinutes } from '../../i18n/amounts.ts';
import { courseTexts as texts } from '../../i18n/texts/course-screen.ts';
import type { Mark } from '../../text/line.ts';
import { emptyField, type Field, fieldText } from '../components/field.ts';
import { filterBand, filterStep } from '../components/filter.ts';
import { drawList, type ListItem, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, padded, paddedLeft, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import type { Place } from '../places.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { courseRows, type LessonRow, type ModuleRows } from './course-rows.ts';

type State = {
  readonly at: number;
  readonly filter: Field;
  /** True while the filter is being typed. */
  readonly typing: boolean;
};

const numberWidth = 6;
const masteryEnd = 12;
const timeWidth = 8;

const markOf = (row: LessonRow): Mark | undefined => {
  if (row.state === 'read') return marks.done;
  if (row.state === 'begun') return marks.begun;
  return row.bookmarked ? marks.star : undefined;
};

function drawLesson(row: LessonRow, pointed: boolean, room: Room, env: Env): ListItem {
  const wide = room.measure >= 60;
  const title = room.measure - numberWidth - (wide ? masteryEnd + 4 : timeWidth + 1);
  const time = say(sayMinutes(row.card.minutes, env.language));
  const mastery = row.mastery === undefined ? '' : `${Math.round(row.mastery * 100)}%`;
  const spans = [
    ...padded([say(row.card.number)], numberWidth),
    ...padded([say(row.card.title[env.language], pointed ? 'strong' : 'text')], title),
    ...(wide ? [...paddedLeft([say(mastery)], 4), ...paddedLeft([time], 10)] : paddedLeft([time], timeWidth)),
  ];
  const mark = markOf(row);
  return { lines: [line(spans)], ...(mark === undefined ? {} : { mark }) };
}

function drawModules(groups: readonly ModuleRows[], state: State, room: Room, env: Env): readonly ListPart[] {
  let index = 0;
  return groups.flatMap(({ module, lessons }): readonly ListPart[] => [
    {
      between: [
        line([
          ...padded([say(String(module.number), 'strong')], numberWidth),
          say(module.title[env.language], 'strong'),
        ]),
      ],
    },
    ...lessons.map((row) => drawLesson(row, index++ === state.at && !state.typing, room, env)),
  ]);
}

const lessonsIn = (groups: readonly ModuleRows[]) => groups.flatMap((group) => group.lessons);

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const filter = fieldText(state.filter);
  const groups = courseRows(env, filter);
  const rows = lessonsIn(groups);
  const list = drawList(drawModules(groups, state, room, env), state.typing ? -1 : state.at);
  const all = lessonsIn(courseRows(env, '')).length;
  const unread = rows.filter((row) => row.state !== 'read');
  const minutes = unread.reduce((sum, row) => sum + row.card.minutes, 0);
  const empty = [emptyLine, line([say(texts.noHit[language](filter))])];
  return {
    path:
      filter === '' ? [texts.course[language]] : [texts.course[language], texts.filtered[language](filter)],
    facts: [
      { text: texts.count[language](filter === '' ? all - unread.length : rows.length, all) },
      { text: texts.left[language](minutes) },
    ],
    ...(room.measure >= 60 ? { topRule: { cuts: columnNames(room, env) } } : {}),
    body: rows.length === 0 ? empty : list.lines,
    ...(list.focus === undefined ? {} : { focus: headVisible(list.focus) }),
    position: { kind: 'words', text: rows.length === 0 ? '0/0' : `${state.at + 1}/${rows.length}` },
    keys: keysFor(filter),
    ...(state.typing ? { band: filterBand(state.filter, filterWords, room, language) } : {}),
  };
}

/** The head of the first module is seen when the pointer is on its first lesson. */
const headVisible = ([first, last]: readonly [number, number]): readonly [number, number] => [
  first === 1 ? 0 : first,
  last,
];

const columnNames = (room: Room, { language }: Env) => [
  { at: room.measure - (language === 'ja' ? 17 : 20), text: texts.mastery[language] },
  { at: room.measure - 7, text: texts.time[language] },
];

const filterWords = { title: texts.filter, done: texts.done, clear: texts.clear };

const keysFor = (filter: string): readonly KeyUse[] => [
  use('primary', texts.read),
  use('other', texts.paths),
  use('next', texts.nextUnread),
  use('find', texts.narrow),
  use('move'),
  use('ends', undefined, { footer: false }),
  use('half', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('help'),
  filter === '' ? use('back') : use('back', texts.clear),
];

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (state.typing) return updateTyping(state, message);
  if (message.type !== 'act') return { state };
  const rows = lessonsIn(courseRows(env, fieldText(state.filter)));
  switch (message.action) {
    case 'primary': {
      const card = rows[state.at]?.card;
      if (card === undefined) return { state };
      return { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson: card.id } }] };
    }
    case 'next':
      return nextUnread(state, rows);
    case 'find':
      return { state: { ...state, typing: true } };
    case 'other':
      return { state, effects: [{ type: 'open', place: { screen: 'paths' } }] };
    case 'back':
    case 'quit':
      return fieldText(state.filter) === ''
        ? { state, effects: [{ type: 'back' }] }
        : { state: cleared(state, rows, env) };
    default: {
      const page = roomFor(env.size, false).body;
      const at = movedPointer(state.at, rows.length, message.action, page);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

function nextUnread(state: State, rows: readonly LessonRow[]): Step<State, never> {
  const after = rows.findIndex((row, index) => index > state.at && row.state !== 'read');
  const at = after >= 0 ? after : rows.findIndex((row) => row.state !== 'read');
  return at < 0 ? { state, effects: [{ type: 'notice', text: texts.allRead }] } : { state: { ...state, at } };
}

/** Without the filter, the pointer stays on the same lesson. */
function cleared(state: State, rows: readonly LessonRow[], env: Env): State {
  const id = rows[state.at]?.card.id;
  const at = lessonsIn(courseRows(env, '')).findIndex((row) => row.card.id === id);
  return { ...state, filter: emptyField, at: Math.max(0, at) };
}

function updateTyping(state: State, message: Message<never>): Step<State, never> {
  const next = filterStep(state.filter, message);
  if (next === undefined) return { state };
  return { state: { ...state, ...next, at: next.filter === state.filter ? state.at : 0 } };
}

const def: ScreenDef<State> = { name: 'course', view, update, typing: (state) => state.typing };

/** The course: modules and lessons with their state, filtered by `/`. */
export function openCourse(place: Extract<Place, { screen: 'course' }>, env: Env) {
  const rows = lessonsIn(courseRows(env, ''));
  const wanted = rows.findIndex((row) => row.card.module === place.module);
  const unread = rows.findIndex((row) => row.state !== 'read');
  return openScreen(def, {
    at: Math.max(0, wanted >= 0 ? wanted : unread),
    filter: emptyField,
    typing: false,
  });
}
