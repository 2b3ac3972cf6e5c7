import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import { modes } from '../../study/exam/modes.ts';
import { openSession, seeRecords } from '../../study/exam/session.ts';
import { type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { newWindow } from '../../study/random.ts';
import { fieldText } from '../components/field.ts';
import { scrolled } from '../components/scrolled.ts';
import { mapStep, submitStep } from '../exam/map-step.ts';
import type { Details, ExamState } from '../exam/state.ts';
import { taskDetails } from '../exam/task-details.ts';
import { tell } from '../exam/turn.ts';
import { whysOf } from '../exam/whys.ts';
import { askedNow, isTyped, nextGap, writingOf, written } from '../exam/writing.ts';
import { roomFor } from '../frame/room.ts';
import type { Place } from '../places.ts';
import { readOn } from '../question/reading.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { examView, questionLines } from './exam-view.ts';

type Act = Extract<Message<Details>, { type: 'act' }>;

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
  if (message.type !== 'act') return write(state, message, env);
  if (state.showing === 'submit') return submitStep(state, message, env);
  if (state.showing === 'map') return mapStep(state, message, env);
  const reading = readOn(state, linesOf(state, env), roomFor(env.size, false).body, message.action, env);
  const { read: _, ...rest } = state;
  if (reading !== undefined) return { state: { ...rest, ...reading } };
  return questionStep(keepsPlace(message.action) ? state : rest, message, env);
}

/** Lines of the question on screen; none of a task, which scrolls by itself. */
const linesOf = (state: ExamState, env: Env): number =>
  askedNow(state.session) === undefined ? 0 : questionLines(state, env).lines.length;

/** What changes nothing that the pointer is on leaves the reader where they are. */
const keepsPlace = (action: Act['action']): boolean => ['flag', 'time', 'map', 'end'].includes(action);

/** Characters for the field of a typed answer; the rules get the whole text each time. */
function write(state: ExamState, message: Message<Details>, env: Env): Step<ExamState, Details> {
  const isText = message.type === 'text' || message.type === 'paste' || message.type === 'edit';
  if (!isText || !isTypingIn(state)) return { state };
  const field = written(state.writing.field, message);
  const { read: _, ...rest } = state;
  const step = tell(rest, { type: 'type', text: fieldText(field) }, env);
  return { ...step, state: { ...step.state, writing: { field, typing: true } } };
}

const isTypingIn = ({ showing, writing }: ExamState): boolean => showing === 'question' && writing.typing;

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
  const onward = (): Step<ExamState, Details> =>
    session.index + 1 < items.length
      ? go(session.index + 1)
      : { state: { ...state, showing: 'map', at: session.index } };
  switch (action) {
    case 'back':
      if (state.writing.typing) return { state: { ...state, writing: { ...state.writing, typing: false } } };
      return left(state, env);
    case 'quit':
      return left(state, env);
    case 'primary': {
      const gap = state.writing.typing ? nextGap(session) : undefined;
      if (gap !== undefined) return tell(state, { type: 'point', at: gap }, env);
      if (item?.kind === 'task')
        return { state, effects: [{ type: 'open', place: { screen: 'lab', lab: item.id } }] };
      return andOpen(whysOf(session), onward());
    }
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
      if (isTyped(asking)) return { state: { ...state, writing: writingOf(session, true) } };
      return tell(state, { type: 'choose' }, env);
    case 'other':
    case 'other-back':
      if (!isTyped(asking)) return { state };
      return tell(state, { type: 'move', by: action === 'other' ? 1 : -1 }, env);
    case 'strike':
      return tell(state, { type: 'strike' }, env);
    case 'undo':
      return tell(state, { type: 'undo' }, env);
    case 'down':
    case 'up':
      if (asking === undefined) return scroll(state, action, env);
      return tell(state, { type: 'move', by: action === 'down' ? 1 : -1 }, env);
    case 'flag':
      return flag(state, item?.id ?? '', env);
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

/** An answer that may be explained is, before what comes next. */
const andOpen = (place: Place | undefined, step: Step<ExamState, Details>): Step<ExamState, Details> =>
  place === undefined ? step : { ...step, effects: [...(step.effects ?? []), { type: 'open', place }] };

function flag(state: ExamState, item: string, env: Env): Step<ExamState, Details> {
  const step = tell(state, { type: 'flag' }, env);
  const on = step.state.session.sitting.flagged.has(item);
  const notice: Effect<Details> = { type: 'notice', text: on ? texts.flagOn : texts.flagOff };
  return { ...step, effects: [...(step.effects ?? []), notice] };
}

function scroll(state: ExamState, action: Act['action'], env: Env): Step<ExamState, Details> {
  const top = scrolled(state.top, questionLines(state, env).lines.length, env, action);
  return { state: top === undefined ? state : { ...state, top } };
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
    typing: isTypingIn,
  };
  const first: ExamState = {
    session: turn.state,
    showing: 'question',
    at: 0,
    filter: 'all',
    clock: true,
    top: 0,
    read: 0,
    tasks: new Map(),
    writing: writingOf(turn.state),
  };
  return openScreen(def, first);
}
