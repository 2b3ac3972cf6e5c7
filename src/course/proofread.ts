import { type Finding, finding, inOrder } from './finding.ts';
import type { Material } from './load.ts';
import { proofreadData } from './proofread-data.ts';
import { proofreadLesson } from './proofread-lesson.ts';
import { proofreadCoverage } from './proofread-mix.ts';
import { proofreadOutline } from './proofread-outline.ts';
import { proofreadPair } from './proofread-pair.ts';
import { proofreadPaths } from './proofread-paths.ts';
import { proofreadQuestions } from './proofread-questions.ts';
import { registerOf } from './register.ts';

/**
 * Every mistake in a course, those of single files and those between files, in the order of the files. `labs`: ids of the
 * labs there are; without it nothing is said about labs.
 */
export function proofread(material: Material, labs?: ReadonlySet<string>): readonly Finding[] {
  const register = registerOf(material);
  const stems = new Map<string, string>();
  return inOrder([
    ...material.findings,
    ...proofreadOutline(material, register),
    ...material.lessons.flatMap((text) => proofreadLesson(text, register)),
    ...pairsOf(material).flatMap(([ja, en]) => proofreadPair(ja, en)),
    ...material.questions.flatMap((file) => proofreadQuestions(file, register, stems)),
    ...modulesWithQuestions(material).flatMap((module) => coverageOf(module, material, register)),
    ...proofreadData(material, register),
    ...proofreadPaths(material, register, labs),
    ...duplicates(register.places),
  ]);
}

/** A module without any question is not written yet; nothing is said about it. */
const modulesWithQuestions = (material: Material): readonly string[] => [
  ...new Set(material.questions.map(({ value }) => value.module)),
];

function coverageOf(
  module: string,
  material: Material,
  register: ReturnType<typeof registerOf>,
): readonly Finding[] {
  const lessons = [...register.lessons.values()].filter(
    (text) => register.moduleOf.get(text.matter.id) === module,
  );
  const files = material.questions.filter(({ value }) => value.module === module);
  return proofreadCoverage(
    lessons,
    files.flatMap(({ value }) => value.questions),
  );
}

function pairsOf(material: Material) {
  return material.lessons
    .filter((text) => text.language === 'ja')
    .flatMap((ja) => {
      const en = material.lessons.find((text) => text.language === 'en' && text.folder === ja.folder);
      return en === undefined ? [] : [[ja, en] as const];
    });
}

/** An id means one thing in its namespace, old ids of `was` included. */
function duplicates(places: ReturnType<typeof registerOf>['places']): readonly Finding[] {
  const seen = new Set<string>();
  return places.flatMap(({ space, id, file, position }) => {
    const key = `${space}/${id}`;
    if (seen.has(key)) return [finding('duplicate-id', file, position, id)];
    seen.add(key);
    return [];
  });
}
