import { activityOf, type DayOf, streakOf } from './activity.ts';
import type { HistoryRecord, Instant } from './history.ts';
import { type Mastery, masteryOf } from './mastery.ts';
import { progressOf } from './progress.ts';
import type { Question } from './question.ts';

/** A module as the folds need it. */
export type ModuleFacts = {
  readonly id: string;
  readonly lessons: readonly { readonly id: string }[];
  readonly questions: readonly Question[];
};

export type Overview = {
  readonly records: number;
  readonly modules: readonly (Mastery & { readonly read: number; readonly lessons: number })[];
  /** By `exam/domain`, only domains that have questions. */
  readonly domains: readonly Mastery[];
  readonly lessonsRead: number;
  readonly lessons: number;
  readonly streak: number;
  /** Milliseconds of study. */
  readonly studyTime: number;
  /** Local day number → things done. */
  readonly days: ReadonlyMap<number, number>;
};

/** Where the learner stands, folded from the history for the modules of the course. */
export function overviewOf(
  records: readonly HistoryRecord[],
  modules: readonly ModuleFacts[],
  now: Instant,
  dayOf: DayOf,
): Overview {
  const progress = progressOf(records);
  const activity = activityOf(records, dayOf);
  const isRead = ({ id }: { readonly id: string }) => progress.lessons.get(id)?.state === 'read';
  const masteries = masteryOf(
    modules.map(({ id, questions }) => ({ id, questions: questions.map((question) => question.id) })),
    progress,
  );
  const lessons = modules.flatMap((module) => module.lessons);
  return {
    records: records.length,
    modules: masteries.map((mastery, at) => ({
      ...mastery,
      read: modules[at]?.lessons.filter(isRead).length ?? 0,
      lessons: modules[at]?.lessons.length ?? 0,
    })),
    domains: masteryOf(domainsOf(modules), progress),
    lessonsRead: lessons.filter(isRead).length,
    lessons: lessons.length,
    streak: streakOf(activity, dayOf(now)),
    studyTime: activity.totalTime,
    days: activity.days,
  };
}

function domainsOf(modules: readonly ModuleFacts[]): readonly { id: string; questions: string[] }[] {
  const byDomain = new Map<string, string[]>();
  for (const question of modules.flatMap(({ questions }) => questions))
    for (const domain of question.domains) {
      const ids = byDomain.get(domain);
      if (ids === undefined) byDomain.set(domain, [question.id]);
      else ids.push(question.id);
    }
  return [...byDomain].map(([id, questions]) => ({ id, questions })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
