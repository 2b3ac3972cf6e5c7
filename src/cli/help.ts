import type { Command } from 'commander';
import { cliTexts } from '../i18n/texts/cli.ts';
import { widthOf } from '../text/width.ts';
import type { CliContext } from './cli-context.ts';

/** A line to type, and what it does. */
export type Example = readonly [line: string, does: string];

const examplesOf = new WeakMap<Command, readonly Example[]>();

/** Gives a command its one-line summary and the examples its help opens with. */
export function describe(command: Command, summary: string, examples: readonly Example[]): Command {
  examplesOf.set(command, examples);
  return command.description(summary);
}

/** The help of a command: summary, examples, then what can be typed; at most 80 columns. */
export function formatHelp(command: Command, cli: CliContext): string {
  const texts = cliTexts.help;
  const path = pathOf(command);
  const visible = command.createHelp();
  const rows = {
    examples: (examplesOf.get(command) ?? []).map(([line, does]) => [`$ ${line}`, does] as const),
    commands: visible.visibleCommands(command).map((sub) => [sub.name(), sub.description()] as const),
    arguments: visible
      .visibleArguments(command)
      .map((argument) => [argument.name(), argument.description] as const),
    options: visible.visibleOptions(command).map((option) => [option.flags, option.description] as const),
    common:
      command.parent === null
        ? []
        : rootOf(command).options.map((option) => [option.flags, option.description] as const),
  };
  const usage = `${path}${rows.commands.length > 0 ? ` [${cli.say(texts.command)}]` : ''}${visible
    .visibleArguments(command)
    .map((argument) => (argument.required ? ` <${argument.name()}>` : ` [${argument.name()}]`))
    .join('')} [${cli.say(texts.option)}]`;
  const parts = [
    command.description(),
    section(cli.say(texts.examples), rows.examples),
    `${cli.say(texts.usage)}\n  ${usage}`,
    section(cli.say(texts.commands), rows.commands),
    section(cli.say(texts.arguments), rows.arguments),
    section(cli.say(texts.options), rows.options),
    section(cli.say(texts.common), rows.common),
    command.parent === null ? cli.say(texts.more) : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const helpWidth = 80;

/** Two columns under a heading; a description that does not fit beside its term goes below it. */
function section(heading: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  const longest = Math.max(...rows.map(([term]) => widthOf(term)));
  const lines = rows.map(([term, does]) =>
    2 + longest + 2 + widthOf(does) <= helpWidth
      ? `  ${term}${' '.repeat(longest - widthOf(term) + 2)}${does}`.trimEnd()
      : `  ${term}${does === '' ? '' : `\n      ${does}`}`,
  );
  return [heading, ...lines].join('\n');
}

export const rootOf = (command: Command): Command =>
  command.parent === null ? command : rootOf(command.parent);

/** The words that lead to a command, `eks-learn` first. */
export const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
