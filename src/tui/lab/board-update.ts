import { adviceFor } from '../../i18n/problems/index.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { checksOf, type LabReport } from '../../lab/report.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import type { Effect, Env, Message, Step } from '../screen.ts';
import {
  type BoardBrought,
  type BoardState,
  boardRows,
  pointedRow,
  pointedTask,
  rowOfInterest,
} from './board-state.ts';
import { askHint, checkNow, cleanNow, lookOnce, resetNow, watch } from './board-tasks.ts';

type BoardStep = Step<BoardState, BoardBrought>;
type BoardEffect = Effect<BoardBrought>;

const without = <K extends keyof BoardState>(
  state: BoardState,
  ...keys: readonly K[]
): Omit<BoardState, K> => {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
};

/** What keys and finished looks do to the board. */
export function updateBoard(state: BoardState, message: Message<BoardBrought>, env: Env): BoardStep {
  if (message.type === 'brought') return brought(state, message.value, env);
  if (message.type !== 'act') return { state };
  if (state.band !== undefined) return inBand(state, message.action);
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
    case 'copy':
      return { state, effects: copied(state, env) };
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

/** The first Esc stops what runs, the second leaves. */
function leave(state: BoardState): BoardStep {
  if (state.checkingSince === undefined && !state.watching) return { state, effects: [{ type: 'back' }] };
  return {
    state: { ...without(state, 'checkingSince'), watching: false },
    effects: [{ type: 'cancel', id: 'check' }],
  };
}

const startedCheck = (state: BoardState, env: Env, asked: boolean): BoardState => ({
  ...without(state, 'problem', 'remains', 'working'),
  checkingSince: env.now,
  watching: false,
  asked,
  pane: asked ? 'evidence' : state.pane,
});

function copied(state: BoardState, env: Env): readonly BoardEffect[] {
  const check = pointedRow(state)?.check;
  const problem = state.problem ?? check?.problem;
  const command =
    problem === undefined ? check?.next?.command : adviceFor(problem, env.language).commands?.join('\n');
  return command === undefined
    ? [{ type: 'notice', text: texts.nothingToCopy }]
    : [{ type: 'copy', text: command }];
}

function inBand(state: BoardState, action: string): BoardStep {
  const { band, session } = state;
  const closed: BoardState = without(state, 'band');
  if (action === 'back' || action === 'quit' || session === undefined || band === undefined)
    return { state: closed };
  if (band.kind === 'hints') {
    if (action === 'solution') return { state: { ...state, band: { kind: 'ask', about: 'solution' } } };
    if (action !== 'hint' || band.hint.tiers.length >= band.hint.total) return { state };
    return { state, effects: [askHint(session, band.hint.task, band.hint.tiers.length + 1)] };
  }
  if (action !== 'yes') return { state };
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
  const working = { what: band.about, told: [] };
  const effect = band.about === 'reset' ? resetNow(session) : cleanNow(session);
  return {
    state: { ...without(closed, 'checkingSince', 'problem'), watching: false, working },
    effects: [{ type: 'cancel', id: 'check' }, effect],
  };
}

function brought(state: BoardState, value: BoardBrought, env: Env): BoardStep {
  switch (value.kind) {
    case 'session':
      if (value.session === undefined)
        return { state, effects: [{ type: 'replace', place: { screen: 'lab-plan', lab: state.lab } }] };
      return {
        state: startedCheck({ ...state, session: value.session, details: value.details }, env, false),
        effects: [lookOnce(value.session)],
      };
    case 'report':
      return reported(state, value.report);
    case 'hint':
      return hinted(state, value.hint);
    case 'told':
      return state.working === undefined
        ? { state }
        : {
            state: { ...state, working: { ...state.working, told: [...state.working.told, value.progress] } },
          };
    case 'reset':
      return state.session === undefined
        ? { state }
        : {
            state: startedCheck(without(state, 'working', 'judged'), env, false),
            effects: [{ type: 'notice', text: texts.resetDone }, lookOnce(state.session)],
          };
    case 'cleaned':
      return cleaned(state, value.result);
    case 'left-shell':
      return state.session === undefined
        ? { state }
        : { state: startedCheck(state, env, false), effects: [lookOnce(state.session)] };
    case 'problem':
      return {
        state: { ...without(state, 'checkingSince', 'working'), watching: false, problem: value.problem },
      };
  }
}

/** A look that could judge something is kept; one that was asked for and is settled enters the history. */
function reported(state: BoardState, report: LabReport): BoardStep {
  const judged = report.verdict === 'error' ? state.judged : report;
  const settled = report.settled;
  const base: BoardState = settled && !state.watching ? without(state, 'checkingSince') : state;
  const first = state.report === undefined || (settled && state.asked && !state.watching);
  const next: BoardState = {
    ...base,
    report,
    ...(judged === undefined ? {} : { judged }),
    at: first ? rowOfInterest(report) : state.at,
  };
  if (!settled || !state.asked || report.verdict === 'error') return { state: next };
  const effects: BoardEffect[] = [{ type: 'record', events: [checkedEvent(report)] }];
  if (report.verdict === 'pass') {
    effects.push(
      { type: 'cancel', id: 'check' },
      { type: 'open', place: { screen: 'lab-debrief', lab: report.lab } },
    );
    return { state: { ...without(next, 'checkingSince'), watching: false, asked: false }, effects };
  }
  return { state: next, effects };
}

const checkedEvent = (report: LabReport) =>
  ({
    type: 'lab-checked',
    lab: report.lab,
    session: report.session,
    points: report.points,
    maxPoints: report.maxPoints,
    passed: report.verdict === 'pass',
    failed: checksOf(report)
      .filter((check) => check.verdict === 'fail')
      .map((check) => check.id),
  }) as const;

function hinted(state: BoardState, hint: Extract<BoardBrought, { kind: 'hint' }>['hint']): BoardStep {
  const { session } = state;
  const next: BoardState = { ...state, band: { kind: 'hints', hint } };
  if (session === undefined) return { state: next };
  const seen = {
    type: 'hint-seen',
    lab: session.lab,
    session: session.session,
    tier: hint.tiers.length,
  } as const;
  return { state: next, effects: [{ type: 'record', events: [seen] }] };
}

function cleaned(state: BoardState, result: Extract<BoardBrought, { kind: 'cleaned' }>['result']): BoardStep {
  if (result.remains.length > 0) return { state: { ...without(state, 'working'), remains: result.remains } };
  const event = { type: 'lab-cleaned', lab: result.lab, session: result.session } as const;
  return {
    state: without(state, 'working'),
    effects: [{ type: 'record', events: [event] }, { type: 'notice', text: texts.cleaned }, { type: 'back' }],
  };
}
