import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../host/clock.ts';
import { dataFolder } from '../store/data-folder.ts';
import type { World } from './world.ts';

/**
 * Writes what is needed to find a defect beside the learner's data, and returns the path; `undefined` when nothing can
 * be written. No arguments, no environment, and the home folder's name replaced: the file is made to be passed on.
 */
export function writeDefect(error: Error, world: World): string | undefined {
  const folder = dataFolder(world.env, world.platform);
  if (folder === undefined) return undefined;
  const at = new Date(systemClock.now()).toISOString();
  const path = join(folder, `defect-${at.slice(0, 10)}.log`);
  const lines = [
    at,
    `eks-learn ${world.version}`,
    `node ${world.nodeVersion} ${world.platform}`,
    stackOf(error),
  ];
  const text = lines.join('\n').replaceAll(world.home, '~');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${text}\n\n`, { flag: 'a', mode: 0o600 });
    return path;
  } catch (thrown) {
    // A disk that refuses must not hide the defect it should have recorded.
    if (thrown instanceof Error) return undefined;
    throw thrown;
  }
}

const stackOf = (error: Error): string =>
  error.cause instanceof Error
    ? `${error.stack}\ncaused by ${stackOf(error.cause)}`
    : (error.stack ?? error.message);
