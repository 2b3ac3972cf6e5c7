import type * as z from 'zod/mini';
import type { Folder } from '../host/folder.ts';
import { languages } from '../i18n/language.ts';
import { type Blueprint, blueprintSchema } from '../study/exam/blueprint.ts';
import { questionFileSchema } from '../study/question.ts';
import { checkShape } from './check-shape.ts';
import {
  type CourseFile,
  courseFileSchema,
  datedFileSchema,
  glossaryFileSchema,
  pathsFileSchema,
} from './course-file.ts';
import { type Finding, finding } from './finding.ts';
import { houseSpelling } from './house-spelling.ts';
import { type LessonText, loadLessonText } from './load-lesson.ts';
import { type ReadYaml, readYaml } from './read-yaml.ts';

/** A file that held to its schema, with the positions of what is in it. */
export type Loaded<T> = { readonly file: string; readonly value: T; readonly document: ReadYaml };

export type QuestionFile = Loaded<z.infer<typeof questionFileSchema>>;

/** All that authors wrote, as far as it could be read. */
export type Material = {
  readonly outline: Loaded<CourseFile> | undefined;
  readonly lessons: readonly LessonText[];
  /** Paths of all lesson texts there are, readable or not. */
  readonly written: ReadonlySet<string>;
  readonly questions: readonly QuestionFile[];
  readonly dated: readonly Loaded<z.infer<typeof datedFileSchema>>[];
  readonly glossary: readonly Loaded<z.infer<typeof glossaryFileSchema>>[];
  readonly paths: Loaded<z.infer<typeof pathsFileSchema>> | undefined;
  readonly exams: readonly Loaded<Blueprint>[];
  /** Everything that could not be read, with its place. */
  readonly findings: readonly Finding[];
};

/** Reads `content/` and `quizzes/` of a course folder; mistakes are collected and never stop it. */
export function loadCourse(folder: Folder): Material {
  const findings: Finding[] = [];
  const load = <S extends z.ZodMiniType>(file: string, schema: S): Loaded<z.output<S>> | undefined => {
    const text = folder.read(file);
    if (text === undefined) return undefined;
    findings.push(...houseSpelling(file, text));
    const document = readYaml(file, text);
    const shaped = checkShape(file, document, schema);
    findings.push(...shaped.findings);
    return shaped.value === undefined ? undefined : { file, value: shaped.value, document };
  };
  const all = <S extends z.ZodMiniType>(path: string, schema: S): readonly Loaded<z.output<S>>[] =>
    yamlFiles(folder, path).flatMap((file) => load(file, schema) ?? []);

  const outline = load('content/course.yaml', courseFileSchema);
  if (outline === undefined && findings.length === 0)
    findings.push(finding('course-file-missing', 'content/course.yaml'));
  return {
    outline,
    ...loadLessons(folder, findings),
    questions: all('quizzes', questionFileSchema),
    dated: all('content/dated', datedFileSchema),
    glossary: all('content/glossary', glossaryFileSchema),
    paths: load('content/paths.yaml', pathsFileSchema),
    exams: all('quizzes/exams', blueprintSchema),
    findings,
  };
}

const yamlFiles = (folder: Folder, path: string): readonly string[] =>
  folder
    .list(path)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${path}/${name}`);

const dataFolders = new Set(['dated', 'glossary']);

function loadLessons(folder: Folder, findings: Finding[]): Pick<Material, 'lessons' | 'written'> {
  const lessons: LessonText[] = [];
  const written = new Set<string>();
  for (const module of folder.list('content')) {
    if (dataFolders.has(module) || !folder.isFolder(`content/${module}`)) continue;
    for (const lesson of folder.list(`content/${module}`)) {
      const path = `content/${module}/${lesson}`;
      for (const name of folder.list(path)) {
        const language = languages.find((known) => name === `${known}.md`);
        const source = language === undefined ? undefined : folder.read(`${path}/${name}`);
        if (language === undefined || source === undefined) {
          findings.push(finding('stray-file', `${path}/${name}`));
          continue;
        }
        written.add(`${path}/${name}`);
        findings.push(...houseSpelling(`${path}/${name}`, source));
        const loaded = loadLessonText(`${path}/${name}`, language, source);
        findings.push(...loaded.findings);
        if (loaded.text !== undefined) lessons.push(loaded.text);
      }
    }
  }
  return { lessons, written };
}
