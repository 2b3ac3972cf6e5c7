import { type Finding, finding } from './finding.ts';
import type { Material } from './load.ts';
import type { Register } from './register.ts';

/** Glossary and study paths against the lessons and terms they name. */
export function proofreadData(material: Material, register: Register): readonly Finding[] {
  return [
    ...material.glossary.flatMap(({ file, value, document }) =>
      value.flatMap((term, index) => [
        ...(register.moduleOf.has(term.lesson)
          ? []
          : [finding('unknown-lesson', file, document.positionOf([index, 'lesson']), term.lesson)]),
        ...term.related.flatMap((id, at) =>
          register.terms.has(id)
            ? []
            : [finding('unknown-term', file, document.positionOf([index, 'related', at]), id)],
        ),
      ]),
    ),
    ...(material.paths?.value ?? []).flatMap((path, index) =>
      path.lessons.flatMap((id, at) =>
        register.moduleOf.has(id) || material.paths === undefined
          ? []
          : [
              finding(
                'unknown-lesson',
                material.paths.file,
                material.paths.document.positionOf([index, 'lessons', at]),
                id,
              ),
            ],
      ),
    ),
  ];
}
