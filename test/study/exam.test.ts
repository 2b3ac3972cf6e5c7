import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { apportion } from '../../src/study/exam/apportion.ts';
import { type Blueprint, blueprintSchema, passShare, scoreOf } from '../../src/study/exam/blueprint.ts';
import { drawPaper } from '../../src/study/exam/draw.ts';
import { wilson } from '../../src/study/exam/interval.ts';
import { readinessOf } from '../../src/study/exam/readiness.ts';
import { reportOf } from '../../src/study/exam/report.ts';
import {
  countsOf,
  type ExamMessage,
  type ExamSession,
  openSession,
  seeRecords,
  timeLeft,
  updateSession,
} from '../../src/study/exam/session.ts';
import { sittingsOf } from '../../src/study/exam/sitting.ts';
import { startSitting } from '../../src/study/exam/start.ts';
import type { HistoryRecord, StudyEvent } from '../../src/study/history.ts';
import type { Question } from '../../src/study/question.ts';
import { single } from '../support/questions.ts';

const folder = join(import.meta.dirname, '../../quizzes/exams');
const blueprints: readonly Blueprint[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => blueprintSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))));
const blueprint = (id: string): Blueprint => blueprints.find((each) => each.id === id) ?? blueprints[0]!;

/** A pool with `each` questions in every domain, levels mixed. */
const poolFor = ({ id, domains }: Blueprint, each: number): readonly Question[] =>
  domains.flatMap((domain) =>
    Array.from({ length: each }, (_, at) => ({
      ...single(`${domain.id}-${at}`),
      level: (['recall', 'apply', 'apply', 'judge'] as const)[at % 4] ?? 'apply',
      domains: [`${id}/${domain.id}`],
      lesson: `lesson-${at % 3}`,
    })),
  );

const start = 1_790_000_000_000;
const minute = 60_000;

/** Plays a sitting as a screen and a store would; the store's clock is the wall clock of each message. */
function examHall(exam: Blueprint, mode: 'exam' | 'training' | 'speed' = 'exam') {
  const records: HistoryRecord[] = [];
  const write = (events: readonly StudyEvent[], at: number) =>
    records.push(...events.map((event, place) => ({ id: `r${records.length + place}`, at, event })));
  const begun = startSitting({
    blueprint: exam,
    mode,
    questions: poolFor(exam, 40),
    tasks: [],
    seed: 's',
    edition: 'e',
    now: start,
  });
  write([begun.event], start);
  const sitting = () => sittingsOf(records)[0]!;
  const open = (wall: number, mono: number, window = 'one'): ExamSession => {
    const turn = openSession(sitting(), window, { wall, mono });
    write(turn.record, wall);
    return turn.state;
  };
  const send = (session: ExamSession, message: ExamMessage): ExamSession => {
    const turn = updateSession(session, message);
    write(turn.record, message.now.wall);
    return turn.state;
  };
  return { records, write, sitting, open, send };
}

const at = (ms: number, mono = ms) => ({ wall: start + ms, mono });

