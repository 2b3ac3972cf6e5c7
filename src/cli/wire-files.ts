import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { World } from './world.ts';

/** Files that the learner names on the command line; `-` is standard input. Errors are the system's. */
export const readNamedFile = (file: string, world: World): Promise<string> =>
  file === '-' ? text(world.stdin) : readFile(resolve(world.cwd, file), 'utf8');

/** Writes a new file that only the learner may read; with `replace` an existing one is overwritten. */
export const writeNamedFile = (
  file: string,
  content: string,
  replace: boolean,
  world: World,
): Promise<void> => writeFile(resolve(world.cwd, file), content, { mode: 0o600, flag: replace ? 'w' : 'wx' });
