import { emptyField } from '../components/field.ts';
import { questionStep } from '../question/question-step.ts';
import { type Sitting, type SittingStep, tell } from '../question/sitting.ts';
import type { Env, Message } from '../screen.ts';
import { type PlacedCheck, sittingOf } from './checks.ts';
import { anchorAt } from './page.ts';
import type { Reading } from './reading.ts';
import { scroll } from './scroll.ts';
import type { LessonState, LessonStep } from './state.ts';

type Act = Extract<Message<never>, { type: 'act' }>;

/** What a message does to the check at hand or to its verdict; undefined when it belongs to the text. */
export function checkStep(
  state: LessonState,
  message: Message<never>,
  reading: Reading,
  env: Env,
): LessonStep | undefined {
  if (message.type === 'recorded') return recorded(state, message, env);
  const { active, judged } = reading;
  if (active !== undefined) {
    const sitting = sittingOf(state, active.question, env);
    if (sitting === undefined) return undefined;
    return message.type === 'act'
      ? activeStep(state, sitting, active, message, reading, env)
      : stepped(state, active.question, questionStep(sitting, message, env));
  }
  const sitting = judged === undefined ? undefined : state.checks[judged.question];
  if (judged === undefined || sitting === undefined || message.type !== 'act') return undefined;
  return judgedStep(state, sitting, judged, message, env);
}

/** Ids of what a check recorded go to that check, for undo. */
function recorded(
  state: LessonState,
  message: Extract<Message<never>, { type: 'recorded' }>,
  env: Env,
): LessonStep {
  const answered = message.records.flatMap(({ event }) =>
    event.type === 'answered' ? [event.question] : [],
  );
  const question = answered.find((id) => state.checks[id] !== undefined);
  const sitting = question === undefined ? undefined : state.checks[question];
  if (question === undefined || sitting === undefined) return { state };
  return stepped(state, question, questionStep(sitting, message, env)) ?? { state };
}

const stepped = (
  state: LessonState,
  question: string,
  step: SittingStep | undefined,
): LessonStep | undefined =>
  step && {
    state: { ...state, checks: { ...state.checks, [question]: step.sitting } },
    effects: step.effects,
  };

function activeStep(
  state: LessonState,
  sitting: Sitting,
  check: PlacedCheck,
  message: Act,
  reading: Reading,
  env: Env,
): LessonStep | undefined {
  const { quiz } = sitting;
  if (quiz.phase !== 'asking') return undefined;
  switch (message.action) {
    case 'next':
      return skip(state, check, reading);
    case 'back':
    case 'quit':
      return sitting.typing ? stepped(state, check.question, questionStep(sitting, message, env)) : undefined;
    case 'primary':
      return stepped(state, check.question, primary(sitting, message, env));
    case 'go-on':
      if (quiz.draft.kind === 'choice' && quiz.item.question.kind !== 'multiple') return undefined;
      return stepped(state, check.question, questionStep(sitting, message, env));
    case 'down':
    case 'up': {
      const step = questionStep(sitting, message, env);
      const still = step?.sitting.quiz.phase === 'asking' && step.sitting.quiz.at === quiz.at;
      return still ? scroll(state, message.action, reading) : stepped(state, check.question, step);
    }
    case 'letter':
    case 'digit':
    case 'undo':
    case 'other':
    case 'other-back':
      return stepped(state, check.question, questionStep(sitting, message, env));
    default:
      return undefined;
  }
}

/** Enter answers; before anything is chosen it means the option under the pointer, or opens the field. */
function primary(sitting: Sitting, message: Act, env: Env): SittingStep | undefined {
  const { quiz } = sitting;
  if (quiz.phase !== 'asking') return undefined;
  const written = quiz.draft.kind === 'text' || quiz.draft.kind === 'gaps';
  if (written && !sitting.typing && sitting.field.graphemes.length === 0)
    return { sitting: { ...sitting, typing: true }, effects: [] };
  const single = quiz.draft.kind === 'choice' && quiz.item.question.kind !== 'multiple';
  if (!single || quiz.draft.chosen.length > 0) return questionStep(sitting, message, env);
  return questionStep(tell(sitting, { type: 'choose' }).sitting, message, env);
}

/** Past the check, which does not take the keys again. */
function skip(state: LessonState, check: PlacedCheck, { page }: Reading): LessonStep {
  const anchor = anchorAt(page.lines, page.starts, Math.min(check.end, page.lines.length - 1));
  return { state: { ...state, anchor, passed: [...state.passed, check.question] } };
}

function judgedStep(
  state: LessonState,
  sitting: Sitting,
  check: PlacedCheck,
  message: Act,
  env: Env,
): LessonStep | undefined {
  const { quiz } = sitting;
  if (quiz.phase !== 'explaining') return undefined;
  const settling = !quiz.settled;
  switch (message.action) {
    case 'primary':
      // A settled verdict stays where it stands: going on is reading on.
      return settling ? stepped(state, check.question, questionStep(sitting, message, env)) : undefined;
    case 'go-on':
    case 'down':
    case 'up':
      return settling ? stepped(state, check.question, questionStep(sitting, message, env)) : undefined;
    case 'undo':
      return stepped(
        { ...state, passed: state.passed.filter((id) => id !== check.question) },
        check.question,
        questionStep(sitting, message, env),
      );
    case 'dispute':
      return { state: { ...state, band: { kind: 'dispute', question: check.question, field: emptyField } } };
    default:
      return undefined;
  }
}
