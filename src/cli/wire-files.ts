import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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

/** Writes a new file of an author, with its folders; one that is there stays, and the system's error says so. */
export async function writeNewFile(file: string, content: string, world: World): Promise<void> {
  const path = resolve(world.cwd, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { flag: 'wx' });
}
