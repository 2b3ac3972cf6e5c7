import type { HistoryRecord } from '../history.ts';
import { told } from '../progress.ts';
import type { Question } from '../question.ts';
import { type Random, seededRandom } from '../random.ts';
import { apportion } from './apportion.ts';
import { type Blueprint, passShare } from './blueprint.ts';
import type { Interval } from './interval.ts';
import { modes } from './modes.ts';
import { sittingsOf } from './sitting.ts';

export type Readiness = {
  /** The chance, 0 to 1, that a paper drawn now is passed; undefined below ten answers. */
  readonly chance: number | undefined;
  /** 90 % of the abilities that fit the answers give a chance in this interval. */
  readonly interval: Interval;
  /** Questions answered and labs judged for this exam, and counted sittings of it. */
  readonly answers: number;
  readonly sittings: number;
  /** The domain whose few answers widen the interval most. */
  readonly thinnest: { readonly domain: string; readonly answers: number } | undefined;
};

type Evidence = { readonly id: string; readonly weight: number; right: number; total: number };

const fewest = 10;
const draws = 600;

/** Labs of the course by id, with the exam domains each is about. */
export type LabDomains = ReadonlyMap<string, readonly string[]>;

/**
 * How likely a pass is: for each domain a Beta distribution over ability from the newest answer to each question,
 * for each of 600 abilities the chance that the weighted score reaches the line. Fixed seed: no number flickers.
 */
export function readinessOf(
  blueprint: Blueprint,
  questions: ReadonlyMap<string, Question>,
  records: readonly HistoryRecord[],
  labs: LabDomains = new Map(),
): Readiness {
  const evidence = evidenceOf(blueprint, questions, records, labs);
  const answers = evidence.reduce((sum, { total }) => sum + total, 0);
  const sittings = sittingsOf(records).filter(
    ({ paper, mode, submitted }) =>
      paper.blueprint.id === blueprint.id && modes[mode].counted && submitted !== undefined,
  ).length;
  const [thin] = [...evidence].sort((one, other) => one.total / one.weight - other.total / other.weight);
  const thinnest = thin === undefined ? undefined : { domain: thin.id, answers: thin.total };
  if (answers < fewest)
    return { chance: undefined, interval: { low: 0, high: 1 }, answers, sittings, thinnest };
  const random = seededRandom(blueprint.id);
  const chances = Array.from({ length: draws }, () => chanceFor(blueprint, evidence, random)).sort(
    (a, b) => a - b,
  );
  return {
    chance: chances.reduce((sum, chance) => sum + chance, 0) / draws,
    interval: { low: chances[Math.floor(draws * 0.05)] ?? 0, high: chances[Math.floor(draws * 0.95)] ?? 1 },
    answers,
    sittings,
    thinnest,
  };
}

function evidenceOf(
  { id: exam, domains }: Blueprint,
  questions: ReadonlyMap<string, Question>,
  records: readonly HistoryRecord[],
  labs: LabDomains,
): readonly Evidence[] {
  const newest = new Map<string, number>();
  const tasks = new Map<string, number>();
  for (const { event } of told(records)) {
    if (event.type === 'answered') newest.set(event.question, event.verdict === 'right' ? 1 : 0);
    // A lab gives the share of its points, as it would in the exam.
    if (event.type === 'lab-checked' && event.maxPoints > 0)
      tasks.set(event.lab, Math.min(1, event.points / event.maxPoints));
  }
  const evidence = domains.map(({ id, weight }): Evidence => ({ id, weight, right: 0, total: 0 }));
  const take = (names: readonly string[], share: number) => {
    for (const name of names) {
      const domain = evidence.find((each) => name === `${exam}/${each.id}`);
      if (domain === undefined) continue;
      domain.total += 1;
      domain.right += share;
    }
  };
  for (const [id, share] of newest) take(questions.get(id)?.domains ?? [], share);
  for (const [id, share] of tasks) take(labs.get(id) ?? [], share);
  return evidence;
}

/** One ability by domain, and the chance that a paper of it passes (normal approximation of the sum). */
function chanceFor(blueprint: Blueprint, evidence: readonly Evidence[], random: Random): number {
  const counts = apportion(
    evidence.map(({ weight }) => weight),
    blueprint.scored,
  );
  let mean = 0;
  let variance = 0;
  for (const [at, { right, total }] of evidence.entries()) {
    const ability = beta(1 + right, 1 + total - right, random);
    const count = counts[at] ?? 0;
    mean += count * ability;
    variance += count * ability * (1 - ability);
  }
  const needed = Math.ceil(passShare(blueprint) * blueprint.scored - 1e-9);
  return 1 - normal((needed - 0.5 - mean) / Math.sqrt(Math.max(variance, 1e-9)));
}

const beta = (a: number, b: number, random: Random): number => {
  const one = gamma(a, random);
  return one / (one + gamma(b, random));
};

/** Marsaglia and Tsang's method; shapes here are at least 1. */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(Math.max(random(), 1e-12))) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(Math.max(random(), 1e-12)) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return d * v;
  }
}

/** The normal distribution function (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const density = 0.3989422804014327 * Math.exp((-x * x) / 2);
  const tail =
    density *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}
