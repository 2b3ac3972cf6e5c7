import type { TaskLook } from '../../course/task-look.ts';
import { sayShortDay } from '../../i18n/amounts.ts';
import { examCleanupTexts } from '../../i18n/texts/exam-cleanup.ts';
import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import { examTaskTexts as taskTexts } from '../../i18n/texts/exam-task.ts';
import { exportTexts } from '../../i18n/texts/export.ts';
import type { LabDetails } from '../../lab/actions.ts';
import { type ExamReport, reportOf } from '../../study/exam/report.ts';
import { type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { awaitsLooks, tasksToJudge } from '../../study/exam/task-result.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import {
  answerCleanUp,
  askCleanUp,
  broughtCleanUp,
  type CleanUp,
  type CleanUpBrought,
  lookForLeft,
  mayClean,
  nameAsked,
  nothingLeft,
  stopCleanUp,
} from '../exam/clean-up.ts';
import { cleanUpBand, cleanUpWords } from '../exam/clean-up-view.ts';
import { lastLooks } from '../exam/last-looks.ts';
import {
  type Exporting,
  exportBand,
  exportStep,
  type Written,
  writing,
  writtenNotice,
} from '../exam/report-export.ts';
import type { Details } from '../exam/state.ts';
import { taskDetails } from '../exam/task-details.ts';
import { roomFor } from '../frame/room.ts';
import type { View } from '../frame/view.ts';
import { use } from '../keys.ts';
import type { Failed } from '../lab/telling.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { itemPlace, itemRows } from './exam-report-items.ts';
import { headLines, levelLines } from './exam-report-lines.ts';
import { type NextStep, nextRows, nextSteps } from './exam-report-next.ts';

type State = {
  readonly sitting: Sitting;
  readonly report: ExamReport;
  readonly at: number;
  readonly showing: 'report' | 'items';
  /** The labs of the paper's tasks, once they have been read. */
  readonly tasks: ReadonlyMap<string, LabDetails>;
  /** Tasks are looked at for the last time: how many are done of those that wait. */
  readonly exporting?: Exporting;
  readonly judging?: { readonly done: number; readonly of: number };
  readonly cleanUp: CleanUp;
};

type Brought = TaskLook | Details | Written | Failed | CleanUpBrought;

type Act = Extract<Message<Brought>, { type: 'act' }>;

