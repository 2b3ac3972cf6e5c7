import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { HistoryRecord } from '../study/history.ts';
import { codeOf } from './disk-error.ts';
import { asText, type Header, type Ids, idsOf, journalFormat, type Scan, scanLines } from './history-line.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

/** What the folder of a history holds. */
export type HistoryFiles = {
  readonly folder: string;
  readonly journal: string;
  readonly snapshot: string;
  readonly lock: string;
  readonly backups: string;
  readonly undo: string;
};

export type Loaded = {
  readonly records: HistoryRecord[];
  /** Ids of the records; made when first asked for. */
  readonly ids: Ids;
  readonly header: Header | undefined;
  /** Bytes read, up to the end of the last whole line. */
  readonly bytes: number;
  /** Records that the snapshot did not have. */
  readonly fresh: number;
  /** `cut`: bytes after the last whole line. `bad`: whole lines that are not as written, or a part that is gone. */
  readonly state: 'missing' | 'whole' | 'cut' | 'bad' | 'newer';
  readonly badLines: number;
  readonly snapshot: Snapshot;
};

/** Reads the journal, through the snapshot where it agrees with the journal's bytes. Changes nothing on disk. */
export function loadJournal(files: HistoryFiles): Loaded {
  const snapshot = readSnapshot(files.snapshot);
  const file = openIfThere(files.journal);
  if (file === undefined) {
    return { ...nothing(), state: snapshot.records.length > 0 ? 'bad' : 'missing', snapshot };
  }
  try {
    if (fstatSync(file).size === 0) return { ...nothing(), state: 'bad', snapshot };
    return covers(snapshot, file)
      ? fromSnapshot(snapshot, file)
      : fromLines(snapshot, readBytes(file, 0, fstatSync(file).size));
  } finally {
    closeSync(file);
  }
}

const nothing = () => ({
  records: [],
  ids: idsOf([]),
  header: undefined,
  bytes: 0,
  fresh: 0,
  badLines: 0,
});

/** Reads in pieces: the bytes are compared, not kept. */
function covers(snapshot: Snapshot, file: number): boolean {
  if (snapshot.bytes === 0 || snapshot.bytes > fstatSync(file).size) return false;
  const piece = Buffer.alloc(Math.min(snapshot.bytes, 1 << 20));
  let crc = 0;
  for (let done = 0; done < snapshot.bytes; ) {
    const read = readSync(file, piece, 0, Math.min(piece.length, snapshot.bytes - done), done);
    if (read === 0) return false;
    crc = crc32(piece.subarray(0, read), crc);
    done += read;
  }
  return asText(crc) === snapshot.crc;
}

function readBytes(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, to - from));
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(file, bytes, done, bytes.length - done, from + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

function fromSnapshot(snapshot: Snapshot, file: number): Loaded {
  const records = snapshot.records;
  const ids = idsOf(records);
  const head = readBytes(file, 0, 1_024);
  const { header } = scanLines(head.subarray(0, head.indexOf(10) + 1), true, idsOf([]));
  const scan = scanLines(readBytes(file, snapshot.bytes, fstatSync(file).size), false, ids);
  for (const record of scan.records) records.push(record);
  return {
    records,
    ids,
    header,
    bytes: snapshot.bytes + scan.end,
    fresh: scan.records.length,
    state: stateOf(header, scan),
    badLines: scan.bad,
    snapshot,
  };
}

function fromLines(snapshot: Snapshot, bytes: Buffer): Loaded {
  const ids = idsOf([]);
  const scan = scanLines(bytes, true, ids);
  const same = scan.header !== undefined && scan.header.file === snapshot.file;
  // The snapshot is of this journal and does not agree with it: a part of the journal is gone.
  const state = same && snapshot.bytes > 0 && scan.bad === 0 ? 'bad' : stateOf(scan.header, scan);
  return {
    records: [...scan.records],
    ids,
    header: scan.header,
    bytes: scan.end,
    fresh: scan.records.length,
    state: scan.header !== undefined && scan.header.format > journalFormat ? 'newer' : state,
    badLines: scan.bad,
    snapshot,
  };
}

function stateOf(header: Header | undefined, scan: Scan): Loaded['state'] {
  if (header !== undefined && header.format > journalFormat) return 'newer';
  if (header === undefined || scan.bad > 0) return 'bad';
  return scan.rest > 0 ? 'cut' : 'whole';
}
