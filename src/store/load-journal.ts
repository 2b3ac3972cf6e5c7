import type { HistoryRecord } from '../study/history.ts';
import { readIfThere } from './durable-file.ts';
import { checksum, type Header, journalFormat, type Scan, scanLines } from './history-line.ts';
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
  readonly ids: Set<string>;
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
  const bytes = readIfThere(files.journal);
  const snapshot = readSnapshot(files.snapshot);
  if (bytes === undefined || bytes.length === 0) {
    const state = snapshot.records.length > 0 || bytes !== undefined ? 'bad' : 'missing';
    return { ...nothing(), state, snapshot };
  }
  return covers(snapshot, bytes) ? fromSnapshot(snapshot, bytes) : fromLines(snapshot, bytes);
}

const nothing = () => ({
  records: [],
  ids: new Set<string>(),
  header: undefined,
  bytes: 0,
  fresh: 0,
  badLines: 0,
});

const covers = (snapshot: Snapshot, bytes: Buffer): boolean =>
  snapshot.bytes > 0 &&
  snapshot.bytes <= bytes.length &&
  checksum(bytes.subarray(0, snapshot.bytes)) === snapshot.crc;

function fromSnapshot(snapshot: Snapshot, bytes: Buffer): Loaded {
  const ids = new Set(snapshot.records.map(({ id }) => id));
  const headerEnd = bytes.indexOf(10) + 1;
  const { header } = scanLines(bytes.subarray(0, headerEnd), true, new Set());
  const scan = scanLines(bytes.subarray(snapshot.bytes), false, ids);
  const records = [...snapshot.records];
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
  const ids = new Set<string>();
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
