import { join } from 'node:path';
import { languages } from '../../i18n/language.ts';
import { contentTexts } from '../../i18n/texts/content.ts';
import { newLesson } from '../../i18n/texts/new-lesson.ts';
import { Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { writeNewFile } from '../wire-files.ts';

/** Begins a lesson: its shape in two files. What they lack is named by `content lint`. */
export async function beginLesson(
  module: string,
  lesson: string,
  options: { readonly folder: string },
  cli: CliContext,
): Promise<void> {
  for (const id of [module, lesson])
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) throw new Problem('bad-id', { id });
  const files = languages.map((language) =>
    join(options.folder, 'content', module, lesson, `${language}.md`),
  );
  for (const [at, language] of languages.entries()) {
    const file = files[at] ?? '';
    try {
      await writeNewFile(file, newLesson[language](lesson), cli.world);
    } catch (cause) {
      const said = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      throw new Problem('file-not-written', { file, said }, { cause });
    }
  }
  if (cli.flags().json) return cli.print.json('content-new', { module, lesson, files });
  for (const file of files) cli.print.out(file);
  cli.print.note(contentTexts.newNext[cli.language](module, lesson));
}
