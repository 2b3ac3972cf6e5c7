import { createInterface } from 'node:readline/promises';
import type { Both } from '../../i18n/language.ts';
import type { Consent } from '../../lab/consent.ts';
import type { CliContext } from '../cli-context.ts';

export type Consenting = { readonly target?: string; readonly yes?: boolean };

/** Whether somebody sits there who can be asked. */
export const canAsk = (cli: CliContext): boolean =>
  cli.world.stdin.isTTY === true && cli.flags().input && !cli.flags().json;

/** One line typed after a question on stderr; empty when the input ends instead. */
export async function ask(question: string, cli: CliContext): Promise<string> {
  const { stdin, stderr } = cli.world;
  if (!stdin.readable) return '';
  const lines = createInterface({ input: stdin, output: stderr as NodeJS.WriteStream });
  try {
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    return (await Promise.race([lines.question(question), ended])).trim();
  } finally {
    lines.close();
  }
}

/** A target that was named with its pin (or by it): a bare name may have come to mean another cluster. */
const pinned = (target: string | undefined): string | undefined =>
  target !== undefined && /(^|@)[0-9a-f]{8}$/.test(target) ? target : undefined;

/** What the learner agrees with: a typed name, the target's pin on the command line, or one key. */
export async function agreement(
  consent: Consent,
  words: { readonly typeName: Both; readonly key: Both },
  { yes = false, target }: Consenting,
  cli: CliContext,
): Promise<string | true> {
  if (yes) return consent.kind === 'key' ? true : (pinned(target) ?? true);
  if (!canAsk(cli)) return consent.kind === 'key' ? '' : (pinned(target) ?? '');
  if (consent.kind === 'typed') return ask(`${cli.say(words.typeName)} (${consent.name}): `, cli);
  return (await ask(`${cli.say(words.key)}: `, cli)) === 'y' ? true : '';
}
