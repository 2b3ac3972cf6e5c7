import type { Both } from '../i18n/language.ts';
import type { CardSubject } from '../study/review/card.ts';
import { type Face, questionFace } from '../study/review/face.ts';
import type { Course } from './course.ts';

/** What a card shows; undefined when what it asks about has left the course. `labs`: titles by id. */
export function cardFace(
  subject: CardSubject,
  course: Course,
  labs: ReadonlyMap<string, Both>,
): Face | undefined {
  switch (subject.kind) {
    case 'question': {
      const question = course.question(subject.question);
      return question === undefined ? undefined : questionFace(question);
    }
    case 'term': {
      const term = course.glossary.get(subject.term);
      return term === undefined ? undefined : { front: term.term, back: term.meaning };
    }
    case 'own': {
      const { front, back } = subject;
      return { front: { ja: front, en: front }, back: { ja: back, en: back } };
    }
    case 'lab': {
      const title = labs.get(subject.lab);
      if (title === undefined) return undefined;
      const again = `eks-learn lab start ${subject.lab}`;
      const front = { ja: `${title.ja}: ${subject.check}`, en: `${title.en}: ${subject.check}` };
      return { front, back: { ja: again, en: again } };
    }
  }
}

/** The lesson behind a card, if one is. */
export function cardLesson(subject: CardSubject, course: Course): string | undefined {
  if (subject.kind === 'question') return course.question(subject.question)?.lesson;
  return subject.kind === 'term' ? course.glossary.get(subject.term)?.lesson : undefined;
}
