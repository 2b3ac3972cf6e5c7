import type { Both } from '../i18n/language.ts';
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

export type Searchable = {
  readonly lessons: readonly Lesson[];
  readonly questions: readonly Question[];
  readonly terms: readonly GlossaryTerm[];
  readonly labs: readonly SearchableLab[];
};

/** All of a course that can be found, with the labs given. Reads every lesson and question: for build time. */
export const searchableOf = (course: Course, labs: readonly SearchableLab[]): Searchable => ({
  lessons: course.modules.flatMap((module) => module.lessons.map((card) => course.lesson(card.id))),
  questions: course.modules.flatMap((module) => course.questionsOf(module.id)),
  terms: [...course.glossary.values()],
  labs,
});

const both = (text: Both): string => `${text.ja} ${text.en}`;

export const documentsOf = ({ lessons, questions, terms, labs }: Searchable): readonly SearchDocument[] => [
  ...lessons.flatMap(lessonDocuments),
  ...questions.map(questionDocument),
  ...terms.map(
    (term): SearchDocument => ({
      kind: 'term',
      id: term.id,
      section: 0,
      title: [both(term.term), ...term.also].join(' '),
      heading: '',
      text: both(term.meaning),
    }),
  ),
  ...labs.map(
    (lab): SearchDocument => ({
      kind: 'lab',
      id: lab.id,
      section: 0,
      title: both(lab.title),
      heading: '',
      text: lab.texts.map(both).join(' '),
    }),
  ),
];

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
