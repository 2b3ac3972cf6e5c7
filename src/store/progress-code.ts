import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { HistoryRecord } from '../study/history.ts';
import { checksum } from './history-line.ts';
import { packRecords, unpackRecords } from './pack-records.ts';

const mark = 'ekl1';
/** A code that unpacks to more than this is not one of ours. */
const mostBytes = 64 << 20;

/** Records as one line of text to paste: `ekl1.<checksum>.<base64url of the packed records>`. */
export function writeProgressCode(records: readonly HistoryRecord[]): string {
  const packed = deflateRawSync(packRecords(records), { level: 9 });
  return `${mark}.${checksum(packed)}.${packed.toString('base64url')}`;
}

/** The values in a code, unchecked; undefined when a character is missing or wrong. Blanks and line ends are ignored. */
export function readProgressCode(code: string): readonly unknown[] | undefined {
  const [head, crc, body = ''] = code.replace(/\s+/g, '').split('.');
  const packed = Buffer.from(body, 'base64url');
  if (head !== mark || checksum(packed) !== crc) return undefined;
  try {
    return unpackRecords(inflateRawSync(packed, { maxOutputLength: mostBytes }));
  } catch {
    return undefined;
  }
}
