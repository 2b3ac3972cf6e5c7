import type { Command } from 'commander';
import { helpTexts, helpTopics } from '../../i18n/texts/help.ts';
import { Problem } from '../../problem.ts';
import { progressOf } from '../../study/progress.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe, formatHelp } from '../help.ts';

export function addHelpCommand(program: Command, cli: CliContext): void {
  const help = program
    .command('help')
    .argument('[subject...]', cli.say(helpTexts.subject))
    .action(async (subject: readonly string[]) =>
      cli.print.out((await helpOn(subject, program, cli)).trimEnd()),
    );
  describe(help, cli.say(helpTexts.summary), [
    ['eks-learn help lessons', cli.say(helpTexts.exampleCommand)],
    ['eks-learn help exit-codes', cli.say(helpTexts.exampleTopic)],
  ]);
}

async function helpOn(subject: readonly string[], program: Command, cli: CliContext): Promise<string> {
  const [first, ...rest] = subject;
  if (first === undefined) return formatHelp(program, cli);
  if (rest.length === 0 && first === 'keys') return keyHelp(cli);
  if (rest.length === 0 && Object.hasOwn(helpTopics, first))
    return cli.say(helpTopics[first as keyof typeof helpTopics]);
  let command = program;
  for (const word of subject) {
    const found = command.commands.find((candidate) => candidate.name() === word);
    if (found === undefined) {
      const known = [...command.commands.map((known) => known.name()), ...Object.keys(helpTopics), 'keys'];
      const near = nearest(word, known);
      throw new Problem('unknown-command', { name: word, ...(near === undefined ? {} : { near }) });
    }
    command = found;
  }
  return formatHelp(command, cli);
}

/** Every key of the screens, with those the learner chose. */
async function keyHelp(cli: CliContext): Promise<string> {
  const { keyList } = await import('../../tui/key-list.ts');
  const { history, language } = await cli.services();
  return keyList(language, progressOf(history.records).settings);
}
