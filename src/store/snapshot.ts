import { LowSync, type SyncAdapter } from 'lowdb';
import type { HistoryRecord } from '../study/history.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { checksum } from './history-line.ts';

/** A cache of the first `bytes` bytes of the journal `file`, whose checksum is `crc`. */
export type Snapshot = {
  readonly file: string;
  readonly bytes: number;
  readonly crc: string;
  readonly records: readonly HistoryRecord[];
};

const nothing: Snapshot = { file: '', bytes: 0, crc: '', records: [] };

/** The records a snapshot holds; nothing when it is missing, damaged, or of another version. */
export function readSnapshot(path: string): Snapshot {
  const low = new LowSync<Snapshot>(snapshotFile(path), nothing);
  low.read();
  return low.data;
}

export function writeSnapshot(path: string, snapshot: Snapshot): void {
  const low = new LowSync<Snapshot>(snapshotFile(path), nothing);
  low.data = snapshot;
  low.write();
}

/** First line: version and checksum of the rest. Whatever does not agree with it is no snapshot. */
function snapshotFile(path: string): SyncAdapter<Snapshot> {
  return {
    read() {
      const bytes = readIfThere(path);
      if (bytes === undefined) return null;
      const end = bytes.indexOf(10);
      const body = bytes.subarray(end + 1);
      if (bytes.toString('latin1', 0, end) !== heading(body)) return null;
      const snapshot: Snapshot = JSON.parse(body.toString('utf8'));
      return snapshot;
    },
    write(snapshot) {
      const body = Buffer.from(JSON.stringify(snapshot));
      writeDurably(path, Buffer.concat([Buffer.from(`${heading(body)}\n`), body]));
    },
  };
}

const heading = (body: Buffer): string => `eks-learn-snapshot 1 ${checksum(body)}`;
