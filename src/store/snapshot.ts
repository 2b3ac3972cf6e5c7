import { LowSync, type SyncAdapter } from 'lowdb';
import type { HistoryRecord } from '../study/history.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { checksum } from './history-line.ts';
import { type Packed, packRecords, unpackRecords } from './pack-records.ts';

/** A cache of the first `bytes` bytes of the journal `file`, whose checksum is `crc`. */
export type Snapshot = {
  readonly file: string;
  readonly bytes: number;
  readonly crc: string;
  readonly records: HistoryRecord[];
};

/** The records a snapshot holds; nothing when it is missing, damaged, or of another version. */
export function readSnapshot(path: string): Snapshot {
  const low = new LowSync<Snapshot>(snapshotFile(path), { file: '', bytes: 0, crc: '', records: [] });
  low.read();
  return low.data;
}

export function writeSnapshot(path: string, snapshot: Snapshot): void {
  const low = new LowSync<Snapshot>(snapshotFile(path), snapshot);
  low.write();
}

/** Parsed piece by piece, five years of answers take 25 MB less than parsed at once. */
const pieceSize = 40_000;

/** First line: version and checksum of the rest. Then what it covers, then packed records, a piece a line. */
function snapshotFile(path: string): SyncAdapter<Snapshot> {
  return {
    read() {
      const bytes = readIfThere(path);
      if (bytes === undefined) return null;
      const end = bytes.indexOf(10);
      const body = bytes.subarray(end + 1);
      return bytes.toString('latin1', 0, end) === heading(body) ? decode(body) : null;
    },
    write({ records, ...rest }) {
      const lines = [JSON.stringify(rest)];
      for (let at = 0; at < records.length; at += pieceSize)
        lines.push(JSON.stringify(packRecords(records.slice(at, at + pieceSize))));
      const body = Buffer.from(`${lines.join('\n')}\n`);
      writeDurably(path, Buffer.concat([Buffer.from(`${heading(body)}\n`), body]));
    },
  };
}

function decode(body: Buffer): Snapshot {
  let end = body.indexOf(10);
  const rest: Omit<Snapshot, 'records'> = JSON.parse(body.toString('utf8', 0, end));
  const records: HistoryRecord[] = [];
  for (let start = end + 1; start < body.length; start = end + 1) {
    end = body.indexOf(10, start);
    const packed: Packed = JSON.parse(body.toString('utf8', start, end));
    for (const record of unpackRecords(packed)) records.push(record);
  }
  return { ...rest, records };
}

const heading = (body: Buffer): string => `eks-learn-snapshot 1 ${checksum(body)}`;
