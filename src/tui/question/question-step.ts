import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import type { Asking, QuizMessage } from '../../study/quiz-state.ts';
import type { Effect, Env, Message } from '../screen.ts';
import { type Sitting, type SittingStep, tell, told, write } from './sitting.ts';

/** What a message does to the question at hand; undefined when it is none of its business. */
export function questionStep(sitting: Sitting, message: Message<never>, env: Env): SittingStep | undefined {
  switch (message.type) {
    case 'recorded':
      return { sitting: told(sitting, message.records), effects: [] };
    case 'text':
    case 'paste':
    case 'edit':
      return sitting.typing ? write(sitting, message) : undefined;
    case 'act':
      return sitting.quiz.phase === 'asking'
        ? askingStep({ ...sitting, quiz: sitting.quiz }, message, env)
        : explainingStep(sitting, message, env);
    default:
      return undefined;
  }
}

type Act = Extract<Message<never>, { type: 'act' }>;
type Held = Sitting & { readonly quiz: Asking };

function askingStep(sitting: Held, message: Act, env: Env): SittingStep | undefined {
  const { quiz } = sitting;
  const at = env.services.clock.monotonic();
  if (message.action === 'back' && sitting.typing)
    return { sitting: { ...sitting, typing: false }, effects: [] };
  if (message.action === 'go-on' && (quiz.draft.kind === 'text' || quiz.draft.kind === 'gaps'))
    return { sitting: { ...sitting, typing: true }, effects: [] };
  if (message.action === 'flag') return flag(sitting);
  const told = askingMessage(quiz, message, at);
  return told === undefined ? undefined : tell(sitting, told, sitting.typing || told.type === 'undo');
}

function askingMessage(quiz: Asking, message: Act, at: number): QuizMessage | undefined {
  switch (message.action) {
    case 'primary':
      return nextOpenGap(quiz) ?? { type: 'answer', at };
    case 'letter': {
      const option = quiz.item.shown[message.index]?.id;
      return option === undefined ? undefined : { type: 'choose', option };
    }
    case 'digit':
      return { type: 'point', at: message.index };
    case 'go-on':
      return { type: 'choose' };
    case 'strike':
      return { type: 'strike' };
    case 'undo':
      return { type: 'undo', at };
    case 'down':
    case 'other':
      return { type: 'move', by: 1 };
    case 'up':
    case 'other-back':
      return { type: 'move', by: -1 };
    case 'top':
      return { type: 'point', at: 0 };
    case 'bottom':
      return { type: 'point', at: Number.MAX_SAFE_INTEGER };
    default:
      return undefined;
  }
}

/** Enter in a gap goes to the next one that is open, and answers when none is. */
function nextOpenGap(quiz: Asking): QuizMessage | undefined {
  if (quiz.draft.kind !== 'gaps') return undefined;
  const open = quiz.draft.gaps.findIndex((gap, at) => at > quiz.at && gap.trim() === '');
  return open < 0 ? undefined : { type: 'point', at: open };
}

function explainingStep(sitting: Sitting, message: Act, env: Env): SittingStep | undefined {
  const { quiz } = sitting;
  const at = env.services.clock.monotonic();
  const judging = quiz.phase === 'explaining' && !quiz.settled;
  switch (message.action) {
    case 'primary':
      return tell(sitting, { type: 'next', at });
    case 'undo':
      return withNotice(tell(sitting, { type: 'undo', at }), texts.undone);
    case 'again':
      return tell(sitting, { type: 'retry', at });
    case 'flag':
      return quiz.phase === 'explaining' ? flag(sitting) : undefined;
    case 'go-on':
      return judging ? tell(sitting, { type: 'judge' }) : undefined;
    case 'down':
      return judging ? tell(sitting, { type: 'move', by: 1 }) : undefined;
    case 'up':
      return judging ? tell(sitting, { type: 'move', by: -1 }) : undefined;
    case 'copy':
      return quiz.phase === 'explaining' && quiz.grade.kind === 'command'
        ? { sitting, effects: [{ type: 'copy', text: quiz.grade.answer }] }
        : undefined;
    case 'lesson':
      return quiz.phase === 'explaining'
        ? {
            sitting,
            effects: [{ type: 'open', place: { screen: 'lesson', lesson: quiz.item.question.lesson } }],
          }
        : undefined;
    default:
      return undefined;
  }
}

function flag(sitting: Sitting): SittingStep {
  const { quiz } = sitting;
  if (quiz.phase === 'done') return { sitting, effects: [] };
  const on = !quiz.flagged.has(quiz.item.question.id);
  return withNotice(tell(sitting, { type: 'flag' }), on ? texts.flagged : texts.unflagged);
}

const withNotice = (step: SittingStep, text: { ja: string; en: string }): SittingStep => {
  const notice: Effect<never> = { type: 'notice', text };
  return { ...step, effects: [...step.effects, notice] };
};
