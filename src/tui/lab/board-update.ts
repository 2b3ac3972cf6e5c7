import { adviceFor } from '../../i18n/problems/index.ts';
import { labPlanTexts, labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { agrees } from '../../lab/consent.ts';
import { edited, emptyField, fieldText, typed } from '../components/field.ts';
import { movedPointer } from '../components/pointer.ts';
import { scrolled } from '../components/scrolled.ts';
import { roomFor } from '../frame/room.ts';
import type { Action } from '../keys.ts';
import type { Effect, Env, Message, Step } from '../screen.ts';
import { brought } from './board-brought.ts';
import {
  type BoardBrought,
  type BoardState,
  boardRows,
  nameAsked,
  pointedRow,
  pointedTask,
  startedCheck,
  without,
} from './board-state.ts';
import { askHint, checkNow, cleanNow, lookUp, openShell, resetNow, watch } from './board-tasks.ts';
import { paneLength } from './board-view.ts';

type BoardStep = Step<BoardState, BoardBrought>;
type BoardEffect = Effect<BoardBrought>;

/** What keys and finished looks do to the board. */
export function updateBoard(state: BoardState, message: Message<BoardBrought>, env: Env): BoardStep {
  if (message.type === 'brought') return brought(state, message.value, env);
  if (message.type === 'stopped')
    return state.session === undefined
      ? { state, effects: [{ type: 'back' }] }
      : { state: without(stopped(state), 'working') };
  if (message.type === 'woken') return { state, effects: [lookUp(state.lab)] };
  if (message.type !== 'act') return { state: named(state, message) };
  if (state.band !== undefined) return inBand(state, message.action, env);
  if (state.zoomed) return inZoom(state, message.action, env);
  return onBoard(state, message, env);
}

function onBoard(
  state: BoardState,
  message: Extract<Message<BoardBrought>, { type: 'act' }>,
  env: Env,
): BoardStep {
  const { session } = state;
  if (message.action === 'back' || message.action === 'quit') return leave(state);
  if (session === undefined) return { state };
  switch (message.action) {
    case 'primary':
      return { state: startedCheck(state, env, true), effects: [checkNow(session)] };
    case 'itself':
      return state.watching
        ? {
            state: { ...without(state, 'checkingSince'), watching: false },
            effects: [{ type: 'cancel', id: 'check' }],
          }
        : { state: { ...state, watching: true, pane: 'evidence', asked: true }, effects: [watch(session)] };
    case 'hint': {
      const task = pointedTask(state);
      return task === undefined ? { state } : { state, effects: [askHint(session, task, 1)] };
    }
    case 'shell':
      return { state: stopped(state), effects: [{ type: 'cancel', id: 'check' }, openShell(session)] };
    case 'copy':
      return { state, effects: copied(state, env) };
    case 'view':
      return { state: { ...state, zoomed: true, top: 0 } };
    case 'map':
      return { state: { ...state, pane: state.pane === 'ticket' ? 'evidence' : 'ticket' } };
    case 'reset':
      return { state: { ...state, band: { kind: 'ask', about: 'reset' } } };
    case 'end':
      return { state: { ...state, band: { kind: 'ask', about: 'cleanup' } } };
    default: {
      const count = boardRows(state.report).length;
      const at = movedPointer(state.at, count, message.action, roomFor(env.size, true).body);
      return { state: at === undefined ? state : { ...state, at, pane: 'evidence' } };
    }
  }
}

/** Keys of the name field, where a band has one. */
function named(state: BoardState, message: Message<BoardBrought>): BoardState {
  const { band } = state;
  if (band?.kind !== 'ask' || nameAsked(state) === undefined) return state;
  const { name = emptyField } = band;
  if (message.type === 'text' || message.type === 'paste')
    return { ...state, band: { ...band, name: typed(name, message.text) } };
  return message.type === 'edit' ? { ...state, band: { ...band, name: edited(name, message.key) } } : state;
}

const stopped = (state: BoardState): BoardState => ({ ...without(state, 'checkingSince'), watching: false });

/** The first Esc stops what runs, the second leaves. */
function leave(state: BoardState): BoardStep {
  if (state.checkingSince === undefined && !state.watching) return { state, effects: [{ type: 'back' }] };
  return { state: stopped(state), effects: [{ type: 'cancel', id: 'check' }] };
}

/** While evidence or ticket fill the body, keys scroll them; `v` and Esc lead back to the board. */
function inZoom(state: BoardState, action: Action, env: Env): BoardStep {
  if (action === 'back' || action === 'quit' || action === 'view')
    return { state: { ...state, zoomed: false } };
  if (action === 'copy') return { state, effects: copied(state, env) };
  const top = scrolled(state.top, paneLength(state, env), env, action);
  return { state: top === undefined ? state : { ...state, top } };
}

function copied(state: BoardState, env: Env): readonly BoardEffect[] {
  const check = pointedRow(state)?.check;
  const problem = state.problem ?? check?.problem;
  const command =
    problem === undefined ? check?.next?.command : adviceFor(problem, env.language).commands?.join('\n');
  return command === undefined
    ? [{ type: 'notice', text: texts.nothingToCopy }]
    : [{ type: 'copy', text: command }];
}

function inBand(state: BoardState, action: string, env: Env): BoardStep {
  const { band, session } = state;
  const closed: BoardState = without(state, 'band');
  if (action === 'back' || action === 'quit' || session === undefined || band === undefined)
    return { state: closed };
  if (band.kind === 'hints') {
    if (action === 'copy') return { state, effects: copied(state, env) };
    if (action === 'solution') return { state: { ...state, band: { kind: 'ask', about: 'solution' } } };
    if (action !== 'hint' || band.hint.tiers.length >= band.hint.total) return { state };
    return { state, effects: [askHint(session, band.hint.task, band.hint.tiers.length + 1)] };
  }
  const asked = nameAsked(state);
  if (action !== (asked === undefined ? 'yes' : 'primary')) return { state };
  if (asked !== undefined && !agrees(asked, session.target, fieldText(band.name ?? emptyField)))
    return { state, effects: [{ type: 'notice', text: labPlanTexts.notMatching }] };
  if (band.about === 'solution') {
    const record: BoardEffect = {
      type: 'record',
      events: [{ type: 'solution-seen', lab: session.lab, session: session.session }],
    };
    return {
      state: closed,
      effects: [record, { type: 'open', place: { screen: 'lab-solution', lab: session.lab } }],
    };
  }
  const working = { what: band.about, since: env.now, told: [] };
  const effect = band.about === 'reset' ? resetNow(session) : cleanNow(session);
  return {
    state: { ...without(closed, 'checkingSince', 'problem'), watching: false, working },
    effects: [{ type: 'cancel', id: 'check' }, effect],
  };
}
