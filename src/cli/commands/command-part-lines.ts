import { commandPartTexts as texts } from '../../i18n/texts/command-parts.ts';
import type { CommandPart } from '../../study/command/compare.ts';
import type { Voice } from './quiz-lines.ts';

/** Which parts of a typed command differ, one line each; nothing when all agree. */
export function partLines(parts: readonly CommandPart[], { language, spoken }: Voice): readonly string[] {
  return parts
    .filter(({ outcome }) => outcome !== 'same')
    .map(({ part, name, typed, wanted, outcome }) => {
      const label = part === 'flag' ? name : texts.part[part][language];
      const given = typed ?? texts.none[language];
      const right = wanted ?? texts.none[language];
      const word = texts.outcome[outcome][language];
      return spoken ? `${label}: ${word}. ${given} / ${right}` : `  ✗ ${label}  ${given}  ${word}  ${right}`;
    });
}
