import { sayMinutes } from '../../i18n/amounts.ts';
import { labPlanTexts, labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { labTargetTexts } from '../../i18n/texts/lab-target.ts';
import type { LabPlan, Progress } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import { labTargetOf } from '../../study/settings.ts';
import type { Line } from '../../text/line.ts';
import { edited, emptyField, type Field, fieldText, seenField, typed } from '../components/field.ts';
import { scrolled } from '../components/scrolled.ts';
import { bandRows } from '../frame/compose.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { ruleLine } from '../frame/rule.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Band, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type Action, type KeyUse, use } from '../keys.ts';
import { planLines } from '../lab/plan-lines.ts';
import { type Failed, orProblem, type Told, telling } from '../lab/telling.ts';
import { problemLines } from '../lab/told-lines.ts';
import { learnerOf } from '../learner.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Brought =
  | { readonly kind: 'plan'; readonly plan: LabPlan }
  | { readonly kind: 'started' }
  | Told
  | Failed;

type State = {
  readonly lab: string;
  /** Where the learner wants labs to run, as it was when the plan was made. */
  readonly target: string | undefined;
  readonly plan?: LabPlan;
  readonly problem?: Problem;
  readonly name: Field;
  readonly top: number;
  readonly commands: boolean;
  /** The name is being typed; on a low terminal its field covers the plan, which is read first. */
  readonly naming: boolean;
  /** What set-up has told so far; undefined until it was agreed to. */
  readonly told?: readonly Progress[];
};

const needsName = (state: State): boolean =>
  state.plan?.consent.kind === 'typed' && state.told === undefined && state.plan.lacks.length === 0;

const mustType = (state: State): boolean => state.naming && needsName(state);

const covers = ({ size }: Env): boolean => !roomFor(size, false).rules;

function bodyOf(state: State, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  const { plan, problem, told } = state;
  if (problem !== undefined) return [emptyLine, ...problemLines(problem, language, room)];
  if (plan === undefined) return [emptyLine, line([say(texts.looking[language])])];
  if (told === undefined) return planLines(plan, language, room, state.commands);
  return [
    ...planLines(plan, language, room, false),
    emptyLine,
    ruleLine(room.measure, { left: texts.starting[language] }),
    ...told
      .filter((each, at) => each.at === 'end' || at === told.length - 1)
      .map((each) =>
        line([say(each.say[language])], { mark: each.at === 'end' ? marks.done : marks.waiting }),
      ),
  ];
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { plan } = state;
  const body = bodyOf(state, env, room);
  const title = plan?.title[language] ?? state.lab;
  const facts = plan === undefined ? [] : [{ text: sayMinutes(plan.minutes, language) }];
  const costs = plan?.cost === undefined ? [] : [{ text: texts.costs[language] }];
  return {
    path: [texts.lab[language], title, texts.plan[language]],
    facts: [...facts, ...costs],
    body,
    top: state.told === undefined ? state.top : body.length,
    ...(mustType(state) ? { band: nameBand(state, env, room) } : {}),
    keys: keysOf(state),
  };
}

/** Why one key is not enough here, and the field for the name. */
function nameBand(state: State, { language }: Env, room: Room): Band {
  const consent = state.plan?.consent;
  const what = consent?.kind === 'typed' ? consent.what : 'cluster';
  const seen = seenField(state.name, room.measure);
  return {
    title: (room.measure < 66 ? labPlanTexts.typeNameShort : labPlanTexts.typeName)[what][language],
    lines: [line([say(seen.text, 'edit')], { sign: marks.here })],
    caret: { line: 0, cell: seen.caret },
    tight: true,
    keys: [
      use('primary', labPlanTexts.beginWhenMatching),
      use('other', labPlanTexts.commandsKey),
      use('move', undefined, { footer: false }),
      use('page', undefined, { footer: false }),
      use('back', labPlanTexts.cancel),
    ],
  };
}

function keysOf(state: State): readonly KeyUse[] {
  if (state.problem !== undefined)
    return [use('primary', labPlanTexts.again), use('map', labTargetTexts.key), use('help'), use('back')];
  if (state.plan === undefined || state.told !== undefined) return [use('help'), use('back', texts.stop)];
  const begin = state.plan.lacks.length > 0 ? { off: labPlanTexts.lacks } : {};
  return [
    needsName(state) ? use('primary', labPlanTexts.typeIt) : use('yes', labPlanTexts.begin, begin),
    use('other', labPlanTexts.commandsKey),
    use('map', labTargetTexts.key),
    use('move', undefined, { footer: false }),
    use('page', undefined, { footer: false }),
    use('help'),
    use('back', labPlanTexts.cancel),
  ];
}

