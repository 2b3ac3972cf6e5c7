import type { Progress } from './progress.ts';
import { defaultLimits, type Limits } from './review/queue.ts';
import type { SchedulerSettings } from './review/scheduler.ts';

/** Names of settings that the rules of study read; stored as `setting` events like all others. */
export const studySettings = {
  retention: 'review.retention',
  newCards: 'review.new-cards',
  reviews: 'review.reviews',
  weights: 'review.weights',
  target: 'exam.target',
  labTarget: 'lab.target',
} as const;

/** The exam the learner studies for, by its id; undefined when none was chosen, or one that is gone. */
export function targetOf<T extends { readonly id: string }>(
  { settings }: Progress,
  exams: readonly T[],
): T | undefined {
  const target = settings.get(studySettings.target);
  return exams.find(({ id }) => id === target);
}

/** Where the learner wants labs to run, as `--target` names it; undefined where they did not choose. */
export function labTargetOf({ settings }: Progress): string | undefined {
  const target = settings.get(studySettings.labTarget);
  return typeof target === 'string' && target !== '' ? target : undefined;
}

/** The place to show as chosen: the practice cluster where the learner did not choose. */
export const shownLabTarget = (progress: Progress): string => labTargetOf(progress) ?? 'practice';

/** What the learner set for reviews, out-of-range values ignored. */
export function reviewSettings({ settings }: Progress): SchedulerSettings & { readonly limits: Limits } {
  const number = (name: string, least: number, most: number): number | undefined => {
    const value = settings.get(name);
    return typeof value === 'number' && value >= least && value <= most ? value : undefined;
  };
  const retention = number(studySettings.retention, 0.7, 0.97);
  const weights = readWeights(settings.get(studySettings.weights));
  return {
    ...(retention !== undefined && { retention }),
    ...(weights && { weights }),
    limits: {
      newCards: number(studySettings.newCards, 0, 1_000) ?? defaultLimits.newCards,
      reviews: number(studySettings.reviews, 0, 10_000) ?? defaultLimits.reviews,
    },
  };
}

/** Parameters as the setting keeps them: numbers parted by blanks. */
export const writeWeights = (weights: readonly number[]): string =>
  weights.map((weight) => Number(weight.toFixed(4))).join(' ');

function readWeights(text: unknown): readonly number[] | undefined {
  if (typeof text !== 'string') return undefined;
  const weights = text.split(' ').map(Number);
  return weights.length === 21 && weights.every(Number.isFinite) ? weights : undefined;
}
