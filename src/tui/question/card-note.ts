import { sayNext } from '../../i18n/amounts.ts';
import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Explaining } from '../../study/quiz-state.ts';
import { cardId } from '../../study/review/card.ts';
import { dueOf, learnerOf } from '../learner.ts';
import type { Env } from '../screen.ts';

/** What the answer did to the card of its question, as a sentence and in two words; undefined where it did nothing. */
export function cardNote(
  quiz: Explaining,
  env: Env,
): { readonly sentence: string; readonly short: string } | undefined {
  if (!quiz.settled) return undefined;
  const { language } = env;
  const { id } = quiz.item.question;
  const answered = learnerOf(env).progress.items.get(id)?.at;
  const of = cardId({ kind: 'question', question: id });
  const card = dueOf(env).cards.find((each) => each.id === of);
  if (card === undefined || card.suspended || card.last !== answered) return undefined;
  const next = sayNext(card.due - env.now, language);
  return card.reps === 1
    ? { sentence: texts.cardMade[language](next), short: texts.cardAdded[language] }
    : { sentence: texts.cardMoved[language](next), short: texts.cardNext[language](next) };
}
