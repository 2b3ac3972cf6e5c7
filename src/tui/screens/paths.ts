import type { StudyPath } from '../../course/course-file.ts';
import { type PathStanding, type StandingStep, standingOf } from '../../course/path-standing.ts';
import { sayMinutes } from '../../i18n/amounts.ts';
import { pathsTexts as texts } from '../../i18n/texts/paths.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabCard } from '../../lab/actions.ts';
import { examsSat } from '../../study/exam/sitting.ts';
import { drawList, type ListItem, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, fitted, line, padded, paddedLeft, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { learnerOf } from '../learner.ts';
import type { Place } from '../places.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type State = {
  /** The path whose steps are shown; all paths when undefined. */
  readonly path?: string;
  readonly at: number;
  readonly labs: readonly LabCard[];
};

const numberWidth = 6;
const shareWidth = 8;
const timeWidth = 16;

function standings(state: State, env: Env): readonly PathStanding[] {
  const { course, history } = env.services;
  const past = { progress: learnerOf(env).progress, sat: examsSat(history.records) };
  return course.paths.map((path) => standingOf(path, course, state.labs, past));
}

function drawPath(
  { path, done, steps, minutes }: PathStanding,
  pointed: boolean,
  room: Room,
  env: Env,
): ListItem {
  const { language } = env;
  const wide = room.measure >= 60;
  const share = say(`${done}/${steps.length}`, 'quiet');
  const title = room.measure - shareWidth - (wide ? timeWidth : 0);
  const head = line([
    ...padded([say(path.title[language], pointed ? 'strong' : 'text')], title),
    ...paddedLeft([share], shareWidth),
    ...(wide ? paddedLeft([say(sayMinutes(minutes, language))], timeWidth) : []),
  ]);
  const finished = done === steps.length && steps.length > 0;
  const mark = finished ? { mark: marks.done } : done > 0 ? { mark: marks.begun } : {};
  return { lines: [head], ...mark };
}

function drawPaths(all: readonly PathStanding[], state: State, room: Room, env: Env): readonly ListPart[] {
  return all.flatMap((standing, at): readonly ListPart[] => {
    const { kind } = standing.path;
    const heading = line(fitted([say(texts.kinds[kind][env.language], 'strong')], room.measure));
    const before = at === 0 ? [heading] : [emptyLine, heading];
    const first = all[at - 1]?.path.kind !== kind;
    return [...(first ? [{ between: before }] : []), drawPath(standing, at === state.at, room, env)];
  });
}

function drawStep(step: StandingStep, pointed: boolean, room: Room, env: Env): ListItem {
  const { language } = env;
  const time = room.measure >= 60 ? timeWidth : 9;
  const head = line([
    ...padded([say(kindOf(step, env), 'quiet')], numberWidth + 1),
    ...padded(
      [say(step.title[language], pointed ? 'strong' : 'text')],
      room.measure - numberWidth - 1 - time,
    ),
    ...paddedLeft([say(sayMinutes(step.minutes, language))], time),
  ]);
  return { lines: [head], ...(step.done ? { mark: marks.done } : {}) };
}

function kindOf({ step, number }: StandingStep, { language }: Env): string {
  if ('lab' in step) return texts.steps.lab[language];
  if ('exam' in step) return texts.steps.exam[language];
  return 'questions' in step ? texts.steps.questions[language] : number;
}

function view(state: State, env: Env): View {
  const all = standings(state, env);
  const open = all.find(({ path }) => path.id === state.path);
  return open === undefined ? viewAll(all, state, env) : viewOne(open, state, env);
}

function viewAll(all: readonly PathStanding[], state: State, env: Env): View {
  const room = roomFor(env.size, false);
  const list = drawList(drawPaths(all, state, room, env), state.at);
  return {
    path: [texts.paths[env.language]],
    facts: [{ text: texts.count[env.language](all.length) }],
    body: list.lines,
    ...(list.focus === undefined ? {} : { focus: headVisible(list.focus) }),
    position: positionOf(state, all.length),
    keys: keysFor(use('other', texts.byModule)),
  };
}

