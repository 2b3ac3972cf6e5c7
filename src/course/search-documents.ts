import type { Both } from '../i18n/language.ts';
import type { Lab } from '../lab/lab.ts';
import type { Question } from '../study/question.ts';
import type { Block } from '../text/block.ts';
import { wordsOf } from './blocks-in.ts';
import type { Course, GlossaryTerm } from './course.ts';
import type { Lesson } from './lesson.ts';
import { blockWords } from './search-words.ts';

export type SearchKind = 'lesson' | 'question' | 'term' | 'lab';

/** One thing that can be found: a section of a lesson, a question, a term, a lab. Both languages in one text. */
export type SearchDocument = {
  readonly kind: SearchKind;
  /** Id of the lesson, question, term or lab. */
  readonly id: string;
  /** Lessons: the section, 0 for what stands before the first heading. */
  readonly section: number;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
};

/** A lab as search needs it. */
export type SearchableLab = { readonly id: string; readonly title: Both; readonly texts: readonly Both[] };

/** What can be found of a lab: what is reported and asked for, never hints, solutions or what its checks look at. */
export const searchableLab = ({ id, title, ticket, tasks }: Lab): SearchableLab => ({
  id,
  title,
  texts: [ticket, ...tasks.map((task) => task.text)],
});

/** All of a course that can be found, with the labs given, a module at a time: its lessons and questions are read then. */
export function* documentsOf(
  course: Pick<Course, 'modules' | 'lesson' | 'questionsOf' | 'glossary'>,
  labs: readonly SearchableLab[],
): Generator<readonly SearchDocument[]> {
  for (const { id, lessons } of course.modules) {
    yield lessons.flatMap((card) => lessonDocuments(course.lesson(card.id)));
    yield course.questionsOf(id).map(questionDocument);
  }
  yield [...course.glossary.values()].map(termDocument);
  yield labs.map(labDocument);
}

const both = (text: Both): string => `${text.ja} ${text.en}`;

const termDocument = ({ id, term, also, meaning }: GlossaryTerm): SearchDocument => ({
  kind: 'term',
  id,
  section: 0,
  title: [both(term), ...also].join(' '),
  heading: '',
  text: both(meaning),
});

const labDocument = ({ id, title, texts }: SearchableLab): SearchDocument => ({
  kind: 'lab',
  id,
  section: 0,
  title: both(title),
  heading: '',
  text: texts.map(both).join(' '),
});

/** The blocks of each section; the first holds what stands before the first heading. */
export function sectionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}

function lessonDocuments(lesson: Lesson): readonly SearchDocument[] {
  const [ja, en] = [sectionsOf(lesson.body.ja), sectionsOf(lesson.body.en)];
  return Array.from({ length: Math.max(ja.length, en.length) }, (_, section): SearchDocument => {
    const parts = [...(ja[section] ?? []), ...(en[section] ?? [])];
    const headings = parts.flatMap((block) => (block.kind === 'heading' ? [wordsOf(block.text)] : []));
    return {
      kind: 'lesson',
      id: lesson.id,
      section,
      title: section === 0 ? both(lesson.title) : '',
      heading: headings.join(' '),
      text: parts
        .filter((block) => block.kind !== 'heading')
        .map(blockWords)
        .join(' '),
    };
  });
}

/** The question and what it offers, never the reasons: they would give the answer away. */
function questionDocument(question: Question): SearchDocument {
  const offered: readonly Both[] =
    'options' in question
      ? question.options.map((option) => option.text)
      : 'items' in question
        ? question.items.map((item) => item.text)
        : 'pairs' in question
          ? question.pairs.flatMap((pair) => [pair.left, pair.right])
          : [];
  const text = [...offered.map(both), question.code?.text ?? '', ...(question.tags ?? [])].join(' ');
  return { kind: 'question', id: question.id, section: 0, title: '', heading: both(question.stem), text };
}
