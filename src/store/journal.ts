import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './disk-error.ts';
import { patiently, syncFolder, writeWhole } from './durable-file.ts';
import { headerLine } from './history-line.ts';

/** An open journal file. All calls but `close` want the lock. */
export type Journal = {
  /** Bytes from an offset to the end. */
  readFrom(offset: number): Buffer;
  /** True when the path leads to another file now, or to none: someone reset, repaired or deleted it. */
  replaced(): boolean;
  /** One write and one fdatasync; on an error the file is cut back to what it was, as far as the disk lets us. */
  append(text: string): void;
  close(): void;
};

/** Opens or creates a journal; a new one gets its header, with `file` as its own name, in a durable step. */
export function openJournal(path: string, file: string): Journal {
  const handle = patiently(() => openSync(path, 'a+', 0o600));
  const journal: Journal = {
    readFrom(offset) {
      const buffer = Buffer.alloc(Math.max(0, fstatSync(handle).size - offset));
      const read = buffer.length > 0 ? readSync(handle, buffer, 0, buffer.length, offset) : 0;
      return buffer.subarray(0, read);
    },
    replaced: () => !sameFile(handle, path),
    append(text) {
      const before = fstatSync(handle).size;
      try {
        writeWhole(handle, Buffer.from(text));
        fdatasyncSync(handle);
      } catch (thrown) {
        cutBack(handle, before);
        throw thrown;
      }
    },
    close: () => closeSync(handle),
  };
  try {
    if (fstatSync(handle).size === 0) {
      journal.append(headerLine(file));
      syncFolder(dirname(path));
    }
    return journal;
  } catch (thrown) {
    closeSync(handle);
    throw thrown;
  }
}

function sameFile(handle: number, path: string): boolean {
  const open = fstatSync(handle);
  try {
    const named = statSync(path);
    return named.ino === open.ino && named.dev === open.dev;
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

/** A record that was not acknowledged should not be there; if it stays, its id keeps it from counting twice. */
function cutBack(handle: number, size: number): void {
  try {
    if (fstatSync(handle).size > size) ftruncateSync(handle, size);
  } catch {
    // The disk refuses this, too. The error of the write is the one to report.
  }
}
