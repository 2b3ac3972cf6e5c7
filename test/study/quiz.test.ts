import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDeck } from '../../src/study/deck.ts';
import { answerOf, draftOf } from '../../src/study/draft.ts';
import { gradeAnswer } from '../../src/study/grade/grade.ts';
import type { StudyEvent } from '../../src/study/history.ts';
import { lookBack, startQuiz, updateQuiz } from '../../src/study/quiz.ts';
import type { Quiz, QuizMessage } from '../../src/study/quiz-state.ts';
import {
  everyKind,
  matching,
  multiple,
  ordering,
  rightAnswers,
  short,
  single,
  wrongLine,
} from '../support/questions.ts';

/** Sends messages as a screen would, and hands records back as the store would. */
function play(quiz: Quiz, ...messages: readonly QuizMessage[]) {
  const events: StudyEvent[] = [];
  let state = quiz;
  for (const message of messages) {
    const turn = updateQuiz(state, message);
    state = turn.state;
    if (turn.record.length === 0) continue;
    const records = turn.record.map((event, at) => ({ id: `r${events.length + at}`, at: 0, event }));
    events.push(...turn.record);
    state = updateQuiz(state, { type: 'recorded', records }).state;
  }
  return { state, events };
}

const quizOf = (...questions: Parameters<typeof makeDeck>[0]) =>
  startQuiz({ deck: makeDeck(questions, 'seed'), where: 'quiz', at: 1_000 });

describe('grading', () => {
  test.each(everyKind().map((question) => [question.kind, question] as const))(
    'a right answer to a %s question is right, and survives being a draft',
    (_, question) => {
      const answer = rightAnswers[question.id] ?? [];
      expect(gradeAnswer(question, answer).verdict).toBe('right');
      expect(answerOf(draftOf(question, answer))).toEqual(answer);
    },
  );

  test.each(everyKind().map((question) => [question.kind, question] as const))(
    'nothing is a wrong answer to a %s question',
    (_, question) => {
      expect(gradeAnswer(question, []).verdict).toBe('wrong');
    },
  );

  test('some of the right options are partly right; all and one more are not right', () => {
    expect(gradeAnswer(multiple(), ['first', 'second']).verdict).toBe('partly');
    expect(gradeAnswer(multiple(), ['first', 'third', 'second']).verdict).toBe('partly');
    expect(gradeAnswer(multiple(), ['second', 'fourth']).verdict).toBe('wrong');
  });

  test('an order with one slip is partly right, a reversed one is wrong', () => {
    expect(gradeAnswer(ordering(), ['b', 'c', 'd', 'a']).verdict).toBe('partly');
    expect(gradeAnswer(ordering(), ['d', 'c', 'b', 'a']).verdict).toBe('wrong');
  });

  test('half of the pairs are partly right', () => {
    expect(gradeAnswer(matching(), ['p:p', 'q:q', 'r:s', 's:spare']).verdict).toBe('partly');
  });

  test('an idea is found by its phrasing in either language, and not inside another word', () => {
    const found = (text: string) => {
      const grade = gradeAnswer(short(), [text]);
      return grade.kind === 'short' ? grade.ideas.filter((idea) => idea.found).map(({ id }) => id) : [];
    };
    expect(found('Service Account を使う')).toEqual(['name']);
    expect(found('サービス・アカウント')).toEqual(['name']);
    expect(found('no long‑lived keys anywhere')).toEqual(['no-keys']);
    expect(found('microservice accountant')).toEqual([]);
  });

  test('a machine-found idea does not need the learner, and judged ideas count', () => {
    expect(gradeAnswer(short(), ['service account']).verdict).toBe('partly');
    expect(gradeAnswer(short(), ['service account', 'idea:least']).verdict).toBe('right');
  });
});

