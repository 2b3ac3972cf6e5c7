import type { DayOf } from '../activity.ts';
import type { Progress } from '../progress.ts';
import { reviewSettings } from '../settings.ts';
import { createScheduler } from './scheduler.ts';
import type { ReviewRules } from './session.ts';

/** A glossary term as reviews need it. */
export type TermFacts = { readonly id: string; readonly lesson: string };

/** The rules of the learner's reviews: their retention, limits and parameters, and which terms a lesson plants. */
export function reviewRulesOf(progress: Progress, terms: Iterable<TermFacts>, dayOf: DayOf): ReviewRules {
  const { limits, ...settings } = reviewSettings(progress);
  const byLesson = new Map<string, string[]>();
  for (const { id, lesson } of terms) byLesson.set(lesson, [...(byLesson.get(lesson) ?? []), id]);
  return {
    scheduler: createScheduler(settings),
    limits,
    dayOf,
    termsOf: (lesson) => byLesson.get(lesson) ?? [],
  };
}
