import type { DeckItem } from './deck.ts';
import { answerOf, draftOf, emptyDraft, missingFrom, type Refusal } from './draft.ts';
import { gradeAnswer } from './grade/grade.ts';
import { judgedIdea } from './grade/short.ts';
import type { Answer, AnswerVerdict, StudyEvent, Turn } from './history.ts';
import { chooseIn, moveIn, pointedOption, strikeIn, undoIn } from './quiz-moves.ts';
import type { Asking, Done, Explaining, Quiz, QuizMessage, Where } from './quiz-state.ts';

export type QuizStart = {
  readonly deck: readonly DeckItem[];
  readonly where: Where;
  /** Now, on the monotonic clock. */
  readonly at: number;
  /** Ids of questions flagged before. */
  readonly flagged?: ReadonlySet<string>;
  readonly session?: string;
};

/** The first question of a deck, or Done when the deck is empty. */
export const startQuiz = ({ deck, where, at, flagged, session }: QuizStart): Quiz =>
  ask({ deck, index: 0, results: [], flagged: flagged ?? new Set(), where, ...(session && { session }) }, at);

/** Pure: the same quiz and message give the same turn. A message out of place changes nothing. */
export function updateQuiz(quiz: Quiz, message: QuizMessage): Turn<Quiz> {
  switch (quiz.phase) {
    case 'asking':
      return updateAsking(quiz, message);
    case 'explaining':
      return updateExplaining(quiz, message);
    case 'done':
      return message.type === 'undo' && quiz.before !== undefined
        ? takeBack(quiz.before, message.at)
        : unrecorded(quiz);
  }
}

function updateAsking(quiz: Asking, message: QuizMessage): Turn<Quiz> {
  switch (message.type) {
    case 'move':
    case 'point':
      return unrecorded(moveIn(quiz, message));
    case 'choose':
      return unrecorded(chooseIn(quiz, message.option ?? pointedOption(quiz)));
    case 'strike':
      return unrecorded(strikeIn(quiz, message.option ?? pointedOption(quiz)));
    case 'type':
      return unrecorded(typeIn(quiz, message.text));
    case 'answer':
      return answer(quiz, message.at);
    case 'undo': {
      const undone = undoIn(quiz);
      if (undone !== undefined) return unrecorded(undone);
      return quiz.before === undefined ? unrecorded(quiz) : takeBack(quiz.before, message.at);
    }
    case 'flag':
    case 'dispute':
      return mark(quiz, message);
    default:
      return unrecorded(quiz);
  }
}

function updateExplaining(quiz: Explaining, message: QuizMessage): Turn<Quiz> {
  switch (message.type) {
    case 'move':
    case 'point':
      return unrecorded(moveIn(quiz, message));
    case 'judge':
      return unrecorded(judge(quiz, message.idea));
    case 'next':
      return quiz.settled ? unrecorded(next(quiz, message.at)) : settle(quiz);
    case 'recorded': {
      const record = message.records.find(({ event }) => event.type === 'answered')?.id;
      return unrecorded(record === undefined ? quiz : { ...quiz, record });
    }
    case 'undo':
      return takeBack(quiz, message.at);
    case 'retry':
      return unrecorded({ ...quiz.asked, since: message.at, retry: true });
    case 'flag':
    case 'dispute':
      return mark(quiz, message);
    default:
      return unrecorded(quiz);
  }
}

const unrecorded = (state: Quiz): Turn<Quiz> => ({ state, record: [] });

function ask(
  sitting: Omit<Asking, 'phase' | 'item' | 'draft' | 'at' | 'since' | 'retry'>,
  since: number,
): Quiz {
  const item = sitting.deck[sitting.index];
  if (item === undefined) {
    const { refusal: _, ...rest } = sitting;
    return { ...rest, phase: 'done' } satisfies Done;
  }
  return { ...sitting, phase: 'asking', item, draft: emptyDraft(item.question), at: 0, since, retry: false };
}

function typeIn(quiz: Asking, text: string): Asking {
  const { refusal: _, ...rest } = quiz;
  if (quiz.draft.kind === 'text') return { ...rest, draft: { kind: 'text', text } };
  if (quiz.draft.kind !== 'gaps') return quiz;
  const gaps = quiz.draft.gaps.map((gap, at) => (at === quiz.at ? text : gap));
  return { ...rest, draft: { kind: 'gaps', gaps } };
}

