import { crc32 } from 'node:zlib';
import type { HistoryRecord } from '../study/history.ts';

/**
 * The journal is text: a header line, then one line a record, each `<crc32 as 8 hex digits> <JSON>\n`.
 * The checksum covers the bytes of the JSON, so any torn or flipped byte shows.
 */
export const journalFormat = 1;

export const encodeLine = (value: unknown): string => {
  const json = JSON.stringify(value);
  return `${checksum(Buffer.from(json))} ${json}\n`;
};

/** `file` tells one journal from the next that stands under the same name after a reset or a repair. */
export type Header = { readonly journal: 'eks-learn'; readonly format: number; readonly file: string };

export const headerLine = (file: string): string =>
  encodeLine({ journal: 'eks-learn', format: journalFormat, file } satisfies Header);

export const encodeRecords = (records: readonly HistoryRecord[]): string =>
  records.map((record) => encodeLine(record)).join('');

export type Scan = {
  /** Undefined when the first line is no header of ours. */
  readonly header: Header | undefined;
  readonly records: readonly HistoryRecord[];
  /** Bytes up to the end of the last whole line. */
  readonly end: number;
  /** Whole lines that are not what was written. */
  readonly bad: number;
  /** Bytes after the last whole line: a write that is under way, or was cut. */
  readonly rest: number;
};

/** Reads journal bytes; `headed` says whether they begin with the header. Records come once each, by id. */
export function scanLines(bytes: Buffer, headed: boolean, known: Ids): Scan {
  const records: HistoryRecord[] = [];
  let header: Header | undefined;
  let bad = 0;
  let start = 0;
  let first = headed;
  for (let end = bytes.indexOf(10, start); end >= 0; end = bytes.indexOf(10, start)) {
    const value = decodeLine(bytes.subarray(start, end));
    if (first) {
      header = headerOf(value);
      if (header === undefined) bad += 1;
    } else if (!isRecord(value)) bad += 1;
    else if (!known().has(value.id)) {
      known().add(value.id);
      records.push(value);
    }
    first = false;
    start = end + 1;
  }
  return { header, records, end: start, bad, rest: bytes.length - start };
}

/** A set of ids that is made when it is first asked for: reading a whole history needs none. */
export type Ids = () => Set<string>;

export function idsOf(records: readonly HistoryRecord[]): Ids {
  let ids: Set<string> | undefined;
  return () => {
    if (ids === undefined) {
      ids = new Set();
      for (const { id } of records) ids.add(id);
    }
    return ids;
  };
}

export const checksum = (bytes: Buffer): string => asText(crc32(bytes));

/** A checksum as it is written down. */
export const asText = (crc: number): string => crc.toString(16).padStart(8, '0');

function decodeLine(line: Buffer): unknown {
  const json = line.subarray(9);
  if (line.length < 11 || line[8] !== 32 || line.toString('latin1', 0, 8) !== checksum(json))
    return undefined;
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return undefined;
  }
}

function headerOf(value: unknown): Header | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { journal, format, file } = value as { journal?: unknown; format?: unknown; file?: unknown };
  if (journal !== 'eks-learn' || typeof format !== 'number') return undefined;
  return { journal, format, file: typeof file === 'string' ? file : '' };
}

/** Event kinds this version does not know are records, too. */
export function isRecord(value: unknown): value is HistoryRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { id, at, event } = value as { id?: unknown; at?: unknown; event?: { type?: unknown } | null };
  return typeof id === 'string' && typeof at === 'number' && typeof event?.type === 'string';
}
