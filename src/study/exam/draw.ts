import type { Question } from '../question.ts';
import { digest, numberOf, type Random, seededRandom, shuffled } from '../random.ts';
import { apportion, apportionWithin } from './apportion.ts';
import type { Blueprint } from './blueprint.ts';

/** A lab as a task of a performance exam; the course's labs fit. */
export type TaskFacts = {
  readonly id: string;
  readonly domains: readonly string[];
  readonly minutes: number;
};

export type DrawnQuestion = {
  readonly question: Question;
  readonly domain: string;
  readonly scored: boolean;
};
export type DrawnTask = { readonly lab: string; readonly domain: string };

/** What a draw came to. A small pool gives a shorter paper in the same proportions, and says so. */
export type Draw = {
  readonly questions: readonly DrawnQuestion[];
  readonly tasks: readonly DrawnTask[];
  readonly minutes: number;
  /** Short name of the pool it was drawn from: the same seed and pool give the same paper. */
  readonly pool: string;
  /** Domains the pool has nothing for. */
  readonly uncovered: readonly string[];
};

export type DrawRequest = {
  readonly blueprint: Blueprint;
  readonly questions: readonly Question[];
  readonly tasks: readonly TaskFacts[];
  readonly seed: string;
  /** Edition of the course, part of the pool's name. */
  readonly edition: string;
  /** Questions wanted; without it those of the blueprint. */
  readonly count?: number;
  /** Tasks on a cluster wanted, for performance and mixed papers. */
  readonly taskCount?: number;
};

/** Levels in the proportions of the craft guide: recall at most a fifth, judging at least a seventh. */
const levels = { recall: 0.15, apply: 0.65, judge: 0.2 } as const;

/** Draws a paper: domains by largest remainder, then levels, then kinds as the pool has them; all from the seed. */
export function drawPaper(request: DrawRequest): Draw {
  const { blueprint, seed, edition } = request;
  const count = request.count ?? (blueprint.form === 'choice' ? blueprint.questions : 0);
  const taskCount = request.taskCount ?? (blueprint.form === 'performance' ? blueprint.questions : 0);
  const random = seededRandom(`${seed} ${blueprint.id}`);
  const kinds = new Set<string>(blueprint.kinds);
  const pool = request.questions.filter(({ kind }) => kinds.has(kind));
  const questions = byDomain(blueprint, pool);
  const tasks = byDomain(blueprint, request.tasks);
  const drawnTasks = drawTasks(blueprint, tasks, taskCount, random);
  const drawn = drawQuestions(blueprint, questions, count, random);
  // Tasks of a mixed paper bring their own time; those of a performance exam are what its time is for.
  const timed = drawn.length + (blueprint.form === 'performance' ? drawnTasks.length : 0);
  const scored = unscoredMarks(blueprint, drawn.length, random);
  return {
    questions: shuffled(drawn, random).map((item, at) => ({ ...item, scored: scored[at] ?? true })),
    tasks: shuffled(drawnTasks, random),
    minutes: Math.max(1, Math.round((blueprint.minutes * timed) / blueprint.questions)),
    pool: poolName(edition, [...questions.values()].flat(), request.tasks),
    uncovered: blueprint.domains
      .map(({ id }) => id)
      .filter((id) => !(count > 0 && has(questions, id)) && !(taskCount > 0 && has(tasks, id))),
  };
}

const has = (groups: ReadonlyMap<string, readonly unknown[]>, domain: string): boolean =>
  (groups.get(domain)?.length ?? 0) > 0;

type Named = { readonly id: string };

/** The same edition and items give the same name, in whatever order they come. */
function poolName(edition: string, questions: readonly Named[], tasks: readonly Named[]): string {
  const sum = (items: readonly Named[]) => items.reduce((all, { id }) => (all + numberOf(id, 0)) >>> 0, 0);
  return digest([edition, questions.length, sum(questions), tasks.length, sum(tasks)].join(' '));
}

/** Items of each domain of the exam. An item of several goes to the one with the fewest, so that none starves. */
function byDomain<T extends { readonly domains: readonly string[] }>(
  { id: exam, domains }: Blueprint,
  items: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>(domains.map(({ id }) => [id, []]));
  const prefix = `${exam}/`;
  const named = (item: T) =>
    item.domains.filter((domain) => domain.startsWith(prefix)).map((domain) => domain.slice(prefix.length));
  const several: { readonly item: T; readonly names: readonly string[] }[] = [];
  for (const item of items) {
    const names = named(item);
    if (names.length === 1) groups.get(names[0] ?? '')?.push(item);
    else if (names.length > 1) several.push({ item, names });
  }
  for (const { item, names } of several) {
    const size = (name: string) => groups.get(name)?.length ?? Number.POSITIVE_INFINITY;
    const smallest = names.reduce((one, other) => (size(other) < size(one) ? other : one));
    groups.get(smallest)?.push(item);
  }
  return groups;
}