describe('a sitting', () => {
  test('the same seed shows the same order, another seed another', () => {
    const order = (seed: string) => makeDeck([single('x')], seed)[0]?.shown.map(({ id }) => id);
    expect(order('a')).toEqual(order('a'));
    const orders = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) => order(seed)?.join()));
    expect(orders.size).toBeGreaterThan(3);
  });

  test('steps to order are never shown in the right order', () => {
    for (let seed = 0; seed < 200; seed += 1)
      expect(makeDeck([ordering()], String(seed))[0]?.shown.map(({ id }) => id)).not.toEqual([
        'a',
        'b',
        'c',
        'd',
      ]);
  });

  test('a third choice of two is refused by name, and the next message clears the refusal', () => {
    const { state } = play(
      quizOf(multiple()),
      { type: 'choose', option: 'first' },
      { type: 'choose', option: 'third' },
      { type: 'choose', option: 'fourth' },
    );
    expect(state).toMatchObject({
      draft: { chosen: ['first', 'third'] },
      refusal: { reason: 'too-many', option: 'fourth', chosen: ['first', 'third'] },
    });
    expect(play(state, { type: 'move', by: 1 }).state).not.toHaveProperty('refusal');
  });

  test('too few choices are refused with the number missing', () => {
    const { state } = play(
      quizOf(multiple()),
      { type: 'choose', option: 'first' },
      { type: 'answer', at: 2_000 },
    );
    expect(state).toMatchObject({ phase: 'asking', refusal: { reason: 'too-few', missing: 1 } });
  });

  test('an answer is recorded once, with its time and verdict, before the next question', () => {
    const { state, events } = play(
      quizOf(single('x'), single('y')),
      { type: 'choose', option: 'second' },
      { type: 'answer', at: 5_000 },
      { type: 'next', at: 6_000 },
    );
    expect(events).toEqual([
      { type: 'answered', question: 'x', answer: ['second'], verdict: 'right', where: 'quiz', took: 4_000 },
    ]);
    expect(state).toMatchObject({ phase: 'asking', index: 1, results: ['right'], since: 6_000 });
  });

  test('undo after the verdict takes the record back and shows the question as it was answered', () => {
    const { state, events } = play(
      quizOf(single('x')),
      { type: 'choose', option: 'first' },
      { type: 'answer', at: 2_000 },
      { type: 'next', at: 3_000 },
      { type: 'undo', at: 4_000 },
    );
    expect(events.at(-1)).toEqual({ type: 'undone', record: 'r0' });
    expect(state).toMatchObject({ phase: 'asking', index: 0, results: [], draft: { chosen: ['first'] } });
  });

  test('a second try is graded and leaves no record', () => {
    const { state, events } = play(
      quizOf(single('x')),
      { type: 'choose', option: 'first' },
      { type: 'answer', at: 2_000 },
      { type: 'retry', at: 3_000 },
      { type: 'choose', option: 'second' },
      { type: 'answer', at: 4_000 },
    );
    expect(events).toHaveLength(1);
    expect(state).toMatchObject({ phase: 'explaining', grade: { verdict: 'right' } });
  });

  test('a short answer waits for the learner’s judgement and is recorded as self-graded', () => {
    const { state, events } = play(
      quizOf(short()),
      { type: 'type', text: 'uses a service account' },
      { type: 'answer', at: 2_000 },
    );
    expect(state).toMatchObject({ phase: 'explaining', settled: false, at: 1 });
    expect(events).toEqual([]);
    const settled = play(state, { type: 'judge', idea: 'least' }, { type: 'next', at: 3_000 });
    expect(settled.events).toMatchObject([
      { verdict: 'right', selfGraded: true, answer: ['uses a service account', 'idea:least'] },
    ]);
    expect(settled.state).toMatchObject({ phase: 'explaining', settled: true });
    expect(play(settled.state, { type: 'next', at: 4_000 }).state.phase).toBe('done');
  });

  test('an empty line is refused once, then counts as giving up', () => {
    const { state, events } = play(
      quizOf(short()),
      { type: 'answer', at: 2_000 },
      { type: 'answer', at: 3_000 },
    );
    expect(state).toMatchObject({ phase: 'explaining', settled: true });
    expect(events).toMatchObject([{ verdict: 'wrong' }]);
  });

  test('a right that is given to another left leaves the first', () => {
    const { state } = play(
      quizOf(matching()),
      { type: 'choose', option: 'q' },
      { type: 'choose', option: 'p' },
      { type: 'point', at: 2 },
      { type: 'choose', option: 'q' },
    );
    expect(state).toMatchObject({ draft: { matched: { q: 'p', r: 'q' } } });
  });

  test('the pointer chooses a line', () => {
    const { state, events } = play(
      quizOf(wrongLine()),
      { type: 'move', by: 2 },
      { type: 'choose' },
      { type: 'answer', at: 2_000 },
    );
    expect(events).toMatchObject([{ answer: ['3'], verdict: 'right' }]);
    expect(state.phase).toBe('explaining');
  });

  test('flags and disputes are recorded and change nothing else', () => {
    const quiz = quizOf(single('x'));
    const { state, events } = play(
      quiz,
      { type: 'flag' },
      { type: 'dispute', text: 'B holds, too' },
      { type: 'flag' },
    );
    expect(events).toEqual([
      { type: 'flagged', item: 'x', on: true },
      { type: 'disputed', item: 'x', text: 'B holds, too' },
      { type: 'flagged', item: 'x', on: false },
    ]);
    expect(state).toEqual(quiz);
  });
});

