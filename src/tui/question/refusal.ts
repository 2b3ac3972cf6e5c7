import type { Both } from '../../i18n/language.ts';
import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Refusal } from '../../study/draft.ts';
import type { Asking } from '../../study/quiz-state.ts';

/** Why the quiz refused, in both languages. */
export function refusalNotice(quiz: Asking, refusal: Refusal): Both {
  const letter = (id: string) => quiz.item.shown.find((each) => each.id === id)?.letter ?? id;
  switch (refusal.reason) {
    case 'too-many': {
      const chosen = refusal.chosen.map(letter).sort();
      const say = texts.refused['too-many'];
      return { ja: say.ja(letter(refusal.option), chosen), en: say.en(letter(refusal.option), chosen) };
    }
    case 'too-few': {
      const say = texts.refused['too-few'];
      return { ja: say.ja(refusal.missing), en: say.en(refusal.missing) };
    }
    case 'empty':
      return texts.refused.empty;
  }
}
