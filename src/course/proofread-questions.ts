import type { Question } from '../study/question.ts';
import { type Finding, finding } from './finding.ts';
import type { QuestionFile } from './load.ts';
import { proofreadKind } from './proofread-kind.ts';
import { proofreadMix } from './proofread-mix.ts';
import { proofreadStem } from './proofread-stem.ts';
import type { YamlPath } from './read-yaml.ts';
import type { Register } from './register.ts';

/** Tells a mistake at a place inside one question. */
export type Tell = (code: Parameters<typeof finding>[0], path: YamlPath, detail?: string | number) => Finding;

/** The questions of one file: what they refer to, each by its kind, and the file as a whole. */
export function proofreadQuestions(
  file: QuestionFile,
  register: Register,
  stems: Map<string, string>,
): readonly Finding[] {
  const { questions } = file.value;
  return [
    ...questions.flatMap((question, index) => {
      const tell: Tell = (code, path, detail = '') =>
        finding(code, file.file, file.document.positionOf(['questions', index, ...path]), detail);
      return [
        ...references(question, file, register, tell),
        ...duplicateStem(question, stems, tell),
        ...proofreadStem(question, tell),
        ...proofreadKind(question, tell),
      ];
    }),
    ...proofreadMix(file),
  ];
}

function references(
  question: Question,
  file: QuestionFile,
  register: Register,
  tell: Tell,
): readonly Finding[] {
  const { lesson: id, objective, sources, domains } = question;
  const lesson = register.lessons.get(id);
  const known = new Set([
    ...(lesson?.matter.sources ?? []).map((source) => source.id),
    ...(file.value.sources ?? []).map((source) => source.id),
  ]);
  const module = register.moduleOf.get(id);
  return [
    ...(module === undefined ? [tell('unknown-lesson', ['lesson'], id)] : []),
    ...(module !== undefined && module !== file.value.module ? [tell('wrong-module', ['lesson'], id)] : []),
    ...(lesson !== undefined && !lesson.matter.objectives.some((known) => known.id === objective)
      ? [tell('unknown-objective', ['objective'], objective)]
      : []),
    ...(lesson === undefined ? [] : sources.filter((source) => !known.has(source))).map((source) =>
      tell('unknown-source', ['sources', sources.indexOf(source)], source),
    ),
    ...domains
      .filter((domain) => register.domains.size > 0 && !register.domains.has(domain))
      .map((domain) => tell('unknown-domain', ['domains', domains.indexOf(domain)], domain)),
  ];
}

function duplicateStem(question: Question, stems: Map<string, string>, tell: Tell): readonly Finding[] {
  const code = question.code?.text ?? '';
  return (['ja', 'en'] as const).flatMap((language) => {
    const key = `${language} ${question.stem[language].replace(/[\s。、.,?？]/g, '').toLowerCase()} ${code}`;
    const other = stems.get(key);
    stems.set(key, question.id);
    return other === undefined ? [] : [tell('duplicate-stem', ['stem', language], other)];
  });
}
