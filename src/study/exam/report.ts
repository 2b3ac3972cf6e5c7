import type { Question } from '../question.ts';
import { passShare, scoreOf } from './blueprint.ts';
import { type Interval, wilson } from './interval.ts';
import { type ItemScore, scoreItems, shareOf } from './score.ts';
import type { Sitting } from './sitting.ts';
import type { Jump } from './timer.ts';

export type Tally = {
  readonly points: number;
  readonly of: number;
  readonly share: number;
  readonly interval: Interval;
};

export type DomainReport = Tally & { readonly id: string; readonly weight: number };

export type ExamReport = {
  readonly exam: string;
  readonly seed: string;
  readonly pool: string;
  /** The score as the exam says it, 100-1000 or percent; a straight line where the real one is not published. */
  readonly score: number;
  readonly passLine: number;
  readonly passed: boolean;
  /** Where the pass line lies to the 90 % interval: then the result says something, or it does not yet. */
  readonly certainty: 'above' | 'below' | 'open';
  readonly scoreInterval: { readonly low: number; readonly high: number };
  readonly passShare: number;
  readonly scored: Tally;
  readonly unscored: number;
  readonly answered: number;
  readonly items: readonly ItemScore[];
  /** Weakest first. */
  readonly domains: readonly DomainReport[];
  readonly levels: readonly (Tally & { readonly level: Question['level'] })[];
  /** Milliseconds: used in all, a question on average, and how many took over three minutes. */
  readonly time: {
    readonly used: number;
    readonly limit: number | undefined;
    readonly mean: number;
    readonly long: number;
  };
  readonly changes: { readonly changed: number; readonly toRight: number; readonly toWrong: number };
  readonly jumps: readonly Jump[];
  readonly uncovered: readonly string[];
  /** Lessons of missed questions, the most missed first. */
  readonly weakLessons: readonly { readonly lesson: string; readonly missed: number }[];
};

const threeMinutes = 180_000;

/** The report of a sitting, made anew from its records each time. */
export function reportOf(sitting: Sitting): ExamReport {
  const { paper } = sitting;
  const { blueprint } = paper;
  const items = scoreItems(sitting);
  const counted = items.filter(({ item }) => item.scored);
  const scored = tally(counted);
  const line = passShare(blueprint);
  const score = scoreOf(blueprint, scored.share);
  const { low, high } = scored.interval;
  const timed = items.filter(({ took }) => took > 0);
  const end = sitting.submitted?.at ?? sitting.lastSeen;
  return {
    exam: blueprint.id,
    seed: paper.seed,
    pool: paper.pool,
    score,
    passLine: blueprint.pass.line,
    passed: score >= blueprint.pass.line,
    certainty: low >= line ? 'above' : high < line ? 'below' : 'open',
    scoreInterval: { low: scoreOf(blueprint, low), high: scoreOf(blueprint, high) },
    passShare: line,
    scored,
    unscored: items.length - counted.length,
    answered: items.filter(({ answered }) => answered).length,
    items,
    domains: domainsOf(sitting, counted),
    levels: levelsOf(counted),
    time: {
      used: Math.max(0, end - sitting.startedAt),
      limit: sitting.deadline === undefined ? undefined : sitting.deadline - sitting.startedAt,
      mean: timed.length === 0 ? 0 : timed.reduce((sum, { took }) => sum + took, 0) / timed.length,
      long: timed.filter(({ took }) => took > threeMinutes).length,
    },
    changes: {
      changed: items.filter(({ changed }) => changed).length,
      toRight: items.filter(({ turned }) => turned === 'to-right').length,
      toWrong: items.filter(({ turned }) => turned === 'to-wrong').length,
    },
    jumps: sitting.jumps,
    uncovered: paper.uncovered,
    weakLessons: weakLessons({ items }),
  };
}

function tally(items: readonly ItemScore[]): Tally {
  const points = items.reduce((sum, item) => sum + shareOf(item), 0);
  const of = items.length;
  return { points, of, share: of === 0 ? 0 : points / of, interval: wilson(points, of) };
}

const domainsOf = ({ paper }: Sitting, items: readonly ItemScore[]): readonly DomainReport[] =>
  paper.blueprint.domains
    .map(({ id, weight }) => ({ id, weight, ...tally(items.filter(({ item }) => item.domain === id)) }))
    .filter(({ of }) => of > 0)
    .sort((one, other) => one.share - other.share);

const levelsOf = (items: readonly ItemScore[]) =>
  (['recall', 'apply', 'judge'] as const)
    .map((level) => ({
      level,
      ...tally(items.filter(({ item }) => item.kind === 'question' && item.question.level === level)),
    }))
    .filter(({ of }) => of > 0);

/** Lessons of what was missed, the most missed first; `labs` names the lessons that prepare for each task. */
export function weakLessons(
  { items }: Pick<ExamReport, 'items'>,
  labs: ReadonlyMap<string, readonly string[]> = new Map(),
): ExamReport['weakLessons'] {
  const missed = new Map<string, number>();
  for (const { item, verdict } of items) {
    if (verdict === 'right') continue;
    const lessons = item.kind === 'question' ? [item.question.lesson] : (labs.get(item.id) ?? []);
    for (const lesson of lessons) missed.set(lesson, (missed.get(lesson) ?? 0) + 1);
  }
  return [...missed]
    .map(([lesson, count]) => ({ lesson, missed: count }))
    .sort((one, other) => other.missed - one.missed || (one.lesson < other.lesson ? -1 : 1));
}

/** Tasks that did not give all their points, the poorest first, three at most. */
export const weakestTasks = ({ items }: ExamReport): readonly ItemScore[] =>
  items
    .filter(({ item, verdict }) => item.kind === 'task' && verdict !== 'right')
    .sort((one, other) => shareOf(one) - shareOf(other))
    .slice(0, 3);

/** Questions that were not answered right, in the order of the paper. */
export const missedQuestions = ({ items }: ExamReport): readonly Question[] =>
  items.flatMap(({ item, verdict }) =>
    item.kind === 'question' && verdict !== 'right' ? [item.question] : [],
  );