function viewOne({ path, steps, done, minutes }: PathStanding, state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const about = [...paragraph(path.about[language], { width: room.measure, hang: room.hang }), emptyLine];
  const rows = steps.map((step, at) => drawStep(step, at === state.at, room, env));
  const list = drawList([{ between: about }, ...rows], state.at);
  return {
    path: [texts.paths[language], path.title[language]],
    facts: [{ text: texts.done[language](done, steps.length) }, { text: sayMinutes(minutes, language) }],
    body: list.lines,
    ...(list.focus === undefined ? {} : { focus: state.at === 0 ? [0, list.focus[1]] : list.focus }),
    position: positionOf(state, steps.length),
    keys: keysFor(use('next', texts.nextStep)),
  };
}

/** The heading over the first path is seen when the pointer is on it. */
const headVisible = ([first, last]: readonly [number, number]): readonly [number, number] => [
  first === 1 ? 0 : first,
  last,
];

const positionOf = ({ at }: State, rows: number): { readonly kind: 'words'; readonly text: string } => ({
  kind: 'words',
  text: rows === 0 ? '0/0' : `${at + 1}/${rows}`,
});

const keysFor = (own: KeyUse): readonly KeyUse[] => [
  use('primary', texts.open),
  use('move'),
  own,
  use('ends', undefined, { footer: false }),
  use('half', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<Labs>, env: Env): Step<State, Labs> {
  if (message.type === 'woken') return { state, effects: look };
  if (message.type === 'brought') return { state: { ...state, labs: message.value } };
  if (message.type !== 'act') return { state };
  const all = standings(state, env);
  const open = all.find(({ path }) => path.id === state.path);
  const rows = open === undefined ? all.length : open.steps.length;
  switch (message.action) {
    case 'primary':
      return open === undefined
        ? openPath(all[state.at], state)
        : openStep(open.steps[state.at], open, state);
    case 'other':
    case 'other-back':
      return { state, effects: [{ type: 'open', place: { screen: 'course' } }] };
    case 'next': {
      const next = open?.steps.findIndex(({ done }) => !done) ?? -1;
      return { state: next < 0 ? state : { ...state, at: next } };
    }
    case 'back':
    case 'quit':
      return open === undefined
        ? { state, effects: [{ type: 'back' }] }
        : { state: { at: Math.max(0, all.indexOf(open)), labs: state.labs } };
    default: {
      const at = movedPointer(state.at, rows, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

/** Into a path, at the first step that is left. */
function openPath(standing: PathStanding | undefined, state: State): Step<State, Labs> {
  if (standing === undefined) return { state };
  const at = standing.steps.findIndex(({ done }) => !done);
  return { state: { ...state, path: standing.path.id, at: Math.max(0, at) } };
}

function openStep(step: StandingStep | undefined, { path }: PathStanding, state: State): Step<State, Labs> {
  if (step === undefined) return { state };
  return { state, effects: [{ type: 'open', place: placeOf(step, path) }] };
}

function placeOf({ step }: StandingStep, { id, title }: StudyPath): Place {
  if ('lesson' in step) return { screen: 'lesson', lesson: step.lesson };
  if ('lab' in step) return { screen: 'lab-plan', lab: step.lab };
  if ('exam' in step) return { screen: 'exams' };
  return { screen: 'quiz', questions: step.questions, title, seed: id };
}

type Labs = readonly LabCard[];

const look: readonly Effect<Labs>[] = [
  { type: 'task', id: 'labs', awaits: { say: waitingTexts.labs }, run: (_, { labs }) => labs.list() },
];

const def: ScreenDef<State, Labs> = {
  name: 'paths',
  start: (state) => ({ state, effects: look }),
  view,
  update,
};

/** Ways through the course; each opens to its steps, with what is done and what is left. */
export const openPaths = () => openScreen(def, { at: 0, labs: [] });