/** Counts by domain, for the largest paper up to `count` that the pool can fill in the blueprint's proportions. */
export function domainCounts(
  { domains }: Blueprint,
  available: ReadonlyMap<string, number>,
  count: number,
): readonly number[] {
  const weights = domains.map(({ id, weight }) => ((available.get(id) ?? 0) > 0 ? weight : 0));
  for (let size = count; size > 0; size -= 1) {
    const counts = apportion(weights, size);
    if (counts.every((wanted, at) => wanted <= (available.get(domains[at]?.id ?? '') ?? 0))) return counts;
  }
  return domains.map(() => 0);
}

function drawQuestions(
  blueprint: Blueprint,
  groups: ReadonlyMap<string, Question[]>,
  count: number,
  random: Random,
): readonly { readonly question: Question; readonly domain: string }[] {
  const counts = domainCounts(blueprint, sizes(groups), count);
  return blueprint.domains.flatMap(({ id: domain }, at) =>
    drawLevels(groups.get(domain) ?? [], counts[at] ?? 0, random).map((question) => ({ question, domain })),
  );
}

function drawLevels(pool: readonly Question[], count: number, random: Random): readonly Question[] {
  const names = ['recall', 'apply', 'judge'] as const;
  const groups = names.map((level) => pool.filter((question) => question.level === level));
  const counts = apportionWithin(
    names.map((level) => levels[level]),
    groups.map(({ length }) => length),
    count,
  );
  return groups.flatMap((group, at) => drawKinds(group, counts[at] ?? 0, random));
}

function drawKinds(pool: readonly Question[], count: number, random: Random): readonly Question[] {
  const kinds = [...new Set(pool.map(({ kind }) => kind))].sort();
  const groups = kinds.map((kind) => pool.filter((question) => question.kind === kind));
  const limits = groups.map(({ length }) => length);
  const counts = apportionWithin(limits, limits, count);
  return groups.flatMap((group, at) => some(group, counts[at] ?? 0, random));
}

/**
 * The `count` items whose ids the chance puts first. Each item has a number of its own, so that the order on disk does
 * not decide what a seed means, and a large pool needs no sorting.
 */
function some<T extends { readonly id: string }>(
  items: readonly T[],
  count: number,
  random: Random,
): readonly T[] {
  const salt = Math.floor(random() * 0x1_0000_0000);
  const chosen: { readonly item: T; readonly key: number }[] = [];
  const before = (one: (typeof chosen)[number], other: (typeof chosen)[number]) =>
    one.key - other.key || (one.item.id < other.item.id ? -1 : 1);
  for (const item of items) {
    const entry = { item, key: numberOf(item.id, salt) };
    const last = chosen[count - 1];
    if (last !== undefined && before(entry, last) > 0) continue;
    const place = chosen.findIndex((each) => before(entry, each) < 0);
    chosen.splice(place < 0 ? chosen.length : place, 0, entry);
    if (chosen.length > count) chosen.pop();
  }
  return chosen.map(({ item }) => item);
}

function drawTasks(
  blueprint: Blueprint,
  groups: ReadonlyMap<string, TaskFacts[]>,
  count: number,
  random: Random,
): readonly DrawnTask[] {
  const counts = domainCounts(blueprint, sizes(groups), count);
  return blueprint.domains.flatMap(({ id: domain }, at) =>
    some(groups.get(domain) ?? [], counts[at] ?? 0, random).map(({ id }) => ({ lab: id, domain })),
  );
}

const sizes = (groups: ReadonlyMap<string, readonly unknown[]>): ReadonlyMap<string, number> =>
  new Map([...groups].map(([id, items]) => [id, items.length]));

/** True for each place that counts; as many unscored ones as the real exam has, in proportion. */
function unscoredMarks({ questions, scored }: Blueprint, count: number, random: Random): readonly boolean[] {
  const unscored = Math.round(((questions - scored) / questions) * count);
  return shuffled(
    Array.from({ length: count }, (_, at) => at >= unscored),
    random,
  );
}
