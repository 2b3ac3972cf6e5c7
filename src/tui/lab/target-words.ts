import type { Language } from '../../i18n/language.ts';
import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { TargetView } from '../../lab/actions.ts';

/** Where a lab runs, short enough for the header rule: `practice v1.35（模擬）`. */
export function targetWords(target: TargetView, language: Language): string {
  const place = target.context ?? target.cluster ?? target.aws?.account ?? target.provider;
  const name = target.version === undefined ? place : `${place} ${target.version}`;
  return target.simulated ? `${name}${texts.simulated[language]}` : name;
}
