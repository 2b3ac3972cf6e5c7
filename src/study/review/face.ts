import type { Both } from '../../i18n/language.ts';
import type { Question } from '../question.ts';

/** A card as it is shown: what is asked, and what should have come to mind, with marks as texts of questions have them. */
export type Face = {
  readonly front: Both;
  readonly back: Both;
  readonly code?: { readonly lang: string; readonly text: string };
};

/** A question as a card. Options are not shown: recalling is worth more than recognising. */
export const questionFace = (question: Question): Face => ({
  front: question.stem,
  back: { ja: backOf(question, 'ja'), en: backOf(question, 'en') },
  ...(question.code && { code: question.code }),
});

function backOf(question: Question, language: 'ja' | 'en'): string {
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return question.options
        .filter((option) => option.right)
        .map(({ text, why }) => `${text[language]}\n${why[language]}`)
        .join('\n');
    case 'ordering':
      return question.items.map(({ text }, at) => `${at + 1}. ${text[language]}`).join('\n');
    case 'matching':
      return question.pairs.map(({ left, right }) => `${left[language]}: ${right[language]}`).join('\n');
    case 'command':
      return `${asCode(question.answer)}\n${question.why[language]}`;
    case 'short':
      return question.model[language];
    case 'cloze':
      return question.gaps
        .map(({ accept, why }, at) => `${at + 1}. ${asCode(accept[0] ?? '')}\n${why[language]}`)
        .join('\n');
    case 'wrong-line':
      return `${question.line}: ${asCode(question.repair.trim())}\n${question.why[language]}`;
  }
}

/** What a program reads, among words: its own marks stay as they are. */
function asCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
