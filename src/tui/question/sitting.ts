import { makeDeck } from '../../study/deck.ts';
import type { Answer, HistoryRecord } from '../../study/history.ts';
import type { Question } from '../../study/question.ts';
import { lookBack, startQuiz, updateQuiz } from '../../study/quiz.ts';
import type { Asking, Quiz, QuizMessage, Where } from '../../study/quiz-state.ts';
import { edited, emptyField, type Field, fieldOf, fieldText, typed } from '../components/field.ts';
import { learnerOf } from '../learner.ts';
import type { Effect, Env, Message } from '../screen.ts';
import { refusalNotice } from './refusal.ts';

/** A quiz with the field of its typed answers. Lessons, quizzes and reviews sit through questions with it. */
export type Sitting = { readonly quiz: Quiz; readonly field: Field; readonly typing: boolean };

export type SittingStep = { readonly sitting: Sitting; readonly effects: readonly Effect<never>[] };

const isTyped = (quiz: Quiz): quiz is Asking =>
  quiz.phase === 'asking' && (quiz.draft.kind === 'text' || quiz.draft.kind === 'gaps');

const draftText = (quiz: Asking): string =>
  quiz.draft.kind === 'text'
    ? quiz.draft.text
    : quiz.draft.kind === 'gaps'
      ? (quiz.draft.gaps[quiz.at] ?? '')
      : '';

/** `typing`: whether a field takes the keys at once; in a lesson it waits to be asked. */
export function sit(
  questions: readonly Question[],
  where: Where,
  seed: string,
  env: Env,
  typing = true,
): Sitting {
  const { flagged } = learnerOf(env).progress;
  const deck = makeDeck(questions, seed);
  return settled(startQuiz({ deck, where, at: env.services.clock.monotonic(), flagged }), typing);
}

/** A question with an answer given before, as it was judged. */
export function sitBack(sitting: Sitting, given: Answer): Sitting {
  const { quiz } = sitting;
  return quiz.phase === 'asking' ? settled(lookBack(quiz, given), false) : sitting;
}

/** A field follows what the quiz is at. */
const settled = (quiz: Quiz, typing: boolean): Sitting =>
  isTyped(quiz)
    ? { quiz, field: fieldOf(draftText(quiz)), typing }
    : { quiz, field: emptyField, typing: false };

/** One message of the rules of quizzes; what it records is an effect, what it refuses a notice. */
export function tell(sitting: Sitting, message: QuizMessage, typing = true): SittingStep {
  const { quiz } = sitting;
  const turn = updateQuiz(quiz, message);
  const next = turn.state;
  const moved = next.phase !== quiz.phase || placeOf(next) !== placeOf(quiz);
  const kept =
    !moved && isTyped(next) ? { quiz: next, field: sitting.field, typing: sitting.typing } : undefined;
  const effects: Effect<never>[] = [];
  if (turn.record.length > 0) effects.push({ type: 'record', events: turn.record });
  if (next.phase === 'asking' && next.refusal !== undefined)
    effects.push({ type: 'notice', text: refusalNotice(next, next.refusal) });
  return { sitting: kept ?? settled(next, typing), effects };
}

const placeOf = (quiz: Quiz): string =>
  quiz.phase === 'asking' && quiz.draft.kind === 'gaps' ? `${quiz.index} ${quiz.at}` : String(quiz.index);

/** Characters for the field; the quiz gets the whole text each time. */
export function write(sitting: Sitting, message: Message<never>): SittingStep {
  const field =
    message.type === 'text' || message.type === 'paste'
      ? typed(sitting.field, message.text)
      : message.type === 'edit'
        ? edited(sitting.field, message.key)
        : sitting.field;
  const turn = updateQuiz(sitting.quiz, { type: 'type', text: fieldText(field) });
  return { sitting: { ...sitting, quiz: turn.state, field }, effects: [] };
}

/** Tells the quiz the ids of what it recorded, for undo. */
export const told = (sitting: Sitting, records: readonly HistoryRecord[]): Sitting => ({
  ...sitting,
  quiz: updateQuiz(sitting.quiz, { type: 'recorded', records }).state,
});
