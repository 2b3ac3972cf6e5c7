import { sayExact } from '../i18n/amounts.ts';
import type { Both, Language } from '../i18n/language.ts';
import { forTime, withLeft, withStep } from '../i18n/texts/waiting.ts';

/**
 * What the learner waits for while a task runs, with the limit that is kept for all of it or for each of its steps, in
 * milliseconds. `goesOn`: it comes to its end though the screen is left.
 */
export type Awaited = {
  readonly say: Both;
  readonly limit?: number;
  readonly step?: number;
  readonly goesOn?: true;
};

/** Something is awaited since a time of the clock. */
export type Wait = { readonly awaited: Awaited; readonly since: number };

/** What a view knows better than the task it waits for: what is done just now, and its time. Milliseconds. */
export type Awaiting = { readonly say?: string; readonly elapsed?: number; readonly left?: number };

/** What is said of a wait, the widest form first, and when that changes by itself. */
export type Waiting = { readonly words: readonly string[]; readonly changesAt: number | undefined };

const namedFrom = 100;
const countedFrom = 2_000;

const spentOn = (wait: Wait, now: number, { elapsed }: Awaiting): number => elapsed ?? now - wait.since;

/** True once a wait that leaving ends is long enough to say so. */
export const isStoppedByLeaving = (wait: Wait, now: number, awaiting: Awaiting, still: boolean): boolean =>
  wait.awaited.goesOn !== true && spentOn(wait, now, awaiting) >= (still ? namedFrom : countedFrom);

/**
 * What is said of a wait, the widest form first: nothing at once, what is awaited soon after, and from two seconds on
 * its time, too. `still`: no running numbers.
 */
export function waitWords(
  wait: Wait,
  now: number,
  language: Language,
  still: boolean,
  awaiting: Awaiting = {},
): readonly string[] {
  const spent = spentOn(wait, now, awaiting);
  if (spent < namedFrom) return [];
  const { say, limit, step } = wait.awaited;
  const name = awaiting.say ?? say[language];
  if (still || spent < countedFrom) return [name];
  const seconds = whole(spent);
  const left = awaiting.left ?? (limit === undefined ? undefined : limit - seconds);
  const short = [forTime[language](name, seconds), sayExact(seconds, language)];
  if (left !== undefined) return [withLeft[language](name, seconds, Math.max(0, left)), ...short];
  return step === undefined ? short : [withStep[language](name, seconds, step), ...short];
}

/** When what is said changes next; undefined when it does not change by itself any more. */
export function waitChange({ since }: Wait, now: number, still: boolean): number | undefined {
  const spent = now - since;
  if (spent < namedFrom) return since + namedFrom;
  if (still) return undefined;
  return since + (spent < countedFrom ? countedFrom : whole(spent) + 1_000);
}

const whole = (milliseconds: number): number => Math.floor(milliseconds / 1_000) * 1_000;
