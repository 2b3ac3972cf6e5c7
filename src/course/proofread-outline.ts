import { languages } from '../i18n/language.ts';
import { type Finding, finding } from './finding.ts';
import type { Material } from './load.ts';
import type { Register } from './register.ts';

/** Folders against course.yaml: each lesson in its module, under its id, in both languages. */
export function proofreadOutline(material: Material, register: Register): readonly Finding[] {
  const folders = new Map(material.lessons.map((text) => [text.folder, text]));
  return [
    ...material.lessons.flatMap(({ file, folder, document, matter }) => {
      const [, module, lesson = ''] = folder.split('/');
      return [
        ...(register.moduleOf.get(lesson) === module
          ? []
          : [finding('lesson-not-in-course', file, undefined, lesson)]),
        ...(matter.id === lesson
          ? []
          : [finding('id-not-folder', file, document.positionOf(['id']), lesson)]),
      ];
    }),
    ...[...folders].flatMap(([folder, text]) =>
      languages
        .filter((language) => !material.written.has(`${folder}/${language}.md`))
        .map((language) => finding('language-missing', text.file, undefined, `${folder}/${language}.md`)),
    ),
  ];
}
