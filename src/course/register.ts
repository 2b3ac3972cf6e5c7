import type { Question } from '../study/question.ts';
import type { Position } from './finding.ts';
import type { Material } from './load.ts';
import type { LessonText } from './load-lesson.ts';

/** An id and where it was given. */
export type IdPlace = {
  readonly space: 'lesson' | 'question' | 'term' | 'dated' | 'path';
  readonly id: string;
  readonly file: string;
  readonly position: Position;
};

/** What the parts of a course may refer to. */
export type Register = {
  readonly places: readonly IdPlace[];
  /** Module of every lesson of course.yaml, written or not. */
  readonly moduleOf: ReadonlyMap<string, string>;
  /** Japanese text of every written lesson. */
  readonly lessons: ReadonlyMap<string, LessonText>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly terms: ReadonlySet<string>;
  readonly dated: ReadonlySet<string>;
  /** `exam/domain`; empty when no blueprint is there. */
  readonly domains: ReadonlySet<string>;
};

export function registerOf(material: Material): Register {
  const places = placesOf(material);
  const ids = (space: IdPlace['space']) =>
    new Set(places.filter((place) => place.space === space).map((place) => place.id));
  return {
    places,
    moduleOf: new Map(
      (material.outline?.value.modules ?? []).flatMap((module) =>
        module.lessons.map((lesson) => [lesson, module.id] as const),
      ),
    ),
    lessons: new Map(
      material.lessons.filter((text) => text.language === 'ja').map((text) => [text.matter.id, text]),
    ),
    questions: new Map(
      material.questions.flatMap(({ value }) => value.questions.map((question) => [question.id, question])),
    ),
    terms: ids('term'),
    dated: ids('dated'),
    domains: new Set(
      material.exams.flatMap(({ value }) => value.domains.map((domain) => `${value.id}/${domain.id}`)),
    ),
  };
}

function placesOf(material: Material): readonly IdPlace[] {
  const listed = (
    space: IdPlace['space'],
    files: readonly {
      readonly file: string;
      readonly value: readonly { readonly id: string }[];
      readonly document: LessonText['document'];
    }[],
  ): readonly IdPlace[] =>
    files.flatMap(({ file, value, document }) =>
      value.map(({ id }, index) => ({ space, id, file, position: document.positionOf([index, 'id']) })),
    );
  const outline = material.outline;
  return [
    ...(outline?.value.modules ?? []).flatMap((module, moduleIndex) =>
      module.lessons.map((id, index) => ({
        space: 'lesson' as const,
        id,
        file: outline?.file ?? '',
        position: outline?.document.positionOf(['modules', moduleIndex, 'lessons', index]) ?? {
          line: 1,
          column: 1,
        },
      })),
    ),
    ...material.questions.flatMap(({ file, value, document }) =>
      value.questions.flatMap((question, index) =>
        [question.id, ...(question.was ?? [])].map((id) => ({
          space: 'question' as const,
          id,
          file,
          position: document.positionOf(['questions', index, 'id']),
        })),
      ),
    ),
    ...listed('term', material.glossary),
    ...listed('dated', material.dated),
    ...(material.paths === undefined ? [] : listed('path', [material.paths])),
  ];
}
