import { type Command, Option } from 'commander';
import { contentTexts } from '../../i18n/texts/content.ts';
import { labTexts } from '../../i18n/texts/lab.ts';
import { lessonsTexts } from '../../i18n/texts/lessons.ts';
import { exitCodes, Problem } from '../../problem.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { wholeNumber } from '../whole-number.ts';

export function addContentCommand(program: Command, cli: CliContext): void {
  const content = program.command('content');
  describe(content, cli.say(contentTexts.summary), [
    ['eks-learn content lint', cli.say(contentTexts.lintExample)],
  ]);
  const lint = content
    .command('lint')
    .argument('[folder]', cli.say(contentTexts.folder), '.')
    .action((folder: string) => lintContent(folder, cli));
  describe(lint, cli.say(contentTexts.lint), [
    ['eks-learn content lint', cli.say(contentTexts.lintExample)],
    ['eks-learn content lint ../course --json', cli.say(contentTexts.jsonExample)],
  ]);
  const begin = content
    .command('new')
    .argument('<module>', cli.say(contentTexts.module))
    .argument('<lesson>', cli.say(contentTexts.lesson))
    .option('--folder <folder>', cli.say(contentTexts.folder), '.')
    .action(async (module: string, lesson: string, options: { readonly folder: string }) =>
      (await import('./content-new.ts')).beginLesson(module, lesson, options, cli),
    );
  describe(begin, cli.say(contentTexts.new), [
    ['eks-learn content new storage volume-snapshots', cli.say(contentTexts.newExample)],
  ]);
  const preview = content
    .command('preview')
    .argument('<lesson>', cli.say(contentTexts.lesson))
    .addOption(new Option('--width <columns>', cli.say(lessonsTexts.width)).argParser(wholeNumber(24, 200)))
    .option('--folder <folder>', cli.say(contentTexts.folder), '.')
    .action((lesson: string, options: PreviewOptions) => previewLesson(lesson, options, cli));
  describe(preview, cli.say(contentTexts.preview), [
    ['eks-learn content preview irsa --lang ja', cli.say(contentTexts.previewExample)],
  ]);
  const qualify = content
    .command('qualify')
    .argument('[labs...]', cli.say(labTexts.qualifyLabs))
    .option('--target <name>', cli.say(labTexts.target))
    .option('--folder <folder>', cli.say(contentTexts.folder), '.')
    .option('--record <folder>', cli.say(labTexts.record))
    .action(async (labs: string[], options) =>
      (await import('./content-qualify.ts')).qualifyContent(labs, options, cli),
    );
  describe(qualify, cli.say(labTexts.qualify), [
    ['eks-learn content qualify deploy-web-app --target kind', ''],
  ]);
}

type PreviewOptions = { readonly folder: string; readonly width?: number };

/** A lesson from its source, without a build: what a learner will read. */
async function previewLesson(id: string, options: PreviewOptions, cli: CliContext): Promise<void> {
  const [{ courseOfFolder }, { printLesson }] = await Promise.all([
    import('../wire-content.ts'),
    import('../print-lesson.ts'),
  ]);
  const course = await courseOfFolder(options.folder, cli.world);
  const card = course.card(id);
  if (card === undefined) {
    const near = nearest(
      id,
      course.modules.flatMap((module) => module.lessons.map((lesson) => lesson.id)),
    );
    throw new Problem('no-such-lesson', { id, ...(near === undefined ? {} : { near }) });
  }
  const lesson = course.lesson(card.id);
  if (cli.flags().json) return cli.print.json('lesson', { lesson });
  printLesson(lesson, course, options.width, cli);
}

async function lintContent(folder: string, cli: CliContext): Promise<void> {
  const { proofreadGuarded } = await import('../wire-content.ts');
  const findings = await proofreadGuarded(folder, cli.world);
  if (findings.length > 0) cli.exitWith(exitCodes.notPassed);
  if (cli.flags().json) {
    const problems = findings.map((found) => ({
      ...found,
      message: cli.say(found.message),
      hint: cli.say(found.hint),
    }));
    return cli.print.json('content-lint', { problems });
  }
  for (const { file, line, column, code, message, hint } of findings) {
    cli.print.out(`${file}:${line}:${column}: ${cli.say(message)} [${code}]`);
    cli.print.out(`  ${cli.say(hint)}`);
  }
  cli.print.note(contentTexts.found[cli.language](findings.length));
}