describe('blueprints', () => {
  test('there are eleven, their weights sum to 100, and each says where it is from', () => {
    expect(blueprints.map(({ id }) => id).sort()).toEqual([
      'ans-c01',
      'cka',
      'ckad',
      'cks',
      'dop-c02',
      'dva-c03',
      'kcna',
      'kcsa',
      'saa-c03',
      'scs-c03',
      'soa-c03',
    ]);
    for (const { domains, scored, questions, source } of blueprints) {
      expect(domains.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
      expect(scored).toBeLessThanOrEqual(questions);
      expect(source.checked).toMatch(/^2026-/);
    }
  });

  test('scaled scores are a straight line from 100 to 1000', () => {
    expect(scoreOf(blueprint('soa-c03'), 37 / 50)).toBe(766);
    expect(scoreOf(blueprint('kcna'), 0.74)).toBe(74);
    expect(passShare(blueprint('soa-c03'))).toBeCloseTo(0.6889, 4);
  });
});

describe('the draw', () => {
  test('keeps every domain within one question of the blueprint, over 1,000 draws', () => {
    let worst = 0;
    for (const exam of blueprints.filter(({ form }) => form === 'choice')) {
      const questions = poolFor(exam, 40);
      const exact = new Map(exam.domains.map(({ id, weight }) => [id, (weight / 100) * exam.questions]));
      for (let seed = 0; seed < 1_000 / 8; seed += 1) {
        const { questions: drawn } = drawPaper({
          blueprint: exam,
          questions,
          tasks: [],
          seed: String(seed),
          edition: 'e',
        });
        expect(drawn).toHaveLength(exam.questions);
        expect(new Set(drawn.map(({ question }) => question.id)).size).toBe(exam.questions);
        expect(drawn.filter(({ scored }) => scored)).toHaveLength(exam.scored);
        for (const [id, share] of exact) {
          worst = Math.max(worst, Math.abs(drawn.filter(({ domain }) => domain === id).length - share));
        }
      }
    }
    expect(worst).toBeLessThan(1);
  });

  test('the same seed and pool give the same paper, whatever order the pool stands in', () => {
    const exam = blueprint('kcna');
    const questions = poolFor(exam, 40);
    const draw = (pool: readonly Question[], seed: string) => {
      const { questions: drawn, pool: name } = drawPaper({
        blueprint: exam,
        questions: pool,
        tasks: [],
        seed,
        edition: 'e',
      });
      return [name, ...drawn.map(({ question }) => question.id)].join();
    };
    expect(draw(questions, '7')).toBe(draw([...questions].reverse(), '7'));
    expect(draw(questions, '7')).not.toBe(draw(questions, '8'));
    expect(draw(questions.slice(1), '7').slice(0, 8)).not.toBe(draw(questions, '7').slice(0, 8));
  });

  test('a small pool gives a shorter paper in proportion, less time, and names what it cannot cover', () => {
    const exam = blueprint('kcna');
    const questions = poolFor(exam, 6).filter(({ domains }) => domains[0] !== 'kcna/delivery');
    const draw = drawPaper({ blueprint: exam, questions, tasks: [], seed: 's', edition: 'e' });
    expect(draw.uncovered).toEqual(['delivery']);
    const count = (id: string) => draw.questions.filter(({ domain }) => domain === id).length;
    expect([count('fundamentals'), count('orchestration'), count('architecture')]).toEqual([6, 4, 2]);
    expect(draw.minutes).toBe(18);
  });

  test('an item of two domains is drawn once', () => {
    const exam = blueprint('kcna');
    const both = poolFor(exam, 40).map((question) => ({
      ...question,
      domains: [...question.domains, 'kcna/architecture'],
    }));
    const { questions } = drawPaper({ blueprint: exam, questions: both, tasks: [], seed: 's', edition: 'e' });
    expect(new Set(questions.map(({ question }) => question.id)).size).toBe(questions.length);
  });

  test('a paper is drawn from 100,000 questions without trouble', () => {
    const exam = blueprint('soa-c03');
    const pool = poolFor(exam, 20_000);
    const draw = drawPaper({ blueprint: exam, questions: pool, tasks: [], seed: 's', edition: 'e' });
    expect(draw.questions).toHaveLength(65);
  });

  test('largest remainders sum to the total and stay within one of the exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 }),
        fc.nat(200),
        (weights, total) => {
          const counts = apportion(weights, total);
          const sum = weights.reduce((all, weight) => all + weight, 0);
          expect(counts.reduce((all, count) => all + count, 0)).toBe(total);
          for (const [place, count] of counts.entries())
            expect(Math.abs(count - ((weights[place] ?? 0) / sum) * total)).toBeLessThan(1);
        },
      ),
    );
  });
});

