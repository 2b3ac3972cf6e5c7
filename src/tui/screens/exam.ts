import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import { modes } from '../../study/exam/modes.ts';
import {
  type ExamMessage,
  type ExamSession,
  openSession,
  seeRecords,
  updateSession,
} from '../../study/exam/session.ts';
import { type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { newWindow } from '../../study/random.ts';
import { movedPointer } from '../components/pointer.ts';
import { scrolled } from '../components/scrolled.ts';
import type { Details, ExamState } from '../exam/state.ts';
import { taskDetails } from '../exam/task-details.ts';
import { roomFor } from '../frame/room.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { inFilter, mapColumns, mapFilters } from './exam-map.ts';
import { examView, questionLines } from './exam-view.ts';

type Act = Extract<Message<Details>, { type: 'act' }>;
type Asked = ExamMessage extends infer Each
  ? Each extends { now: unknown }
    ? Omit<Each, 'now'>
    : never
  : never;

function update(before: ExamState, message: Message<Details>, env: Env): Step<ExamState, Details> {
  // Whoever opened the sitting last writes; a key here must not be the first to notice.
  const state = lookedAt(before, message.type === 'woken', env);
  if (message.type === 'woken') {
    const step = tell(state, { type: 'look' }, env);
    // A task that was begun meanwhile has the names of its session in its texts.
    return { ...step, effects: [...(step.effects ?? []), ...taskDetails(step.state.session.sitting)] };
  }
  if (message.type === 'brought')
    return { state: { ...state, tasks: new Map(message.value.map((lab) => [lab.id, lab])) } };
  if (message.type !== 'act') return { state };
  if (state.showing === 'submit') return submitStep(state, message, env);
  if (state.showing === 'map') return mapStep(state, message, env);
  return questionStep(state, message, env);
}

/** Takes in what another window has written meanwhile: then this one only reads. */
function lookedAt(state: ExamState, woken: boolean, env: Env): ExamState {
  const { history, clock } = env.services;
  const { session } = state;
  const hasTasks = woken && session.sitting.paper.items.some(({ kind }) => kind === 'task');
  if (!history.refresh() && !hasTasks) return state;
  const sitting = findSitting(session.sitting.id, env);
  return sitting === undefined
    ? state
    : { ...state, session: seeRecords(session, sitting, clock.monotonic()) };
}

function questionStep(state: ExamState, { action, index }: Act, env: Env): Step<ExamState, Details> {
  const { session } = state;
  const { items } = session.sitting.paper;
  const item = items[session.index];
  const asking = item === undefined ? undefined : session.asked.get(item.id);
  const go = (to: number) => tell({ ...state, top: 0 }, { type: 'go', to }, env);
  const onward = (): ReturnType<typeof go> =>
    session.index + 1 < items.length
      ? go(session.index + 1)
      : { state: { ...state, showing: 'map', at: session.index } };
  switch (action) {
    case 'back':
    case 'quit':
      return left(state, env);
    case 'primary':
      if (item?.kind === 'task')
        return { state, effects: [{ type: 'open', place: { screen: 'lab', lab: item.id } }] };
      return onward();
    case 'next':
      return onward();
    case 'previous':
      return go(session.index - 1);
    case 'letter': {
      const option = asking?.item.shown[index]?.id;
      return option === undefined ? { state } : tell(state, { type: 'choose', option }, env);
    }
    case 'digit':
      return tell(state, { type: 'point', at: index }, env);
    case 'go-on':
      return tell(state, { type: 'choose' }, env);
    case 'strike':
      return tell(state, { type: 'strike' }, env);
    case 'undo':
      return tell(state, { type: 'undo' }, env);
    case 'down':
    case 'up':
      if (asking === undefined) return scroll(state, action, env);
      return tell(state, { type: 'move', by: action === 'down' ? 1 : -1 }, env);
    case 'flag': {
      const step = tell(state, { type: 'flag' }, env);
      const on = step.state.session.sitting.flagged.has(item?.id ?? '');
      return {
        ...step,
        effects: [...(step.effects ?? []), { type: 'notice', text: on ? texts.flagOn : texts.flagOff }],
      };
    }
    case 'map':
      return { state: { ...state, showing: 'map', at: session.index } };
    case 'lesson': {
      const lesson = item?.kind === 'question' ? item.question.lesson : undefined;
      if (lesson === undefined || !modes[session.sitting.mode].help) return { state };
      return { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson } }] };
    }
    case 'time':
      return { state: { ...state, clock: !state.clock } };
    case 'end':
      return { state: { ...state, showing: 'submit' } };
    default:
      return scroll(state, action, env);
  }
}

function scroll(state: ExamState, action: Act['action'], env: Env): Step<ExamState, Details> {
  const top = scrolled(state.top, questionLines(state, env).lines.length, env, action);
  return { state: top === undefined ? state : { ...state, top } };
}

