import type { Search, SearchAnswer } from '../../course/search.ts';
import type { SearchKind } from '../../course/search-documents.ts';
import { searchScreenTexts as texts } from '../../i18n/texts/search-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabCard } from '../../lab/actions.ts';
import type { Services } from '../../services.ts';
import type { Line } from '../../text/line.ts';
import { edited, emptyField, type Field, fieldOf, fieldText, seenField, typed } from '../components/field.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say, spread } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { drawSearchRow, type SearchRow, screenRows, searchRow } from './search-rows.ts';

type Ready = { readonly search: Search; readonly labs: readonly LabCard[] };
type State = {
  readonly field: Field;
  readonly typing: boolean;
  readonly at: number;
  /** Only this kind; all when undefined. */
  readonly kind?: SearchKind;
  readonly ready?: Ready;
  readonly answer: SearchAnswer;
};

const kinds: readonly SearchKind[] = ['lesson', 'question', 'term', 'lab'];
/** Of each kind, while all kinds are shown: what fits on one screen. */
const most: Readonly<Record<SearchKind, number>> = { lesson: 3, question: 2, term: 2, lab: 2 };
const nothing: SearchAnswer = { hits: [], also: [] };

/** The hits shown, kind by kind. */
function rowsOf(state: State, env: Env): readonly SearchRow[] {
  const queries = [fieldText(state.field), ...state.answer.also];
  const screens = state.kind === undefined ? screenRows(fieldText(state.field), env) : [];
  const found = kinds
    .filter((kind) => state.kind === undefined || state.kind === kind)
    .flatMap((kind) => {
      const hits = state.answer.hits.filter((hit) => hit.kind === kind);
      const shown = state.kind === undefined ? hits.slice(0, most[kind]) : hits;
      return shown.flatMap((hit) => searchRow(hit, queries, state.ready?.labs ?? [], env) ?? []);
    });
  return [...found, ...screens];
}

function fieldLine(state: State, room: Room, env: Env): { readonly line: Line; readonly cell: number } {
  const also = state.answer.also.slice(0, 2);
  const right = also.length === 0 || room.measure < 52 ? [] : [say(texts.also[env.language](also), 'quiet')];
  const seen = seenField(state.field, room.measure - (right.length === 0 ? 2 : 34));
  const spans = spread([say('/ '), say(seen.text, 'edit')], right, room.measure);
  return { line: line(spans, state.typing ? { sign: marks.here } : {}), cell: seen.caret + 2 };
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const rows = rowsOf(state, env);
  const field = fieldLine(state, room, env);
  const parts = rows.flatMap((row, at): readonly ListPart[] => {
    const item = drawSearchRow(row, !state.typing && at === state.at, room.measure, env);
    return at > 0 && rows[at - 1]?.kind !== row.kind ? [{ between: [emptyLine] }, item] : [item];
  });
  const list = drawList(parts, state.typing ? -1 : state.at);
  const hits = state.answer.hits.filter((hit) => state.kind === undefined || hit.kind === state.kind).length;
  const screens = rows.filter((row) => row.kind === 'screen').length;
  const total = hits + screens;
  const empty = emptyWords(state, room, env);
  const head = [field.line, emptyLine, ...empty];
  const by = head.length;
  return {
    path:
      state.kind === undefined
        ? [texts.search[language]]
        : [texts.search[language], texts.only[language](texts.kinds[state.kind][language])],
    facts: fieldText(state.field) === '' ? [] : [{ text: texts.hits[language](total) }],
    body: [...head, ...list.lines, ...more(total - rows.length, env)],
    ...(list.focus === undefined ? {} : { focus: [list.focus[0] + by, list.focus[1] + by] }),
    ...(state.typing ? { caret: { line: 0, cell: field.cell } } : {}),
    ...(rows.length === 0 || state.typing
      ? {}
      : { position: { kind: 'words', text: `${state.at + 1}/${total}` } }),
    keys: state.typing ? typingKeys : listKeys,
  };
}

const more = (count: number, { language }: Env): readonly Line[] =>
  count > 0 ? [emptyLine, line([say(texts.more[language](count), 'quiet')])] : [];

function emptyWords(state: State, room: Room, { language }: Env): readonly Line[] {
  const query = fieldText(state.field);
  if (state.ready === undefined || (query !== '' && state.answer.hits.length > 0)) return [];
  const words = query === '' ? texts.about[language] : texts.noHit[language](query, state.answer.suggestion);
  return [...paragraph(words, { width: room.measure, hang: room.hang }), emptyLine];
}

const typingKeys: readonly KeyUse[] = [use('primary', texts.look), use('other', texts.kind), use('back')];
const listKeys: readonly KeyUse[] = [
  use('primary', texts.open),
  use('move'),
  use('find', texts.back),
  use('other', texts.kind),
  use('ends', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<Ready>, env: Env): Step<State, Ready> {
  switch (message.type) {
    case 'brought':
      return { state: searched({ ...state, ready: message.value }, state.field) };
    case 'text':
    case 'paste':
      return { state: searched(state, typed(state.field, message.text)) };
    case 'edit':
      return { state: searched(state, edited(state.field, message.key)) };
    case 'act':
      return act(state, message, env);
    default:
      return { state };
  }
}

const searched = (state: State, field: Field): State => ({
  ...state,
  field,
  at: 0,
  answer: fieldText(field).trim() === '' ? nothing : (state.ready?.search(fieldText(field)) ?? nothing),
});

function act(
  state: State,
  { action }: Extract<Message<Ready>, { type: 'act' }>,
  env: Env,
): Step<State, Ready> {
  const rows = rowsOf(state, env);
  switch (action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'other':
    case 'other-back':
      return { state: nextKind(state, action === 'other' ? 1 : -1) };
    case 'find':
      return { state: { ...state, typing: true } };
    case 'primary': {
      const { suggestion } = state.answer;
      if (state.typing && suggestion !== undefined) return { state: searched(state, fieldOf(suggestion)) };
      if (rows.length === 0) return { state };
      if (state.typing) return { state: { ...state, typing: false } };
      const place = rows[state.at]?.place;
      return place === undefined ? { state } : { state, effects: [{ type: 'open', place }] };
    }
    default: {
      const at = movedPointer(state.at, rows.length, action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

/** All kinds, then one after the other. */
function nextKind(state: State, by: 1 | -1): State {
  const order = [undefined, ...kinds];
  const at = (order.indexOf(state.kind) + by + order.length) % order.length;
  const { kind: _, ...rest } = state;
  const kind = order[at];
  return kind === undefined ? { ...rest, at: 0 } : { ...rest, kind, at: 0 };
}

const load = async (_: AbortSignal, services: Services): Promise<Ready> => {
  const [search, labs] = await Promise.all([services.search(), services.labs.list()]);
  return { search, labs };
};

const def: ScreenDef<State, Ready> = {
  name: 'search',
  start: (state) => ({
    state,
    effects: [{ type: 'task', id: 'index', awaits: { say: waitingTexts.index }, run: load }],
  }),
  view,
  update,
  typing: (state) => state.typing,
};

/** Everything that can be found, from one box. */
export const openSearchScreen = () =>
  openScreen(def, { field: emptyField, typing: true, at: 0, answer: nothing });
