import type { ProofreadingCode } from '../i18n/texts/proofreading.ts';
import type { PathStep } from './course-file.ts';
import { type Finding, finding } from './finding.ts';
import type { Material } from './load.ts';
import type { Register } from './register.ts';

type Named = { readonly id: string; readonly key: readonly (string | number)[] };

/** Study paths: every step leads somewhere, and none stands twice. `labs`: the labs there are, if that is known. */
export function proofreadPaths(
  { paths, exams }: Material,
  register: Register,
  labs: ReadonlySet<string> | undefined,
): readonly Finding[] {
  if (paths === undefined) return [];
  const known = new Set(exams.map(({ value }) => value.id));
  const missing = (step: PathStep): readonly (readonly [ProofreadingCode, Named])[] => {
    if ('lesson' in step)
      return register.moduleOf.has(step.lesson)
        ? []
        : [['unknown-lesson', { id: step.lesson, key: ['lesson'] }]];
    if ('lab' in step)
      return labs?.has(step.lab) === false ? [['unknown-lab', { id: step.lab, key: ['lab'] }]] : [];
    if ('exam' in step)
      return known.has(step.exam) ? [] : [['unknown-exam', { id: step.exam, key: ['exam'] }]];
    return step.questions.flatMap((id, at) =>
      register.questions.has(id) ? [] : [['unknown-check', { id, key: ['questions', at] }] as const],
    );
  };
  return paths.value.flatMap((path, index) => {
    const seen = new Set<string>();
    return path.steps.flatMap((step, at) => {
      const place = (key: Named['key']) => paths.document.positionOf([index, 'steps', at, ...key]);
      const name = JSON.stringify(step);
      const twice = seen.has(name);
      seen.add(name);
      return [
        ...missing(step).map(([code, { id, key }]) => finding(code, paths.file, place(key), id)),
        ...(twice ? [finding('step-twice', paths.file, place([]), Object.values(step).join(', '))] : []),
      ];
    });
  });
}
