import type { Command } from 'commander';
import { helpTexts, helpTopics } from '../../i18n/texts/help.ts';
import { Problem } from '../../problem.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe, formatHelp } from '../help.ts';

export function addHelpCommand(program: Command, cli: CliContext): void {
  const help = program
    .command('help')
    .argument('[subject...]', cli.say(helpTexts.subject))
    .action((subject: readonly string[]) => cli.print.out(helpOn(subject, program, cli).trimEnd()));
  describe(help, cli.say(helpTexts.summary), [
    ['eks-learn help lessons', cli.say(helpTexts.exampleCommand)],
    ['eks-learn help exit-codes', cli.say(helpTexts.exampleTopic)],
  ]);
}

function helpOn(subject: readonly string[], program: Command, cli: CliContext): string {
  const [first, ...rest] = subject;
  if (first === undefined) return formatHelp(program, cli);
  if (rest.length === 0 && first in helpTopics) return cli.say(helpTopics[first as keyof typeof helpTopics]);
  let command = program;
  for (const word of subject) {
    const found = command.commands.find((candidate) => candidate.name() === word);
    if (found === undefined) {
      const known = [...command.commands.map((known) => known.name()), ...Object.keys(helpTopics)];
      const near = nearest(word, known);
      throw new Problem('unknown-command', { name: word, ...(near === undefined ? {} : { near }) });
    }
    command = found;
  }
  return formatHelp(command, cli);
}
