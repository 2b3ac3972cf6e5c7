import type { Both } from '../../i18n/language.ts';
import { normalise } from '../../text/normalise.ts';
import type { Answer, AnswerVerdict } from '../history.ts';
import type { QuestionOf } from '../question.ts';

export type IdeaGrade = {
  readonly id: string;
  readonly text: Both;
  readonly found: boolean;
  /** `machine`: a listed phrasing stands in the answer; `self`: for the learner to judge. */
  readonly by: 'machine' | 'self';
};

export type ShortGrade = {
  readonly kind: 'short';
  readonly verdict: AnswerVerdict;
  readonly ideas: readonly IdeaGrade[];
  readonly pass: number;
  readonly model: Both;
  readonly why: Both;
};

/** Marks an idea of a short answer that the learner judged to be there: `[text, 'idea:no-keys', …]`. */
export const judgedIdea = (id: string): string => `idea:${id}`;

/** Ideas whose phrasing stands in the text are found by machine; the others count when the learner says so. */
export function gradeShort(question: QuestionOf<'short'>, answer: Answer): ShortGrade {
  const [text = '', ...judged] = answer;
  const ideas = question.ideas.map((idea): IdeaGrade => {
    const machine = stands(idea.any, text);
    const found = machine || judged.includes(judgedIdea(idea.id));
    return { id: idea.id, text: idea.text, found, by: machine ? 'machine' : 'self' };
  });
  const found = ideas.filter((idea) => idea.found).length;
  const verdict = found >= question.pass ? 'right' : found > 0 ? 'partly' : 'wrong';
  return { kind: 'short', verdict, ideas, pass: question.pass, model: question.model, why: question.why };
}

/** Both languages count whatever the screen speaks: people answer in either. */
function stands(any: Both<readonly string[]> | undefined, text: string): boolean {
  if (any === undefined) return false;
  const given = normalise(text);
  return [...any.ja, ...any.en].some((phrase) => contains(given, normalise(phrase)));
}

/** A phrase in Latin letters must begin a word (`sts` is not in `costs`) and may take an ending (`key`, `keys`). */
function contains(given: string, phrase: string): boolean {
  if (phrase === '') return false;
  const ending = phrase.length > 3 ? /^[a-z]{0,3}(?![a-z0-9])/ : /^s?(?![a-z0-9])/;
  const latinEnd = /[a-z0-9]$/.test(phrase);
  for (let at = given.indexOf(phrase); at >= 0; at = given.indexOf(phrase, at + 1)) {
    const begins = !(/^[a-z0-9]/.test(phrase) && /[a-z0-9]/.test(given[at - 1] ?? ''));
    if (begins && (!latinEnd || ending.test(given.slice(at + phrase.length)))) return true;
  }
  return false;
}
