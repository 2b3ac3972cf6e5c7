import type { ExamSession } from '../../study/exam/session.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import type { Env, Message, Step } from '../screen.ts';
import { inFilter, mapColumns, mapFilters } from '../screens/exam-map.ts';
import type { Details, ExamState } from './state.ts';
import { tell } from './turn.ts';

type Act = Extract<Message<Details>, { type: 'act' }>;

/** A key on the map of the paper. */
export function mapStep(state: ExamState, { action }: Act, env: Env): Step<ExamState, Details> {
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
export function submitStep(state: ExamState, { action }: Act, env: Env): Step<ExamState, Details> {
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
