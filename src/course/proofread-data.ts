import { type Finding, finding } from './finding.ts';
import type { Material } from './load.ts';
import type { Register } from './register.ts';

/** The glossary against the lessons and terms it names. */
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
  ];
}
