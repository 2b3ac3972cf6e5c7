import type { Command } from 'commander';
import { contentTexts } from '../../i18n/texts/content.ts';
import { labTexts } from '../../i18n/texts/lab.ts';
import { exitCodes } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';

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
  const qualify = content
    .command('qualify')
    .argument('[labs...]', cli.say(labTexts.qualifyLabs))
    .option('--target <name>', cli.say(labTexts.target))
    .option('--folder <folder>', cli.say(contentTexts.folder), '.')
    .action(async (labs: string[], options) =>
      (await import('./content-qualify.ts')).qualifyContent(labs, options, cli),
    );
  describe(qualify, cli.say(labTexts.qualify), [
    ['eks-learn content qualify deploy-web-app --target kind', ''],
  ]);
}

async function lintContent(folder: string, cli: CliContext): Promise<void> {
  const { proofreadFolder } = await import('../wire-content.ts');
  const findings = proofreadFolder(folder, cli.world);
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
  cli.print.note(`${findings.length} ${cli.say(contentTexts.found)}`);
}
