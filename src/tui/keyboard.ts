import type { Clock } from '../host/clock.ts';
import { flushKeys, freshReader, type KeyEvent, readKeys } from './read-keys.ts';

/** How long a lone ESC byte waits for the rest of a sequence, in milliseconds. */
const escapeWait = 30;

/** Bytes to keys, one after the other; a lone ESC is the key when nothing follows it. */
export function createKeyboard(clock: Clock, take: (event: KeyEvent) => void): (chunk: string) => void {
  let reader = freshReader;
  let waiting: AbortController | undefined;
  const flushLater = async (signal: AbortSignal) => {
    await clock.sleep(escapeWait, signal);
    if (signal.aborted) return;
    const flushed = flushKeys(reader);
    reader = flushed.reader;
    for (const event of flushed.events) take(event);
  };
  return (chunk) => {
    waiting?.abort();
    const read = readKeys(reader, chunk);
    reader = read.reader;
    for (const event of read.events) take(event);
    if (reader.pending === '' || reader.pasting) return;
    waiting = new AbortController();
    void flushLater(waiting.signal);
  };
}