/** Giving nothing is refused once; insisting means giving up. */
function answer(quiz: Asking, at: number): Turn<Quiz> {
  const missing: Refusal | undefined = missingFrom(quiz.item.question, quiz.draft);
  const gaveUp = missing?.reason === 'empty' && quiz.refusal?.reason === 'empty';
  if (missing !== undefined && !gaveUp) return unrecorded({ ...quiz, refusal: missing });
  const explaining = explain(quiz, at);
  const { grade } = explaining;
  if (grade.kind === 'short' && grade.verdict !== 'right' && !gaveUp) {
    const firstOpen = grade.ideas.findIndex((idea) => idea.by === 'self');
    return unrecorded({ ...explaining, settled: false, at: Math.max(0, firstOpen) });
  }
  return { state: explaining, record: quiz.retry ? [] : [answered(explaining, false)] };
}

function explain(quiz: Asking, at: number): Explaining {
  const { phase: _, draft, since, retry: __, refusal: ___, at: ____, ...sitting } = quiz;
  return {
    ...sitting,
    phase: 'explaining',
    asked: quiz,
    draft,
    grade: gradeAnswer(quiz.item.question, answerOf(draft)),
    judged: [],
    at: 0,
    took: Math.max(0, at - since),
    settled: true,
  };
}

/** The verdict on an answer that was given before. Nothing of it is recorded, also when it is tried again. */
export const lookBack = (quiz: Asking, given: Answer): Explaining =>
  explain({ ...quiz, draft: draftOf(quiz.item.question, given), retry: true }, quiz.since);

/** Turns the learner's judgement of one idea around; the verdict follows. */
function judge(quiz: Explaining, idea?: string): Explaining {
  if (quiz.settled || quiz.grade.kind !== 'short') return quiz;
  const target =
    idea === undefined ? quiz.grade.ideas[quiz.at] : quiz.grade.ideas.find(({ id }) => id === idea);
  if (target === undefined || target.by === 'machine') return quiz;
  const judged = quiz.judged.includes(target.id)
    ? quiz.judged.filter((id) => id !== target.id)
    : [...quiz.judged, target.id];
  const given = [...answerOf(quiz.draft), ...judged.map(judgedIdea)];
  return { ...quiz, judged, grade: gradeAnswer(quiz.item.question, given) };
}

function settle(quiz: Explaining): Turn<Quiz> {
  const state = { ...quiz, settled: true };
  return { state, record: quiz.asked.retry ? [] : [answered(state, true)] };
}

function answered(quiz: Explaining, selfGraded: boolean): StudyEvent {
  return {
    type: 'answered',
    question: quiz.item.question.id,
    answer: [...answerOf(quiz.draft), ...quiz.judged.map(judgedIdea)],
    verdict: quiz.grade.verdict,
    where: quiz.where,
    took: quiz.took,
    ...(selfGraded && { selfGraded }),
    ...(quiz.session !== undefined && { session: quiz.session }),
  };
}

function next(quiz: Explaining, at: number): Quiz {
  const { deck, index, results, flagged, where, session, grade } = quiz;
  const verdicts: readonly AnswerVerdict[] = [...results, grade.verdict];
  const rest = { deck, flagged, where, ...(session !== undefined && { session }) };
  return ask({ ...rest, index: index + 1, results: verdicts, before: quiz }, at);
}

/** Back to the question as it was answered; a record on disk is taken back by another record. */
function takeBack(quiz: Explaining, at: number): Turn<Quiz> {
  const { refusal: _, ...asked } = quiz.asked;
  const state: Asking = { ...asked, flagged: quiz.flagged, since: at };
  return { state, record: quiz.record === undefined ? [] : [{ type: 'undone', record: quiz.record }] };
}

function mark(
  quiz: Asking | Explaining,
  message: Extract<QuizMessage, { type: 'flag' | 'dispute' }>,
): Turn<Quiz> {
  const item = quiz.item.question.id;
  if (message.type === 'dispute')
    return { state: quiz, record: [{ type: 'disputed', item, text: message.text }] };
  const on = !quiz.flagged.has(item);
  const flagged = new Set([...quiz.flagged].filter((id) => id !== item).concat(on ? [item] : []));
  return { state: { ...quiz, flagged }, record: [{ type: 'flagged', item, on }] };
}