const texts = examScreenTexts.shared.result;

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { blueprint } = state.sitting.paper;
  const base = {
    path: [examScreenTexts.exam[language], blueprint.code, examScreenTexts.result[language]],
    facts: [
      { text: sayShortDay(state.sitting.submitted?.at ?? state.sitting.lastSeen, language) },
      { text: texts.seed[language](state.report.seed, state.report.pool) },
    ],
  };
  const band =
    state.exporting === undefined
      ? cleanUpBand(state.cleanUp, env, room)
      : exportBand(state.exporting, env, room);
  const list = drawList(
    state.showing === 'items' ? itemRows(state, room, env) : nextRows(state, state.at, room, env),
    // One pointer at a time: while a band asks, it is there.
    band === undefined ? state.at : -1,
  );
  const head =
    state.showing === 'items'
      ? levelLines(state.report, room, env)
      : headLines(state.report, state.sitting, room, env);
  const by = head.length;
  const choices = state.showing === 'items' ? 0 : nextSteps(state, env).length;
  const { judging } = state;
  const awaiting =
    judging === undefined
      ? cleanUpWords(state.cleanUp, env)
      : taskTexts.judging[language](judging.done, judging.of);
  return {
    ...base,
    body: [...head, ...list.lines],
    ...(list.focus === undefined ? {} : { focus: [list.focus[0] + by, list.focus[1] + by] as const }),
    position: { kind: 'above' },
    ...(awaiting === undefined ? {} : { awaiting: { say: awaiting } }),
    ...(band === undefined ? {} : { band }),
    keys: [
      use('primary', examScreenTexts.openItem),
      use('move', undefined, { footer: false }),
      use('ends', undefined, { footer: false }),
      ...(choices === 0 ? [] : [use('digits', undefined, { shown: choices === 1 ? '1' : `1-${choices}` })]),
      use('view', state.showing === 'items' ? examScreenTexts.result : examScreenTexts.look),
      ...(mayClean(state.cleanUp, state.judging) ? [use('end', examCleanupTexts.key)] : []),
      use('copy', exportTexts.key, state.judging === undefined ? {} : { off: exportTexts.notYet }),
      use('page', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

function inBand({ exporting: before, ...state }: State, act: Act, env: Env): Step<State, Brought> {
  const { exporting, format } = exportStep(before, act);
  if (exporting !== undefined) return { state: { ...state, exporting } };
  if (format === undefined) return { state };
  return { state, effects: [writing(({ exports }) => exports.report(state.sitting, format, env.language))] };
}

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'brought') return brought(state, message.value, env);
  if (message.type === 'recorded') return { state: { ...state, ...foundAgain(state.sitting, env) } };
  if (message.type === 'stopped') return stopped(state);
  if (message.type === 'woken') return { state, effects: [lookForLeft(state.sitting)] };
  if (state.cleanUp.asking !== undefined) return withCleanUp(state, answerCleanUp(state.cleanUp, message));
  if (message.type !== 'act') return { state };
  if (state.exporting !== undefined) return inBand(state, message, env);
  const steps = nextSteps(state, env);
  const count = state.showing === 'items' ? state.report.items.length : steps.length;
  switch (message.action) {
    case 'back':
    case 'quit':
      if (state.cleanUp.working !== undefined)
        return withCleanUp(state, stopCleanUp(state.cleanUp, state.sitting));
      if (state.showing === 'items') return { state: { ...state, showing: 'report', at: 0 } };
      return { state, effects: [{ type: 'back' }] };
    case 'copy':
      return { state: { ...state, exporting: { at: 0 } } };
    case 'view':
      return { state: { ...state, showing: state.showing === 'items' ? 'report' : 'items', at: 0 } };
    case 'end':
      return ask(state, env);
    case 'digit':
      return follow(state, steps[message.index]?.to, env);
    case 'primary':
      return follow(
        state,
        state.showing === 'items' ? itemPlace(state, state.sitting, env) : steps[state.at]?.to,
        env,
      );
    default: {
      const at = movedPointer(state.at, count, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

function stopped({ judging: _, ...state }: State): Step<State, Brought> {
  return state.cleanUp.working === undefined
    ? { state }
    : withCleanUp(state, stopCleanUp(state.cleanUp, state.sitting));
}

const withCleanUp = (state: State, step: Step<CleanUp, CleanUpBrought>): Step<State, Brought> => ({
  ...step,
  state: { ...state, cleanUp: step.state },
});

/** Asks with the pointer on the row under which stands what could not be removed: the last one. */
const ask = (state: State, env: Env): Step<State, Brought> =>
  mayClean(state.cleanUp, state.judging)
    ? {
        state: {
          ...state,
          showing: 'report',
          at: nextSteps(state, env).length - 1,
          cleanUp: askCleanUp(state.cleanUp),
        },
      }
    : { state };

function brought(state: State, value: Brought, env: Env): Step<State, Brought> {
  if (!('kind' in value)) {
    if ('lab' in value) return looked(state, value, env);
    return { state: { ...state, tasks: new Map(value.map((lab) => [lab.id, lab])) } };
  }
  if (value.kind === 'written') return { state, effects: [writtenNotice(value)] };
  if (value.kind === 'problem') return { state: { ...state, exporting: { problem: value.problem } } };
  const step = withCleanUp(state, broughtCleanUp(state.cleanUp, value));
  if (state.showing === 'items') return step;
  // The row of the clean-up goes with the last lab.
  const last = Math.max(0, nextSteps(step.state, env).length - 1);
  return { ...step, state: { ...step.state, at: Math.min(state.at, last) } };
}

function looked({ judging, ...state }: State, look: TaskLook, env: Env): Step<State, Brought> {
  const { done, of } = judging ?? { done: 0, of: 0 };
  const next = done + 1 < of ? { ...state, judging: { done: done + 1, of } } : state;
  if ('event' in look) return { state: next, effects: [{ type: 'record', events: [look.event] }] };
  const told = { ja: taskTexts.couldNot.ja(look.lab), en: taskTexts.couldNot.en(look.lab) };
  return { state: { ...next, ...foundAgain(state.sitting, env) }, effects: [{ type: 'notice', text: told }] };
}

function foundAgain(before: Sitting, env: Env): Pick<State, 'sitting' | 'report'> {
  const all = sittingsOf(env.services.history.records);
  const sitting = all.find(({ id }) => id === before.id) ?? before;
  return { sitting, report: reportOf(sitting) };
}

const follow = (state: State, to: NextStep['to'] | undefined, env: Env): Step<State, Brought> => {
  if (to === undefined) return { state };
  return to === 'clean-up' ? ask(state, env) : { state, effects: [{ type: 'open', place: to }] };
};

const def: ScreenDef<State, Brought> = {
  name: 'exam-report',
  start: (state) => ({
    state,
    effects: [
      ...taskDetails(state.sitting),
      ...(state.judging === undefined ? [] : [lastLooks(state.sitting)]),
      ...(state.sitting.begun.size === 0 ? [] : [lookForLeft(state.sitting)]),
    ],
  }),
  typing: ({ cleanUp }) => nameAsked(cleanUp) !== undefined,
  view,
  update,
};

/** The report of a sitting that was submitted. */
export function openExamReport(id: string, env: Env) {
  const sitting = sittingsOf(env.services.history.records).find((each) => each.id === id);
  if (sitting === undefined) throw new Error(`no sitting ${id}`);
  const begun = tasksToJudge(sitting);
  const judging = awaitsLooks(sitting, env.now) && begun > 0 ? { judging: { done: 0, of: begun } } : {};
  return openScreen(def, {
    sitting,
    report: reportOf(sitting),
    at: 0,
    showing: 'report',
    tasks: new Map(),
    cleanUp: nothingLeft,
    ...judging,
  });
}
