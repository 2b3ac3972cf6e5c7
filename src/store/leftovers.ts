import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './disk-error.ts';
import { removeIfThere } from './durable-file.ts';
import type { ProcessTable } from './lock.ts';

/** Names of `writeDurably` and of the lock: each carries the process that made it. */
const pattern = /\.tmp-(\d+)-\d+$|\.lock(?:\.breaking)?\.(\d+)-\d+$/;
const hour = 3_600_000;

/** Removes what killed processes left half written in these folders: older than an hour, its process gone. */
export function removeLeftovers(folders: readonly string[], processes: ProcessTable, now: number): void {
  for (const folder of new Set(folders)) {
    for (const name of namesIn(folder)) {
      const [, temp, lock] = pattern.exec(name) ?? [];
      const pid = Number(temp ?? lock);
      if (Number.isNaN(pid) || processes.startOf(pid) !== undefined) continue;
      removeIfOld(join(folder, name), now);
    }
  }
}

function removeIfOld(path: string, now: number): void {
  try {
    if (now - statSync(path).mtimeMs > hour) removeIfThere(path);
  } catch (thrown) {
    // What cannot be removed harms nobody, and is tried again at the next start.
    if (codeOf(thrown) === undefined) throw thrown;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    if (codeOf(thrown) === undefined) throw thrown;
    // No folder yet, or one that may not be read: nothing of ours is left there to find.
    return [];
  }
}
