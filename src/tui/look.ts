import { isUtf8 } from '../i18n/language.ts';
import type { ThemeName } from './theme.ts';

/** How frames reach this terminal. */
export type Look = {
  readonly theme: ThemeName;
  /** ASCII for the drawing glyphs: no UTF-8, `--ascii`, or ambiguous characters are wide here. */
  readonly ascii: boolean;
  readonly ambiguous: 'narrow' | 'wide';
  /** The locale writes UTF-8: Japanese can be shown. */
  readonly utf8: boolean;
  /** OSC 8 links and OSC 52 copies reach something that understands them. */
  readonly links: boolean;
  readonly clipboard: boolean;
  /** No running numbers. */
  readonly still: boolean;
  readonly screenReader: boolean;
};

export type LookVariables = Readonly<Record<string, string | undefined>>;

/** The learner's settings; what is not set is found out. */
export type LookSettings = {
  readonly theme?: ThemeName | 'auto';
  readonly glyphs?: 'auto' | 'unicode' | 'ascii';
  readonly ambiguous?: 'narrow' | 'wide';
  readonly motion?: 'clock' | 'none';
  readonly screenReader?: boolean;
};

/** Settings of the history, by name. */
export type ChosenSettings = ReadonlyMap<string, string | number | boolean>;

/** What the settings of the history say about the look; values this version does not know are passed over. */
export function lookSettings(chosen: ChosenSettings): LookSettings {
  const word = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === chosen.get(name));
  const theme = word('theme', ['auto', 'dark', 'light', 'none']);
  const glyphs = word('glyphs', ['auto', 'unicode', 'ascii']);
  const ambiguous = word('ambiguous', ['narrow', 'wide']);
  const motion = word('motion', ['clock', 'none']);
  return {
    ...(theme && { theme }),
    ...(glyphs && { glyphs }),
    ...(ambiguous && { ambiguous }),
    ...(motion && { motion }),
    screenReader: chosen.get('screen-reader') === true,
  };
}

export type LookFlags = {
  readonly noColor?: boolean;
  readonly ascii?: boolean;
  readonly screenReader?: boolean;
};

/** `--no-color`, then NO_COLOR, then the setting, FORCE_COLOR=0, terminals without colour, COLORFGBG, else dark. */
export function themeFor(env: LookVariables, flags: LookFlags, setting: LookSettings['theme']): ThemeName {
  if (flags.noColor === true || (env.NO_COLOR ?? '') !== '') return 'none';
  if (setting !== undefined && setting !== 'auto') return setting;
  const force = env.FORCE_COLOR;
  const forced = force !== undefined && force !== '0' && force !== 'false';
  if (force !== undefined && !forced) return 'none';
  if (!forced && /^(dumb|vt\d+|.*-mono)?$/.test(env.TERM ?? '')) return 'none';
  const background = Number(/;(\d+)$/.exec(env.COLORFGBG ?? '')?.[1] ?? Number.NaN);
  return background === 7 || background === 15 ? 'light' : 'dark';
}

/**
 * Windows names no terminal: every console of it has colours (as supports-color has it), and Windows Terminal or an
 * editor's terminal links and a clipboard, too (as supports-hyperlinks has it).
 */
export function variablesOn(platform: string, env: LookVariables): LookVariables {
  if (platform !== 'win32' || env.TERM !== undefined) return env;
  const knows = (env.WT_SESSION ?? env.TERM_PROGRAM ?? '') !== '';
  return { ...env, TERM: knows ? 'windows-terminal' : 'windows' };
}

export function lookFor(env: LookVariables, flags: LookFlags = {}, settings: LookSettings = {}): Look {
  const ambiguous = settings.ambiguous ?? 'narrow';
  const screenReader = flags.screenReader === true || settings.screenReader === true;
  const asciiWanted = flags.ascii === true || settings.glyphs === 'ascii' || ambiguous === 'wide';
  const plainTerminal = /^(linux|windows|dumb|vt\d+.*)?$/.test(env.TERM ?? '');
  return {
    theme: themeFor(env, flags, settings.theme),
    ascii: asciiWanted || (settings.glyphs !== 'unicode' && !isUtf8(env)),
    ambiguous,
    utf8: isUtf8(env),
    links: !plainTerminal && !screenReader && (env.TERM_PROGRAM ?? '') !== 'Apple_Terminal',
    clipboard: !plainTerminal,
    still: settings.motion === 'none' || screenReader || (env.CI ?? '') !== '',
    screenReader,
  };
}
