import type { Both, Language } from '../i18n/language.ts';
import type { Services } from '../services.ts';
import type { Flags } from './flags.ts';
import type { Print } from './print.ts';
import type { World } from './world.ts';

/** What a command is given: words out, flags in, and the services once it asks for them. */
export type CliContext = {
  readonly world: World;
  readonly language: Language;
  readonly print: Print;
  /** The global flags; true to the command line from the moment an action runs. */
  flags(): Flags;
  /** Builds the real world on the first call. Costs nothing until then. */
  services(): Promise<Services>;
  /** For a command that did its work and has to say "not passed" or the like. Without it the status is 0. */
  exitWith(code: number): void;
  /** A text in the language of the learner. */
  say(text: Both): string;
};
