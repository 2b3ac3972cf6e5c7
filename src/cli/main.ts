import { Command } from 'commander';
import { chooseLanguage, isAskedFor, isLanguage, isUtf8, type LanguageChoice } from '../i18n/language.ts';
import { adviceFor } from '../i18n/problems/index.ts';
import { cliTexts } from '../i18n/texts/cli.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { nearest } from '../text/nearest.ts';
import type { CliContext } from './cli-context.ts';
import { commandLoaders } from './commands/index.ts';
import { addFlags, commandName, languageFlag, readFlags } from './flags.ts';
import { describe, formatHelp } from './help.ts';
import { createPrint } from './print.ts';
import { reportProblem, reportThrown } from './report-thrown.ts';
import type { World } from './world.ts';

/** Runs one command line and returns the exit status. Never throws and never ends the process. */
export async function main(args: readonly string[], world: World): Promise<number> {
  const { choice, asked } = await languageOf(args, world);
  const refused = choice.language === 'ja' && !showsJapanese(world);
  const language = refused ? 'en' : choice.language;
  const program = new Command('eks-learn');
  let exitCode: number = exitCodes.done;
  let services: Services | undefined;
  let known = 0;
  const cli: CliContext = {
    world,
    language,
    print: createPrint(world, () => readFlags(program, world.env).plainAscii),
    flags: () => readFlags(program, world.env),
    services: async () => {
      if (services !== undefined) return services;
      services = (await import('./wire.ts')).servicesOf(cli);
      known = services.history.records.length;
      return services;
    },
    exitWith: (code) => {
      exitCode = code;
    },
    say: (text) => text[language],
  };

  try {
    if (refused) refuseJapanese(choice, cli);
    describeProgram(program, cli);
    await addCommands(program, cli, args);
    withoutHelpCommand(program);
    refuseUnknownSubcommand(program, args);
    await program.parseAsync([...args], { from: 'user' });
    return unsavedOf(services?.history, known, cli) ?? exitCode;
  } catch (thrown) {
    return reportThrown(thrown, args, program, cli);
  } finally {
    if (asked || services !== undefined) await tellRepairs(args, cli);
  }
}

/** What the command recorded and the disk does not have is told; the exit status never says that it was saved. */
function unsavedOf(
  history: Services['history'] | undefined,
  known: number,
  cli: CliContext,
): number | undefined {
  if (history === undefined || history.records.length === known) return undefined;
  const state = history.saving();
  return state.saving ? undefined : reportProblem(state.problem, false, cli);
}

/** What was repaired in the history is said by the command that found it, once; the app says it on its first frame. */
async function tellRepairs(args: readonly string[], cli: CliContext): Promise<void> {
  if (commandName(args) === undefined) return;
  const { repairsToTell } = await import('./wire.ts');
  for (const problem of repairsToTell(cli.world)) reportProblem(problem, false, cli);
}

/** The flag and EKS_LEARN_LANG come first; only without them is the history asked. */
async function languageOf(
  args: readonly string[],
  world: World,
): Promise<{ readonly choice: LanguageChoice; readonly asked: boolean }> {
  const flag = languageFlag(args);
  const early = chooseLanguage(world.env, isLanguage(flag) ? flag : undefined);
  if (isAskedFor(early)) return { choice: early, asked: false };
  const { languageSetting } = await import('./wire.ts');
  return { choice: chooseLanguage(world.env, undefined, languageSetting(world)), asked: true };
}

/** A terminal takes the bytes of its locale; a file or a program takes UTF-8. */
const showsJapanese = ({ env, stdout }: World): boolean => isUtf8(env) || stdout.isTTY !== true;

/** Asked for in this run it is a Problem; what was set some other time gives way to English, and says so. */
function refuseJapanese(choice: LanguageChoice, cli: CliContext): void {
  const problem = new Problem('japanese-needs-utf8');
  if (isAskedFor(choice)) throw problem;
  const { what, commands = [] } = adviceFor(problem, 'en');
  cli.print.note(`${what}: ${commands.join(' ')}`);
}

function describeProgram(program: Command, cli: CliContext): void {
  program
    .exitOverride()
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: (text) => cli.print.out(text.trimEnd()), writeErr: () => {} })
    .configureHelp({ formatHelp: (command) => formatHelp(command, cli) });
  addFlags(program, cli.world.version, cli.language);
  describe(program, cli.say(cliTexts.summary), [
    ['eks-learn', cli.say(cliTexts.examples.open)],
    ['eks-learn lessons list', cli.say(cliTexts.examples.list)],
    ['eks-learn help environment', cli.say(cliTexts.examples.topic)],
  ]);
  program.action(async () => (await import('./open-app.ts')).openApp(cli));
}

/** The module of the command on the line; all of them for help. Opening the app needs none: each import costs time. */
async function addCommands(program: Command, cli: CliContext, args: readonly string[]): Promise<void> {
  const name = commandName(args);
  const asksForHelp = args.some((arg) => arg === '-h' || arg === '--help');
  if (name === undefined && !asksForHelp) return;
  const named = commandLoaders.filter((loader) => loader.name === name);
  if (name !== undefined && named.length === 0) {
    const near = nearest(
      name,
      commandLoaders.map((loader) => loader.name),
    );
    throw new Problem('unknown-command', { name, ...(near === undefined ? {} : { near }) });
  }
  const wanted = name === undefined || name === 'help' ? commandLoaders : named;
  for (const loader of wanted) (await loader.load())(program, cli);
}

// A command with a default subcommand would take a mistyped one for its argument.
function refuseUnknownSubcommand(program: Command, args: readonly string[]): void {
  const name = commandName(args);
  const command = program.commands.find((known) => known.name() === name);
  const word = name === undefined ? undefined : args[args.indexOf(name) + 1];
  if (command === undefined || word === undefined || word.startsWith('-')) return;
  if (command.commands.length === 0 || command.registeredArguments.length > 0) return;
  const known = command.commands.map((sub) => sub.name());
  if (known.includes(word)) return;
  const near = nearest(word, known);
  const path = `${command.name()} ${word}`;
  throw new Problem('unknown-command', {
    name: path,
    ...(near === undefined ? {} : { near: `${command.name()} ${near}` }),
  });
}

// Commander gives every command with subcommands a `help` of its own, in English; ours is one for all.
function withoutHelpCommand(command: Command): void {
  command.helpCommand(false);
  for (const sub of command.commands) withoutHelpCommand(sub);
}
