import type { Command } from 'commander';
import { Option } from 'commander';
import { isUtf8, type Language, languages } from '../i18n/language.ts';
import { cliTexts } from '../i18n/texts/cli.ts';

/** The options every command takes, before or after its name. */
export type Flags = {
  readonly lang?: Language;
  readonly json: boolean;
  readonly color: boolean;
  readonly input: boolean;
  /** `--ascii`. */
  readonly ascii: boolean;
  /** Lines are printed in ASCII glyphs: asked for, or the locale is not UTF-8. */
  readonly plainAscii: boolean;
  readonly screenReader: boolean;
};

export function addFlags(program: Command, version: string, language: Language): void {
  const say = (name: keyof typeof cliTexts.flags) => cliTexts.flags[name][language];
  program
    .addOption(new Option('--lang <language>', say('lang')).choices(languages))
    .option('--json', say('json'))
    .option('--no-color', say('color'))
    .option('--no-input', say('input'))
    .option('--ascii', say('ascii'))
    .option('--screen-reader', say('screenReader'))
    .helpOption('-h, --help', say('help'))
    .version(version, '-V, --version', say('version'));
}

export function readFlags(program: Command, env: Readonly<Record<string, string | undefined>>): Flags {
  const given = program.opts<Partial<Flags>>();
  return {
    ...(given.lang === undefined ? {} : { lang: given.lang }),
    json: given.json === true,
    color: given.color !== false && !env.NO_COLOR && env.TERM !== 'dumb',
    input: given.input !== false,
    ascii: given.ascii === true,
    plainAscii: given.ascii === true || !isUtf8(env),
    screenReader: given.screenReader === true || env.EKS_LEARN_SCREEN_READER === '1',
  };
}

/** The value of `--lang` before the line is parsed: help and complaints need the language first. */
export function languageFlag(args: readonly string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    if (arg === '--') return undefined;
    if (arg === '--lang') return args[index + 1];
    if (arg.startsWith('--lang=')) return arg.slice('--lang='.length);
  }
  return undefined;
}

/** The first word that is neither an option nor the value of `--lang`: the command's name. */
export function commandName(args: readonly string[]): string | undefined {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === undefined || arg === '--') return undefined;
    if (arg === '--lang') index++;
    else if (!arg.startsWith('-')) return arg;
  }
  return undefined;
}
