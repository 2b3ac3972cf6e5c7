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
  const depth = before.length;
  const names = command
    .createHelp()
    .visibleCommands(command)
    .map((sub) => sub.name());
  const options = [...command.options, ...program.options].flatMap((option) => option.long ?? []);
  const ids = names.length > 0 && depth < 2 ? [] : await idsFor(before[0], cli);
  const known = typed.startsWith('-') ? options : [...names, ...ids];
  for (const word of [...new Set(known)].filter((word) => word.startsWith(typed))) cli.print.out(word);
}

/** Live ids of what a command takes: lessons, terms, paths, labs. */
async function idsFor(command: string | undefined, cli: CliContext): Promise<readonly string[]> {
  const { course } = await cli.services();
  switch (command) {
    case 'lessons':
      return course.modules.flatMap((module) => module.lessons.map((card) => card.id));
    case 'glossary':
      return [...course.glossary.keys()];
    case 'paths':
      return course.paths.map((path) => path.id);
    case 'help':
      return ['environment', 'exit-codes', 'accessibility', 'keys'];
    default:
      return [];
  }
}
