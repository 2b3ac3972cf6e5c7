import type { Language } from '../../i18n/language.ts';
import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import type { Fact } from '../frame/view.ts';

/** What the header says of the time left; `left` is undefined where the mode has no clock. */
export const clockFacts = (left: number | undefined, language: Language): readonly Fact[] =>
  left === undefined
    ? [{ text: texts.shared.noClock[language] }]
    : [{ text: texts.left[language](left), keep: true }];

/** Once a minute, and once a second in the last five; never while nothing runs. */
export function wakeAt(left: number | undefined, now: number): number | undefined {
  if (left === undefined) return undefined;
  const step = left <= 300_000 ? 1_000 : Math.min(60_000, left - 300_000);
  const whole = left % step === 0 ? step : left % step;
  return now + Math.max(200, whole);
}
