import fc from 'fast-check';
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import { seededRandom } from '../../src/study/random.ts';
import { newCard, type Rating } from '../../src/study/review/card.ts';
import { cardsOf } from '../../src/study/review/cards.ts';
import { forecastOf, retentionOf } from '../../src/study/review/forecast.ts';
import { enoughReviews, lossOf, optimise, type Step } from '../../src/study/review/optimise.ts';
import { queueOf } from '../../src/study/review/queue.ts';
import { createScheduler } from '../../src/study/review/scheduler.ts';
import { type ReviewMessage, startReview, updateReview } from '../../src/study/review/session.ts';

const day = 86_400_000;
const start = 20_000 * day;
const dayOf = (at: number) => Math.floor(at / day);
const scheduler = createScheduler({});
const options = {
  scheduler,
  now: start + 1_000 * day,
  termsOf: (lesson: string) => (lesson === 'irsa' ? ['token'] : []),
};
const rules = { ...options, dayOf, limits: { newCards: 20, reviews: 200 } };

const history = (...events: readonly (readonly [number, StudyEvent])[]): readonly HistoryRecord[] =>
  events.map(([at, event], index) => ({ id: `r${index}`, at: start + at, event }));
const answered = (
  question: string,
  verdict: 'right' | 'wrong',
  where: 'lesson' | 'quiz' = 'quiz',
): StudyEvent => ({
  type: 'answered',
  question,
  answer: [],
  verdict,
  where,
  took: 1,
});
const rated = (card: string, rating: Rating): StudyEvent => ({ type: 'rated', card, rating, took: 1 });

describe('FSRS', () => {
  test('agrees with the library for any sequence of ratings, to the millisecond', () => {
    const reference = fsrs(generatorParameters({ enable_fuzz: false, maximum_interval: 3650 }));
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 * day }), fc.constantFrom(1, 2, 3, 4)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (sequence) => {
        let card = createEmptyCard(start);
        let ours = newCard({ kind: 'question', question: 'q' }, start) as Parameters<
          typeof scheduler.rate
        >[0];
        let at = start;
        for (const [gap, rating] of sequence) {
          at += gap;
          card = reference.next(card, at, rating as Rating).card;
          ours = scheduler.rate(ours, rating as Rating, at);
          expect(ours.due).toBe(card.due.getTime());
          expect(ours.stability).toBe(card.stability);
          expect(ours.difficulty).toBe(card.difficulty);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a clock that went back never makes an interval negative', () => {
    const once = scheduler.rate(newCard({ kind: 'question', question: 'q' }, start), 4, start);
    const again = scheduler.rate(once, 3, start - 400 * day);
    expect(again.due).toBeGreaterThanOrEqual(start);
    expect(Object.values(scheduler.intervals(once, start - 400 * day)).every((ms) => ms > 0)).toBe(true);
    expect(scheduler.recall(once, start - 400 * day)).toBe(1);
  });
});

describe('cards', () => {
  test('come from lesson checks, missed questions, failed criteria and terms of lessons read, and from nothing else', () => {
    const cards = cardsOf(
      history(
        [0, answered('planted', 'right', 'lesson')],
        [1, answered('missed', 'wrong')],
        [2, answered('known', 'right')],
        [
          3,
          {
            type: 'lab-checked',
            lab: 'rbac',
            session: 's',
            points: 1,
            maxPoints: 2,
            passed: false,
            failed: ['can-list'],
          },
        ],
        [4, { type: 'lesson-read', lesson: 'irsa' }],
      ),
      options,
    );
    expect([...cards.keys()]).toEqual([
      'question:planted',
      'question:missed',
      'lab:rbac:can-list',
      'term:token',
    ]);
  });

  test('a right answer counts as a review only when the card was due', () => {
    const early = cardsOf(history([0, rated('question:q', 4)], [day, answered('q', 'right')]), options).get(
      'question:q',
    );
    const late = cardsOf(
      history([0, rated('question:q', 4)], [30 * day, answered('q', 'right')]),
      options,
    ).get('question:q');
    expect(early?.reps).toBe(1);
    expect(late?.reps).toBe(2);
  });

  test('a rating taken back never happened', () => {
    const records = history([0, rated('question:q', 4)], [1, { type: 'undone', record: 'r0' }]);
    expect(cardsOf(records, options).size).toBe(0);
  });

  test('eight lapses make a leech, which is suspended until it is taken up again', () => {
    const ratings: [number, StudyEvent][] = [[0, rated('question:q', 4)]];
    for (let turn = 1; turn <= 8; turn += 1) {
      ratings.push(
        [turn * 60 * day, rated('question:q', 1)],
        [turn * 60 * day + day, rated('question:q', 3)],
        [turn * 60 * day + 2 * day, rated('question:q', 3)],
      );
    }
    const leech = cardsOf(history(...ratings), options).get('question:q');
    expect(leech).toMatchObject({ leech: true, suspended: true });
    const on: StudyEvent = { type: 'card-suspended', card: 'question:q', on: false };
    expect(cardsOf(history(...ratings, [999 * day, on]), options).get('question:q')).toMatchObject({
      leech: false,
      suspended: false,
    });
  });

  test('two machines merged in either order have the same cards', () => {
    const one = history([0, rated('question:q', 3)], [3 * day, rated('question:q', 4)]);
    const two = history([day, rated('question:q', 1)]).map((record) => ({ ...record, id: `o${record.id}` }));
    expect(cardsOf([...one, ...two], options)).toEqual(cardsOf([...two, ...one], options));
  });

  test('a rating from a clock 400 days ahead counts when it was written, not in the future', () => {
    const now = start + 2 * day;
    const cards = cardsOf(
      history(
        [0, rated('question:q', 3)],
        [400 * day, rated('question:q', 3)],
        [day, rated('question:q', 3)],
      ),
      { ...options, now },
    );
    const card = cards.get('question:q');
    expect(card?.reps).toBe(3);
    expect(card?.due).toBeLessThan(start + 60 * day);
  });
});

