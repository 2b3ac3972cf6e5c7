import { closeSync } from 'node:fs';
import { isUtf8 } from '../i18n/language.ts';
import { runInTerminal } from './own-shell.ts';
import { restoring } from './terminal.ts';

/**
 * Puts a terminal right that a killed program left behind: the screen through `write`, line editing and echo through
 * the system's `stty`. False where there is no `stty`; then the screen alone is right.
 */
export async function fixTerminal(
  write: (text: string) => unknown,
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  write(`${restoring}\r`);
  // `sane` takes iutf8 away, without which a backspace of the line editor leaves half a Japanese character.
  const args = isUtf8(env) ? ['sane', 'iutf8'] : ['sane'];
  return (await runInTerminal({ program: 'stty', args, folder: '.', env })) === 0;
}

/** As it ends, Node.js gives a terminal the modes it found, unless it has let go of it: the last thing to call. */
export function letGoOfTerminal(): void {
  for (const stream of [0, 1, 2]) closeSync(stream);
}
