import { LowSync, type SyncAdapter } from 'lowdb';
import type { HistoryRecord } from '../study/history.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { checksum } from './history-line.ts';
import { packRecords, unpackRecords } from './pack-records.ts';

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

/**
 * First line: version and checksum of the rest. Then a line with what it covers and the sizes of its pieces, then
 * the pieces of packed records.
 */
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
      const pieces: Buffer[] = [];
      for (let at = 0; at < records.length; at += pieceSize)
        pieces.push(packRecords(records.slice(at, at + pieceSize)));
      const cover: Cover = { ...rest, pieces: pieces.map(({ length }) => length) };
      const body = Buffer.concat([Buffer.from(`${JSON.stringify(cover)}\n`), ...pieces]);
      writeDurably(path, Buffer.concat([Buffer.from(`${heading(body)}\n`), body]));
    },
  };
}

type Cover = Omit<Snapshot, 'records'> & { readonly pieces: readonly number[] };

function decode(body: Buffer): Snapshot {
  let start = body.indexOf(10) + 1;
  const { pieces, ...rest }: Cover = JSON.parse(body.toString('utf8', 0, start));
  const records: HistoryRecord[] = [];
  for (const size of pieces) {
    for (const record of unpackRecords(body.subarray(start, start + size))) records.push(record);
    start += size;
  }
  return { ...rest, records };
}

/** Numbers stand as this machine writes them; on one that writes them the other way round it is no snapshot. */
const order = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';

const heading = (body: Buffer): string => `eks-learn-snapshot 2 ${order} ${checksum(body)}`;