test('an answer given before is shown with its verdict, and nothing of it is recorded, also when it is tried again', () => {
  const question = single('q');
  const quiz = startQuiz({ deck: makeDeck([question], 's'), where: 'quiz', at: 0 });
  if (quiz.phase !== 'asking') throw new Error('a deck of one asks');
  const seen = lookBack(quiz, ['first']);
  expect(seen).toMatchObject({ phase: 'explaining', settled: true, grade: { verdict: 'wrong' } });
  expect(lookBack(quiz, []).grade.verdict).toBe('wrong');
  const again = updateQuiz(seen, { type: 'retry', at: 1 });
  const right = updateQuiz(again.state, { type: 'choose', option: 'second' });
  const told = updateQuiz(right.state, { type: 'answer', at: 2 });
  expect(told.state).toMatchObject({ phase: 'explaining', grade: { verdict: 'right' } });
  expect([...again.record, ...right.record, ...told.record]).toEqual([]);
});

test('no sequence of messages breaks a sitting, and no question is recorded twice without an undo', () => {
  const id = fc.constantFrom('first', 'second', 'third', 'a', 'b', 'c', 'd', 'p', 'q', 'spare', '3');
  const at = fc.integer({ min: 0, max: 10_000 });
  const message: fc.Arbitrary<QuizMessage> = fc.oneof(
    fc.record({ type: fc.constant('move' as const), by: fc.integer({ min: -3, max: 3 }) }),
    fc.record({ type: fc.constant('choose' as const), option: id }),
    fc.constant({ type: 'choose' as const }),
    fc.constant({ type: 'strike' as const }),
    fc.record({ type: fc.constant('type' as const), text: fc.string() }),
    fc.record({ type: fc.constant('answer' as const), at }),
    fc.record({ type: fc.constant('next' as const), at }),
    fc.record({ type: fc.constant('undo' as const), at }),
    fc.constant({ type: 'judge' as const }),
    fc.record({ type: fc.constant('retry' as const), at }),
    fc.constant({ type: 'flag' as const }),
  );
  fc.assert(
    fc.property(fc.array(message, { maxLength: 60 }), fc.string(), (messages, seed) => {
      const quiz = startQuiz({ deck: makeDeck(everyKind(), seed), where: 'quiz', at: 0 });
      const { state, events } = play(quiz, ...messages);
      expect(state.results.length).toBe(state.index);
      if (state.phase === 'asking' && state.draft.kind === 'choice') {
        const { chosen, struck } = state.draft;
        expect(chosen.filter((each) => struck.includes(each))).toEqual([]);
      }
      const undone = events.filter((event) => event.type === 'undone').length;
      const answered = events.filter((event) => event.type === 'answered');
      expect(answered.length - undone).toBeLessThanOrEqual(state.index + 1);
      for (const event of answered) expect(event.type === 'answered' && event.took).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
