import type { Language } from '../i18n/language.ts';
import type { Block } from '../text/block.ts';
import { parseMarkdown } from '../text/parse-markdown.ts';
import { checkShape } from './check-shape.ts';
import { type Finding, ofMistake } from './finding.ts';
import { type FrontMatter, frontMatterSchema } from './lesson.ts';
import { readFrontMatter } from './read-front-matter.ts';
import type { ReadYaml } from './read-yaml.ts';

/** One language of a lesson as its author wrote it. */
export type LessonText = {
  readonly file: string;
  /** `content/<module>/<lesson>`. */
  readonly folder: string;
  readonly language: Language;
  readonly matter: FrontMatter;
  readonly document: ReadYaml;
  readonly blocks: readonly Block[];
  readonly body: string;
  readonly bodyLine: number;
};

export type LoadedText = { readonly text: LessonText | undefined; readonly findings: readonly Finding[] };

export function loadLessonText(file: string, language: Language, source: string): LoadedText {
  const read = readFrontMatter(file, source);
  const { value: matter, findings } = checkShape(file, read.document, frontMatterSchema);
  if (read.body === '' && matter === undefined) return { text: undefined, findings };
  const { blocks, mistakes } = parseMarkdown(read.body, read.bodyLine);
  const all = [...findings, ...mistakes.map((mistake) => ofMistake(file, mistake))];
  if (matter === undefined) return { text: undefined, findings: all };
  const { document, body, bodyLine } = read;
  const folder = file.slice(0, file.lastIndexOf('/'));
  return { text: { file, folder, language, matter, document, blocks, body, bodyLine }, findings: all };
}
