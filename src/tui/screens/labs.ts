import { sayMinutes } from '../../i18n/amounts.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { labTargetTexts } from '../../i18n/texts/lab-target.ts';
import { practiceScreenTexts } from '../../i18n/texts/practice-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabCard } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import { shownLabTarget } from '../../study/settings.ts';
import type { Mark } from '../../text/line.ts';
import { drawList, type ListItem } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, padded, paddedLeft, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { labsPassed } from '../lab/passed.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { problemLines } from '../lab/told-lines.ts';
import { learnerOf } from '../learner.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Brought = { readonly kind: 'cards'; readonly cards: readonly LabCard[] } | Failed;
type State = { readonly at: number; readonly cards?: readonly LabCard[]; readonly problem?: Problem };

const timeWidth = 8;
const noteWidth = 14;

const markOf = (card: LabCard, passed: boolean): Mark | undefined => {
  if (card.state !== 'not-started') return marks.begun;
  return passed ? marks.done : undefined;
};

function noteOf(card: LabCard, passed: boolean, env: Env): string {
  const { language } = env;
  if (card.state === 'active') return texts.active[language];
  if (card.state === 'broken-off') return texts.broken[language];
  if (passed) return texts.passed[language];
  return card.cost === undefined ? '' : texts.costs[language];
}

function drawCard(card: LabCard, passed: boolean, pointed: boolean, room: Room, env: Env): ListItem {
  const wide = room.measure >= 60;
  const title = room.measure - timeWidth - (wide ? noteWidth + 2 : 0);
  const mark = markOf(card, passed);
  const spans = [
    ...padded([say(card.title[env.language], pointed ? 'strong' : 'text')], title),
    ...(wide ? [say('  '), ...padded([say(noteOf(card, passed, env), 'quiet')], noteWidth)] : []),
    ...paddedLeft([say(sayMinutes(card.minutes, env.language))], timeWidth),
  ];
  return { lines: [line(spans)], ...(mark === undefined ? {} : { mark }) };
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const cards = state.cards ?? [];
  const passed = labsPassed(env);
  const items = cards.map((card, at) => drawCard(card, passed.has(card.id), at === state.at, room, env));
  const list = drawList(items, state.at);
  const body = state.problem === undefined ? list.lines : problemLines(state.problem, language, room);
  const done = cards.filter((card) => passed.has(card.id)).length;
  return {
    path: [texts.labs[language]],
    topRule: { left: placeWords(env) },
    ...(state.cards === undefined ? {} : { facts: [{ text: texts.passedOf[language](done, cards.length) }] }),
    body: body.length === 0 ? [emptyLine] : body,
    ...(list.focus === undefined ? {} : { focus: list.focus }),
    ...(cards.length === 0
      ? {}
      : { position: { kind: 'words', text: `${state.at + 1}/${cards.length}` } as const }),
    keys: [
      use('primary', texts.open),
      use('map', labTargetTexts.key),
      use('itself', practiceScreenTexts.keys.open),
      use('move'),
      use('ends', undefined, { footer: false }),
      use('page', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

/** Where labs run as far as that was chosen: names alone, nothing is looked up. */
function placeWords(env: Env): string {
  const target = shownLabTarget(learnerOf(env).progress);
  const known = target === 'practice' ? labTargetTexts.practice[env.language] : target;
  return `${labTargetTexts.title[env.language]}  ${known}`;
}

const look: readonly Effect<Brought>[] = [
  {
    type: 'task',
    id: 'labs',
    awaits: { say: waitingTexts.labs },
    run: (_, { labs }) => orProblem(labs.list().then((cards): Brought => ({ kind: 'cards', cards }))),
  },
];

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'woken') return { state, effects: look };
  if (message.type === 'stopped')
    return state.cards === undefined ? { state, effects: [{ type: 'back' }] } : { state };
  if (message.type === 'brought')
    return {
      state:
        message.value.kind === 'cards'
          ? { at: state.at, cards: message.value.cards }
          : { ...state, problem: message.value.problem },
    };
  if (message.type !== 'act') return { state };
  const cards = state.cards ?? [];
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary': {
      const card = cards[state.at];
      if (card === undefined) return { state };
      const screen = card.state === 'not-started' ? 'lab-plan' : 'lab';
      return { state, effects: [{ type: 'open', place: { screen, lab: card.id } }] };
    }
    case 'map':
      return { state, effects: [{ type: 'open', place: { screen: 'lab-targets' } }] };
    case 'itself':
      return { state, effects: [{ type: 'open', place: { screen: 'practice' } }] };
    default: {
      const at = movedPointer(state.at, cards.length, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

const def: ScreenDef<State, Brought> = {
  name: 'labs',
  start: (state) => ({ state, effects: look }),
  view,
  update,
};

/** All labs, with what was passed and what is under way. */
export const openLabs = () => openScreen(def, { at: 0 });