describe('the queue', () => {
  const cards = (count: number) =>
    Array.from({ length: count }, (_, at) => newCard({ kind: 'question', question: `q${at}` }, start));
  test('keeps to the daily limits', () => {
    const view = queueOf(cards(50), start, dayOf, scheduler, { newCards: 15, reviews: 0 });
    expect(view.fresh).toBe(5);
  });

  test('years away do not ask for more than a day’s reviews', () => {
    const old = cards(900).map((card) => ({ ...card, ...scheduler.rate(card, 4, start) }));
    const view = queueOf(old, start + 2_000 * day, dayOf, scheduler, { newCards: 0, reviews: 0 });
    expect(view.due).toBe(200);
    expect(forecastOf(old, start + 2_000 * day, dayOf, 7)).toEqual([900, 0, 0, 0, 0, 0, 0]);
  });

  test('says when the next card comes if nothing is due', () => {
    const [card] = cards(1).map((each) => ({ ...each, ...scheduler.rate(each, 4, start) }));
    const view = queueOf(card === undefined ? [] : [card], start, dayOf, scheduler, {
      newCards: 0,
      reviews: 0,
    });
    expect(view).toMatchObject({ cards: [], next: card?.due });
  });

  test('retention falls with every day away', () => {
    const known = cards(3).map((card) => ({ ...card, ...scheduler.rate(card, 3, start) }));
    const [now = 0, week = 0, month = 0] = retentionOf(known, scheduler, start, [0, 7, 30]) ?? [];
    expect(now).toBeGreaterThan(week);
    expect(week).toBeGreaterThan(month);
    expect(retentionOf([], scheduler, start, [0])).toBeUndefined();
  });
});

describe('a sitting', () => {
  const records = history([0, answered('one', 'wrong')], [1, answered('two', 'wrong')]);
  const now = start + day;
  const play = (...messages: readonly ReviewMessage[]) => {
    const events: StudyEvent[] = [];
    let review = startReview(records, rules, now, 0);
    for (const message of messages) {
      const turn = updateReview(review, message);
      review = turn.state;
      if (turn.record.length === 0) continue;
      events.push(...turn.record);
      review = updateReview(review, {
        type: 'recorded',
        records: turn.record.map((event) => ({ id: `n${events.length}`, at: now, event })),
      }).state;
    }
    return { review, events };
  };

  test('Space Space rates Good, with the time it took', () => {
    const { review, events } = play({ type: 'show' }, { type: 'rate', now, at: 5_000 });
    expect(events).toEqual([{ type: 'rated', card: 'question:one', rating: 3, took: 5_000 }]);
    expect(review).toMatchObject({ phase: 'asking', card: { id: 'question:two' }, rated: 1 });
  });

  test('an answer cannot be rated before it is shown', () => {
    expect(play({ type: 'rate', rating: 4, now, at: 1 }).events).toEqual([]);
  });

  test('undo brings the card back with its answer shown, and takes the record back', () => {
    const { review, events } = play(
      { type: 'show' },
      { type: 'rate', rating: 1, now, at: 1 },
      { type: 'undo', at: 2 },
    );
    expect(events.at(-1)).toEqual({ type: 'undone', record: 'n1' });
    expect(review).toMatchObject({ phase: 'shown', card: { id: 'question:one' }, rated: 0 });
  });

  test('a buried card is gone for today, a suspended one for good', () => {
    const { review } = play({ type: 'bury', now, at: 1, until: now + day }, { type: 'suspend', now, at: 2 });
    expect(review.phase).toBe('done');
    expect(review.queue.next).toBeUndefined();
  });

  test('the same state comes from folding the history again', () => {
    const { review, events } = play(
      { type: 'show' },
      { type: 'rate', rating: 4, now, at: 1 },
      { type: 'bury', now, at: 2, until: now + day },
    );
    const again = cardsOf([...records, ...events.map((event, at) => ({ id: `x${at}`, at: now, event }))], {
      ...options,
      now,
    });
    expect(again).toEqual(review.cards);
  });
});

describe('the optimiser', () => {
  /** A learner who forgets three times as fast as the library expects. */
  const cards = (count: number): Step[][] => {
    const random = seededRandom('learner');
    return Array.from({ length: count }, () => {
      const steps: Step[] = [{ days: 0, rating: 3 }];
      for (let turn = 0; turn < 5; turn += 1) {
        const days = 1 + Math.floor(random() * 6);
        steps.push({ days, rating: random() < Math.exp(-days / 4) ? 3 : 1 });
      }
      return steps;
    });
  };

  test('needs enough reviews', () => {
    expect(optimise(cards(enoughReviews / 5 - 1))).toBeUndefined();
  });

  test('predicts cards it has not seen better than the library’s parameters', () => {
    const fitted = optimise(cards(150));
    expect(fitted?.after).toBeLessThan(fitted?.before ?? 0);
    expect(lossOf(cards(150).slice(120), fitted?.weights ?? [])).toBeCloseTo(fitted?.after ?? 0, 10);
  });
});
