import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import { type ExamMessage, updateSession } from '../../study/exam/session.ts';
import type { Effect, Env, Step } from '../screen.ts';
import type { Details, ExamState } from './state.ts';
import { askedNow, writingOf } from './writing.ts';

type Asked = ExamMessage extends infer Each
  ? Each extends { now: unknown }
    ? Omit<Each, 'now'>
    : never
  : never;

/** One message of the rules; what it records is durable before the next frame, and a submission opens the report. */
export function tell(state: ExamState, asked: Asked, env: Env): Step<ExamState, Details> {
  const { clock } = env.services;
  const now = { wall: env.now, mono: clock.monotonic() };
  const turn = updateSession(state.session, { ...asked, now } as ExamMessage);
  const session = turn.state;
  const moved = session.index !== state.session.index;
  const other = askedNow(session)?.at !== askedNow(state.session)?.at;
  const typing = moved ? undefined : state.writing.typing;
  const next = {
    ...state,
    ...(moved && { read: 0 }),
    session,
    writing: moved || other ? writingOf(session, typing) : state.writing,
  };
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
