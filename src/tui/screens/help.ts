import type { Language } from '../../i18n/language.ts';
import { keyHelpGroups, keyHelpTexts as texts } from '../../i18n/texts/key-help.ts';
import type { Line } from '../../text/line.ts';
import { normalise } from '../../text/normalise.ts';
import { emptyField, type Field, fieldText } from '../components/field.ts';
import { filterBand, filterStep } from '../components/filter.ts';
import { scrolled } from '../components/scrolled.ts';
import { roomFor } from '../frame/room.ts';
import { emptyLine, line, padded, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type BindingId, everywhere, type KeyUse, labelOf, shownKey, use } from '../keys.ts';
import type { HelpSubject } from '../places.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type State = {
  readonly of: HelpSubject;
  readonly top: number;
  readonly filter: Field;
  readonly typing: boolean;
};

const moving: readonly BindingId[] = ['move', 'ends', 'half', 'page', 'other', 'digits', 'letters'];
const isEverywhere = (id: BindingId) => everywhere.some((each) => each.id === id) || id === 'primary';

/** Each key of the table once, in the group it belongs to. */
function groups(subject: HelpSubject): readonly (readonly [keyof typeof keyHelpGroups, readonly KeyUse[]])[] {
  const seen = new Set<BindingId>();
  const once = subject.keys.filter((each) => !seen.has(each.id) && seen.add(each.id));
  // The last of a row is the one that works everywhere, with the learner's own key.
  const always = everywhere.flatMap((each) => subject.keys.findLast(({ id }) => id === each.id) ?? []);
  return [
    ['here', once.filter((each) => !moving.includes(each.id) && !isEverywhere(each.id))],
    ['moving', once.filter((each) => moving.includes(each.id))],
    ['everywhere', [...once.filter((each) => each.id === 'primary'), ...always]],
  ];
}

/** `j/k` as two keys; the slash that is a key itself stays. */
const spaced = (key: string): string => (key.length > 1 ? key.replace('/', '  ') : key);

const keyWidth = 13;
const half = 38;

function drawGroup(keys: readonly KeyUse[], language: Language, measure: number): readonly Line[] {
  const text = (each: KeyUse) => [
    ...padded([say(spaced(shownKey(each)), 'strong')], keyWidth),
    say(labelOf(each)[language]),
  ];
  const open = keys.filter((each) => each.off === undefined);
  const shut = keys.filter((each) => each.off !== undefined);
  const columns = measure < 60 ? 1 : 2;
  const rows: Line[] = [];
  for (let at = 0; at < open.length; at += columns) {
    const pair = open.slice(at, at + columns);
    rows.push(
      line(pair.flatMap((each, index) => (index < pair.length - 1 ? padded(text(each), half) : text(each)))),
    );
  }
  for (const each of shut) {
    const reason = texts.notHere[language](each.off?.[language] ?? '');
    rows.push(line([...text(each), say(`  ${reason}`, 'quiet')], { mark: marks.less }));
  }
  return rows;
}

/** One character looks for the key itself; more also for what a key does, in both languages. */
function answersTo(key: KeyUse, wanted: string): boolean {
  const { ja, en } = labelOf(key);
  const named = shownKey(key).split('/').includes(wanted) || shownKey(key) === wanted;
  if ([...wanted].length < 2) return wanted === '' || named;
  const words = normalise(`${shownKey(key)} ${ja} ${en}`);
  return named || words.includes(normalise(wanted));
}

function linesOf(state: State, env: Env): readonly Line[] {
  const { language } = env;
  const { measure } = roomFor(env.size, false);
  const wanted = fieldText(state.filter).trim();
  const parts = groups(state.of)
    .map(([name, keys]) => [name, keys.filter((each) => answersTo(each, wanted))] as const)
    .filter(([, keys]) => keys.length > 0)
    .map(([name, keys]) => [
      line([say(keyHelpGroups[name][language], 'strong')]),
      ...drawGroup(keys, language, measure),
    ]);
  const body = parts.flatMap((lines, at) => (at === 0 ? lines : [emptyLine, ...lines]));
  if (wanted !== '')
    return body.length === 0 ? [line([say(texts.noHit[language](fieldText(state.filter)))])] : body;
  return [...body, ...texts.arrows[language].map((each) => line([say(each)]))];
}

const keysFor = (filter: string): readonly KeyUse[] => [
  use('move'),
  use('find', texts.lookFor),
  use('ends', undefined, { footer: false }),
  use('half', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('go-on', undefined, { footer: false }),
  use('language'),
  filter === '' ? use('back') : use('back', texts.all),
];

const filterWords = { title: texts.lookFor, done: texts.found, clear: texts.all };

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  return {
    path: room.thumb ? [texts.help[language], state.of.title] : [texts.help[language]],
    facts: [{ text: texts.generated[language] }],
    body: linesOf(state, env),
    top: state.top,
    position: { kind: 'range' },
    ...(state.typing ? { band: filterBand(state.filter, filterWords, room, language) } : {}),
    keys: keysFor(fieldText(state.filter)),
  };
}

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (state.typing) {
    const next = filterStep(state.filter, message);
    return { state: next === undefined ? state : { ...state, ...next, top: 0 } };
  }
  if (message.type !== 'act') return { state };
  if (message.action === 'find') return { state: { ...state, typing: true } };
  if (message.action === 'back' || message.action === 'quit')
    return fieldText(state.filter) === ''
      ? { state, effects: [{ type: 'back' }] }
      : { state: { ...state, filter: emptyField, top: 0 } };
  const top = scrolled(state.top, linesOf(state, env).length, env, message.action);
  return { state: top === undefined ? state : { ...state, top } };
}

const def: ScreenDef<State> = { name: 'help', view, update, typing: (state) => state.typing };

/** All keys of a screen, from the key table. */
export const openHelp = (of: HelpSubject) =>
  openScreen(def, { of, top: 0, filter: emptyField, typing: false });
