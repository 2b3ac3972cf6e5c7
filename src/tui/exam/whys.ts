import { answerOf, missingFrom } from '../../study/draft.ts';
import { modes } from '../../study/exam/modes.ts';
import type { ExamSession } from '../../study/exam/session.ts';
import type { Place } from '../places.ts';
import { askedNow } from './writing.ts';

/** Where the answer on screen is explained; undefined where the mode tells nothing yet, or nothing whole was answered. */
export function whysOf(session: ExamSession): Place | undefined {
  const { paper, mode } = session.sitting;
  const asking = askedNow(session);
  if (!modes[mode].whys || asking === undefined) return undefined;
  const { question } = asking.item;
  if (missingFrom(question, asking.draft) !== undefined) return undefined;
  const given = answerOf(asking.draft);
  return { screen: 'quiz', questions: [question.id], title: paper.blueprint.title, seed: paper.seed, given };
}