const look = ({ lab, target }: State): Effect<Brought> => ({
  type: 'task',
  id: 'plan',
  run: (signal, { labs }) =>
    orProblem(labs.plan(lab, target, signal).then((plan): Brought => ({ kind: 'plan', plan }))),
});

const begin = (plan: LabPlan, agreed: string | true): Effect<Brought> => ({
  type: 'task',
  id: 'start',
  run: (signal, { labs }) =>
    telling((tell) => labs.start(plan, agreed, tell, signal).then((): Brought => ({ kind: 'started' }))),
});

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  switch (message.type) {
    case 'brought':
      return brought(state, message.value, env);
    case 'text':
    case 'paste':
      return { state: { ...state, name: typed(state.name, message.text) } };
    case 'edit':
      return { state: { ...state, name: edited(state.name, message.key) } };
    case 'act':
      return act(state, message.action, env);
    case 'woken':
      return state.told === undefined && chosen(env) !== state.target ? again(state, env) : { state };
    default:
      return { state };
  }
}

const chosen = (env: Env): string | undefined => labTargetOf(learnerOf(env).progress);

const unplanned = (lab: string, env: Env): State => ({
  lab,
  target: chosen(env),
  name: emptyField,
  top: 0,
  commands: false,
  naming: false,
});

function again({ lab }: State, env: Env): Step<State, Brought> {
  const state = unplanned(lab, env);
  return { state, effects: [look(state)] };
}

function act(state: State, action: Action, env: Env): Step<State, Brought> {
  const { plan } = state;
  if (action === 'back' && mustType(state) && covers(env)) return { state: { ...state, naming: false } };
  if (action === 'back' || action === 'quit') return { state, effects: [{ type: 'back' }] };
  if (state.problem !== undefined && action === 'primary') return again(state, env);
  if (action === 'map' && state.told === undefined)
    return { state, effects: [{ type: 'open', place: { screen: 'lab-targets' } }] };
  if (plan === undefined || state.told !== undefined) return { state };
  if (action === 'other') return { state: { ...state, commands: !state.commands } };
  if (action === 'yes' && plan.consent.kind === 'key' && plan.lacks.length === 0)
    return { state: { ...state, told: [] }, effects: [begin(plan, true)] };
  if (action === 'primary' && needsName(state) && !state.naming) return { state: { ...state, naming: true } };
  if (action === 'primary' && needsName(state) && plan.consent.kind === 'typed') {
    const name = fieldText(state.name);
    return name === plan.consent.name
      ? { state: { ...state, told: [] }, effects: [begin(plan, name)] }
      : { state, effects: [{ type: 'notice', text: labPlanTexts.notMatching }] };
  }
  const room = roomFor(env.size, false);
  const hidden = mustType(state) ? bandRows(room, nameBand(state, env, room)) : 0;
  const top = scrolled(state.top, bodyOf(state, env, room).length + hidden, env, action);
  return { state: top === undefined ? state : { ...state, top } };
}

function brought(state: State, value: Brought, env: Env): Step<State, Brought> {
  switch (value.kind) {
    case 'plan':
      return { state: { ...state, plan: value.plan, naming: !covers(env) } };
    case 'told':
      return { state: { ...state, told: [...(state.told ?? []), value.progress] } };
    case 'problem':
      return { state: { ...state, problem: value.problem } };
    case 'started': {
      const { plan } = state;
      const target = plan === undefined ? '' : plan.target.pin.id;
      const session = plan?.session ?? '';
      return {
        state,
        effects: [
          { type: 'record', events: [{ type: 'lab-started', lab: state.lab, session, target }] },
          { type: 'replace', place: { screen: 'lab', lab: state.lab } },
        ],
      };
    }
  }
}

const def: ScreenDef<State, Brought> = {
  name: 'lab-plan',
  start: (state) => ({ state, effects: [look(state)] }),
  view,
  update,
  typing: mustType,
};

/** What a lab would make, where, and at what price; nothing is made before it is agreed to. */
export const openLabPlan = (lab: string, env: Env) => openScreen(def, unplanned(lab, env));
