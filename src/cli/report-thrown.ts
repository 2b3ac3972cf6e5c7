import { type Command, CommanderError } from 'commander';
import { adviceFor, problemText } from '../i18n/problems/index.ts';
import { cliTexts } from '../i18n/texts/cli.ts';
import { type ExitCode, exitCodes, isProblem, Problem } from '../problem.ts';
import { nearest } from '../text/nearest.ts';
import { widthOf } from '../text/width.ts';
import type { CliContext } from './cli-context.ts';
import { pathOf, rootOf } from './help.ts';

/** Turns whatever a command threw into words and an exit status: the only place that does. */
export async function reportThrown(
  thrown: unknown,
  args: readonly string[],
  program: Command,
  cli: CliContext,
): Promise<ExitCode> {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.done;
  const problem = await problemOf(thrown, args, program, cli);
  const json = args.includes('--json');
  return problem === undefined ? reportBug(thrown, json, cli) : reportProblem(problem, json, cli);
}

async function problemOf(
  thrown: unknown,
  args: readonly string[],
  program: Command,
  cli: CliContext,
): Promise<Problem | undefined> {
  if (thrown instanceof CommanderError) return usageProblem(thrown, args, program);
  return isProblem(thrown) ? thrown : notWritable(thrown, cli);
}

const refusals = ['EACCES', 'EDQUOT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'];

/** A file of the learner's data folder that the system does not let us write: no defect of ours. */
async function notWritable(thrown: unknown, cli: CliContext): Promise<Problem | undefined> {
  if (!(thrown instanceof Error && 'path' in thrown && 'code' in thrown)) return undefined;
  const [path, code] = [String(thrown.path), String(thrown.code)];
  const { dataFolder } = await import('../store/data-folder.ts');
  const folder = dataFolder(cli.world.env, cli.world.platform);
  if (folder === undefined || !path.startsWith(folder) || !refusals.includes(code)) return undefined;
  return new Problem('history-not-writable', { path: folder, code }, { cause: thrown });
}

/** Says a Problem as what / why / do, with its commands on lines of their own and its code last. */
export function reportProblem(problem: Problem, json: boolean, cli: CliContext): ExitCode {
  const exit = problemText(problem.code).exit;
  const advice = adviceFor(problem, cli.language);
  if (json) cli.print.json('problem', { code: problem.code, exit, details: problem.details, ...advice });
  const { what, why, next } = cliTexts.problem;
  const width = Math.max(...[what, why, next].map((label) => widthOf(cli.say(label)))) + 2;
  const row = (label: string, text: string) =>
    cli.print.note(`${label}${' '.repeat(width - widthOf(label))}${text}`);
  row(cli.say(what), advice.what);
  row(cli.say(why), advice.why);
  row(cli.say(next), advice.next);
  for (const command of advice.commands ?? []) row('', command);
  cli.print.note(`(${problem.code})`);
  return exit;
}

async function reportBug(thrown: unknown, json: boolean, cli: CliContext): Promise<ExitCode> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { writeDefect } = await import('./wire-log.ts');
  const log = writeDefect(error, cli.world);
  if (json) {
    const body = { code: 'bug', exit: exitCodes.bug, what: error.message, log: log ?? null };
    cli.print.json('problem', body);
  }
  cli.print.note(`${cli.say(cliTexts.bug.what)}: ${error.message}`);
  if (log !== undefined) cli.print.note(`${cli.say(cliTexts.bug.log)} ${log}`);
  if (cli.world.env.DEBUG) cli.print.note(error.stack ?? '');
  else cli.print.note(cli.say(cliTexts.bug.next));
  return exitCodes.bug;
}

const quoted = (message: string): string => /'([^']+)'/.exec(message)?.[1] ?? message;

function usageProblem(error: CommanderError, args: readonly string[], program: Command): Problem {
  const subject = quoted(error.message);
  const help = helpOn(commandOn(args, program));
  switch (error.code) {
    case 'commander.unknownCommand':
      return new Problem('unknown-command', { name: subject });
    case 'commander.unknownOption': {
      const known = optionsFor(commandOn(args, program)).filter((option) => option !== subject);
      const near = nearest(subject, known);
      return new Problem('unknown-option', {
        option: subject,
        help,
        ...(near === undefined ? {} : { near }),
      });
    }
    case 'commander.missingArgument':
      return new Problem('missing-argument', { name: subject, help });
    case 'commander.optionMissingArgument':
      return new Problem('missing-value', { option: subject, help });
    case 'commander.invalidArgument':
      return new Problem('bad-value', { ...refusedValue(error.message), help });
    case 'commander.excessArguments':
      return new Problem('extra-argument', { help });
    case 'commander.conflictingOption': {
      const [first = '', second = ''] = error.message.match(/(?<=')-[^']+(?=')/g) ?? [];
      return new Problem('conflicting-options', { first, second, help });
    }
    // A command of commands alone, such as `content`.
    case 'commander.help':
      return new Problem('missing-command', { ...commandsOf(commandOn(args, program)), help });
    default:
      return new Problem('usage', { message: error.message.replace(/^error: /, '') });
  }
}

/** What Commander says of a refused value, taken apart: it says so in English, and the learner may read Japanese. */
function refusedValue(message: string): {
  readonly name: string;
  readonly value: string;
  readonly allowed: string;
} {
  const option = /^error: option '(.+?)' argument '(.*)' is invalid\. (.*)$/s.exec(message);
  const argument = /^error: command-argument value '(.*)' is invalid for argument '(.+?)'\. (.*)$/s.exec(
    message,
  );
  const [name, value, allowed] = option?.slice(1) ?? [argument?.[2], argument?.[1], argument?.[3]];
  const values = (allowed ?? '').replace(/^Allowed choices are (.*)\.$/, '$1');
  return { name: name ?? '', value: value ?? '', allowed: values };
}

/** The command that the words of a line lead to. */
function commandOn(args: readonly string[], program: Command): Command {
  const step = (command: Command, word: string): Command =>
    command.commands.find((sub) => sub.name() === word) ?? command;
  return args.reduce(step, program);
}

const helpOn = (command: Command): string => {
  const words = pathOf(command).split(' ').slice(1);
  return ['eks-learn help', ...words].join(' ');
};

const commandsOf = (command: Command): { readonly name: string; readonly commands: string } => ({
  name: pathOf(command),
  commands: command.commands.map((sub) => sub.name()).join(', '),
});

/** The options a command may have on its line: its own, those of its subcommands, and those common to all above it. */
const optionsFor = (command: Command): readonly string[] => [
  ...below(command),
  ...(command.parent === null ? [] : [...longOf(command.parent), ...longOf(rootOf(command))]),
];

const below = (command: Command): readonly string[] => [
  ...longOf(command),
  ...command.commands.flatMap(below),
];

const longOf = (command: Command): readonly string[] =>
  command.options.flatMap((option) => option.long ?? []);
