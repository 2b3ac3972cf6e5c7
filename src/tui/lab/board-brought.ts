import { checkedEvent } from '../../course/task-look.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { LabReport } from '../../lab/report.ts';
import type { Effect, Env, Step } from '../screen.ts';
import { type BoardBrought, type BoardState, rowOfInterest, startedCheck, without } from './board-state.ts';
import { lookOnce } from './board-tasks.ts';

type BoardStep = Step<BoardState, BoardBrought>;
type BoardEffect = Effect<BoardBrought>;

/** What finished looks and actions do to the board. */
export function brought(state: BoardState, value: BoardBrought, env: Env): BoardStep {
  switch (value.kind) {
    case 'session':
      return found(state, value, env);
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
      return cleaned(state, value.result, env);
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

/** The session as it is now: gone when it was cleaned up elsewhere, new when the board has just been opened. */
function found(state: BoardState, value: Extract<BoardBrought, { kind: 'session' }>, env: Env): BoardStep {
  const { session, details } = value;
  if (session === undefined) {
    const effect: BoardEffect =
      state.session === undefined
        ? { type: 'replace', place: { screen: 'lab-plan', lab: state.lab } }
        : { type: 'back' };
    return { state, effects: [effect] };
  }
  if (state.session?.session === session.session) return { state: { ...state, session, details } };
  return { state: startedCheck({ ...state, session, details }, env, false), effects: [lookOnce(session)] };
}

/** A look that could judge something is kept; one that was asked for and is settled enters the history. */
function reported(state: BoardState, report: LabReport): BoardStep {
  // A board that watches by itself does not flicker while its probes are under way.
  if (report.looking && state.watching && state.report !== undefined) return { state };
  const judged = report.looking || report.verdict === 'error' ? state.judged : report;
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

function cleaned(
  state: BoardState,
  result: Extract<BoardBrought, { kind: 'cleaned' }>['result'],
  { now }: Env,
): BoardStep {
  if (result.remains.length > 0) return { state: { ...without(state, 'working'), remains: result.remains } };
  const took = state.working === undefined ? {} : { took: Math.max(0, now - state.working.since) };
  const said = result.couldNotLook === undefined ? texts.cleaned : texts.cleanedUnlooked;
  const event = { type: 'lab-cleaned', lab: result.lab, session: result.session, ...took } as const;
  return {
    state: without(state, 'working'),
    effects: [{ type: 'record', events: [event] }, { type: 'notice', text: said }, { type: 'back' }],
  };
}
