import type { GlossaryTerm } from '../../course/course.ts';
import { glossaryScreenTexts as texts } from '../../i18n/texts/glossary-screen.ts';
import { emptyField, type Field, fieldText } from '../components/field.ts';
import { filterBand, filterStep } from '../components/filter.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { termLines } from '../components/term-lines.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Band, View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import type { Place } from '../places.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { drawTermRow, glossaryTerms } from './glossary-rows.ts';

type State = {
  readonly at: number;
  readonly filter: Field;
  /** What lies over the foot of the list: the filter being typed, or the meaning of the term under the pointer. */
  readonly over: 'nothing' | 'filter' | 'meaning';
};

const termsOf = (state: State, env: Env) => glossaryTerms(env, fieldText(state.filter));

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const terms = termsOf(state, env);
  const filter = fieldText(state.filter);
  const band = bandOf(state, terms, room, env);
  const pointer = state.over === 'filter' ? -1 : state.at;
  const parts = terms.map((term, at) => drawTermRow(term, at === pointer, room, env));
  const list = drawList(parts, pointer);
  return {
    path: filter === '' ? [texts.glossary[language]] : [texts.glossary[language], filter],
    facts: [{ text: texts.count[language](terms.length) }],
    topRule: {
      cuts: [{ at: room.measure - 2 - (language === 'ja' ? 10 : 8), text: texts.lesson[language] }],
    },
    body: terms.length === 0 ? [emptyLine, line([say(texts.noHit[language](filter))])] : list.lines,
    ...(list.focus === undefined ? {} : { focus: list.focus }),
    position: { kind: 'words', text: terms.length === 0 ? '0/0' : `${state.at + 1}/${terms.length}` },
    keys: keysFor(filter),
    ...(band === undefined ? {} : { band }),
  };
}

function bandOf(state: State, terms: readonly GlossaryTerm[], room: Room, env: Env): Band | undefined {
  const { language } = env;
  if (state.over === 'filter') return filterBand(state.filter, filterWords, room, language);
  const term = terms[state.at];
  if (state.over === 'nothing' || term === undefined) return undefined;
  return {
    title: texts.term[language](term.term.en),
    right: `${state.at + 1}/${terms.length}`,
    lines: termLines(term, room, env),
    keys: [
      use('lesson', texts.toLesson),
      use('move'),
      use('other', texts.nextRelated, term.related.length === 0 ? { off: texts.noRelated } : {}),
      use('copy', undefined, { footer: false }),
      ...moves,
      use('help'),
      use('back', texts.close),
    ],
  };
}

const filterWords = { title: texts.narrow, done: texts.done, clear: texts.clear };

const moves: readonly KeyUse[] = [
  use('ends', undefined, { footer: false }),
  use('half', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
];

const keysFor = (filter: string): readonly KeyUse[] => [
  use('primary', texts.meaning),
  use('move'),
  use('find', texts.narrow),
  use('lesson', texts.toLesson),
  ...moves,
  use('help'),
  filter === '' ? use('back') : use('back', texts.clear),
];

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (state.over === 'filter') return updateTyping(state, message);
  if (message.type !== 'act') return { state };
  const terms = termsOf(state, env);
  const term = terms[state.at];
  switch (message.action) {
    case 'primary':
      return { state: term === undefined ? state : { ...state, over: 'meaning' } };
    case 'find':
      return { state: { ...state, over: 'filter' } };
    case 'lesson':
      if (term === undefined) return { state };
      return { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson: term.lesson } }] };
    case 'copy':
      return term === undefined
        ? { state }
        : { state, effects: [{ type: 'copy', text: term.term[env.language] }] };
    case 'other':
    case 'other-back':
      return { state: term === undefined ? state : toRelated(state, term, env) };
    case 'back':
    case 'quit':
      return back(state, term, env);
    default: {
      const at = movedPointer(state.at, terms.length, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

/** The first relative that is a term of the course; the filter goes, for it may hide it. */
function toRelated(state: State, term: GlossaryTerm, env: Env): State {
  const all = glossaryTerms(env, '');
  const at = all.findIndex(({ id }) => term.related.includes(id));
  return at < 0 ? state : { ...state, at, filter: emptyField };
}

/** Out of the meaning, out of the filter (the pointer stays on its term), out of the glossary. */
function back(state: State, term: GlossaryTerm | undefined, env: Env): Step<State, never> {
  if (state.over === 'meaning') return { state: { ...state, over: 'nothing' } };
  if (fieldText(state.filter) === '') return { state, effects: [{ type: 'back' }] };
  const at = glossaryTerms(env, '').findIndex(({ id }) => id === term?.id);
  return { state: { ...state, filter: emptyField, at: Math.max(0, at) } };
}

function updateTyping(state: State, message: Message<never>): Step<State, never> {
  const next = filterStep(state.filter, message);
  if (next === undefined) return { state };
  const at = next.filter === state.filter ? state.at : 0;
  return { state: { at, filter: next.filter, over: next.typing ? 'filter' : 'nothing' } };
}

const def: ScreenDef<State> = { name: 'glossary', view, update, typing: (state) => state.over === 'filter' };

/** All terms of the course in both languages, at one of them when it is named. */
export function openGlossary(place: Extract<Place, { screen: 'glossary' }>, env: Env) {
  const at = glossaryTerms(env, '').findIndex(({ id }) => id === place.term);
  return openScreen(def, {
    at: Math.max(0, at),
    filter: emptyField,
    over: at < 0 ? 'nothing' : 'meaning',
  });
}
