import { chooseOption, strikeOption, undoDraft } from './draft.ts';
import type { Asking, Explaining, QuizMessage } from './quiz-state.ts';

/** Moves the pointer; it stops at both ends. */
export function moveIn<Q extends Asking | Explaining>(
  quiz: Q,
  message: Extract<QuizMessage, { type: 'move' | 'point' }>,
): Q {
  const wanted = message.type === 'move' ? quiz.at + message.by : message.at;
  const at = Math.min(Math.max(wanted, 0), Math.max(places(quiz) - 1, 0));
  return { ...withoutRefusal(quiz), at };
}

/** What the pointer is on, as `choose` and `strike` take it. */
export function pointedOption(quiz: Asking): string | undefined {
  if (quiz.draft.kind === 'line') return String(quiz.at + 1);
  return quiz.draft.kind === 'match' ? undefined : quiz.item.shown[quiz.at]?.id;
}

/** Chooses, and lets the pointer follow: to the option chosen, or to the next left without a right. */
export function chooseIn(quiz: Asking, option: string | undefined): Asking {
  if (option === undefined) return quiz;
  const { question, shown } = quiz.item;
  const left = question.kind === 'matching' ? question.pairs[quiz.at]?.id : undefined;
  const { draft, refusal } = chooseOption(question, quiz.draft, option, left);
  const chosen = shown.findIndex(({ id }) => id === option);
  const follow = (): number => {
    if (question.kind === 'wrong-line') return Number(option) - 1;
    if (question.kind !== 'matching') return chosen < 0 ? quiz.at : chosen;
    const open = (at: number) =>
      draft.kind === 'match' && draft.matched[question.pairs[at]?.id ?? ''] === undefined;
    const order = question.pairs.map((_, step) => (quiz.at + step) % question.pairs.length);
    return order.find(open) ?? quiz.at;
  };
  return { ...withoutRefusal(quiz), draft, at: follow(), ...(refusal && { refusal }) };
}

export function strikeIn(quiz: Asking, option: string | undefined): Asking {
  if (option === undefined) return quiz;
  const at = quiz.item.shown.findIndex(({ id }) => id === option);
  return { ...withoutRefusal(quiz), draft: strikeOption(quiz.draft, option), at: at < 0 ? quiz.at : at };
}

/** Takes back the last step of the answer in the making; undefined when there is none. */
export function undoIn(quiz: Asking): Asking | undefined {
  const draft = undoDraft(quiz.draft);
  return draft === undefined ? undefined : { ...withoutRefusal(quiz), draft };
}

function places(quiz: Asking | Explaining): number {
  if (quiz.phase === 'explaining') return quiz.grade.kind === 'short' ? quiz.grade.ideas.length : 1;
  const { question, shown } = quiz.item;
  switch (question.kind) {
    case 'matching':
      return question.pairs.length;
    case 'cloze':
      return question.gaps.length;
    case 'wrong-line':
      return question.code?.text.replace(/\n$/, '').split('\n').length ?? 1;
    default:
      return shown.length;
  }
}

function withoutRefusal<Q extends Asking | Explaining>(quiz: Q): Q {
  if (quiz.phase !== 'asking' || quiz.refusal === undefined) return quiz;
  const { refusal: _, ...rest } = quiz;
  return rest as Q;
}
