import { labPlanTexts } from '../../i18n/texts/lab-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabPlan, SessionView } from '../../lab/actions.ts';
import { openBeside } from '../../study/exam/held-lab.ts';
import { labTargetOf } from '../../study/settings.ts';
import { edited, emptyField, fieldText, typed } from '../components/field.ts';
import { scrolled } from '../components/scrolled.ts';
import { bandRows } from '../frame/compose.ts';
import { roomFor } from '../frame/room.ts';
import type { Action } from '../keys.ts';
import { limits, planStep } from '../lab/limits.ts';
import { bodyOf, covers, mustType, nameBand, needsName, type PlanState, planView } from '../lab/plan-view.ts';
import { type Failed, orProblem, type Told, telling } from '../lab/telling.ts';
import { learnerOf } from '../learner.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Brought =
  | { readonly kind: 'plan'; readonly plan: LabPlan; readonly sessions: readonly SessionView[] }
  | { readonly kind: 'started' }
  | Told
  | Failed;

const look = ({ lab, target }: PlanState): Effect<Brought> => ({
  type: 'task',
  id: 'plan',
  awaits: { say: waitingTexts.plan, step: planStep(target) },
  run: (signal, { labs }) =>
    orProblem(
      Promise.all([labs.plan(lab, target, signal), labs.sessions()]).then(
        ([plan, sessions]): Brought => ({ kind: 'plan', plan, sessions }),
      ),
    ),
});

const begin = (plan: LabPlan, agreed: string | true): Effect<Brought> => ({
  type: 'task',
  id: 'start',
  awaits: { say: waitingTexts.setUp, step: limits.apply },
  run: (signal, { labs }) =>
    telling((tell) => labs.start(plan, agreed, tell, signal).then((): Brought => ({ kind: 'started' }))),
});

function update(state: PlanState, message: Message<Brought>, env: Env): Step<PlanState, Brought> {
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
    case 'stopped':
      return { state, effects: [{ type: 'back' }] };
    case 'woken':
      // Back from choosing a place, or from another lab that was to be cleaned up.
      return state.told === undefined && (chosen(env) !== state.target || state.others.length > 0)
        ? again(state, env)
        : { state };
    default:
      return { state };
  }
}

const chosen = (env: Env): string | undefined => labTargetOf(learnerOf(env).progress);

const unplanned = (lab: string, env: Env): PlanState => ({
  lab,
  target: chosen(env),
  others: [],
  name: emptyField,
  top: 0,
  commands: false,
  naming: false,
});

function again({ lab }: PlanState, env: Env): Step<PlanState, Brought> {
  const state = unplanned(lab, env);
  return { state, effects: [look(state)] };
}

/** Begins, or asks about other labs first. */
function agree(state: PlanState, plan: LabPlan, agreed: string | true): Step<PlanState, Brought> {
  if (state.others.length > 0 && state.agreed === undefined) return { state: { ...state, agreed } };
  const { agreed: _, ...rest } = state;
  return { state: { ...rest, told: [] }, effects: [begin(plan, agreed)] };
}

function actOnOthers(state: PlanState & { agreed: string | true }, action: Action): Step<PlanState, Brought> {
  const { agreed, ...rest } = state;
  const [other] = state.others;
  // Not the key that led here: nothing begins by a key that was held down.
  if (action === 'go-on' && state.plan !== undefined) return agree(state, state.plan, agreed);
  if (action === 'end' && other !== undefined)
    return {
      state: rest,
      effects: [{ type: 'open', place: { screen: 'lab', lab: other.lab, ask: 'cleanup' } }],
    };
  return { state: action === 'back' || action === 'quit' ? rest : state };
}

function act(state: PlanState, action: Action, env: Env): Step<PlanState, Brought> {
  const { plan, agreed } = state;
  if (agreed !== undefined) return actOnOthers({ ...state, agreed }, action);
  if (action === 'back' && mustType(state) && covers(env)) return { state: { ...state, naming: false } };
  if (action === 'back' || action === 'quit') return { state, effects: [{ type: 'back' }] };
  if (state.problem !== undefined && action === 'primary') return again(state, env);
  if (action === 'map' && state.told === undefined)
    return { state, effects: [{ type: 'open', place: { screen: 'lab-targets' } }] };
  if (plan === undefined || state.told !== undefined) return { state };
  if (action === 'other') return { state: { ...state, commands: !state.commands } };
  if (action === 'yes' && plan.consent.kind === 'key' && plan.lacks.length === 0)
    return agree(state, plan, true);
  if (action === 'primary' && needsName(state) && !state.naming) return { state: { ...state, naming: true } };
  if (action === 'primary' && needsName(state) && plan.consent.kind === 'typed') {
    const name = fieldText(state.name);
    return name === plan.consent.name
      ? agree(state, plan, name)
      : { state, effects: [{ type: 'notice', text: labPlanTexts.notMatching }] };
  }
  const room = roomFor(env.size, false);
  const hidden = mustType(state) ? bandRows(room, nameBand(state, env, room)) : 0;
  const top = scrolled(state.top, bodyOf(state, env, room).length + hidden, env, action);
  return { state: top === undefined ? state : { ...state, top } };
}

function brought(state: PlanState, value: Brought, env: Env): Step<PlanState, Brought> {
  switch (value.kind) {
    case 'plan':
      return {
        state: {
          ...state,
          plan: value.plan,
          others: openBeside(state.lab, value.sessions, env.services.history.records, env.now),
          naming: !covers(env),
        },
      };
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

const def: ScreenDef<PlanState, Brought> = {
  name: 'lab-plan',
  start: (state) => ({ state, effects: [look(state)] }),
  view: planView,
  update,
  typing: mustType,
};

/** What a lab would make, where, and at what price; nothing is made before it is agreed to. */
export const openLabPlan = (lab: string, env: Env) => openScreen(def, unplanned(lab, env));