describe('a sitting', () => {
  test('killed at any moment and taken up again has the same questions, order, answers, flags, strikes and time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(64), fc.constantFrom('choose', 'strike', 'flag'), fc.nat(3)), {
          maxLength: 60,
        }),
        (steps) => {
          const hall = examHall(blueprint('soa-c03'));
          let session = hall.open(start, 0);
          let now = 0;
          for (const [index, type, option] of steps) {
            now += 7_000;
            session = hall.send(session, { type: 'go', to: index, now: at(now) });
            const shown = [...session.asked.values()][session.index]?.item.shown ?? [];
            const id = shown[option]?.id ?? '';
            session = hall.send(
              session,
              type === 'flag' ? { type, now: at(now) } : { type: type as 'choose', option: id, now: at(now) },
            );
          }
          // The process dies here; another starts two seconds later with its own monotonic clock.
          const again = hall.open(start + now + 2_000, 50, 'two');
          const view = (state: ExamSession) =>
            [...state.asked.values()].map(({ item, draft }) => [item.question.id, item.shown, draft]);
          expect(view(again)).toEqual(view(session));
          expect(again.sitting.flagged).toEqual(session.sitting.flagged);
          expect(Math.abs((timeLeft(session) ?? 0) - 2_000 - (timeLeft(again) ?? 0))).toBeLessThanOrEqual(
            1_000,
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  test('is not changed by changes of the course', () => {
    const hall = examHall(blueprint('kcna'));
    const before = JSON.stringify(hall.sitting().paper);
    expect(JSON.stringify(sittingsOf(JSON.parse(JSON.stringify(hall.records)))[0]?.paper)).toBe(before);
  });

  test('submits itself once when the time is over, with all answers, as of the deadline', () => {
    const hall = examHall(blueprint('kcna'));
    let session = hall.open(start, 0);
    session = hall.send(session, { type: 'choose', option: 'second', now: at(minute) });
    session = hall.send(session, { type: 'look', now: at(91 * minute) });
    expect(session.sitting.submitted).toEqual({ at: start + 90 * minute, by: 'clock' });
    hall.send(session, { type: 'submit', now: at(92 * minute) });
    expect(
      hall.records.filter(({ event }) => event.type === 'exam' && event.step === 'submitted'),
    ).toHaveLength(1);
    expect(hall.records.filter(({ event }) => event.type === 'answered')).toHaveLength(1);
    expect(reportOf(hall.sitting()).answered).toBe(1);
  });

  test('closed over its deadline is submitted when it is opened, as of the deadline', () => {
    const hall = examHall(blueprint('kcna'));
    hall.send(hall.open(start, 0), { type: 'choose', option: 'second', now: at(minute) });
    const late = hall.open(start + 500 * minute, 9);
    expect(late.sitting.submitted).toEqual({ at: start + 90 * minute, by: 'clock' });
  });

  test('answers after the deadline do not count', () => {
    const hall = examHall(blueprint('kcna'));
    const session = hall.open(start, 0);
    const [first] = session.asked.keys();
    hall.write(
      [
        {
          type: 'exam',
          sitting: session.sitting.id,
          step: 'answer',
          data: { item: first, answer: ['second'], took: 1 },
        },
      ],
      start + 91 * minute,
    );
    expect(hall.sitting().answers.size).toBe(0);
  });

  test('a clock set back gains no time, a sleeping machine loses it, and both are told', () => {
    const hall = examHall(blueprint('kcna'));
    let session = hall.open(start, 0);
    session = hall.send(session, { type: 'look', now: { wall: start - 60 * minute, mono: 5 * minute } });
    expect(timeLeft(session)).toBe(85 * minute);
    session = hall.send(session, {
      type: 'look',
      now: { wall: start - 60 * minute + 12 * minute, mono: 5 * minute + 1_000 },
    });
    expect(timeLeft(session)).toBe(73 * minute);
    expect(hall.sitting().jumps.map(({ by }) => Math.round(by / minute))).toEqual([-65, 12]);
  });

  test('a clock set back while the program was closed gains no time either', () => {
    const hall = examHall(blueprint('kcna'));
    hall.send(hall.open(start, 0), { type: 'choose', option: 'second', now: at(30 * minute) });
    expect(timeLeft(hall.open(start + minute, 0))).toBe(60 * minute);
  });

  test('training has no clock and never ends by itself', () => {
    const hall = examHall(blueprint('kcna'), 'training');
    const session = hall.send(hall.open(start, 0), { type: 'look', now: at(5_000 * minute) });
    expect(timeLeft(session)).toBeUndefined();
    expect(session.sitting.submitted).toBeUndefined();
  });

  test('counts what is open and flagged before it asks to submit', () => {
    const hall = examHall(blueprint('kcna'));
    let session = hall.send(hall.open(start, 0), { type: 'flag', now: at(1) });
    session = hall.send(session, { type: 'go', to: 1, now: at(2) });
    session = hall.send(session, { type: 'choose', option: 'second', now: at(3) });
    expect(countsOf(session)).toEqual({ all: 60, answered: 1, open: 59, flagged: 1, openFlagged: 1 });
  });

  test('a second window takes it over, and the first one only reads', () => {
    const hall = examHall(blueprint('kcna'));
    const one = hall.open(start, 0, 'one');
    hall.open(start + minute, 0, 'two');
    const seen = seeRecords(one, hall.sitting(), 0);
    expect(seen.reader).toBe(true);
    expect(updateSession(seen, { type: 'choose', option: 'second', now: at(minute) }).record).toEqual([]);
  });
});

describe('the report', () => {
  const finished = (right: number) => {
    const hall = examHall(blueprint('soa-c03'));
    let session = hall.open(start, 0);
    let left = right;
    for (const [index, item] of session.sitting.paper.items.entries()) {
      session = hall.send(session, { type: 'go', to: index, now: at(index * 90_000 + 60_000) });
      const isRight = item.scored && left > 0;
      if (isRight) left -= 1;
      session = hall.send(session, {
        type: 'choose',
        option: isRight ? 'second' : 'first',
        now: at(index * 90_000 + 90_000),
      });
    }
    hall.send(session, { type: 'submit', now: at(65 * 90_000) });
    return hall;
  };

  test('37 of 50 are 766 points, from 665 to 845, and do not say yet whether one passes', () => {
    const report = reportOf(finished(37).sitting());
    expect(report).toMatchObject({ score: 766, passed: true, certainty: 'open', unscored: 15 });
    expect(report.scoreInterval).toEqual({ low: 665, high: 845 });
    expect(report.domains.reduce((sum, { of }) => sum + of, 0)).toBe(50);
    expect(report.time.mean).toBe(90_000);
  });

  test('all right says above, none says below', () => {
    expect(reportOf(finished(50).sitting())).toMatchObject({ score: 1000, certainty: 'above' });
    expect(reportOf(finished(0).sitting())).toMatchObject({ score: 100, certainty: 'below', passed: false });
  });

  test('made again from the exported journal it is the same', () => {
    const hall = finished(20);
    const again = sittingsOf(JSON.parse(JSON.stringify(hall.records)))[0]!;
    expect(JSON.stringify(reportOf(again))).toBe(JSON.stringify(reportOf(hall.sitting())));
  });

  test('says which way changed answers went', () => {
    const hall = examHall(blueprint('kcna'));
    let session = hall.open(start, 0);
    for (const option of ['first', 'second'])
      session = hall.send(session, { type: 'choose', option, now: at(1_000) });
    session = hall.send(session, { type: 'go', to: 1, now: at(2_000) });
    for (const option of ['second', 'third'])
      session = hall.send(session, { type: 'choose', option, now: at(3_000) });
    expect(reportOf(session.sitting).changes).toEqual({ changed: 2, toRight: 1, toWrong: 1 });
  });

  test('Wilson’s interval is that of the books', () => {
    const { low, high } = wilson(37, 50);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.6275', '0.8278']);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('readiness', () => {
  const exam = blueprint('soa-c03');
  const questions = new Map(poolFor(exam, 40).map((question) => [question.id, question]));
  const answers = (count: number, right: number): readonly HistoryRecord[] =>
    [...questions.keys()].slice(0, count).map((question, index) => ({
      id: `a${index}`,
      at: start + index,
      event: {
        type: 'answered',
        question,
        answer: [],
        verdict: index % 100 < right ? 'right' : 'wrong',
        where: 'quiz',
        took: 1,
      },
    }));

  test('says nothing below ten answers, and names the domain it knows least of', () => {
    expect(readinessOf(exam, questions, answers(9, 100))).toMatchObject({ chance: undefined, answers: 9 });
    expect(readinessOf(exam, questions, answers(40, 100)).thinnest?.answers).toBe(0);
  });

  test('rises with right answers, narrows with their number, and never flickers', () => {
    const good = readinessOf(exam, questions, answers(200, 90));
    const poor = readinessOf(exam, questions, answers(200, 40));
    const few = readinessOf(exam, questions, answers(50, 90));
    expect(good.chance ?? 0).toBeGreaterThan(0.9);
    expect(poor.chance ?? 1).toBeLessThan(0.1);
    expect(good.interval.high - good.interval.low).toBeLessThan(few.interval.high - few.interval.low);
    expect(readinessOf(exam, questions, answers(200, 90))).toEqual(good);
  });
});
