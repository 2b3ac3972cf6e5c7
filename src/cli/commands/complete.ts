import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import type { AddCommand, CommandLoader } from './index.ts';

/** Asked by the completion scripts; not listed in help. */
export const addCompleteCommand =
  (loaders: readonly CommandLoader[]): AddCommand =>
  (program, cli) => {
    const complete = program
      .command('complete', { hidden: true })
      .argument('[words...]')
      .allowUnknownOption()
      .action((words: readonly string[]) => suggest(words, loaders, program, cli));
    describe(complete, '', []);
  };

async function suggest(
  words: readonly string[],
  loaders: readonly CommandLoader[],
  program: Command,
  cli: CliContext,
): Promise<void> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1).filter((word) => !word.startsWith('-'));
  for (const loader of loaders) if (loader.name !== 'complete') (await loader.load())(program, cli);
  let command = program;
  for (const word of before) command = command.commands.find((sub) => sub.name() === word) ?? command;
  const sub = command.createHelp().visibleCommands(command);
  const options = [...command.options, ...program.options];
  const flag = options.find((option) => option.long === words.at(-2) && (option.required || option.optional));
  const known =
    flag !== undefined
      ? (flag.argChoices ?? (await idsFor(flag.name(), cli)))
      : typed.startsWith('-')
        ? options.flatMap((option) => option.long ?? [])
        : [...sub.map((one) => one.name()), ...(await argumentsOf(command, before[0] ?? '', cli))];
  for (const word of [...new Set(known)].filter((word) => word.startsWith(typed))) cli.print.out(word);
}

/** What the first argument of a command may be. */
async function argumentsOf(command: Command, root: string, cli: CliContext): Promise<readonly string[]> {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return [];
  return argument.argChoices ?? idsFor(command.name() === 'preview' ? 'lesson' : root, cli);
}

/** Live ids of what a command or an option takes. */
async function idsFor(subject: string, cli: CliContext): Promise<readonly string[]> {
  const { course, labs } = await cli.services();
  switch (subject) {
    case 'lessons':
    case 'lesson':
      return course.modules.flatMap((module) => module.lessons.map((card) => card.id));
    case 'module':
      return course.modules.map((module) => module.id);
    case 'glossary':
      return [...course.glossary.keys()];
    case 'paths':
      return course.paths.map((path) => path.id);
    case 'exam':
      return course.exams.map((exam) => exam.id);
    case 'lab':
      return (await labs.list()).map((lab) => lab.id);
    case 'config':
      return (await import('../../study/setting-table.ts')).settings.map((setting) => setting.name);
    case 'help':
      return ['environment', 'exit-codes', 'accessibility', 'keys'];
    default:
      return [];
  }
}
