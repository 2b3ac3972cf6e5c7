import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './disk-error.ts';
import { pauseFor } from './lock.ts';

let turns = 0;

/**
 * Replaces a file whole: temp file of this process → fsync → rename → fsync of the folder. A symlink is followed,
 * not replaced. On an error the old file stands, and the temp file is gone.
 */
export function writeDurably(path: string, content: string | Buffer): void {
  const target = followLinks(path);
  turns += 1;
  const temp = `${target}.tmp-${process.pid}-${turns}`;
  try {
    const file = openSync(temp, 'wx', 0o600);
    try {
      writeWhole(file, typeof content === 'string' ? Buffer.from(content) : content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    patiently(() => renameSync(temp, target));
  } catch (thrown) {
    removeIfThere(temp);
    throw thrown;
  }
  syncFolder(dirname(target));
}

/** Writes all bytes; a disk that takes only a part of them throws on the next call. */
export function writeWhole(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
}

/** Makes names in a folder durable. Windows and some network disks cannot sync a folder. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (thrown) {
    if (!['EPERM', 'EINVAL', 'EISDIR', 'ENOTSUP'].includes(codeOf(thrown) ?? '')) throw thrown;
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder for this user only, with the folders above it. */
export const makeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** The bytes of a file, or undefined when there is none. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown;
  }
}

/** Where a path really ends. */
export function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return path;
    throw thrown;
  }
}

/** Virus scanners and network disks refuse for a moment what they allow the next: tried again for a second. */
export function patiently<T>(action: () => T): T {
  const until = performance.now() + 1_000;
  for (;;) {
    try {
      return action();
    } catch (thrown) {
      const passing = ['EPERM', 'EBUSY', 'EINTR', 'ESTALE', 'EAGAIN'].includes(codeOf(thrown) ?? '');
      if (!passing || performance.now() >= until) throw thrown;
      pauseFor(50);
    }
  }
}
