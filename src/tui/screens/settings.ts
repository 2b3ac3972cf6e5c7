import {
  settingNames,
  settingNumbers,
  settingValues,
  settingsTexts as texts,
} from '../../i18n/texts/settings-screen.ts';
import { shellTexts } from '../../i18n/texts/shell.ts';
import { type Setting, settings } from '../../study/setting-table.ts';
import type { Line } from '../../text/line.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { ruleLine } from '../frame/rule.ts';
import { emptyLine, line, padded, say, spread } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { learnerOf } from '../learner.ts';
import type { Place } from '../places.ts';
import { type Effect, type Env, type Message, openScreen, type Step } from '../screen.ts';

type Value = string | number | boolean;
type State = {
  readonly at: number;
  /** What was changed, newest last, for undo. */
  readonly before: readonly { readonly name: string; readonly value: Value }[];
};

const shown: readonly Setting[] = settings;
const nameWidth = 22;
/** How far a number moves with one key. */
const steps: Readonly<Record<string, number>> = { 'review.new-cards': 5 };

const chosenOf = (env: Env, setting: Setting): Value | undefined =>
  learnerOf(env).progress.settings.get(setting.name);

const valueNow = (env: Env, setting: Setting): Value => chosenOf(env, setting) ?? setting.standard;

/** What `auto` comes to on this terminal. */
function foundOut(setting: Setting, value: Value, { language, look }: Env): Value {
  if (value !== 'auto') return value;
  if (setting.name === 'language') return language;
  if (setting.name === 'theme') return look.theme;
  return look.ascii ? 'ascii' : 'unicode';
}

function saidValue(setting: Setting, value: Value, env: Env): string {
  const number = settingNumbers[setting.name];
  if (typeof value === 'number' && number !== undefined) return number[env.language](value);
  return settingValues[setting.name]?.[String(value)]?.[env.language] ?? String(value);
}

function originOf(setting: Setting, env: Env): string {
  const chosen = chosenOf(env, setting);
  const origin =
    chosen !== undefined && chosen !== setting.standard
      ? 'chosen'
      : setting.standard === 'auto'
        ? 'found'
        : 'standard';
  return texts.origins[origin][env.language];
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const firstOfStudy = shown.findIndex((setting) => setting.name === 'review.retention');
  const parts = shown.flatMap((setting, at): readonly ListPart[] => {
    const name = say(
      settingNames[setting.name]?.[language] ?? setting.name,
      at === state.at ? 'strong' : 'text',
    );
    const narrow = room.measure < 52;
    const said = saidValue(setting, foundOut(setting, valueNow(env, setting), env), env);
    const value = say(said, 'edit');
    const origin = narrow ? [] : [say(originOf(setting, env), 'quiet')];
    const left = [...padded([name], narrow ? 19 : nameWidth), value];
    const row = { lines: [line(spread(left, origin, room.measure))] };
    return at === firstOfStudy ? [{ between: [emptyLine] }, row] : [row];
  });
  const list = drawList(parts, state.at);
  return {
    path: [texts.settings[language]],
    facts: [{ text: texts.atOnce[language] }],
    topRule: { right: texts.origin[language], tail: 1 },
    body: [...list.lines, emptyLine, ...preview(state, room, env)],
    ...(list.focus === undefined ? {} : { focus: list.focus }),
    keys: keysFor(state),
  };
}

/** What the setting under the pointer may be, and how marks look now. */
function preview(state: State, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const setting = shown[state.at];
  if (setting === undefined) return [];
  const name = settingNames[setting.name]?.[language] ?? setting.name;
  const left = `${name}  ${saidValue(setting, foundOut(setting, valueNow(env, setting), env), env)}`;
  const values =
    setting.kind === 'number' || setting.kind === 'percent'
      ? `${setting.least}-${setting.most}`
      : (setting.kind === 'choice' ? setting.values : [true, false])
          .map((value) => saidValue(setting, value, env))
          .join('   ');
  return [
    ruleLine(room.measure, { left }),
    line([say(values)]),
    emptyLine,
    line([say(texts.preview[language])]),
    line([say(texts.right[language], 'pass')], { mark: marks.right }),
    line([say(texts.wrong[language], 'fail')], { mark: marks.wrong }),
    line([say(texts.others[language])], { mark: marks.waiting }),
  ];
}

const keysFor = ({ before }: State): readonly KeyUse[] => [
  use('go-on', texts.change),
  use('primary', texts.change, { footer: false }),
  use('move'),
  use('undo', undefined, before.length === 0 ? { off: shellTexts.nothingToUndo } : {}),
  use('again', texts.standard),
  use('steps', undefined, { footer: false }),
  use('ends', undefined, { footer: false }),
  use('help'),
  use('back'),
];

/** The value after this one; it goes round. */
function nextValue(setting: Setting, value: Value, by: 1 | -1): Value {
  if (setting.kind === 'switch') return value !== true;
  if (setting.kind === 'choice') {
    const at = setting.values.indexOf(String(value));
    return setting.values[(at + by + setting.values.length) % setting.values.length] ?? setting.standard;
  }
  const scale = setting.kind === 'percent' ? 100 : 1;
  const next = Math.round(Number(value) * scale) + by * (steps[setting.name] ?? 1);
  return (next > setting.most ? setting.least : next < setting.least ? setting.most : next) / scale;
}

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (message.type !== 'act') return { state };
  const setting = shown[state.at];
  if (setting === undefined) return { state };
  const before = valueNow(env, setting);
  const change = (value: Value): Step<State, never> => ({
    state: { ...state, before: [...state.before, { name: setting.name, value: before }] },
    effects: changed(setting.name, value, env),
  });
  const turn = (by: 1 | -1): Step<State, never> => {
    const value = nextValue(setting, before, by);
    if (value !== 'ja' || env.look.utf8) return change(value);
    const { effects = [], ...step } = change(nextValue(setting, value, by));
    return { ...step, effects: [...effects, { type: 'notice', text: shellTexts.needsUtf8 }] };
  };
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'go-on':
    case 'primary':
    case 'next':
      return turn(1);
    case 'previous':
      return turn(-1);
    case 'again':
      return change(setting.standard);
    case 'undo': {
      const last = state.before.at(-1);
      if (last === undefined) return { state };
      return {
        state: { ...state, before: state.before.slice(0, -1) },
        effects: changed(last.name, last.value, env),
      };
    }
    default: {
      const at = movedPointer(state.at, shown.length, message.action, shown.length);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

/** Kept in the history, and seen at once. */
function changed(name: string, value: Value, env: Env): readonly Effect<never>[] {
  const chosen = new Map(learnerOf(env).progress.settings).set(name, value);
  const kept: Effect<never> = { type: 'record', events: [{ type: 'setting', name, value }] };
  if (name === 'language')
    return value === 'ja' || value === 'en' ? [kept, { type: 'language', language: value }] : [kept];
  return [kept, { type: 'look', look: env.lookWith(chosen) }];
}

/** Every setting, changed in place; the pointer begins on the named one. */
export function openSettings({ setting }: Extract<Place, { screen: 'settings' }>) {
  const at = shown.findIndex(({ name }) => name === setting);
  return openScreen({ name: 'settings', view, update }, { at: Math.max(0, at), before: [] });
}