function mapStep(state: ExamState, { action }: Act, env: Env): Step<ExamState, Details> {
  const { session, at, filter } = state;
  const count = session.sitting.paper.items.length;
  const wide = mapColumns(roomFor(env.size, false));
  const point = (to: number) => ({ state: { ...state, at: Math.min(count - 1, Math.max(0, to)) } });
  switch (action) {
    case 'back':
    case 'quit':
    case 'map':
      return { state: { ...state, showing: 'question' } };
    case 'primary':
      return tell({ ...state, showing: 'question', top: 0 }, { type: 'go', to: at }, env);
    case 'end':
      return { state: { ...state, showing: 'submit' } };
    case 'other':
    case 'other-back': {
      const step = action === 'other' ? 1 : mapFilters.length - 1;
      const next = mapFilters[(mapFilters.indexOf(filter) + step) % mapFilters.length] ?? 'all';
      return { state: { ...state, filter: next } };
    }
    case 'next':
    case 'previous': {
      const step = action === 'next' ? 1 : -1;
      const wanted = filter === 'all' ? 'open' : filter;
      for (let to = at + step; to >= 0 && to < count; to += step)
        if (inFilter(session, to, wanted)) return point(to);
      return { state };
    }
    case 'down':
      return point(at + wide);
    case 'up':
      return point(at - wide);
    case 'time':
      return { state: { ...state, clock: !state.clock } };
    default: {
      const moved = movedPointer(at, count, action, wide * 2);
      return { state: moved === undefined ? state : { ...state, at: moved } };
    }
  }
}

/** `E` opened it, so only `y` submits: Enter and `E` do nothing here. */
function submitStep(state: ExamState, { action }: Act, env: Env): Step<ExamState, Details> {
  switch (action) {
    case 'back':
    case 'quit':
      return { state: { ...state, showing: 'question' } };
    case 'next':
      return { state: { ...state, showing: 'map', filter: 'open', at: firstOpen(state.session) } };
    case 'yes':
      return tell(state, { type: 'submit' }, env);
    default:
      return { state };
  }
}

const firstOpen = (session: ExamSession): number =>
  Math.max(
    0,
    session.sitting.paper.items.findIndex((_, at) => inFilter(session, at, 'open')),
  );

/** One message of the rules; what it records is durable before the next frame, and a submission opens the report. */
function tell(state: ExamState, asked: Asked, env: Env): Step<ExamState, Details> {
  const { clock } = env.services;
  const now = { wall: env.now, mono: clock.monotonic() };
  const turn = updateSession(state.session, { ...asked, now } as ExamMessage);
  const next = { ...state, session: turn.state };
  const effects: Effect<Details>[] = turn.record.length > 0 ? [{ type: 'record', events: turn.record }] : [];
  const { submitted, id } = turn.state.sitting;
  if (submitted === undefined || state.session.sitting.submitted !== undefined)
    return { state: next, effects };
  if (submitted.by === 'clock') effects.push({ type: 'notice', text: texts.timeOver });
  return {
    state: next,
    effects: [...effects, { type: 'replace', place: { screen: 'exam-report', sitting: id } }],
  };
}

function left(state: ExamState, env: Env): Step<ExamState, Details> {
  const step = tell(state, { type: 'leave' }, env);
  const over = step.state.session.sitting.submitted !== undefined;
  return over ? step : { ...step, effects: [...(step.effects ?? []), { type: 'back' }] };
}

const findSitting = (id: string, env: Env): Sitting | undefined =>
  sittingsOf(env.services.history.records).find((sitting) => sitting.id === id);

/** A sitting where it was left. One whose time is over is submitted as of its deadline, and shows its report. */
export function openExam(id: string, env: Env) {
  const { clock, random, history } = env.services;
  // Another window may have gone on with it since we looked last.
  history.refresh();
  const sitting = findSitting(id, env);
  if (sitting === undefined) throw new Error(`no sitting ${id}`);
  const turn = openSession(sitting, newWindow(random), { wall: env.now, mono: clock.monotonic() });
  const def: ScreenDef<ExamState, Details> = {
    name: 'exam',
    start: (state) => {
      const effects: Effect<Details>[] = [
        ...(turn.record.length > 0 ? [{ type: 'record', events: turn.record } as const] : []),
        ...taskDetails(sitting),
        ...(sitting.window === undefined ? [] : [{ type: 'notice', text: texts.takenOver } as const]),
      ];
      const over = turn.state.sitting.submitted !== undefined;
      return {
        state,
        effects: over
          ? [...effects, { type: 'replace', place: { screen: 'exam-report', sitting: id } }]
          : effects,
      };
    },
    view: examView,
    update,
  };
  const first: ExamState = {
    session: turn.state,
    showing: 'question',
    at: 0,
    filter: 'all',
    clock: true,
    top: 0,
    tasks: new Map(),
  };
  return openScreen(def, first);
}
