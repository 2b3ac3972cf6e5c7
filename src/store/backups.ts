import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { HistoryRecord } from '../study/history.ts';
import { makeFolder, readIfThere, removeIfThere, writeDurably } from './durable-file.ts';
import { idsOf, scanLines } from './history-line.ts';

export type Backup = { readonly name: string; readonly at: number };

const pattern = /^history-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)\.jsonl\.gz$/;
const day = 86_400_000;

/** Backups of a folder, newest first. */
export function listBackups(folder: string): readonly Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const stamp = pattern.exec(name)?.[1];
      return stamp === undefined ? [] : [{ name, at: parseStamp(stamp) }];
    })
    .sort((one, other) => other.at - one.at);
}

/** Keeps the journal's bytes as they are, compressed, and lets go of backups that are too many. */
export function keepBackup(folder: string, journal: Buffer, now: number): Backup {
  makeFolder(folder);
  const name = `history-${stampOf(now)}.jsonl.gz`;
  writeDurably(join(folder, name), gzipSync(journal, { level: 1 }));
  for (const backup of tooMany(listBackups(folder), now)) removeIfThere(join(folder, backup.name));
  return { name, at: now };
}

export type BackupContent = { readonly file: string; readonly records: readonly HistoryRecord[] };

/** What a backup holds; undefined when it cannot be read whole. */
export function readBackup(folder: string, name: string): BackupContent | undefined {
  const packed = pattern.test(name) ? readIfThere(join(folder, name)) : undefined;
  if (packed === undefined) return undefined;
  let bytes: Buffer;
  try {
    bytes = gunzipSync(packed);
  } catch {
    return undefined;
  }
  const scan = scanLines(bytes, true, idsOf([]));
  if (scan.header === undefined || scan.bad > 0) return undefined;
  return { file: scan.header.file, records: scan.records };
}

/** All of two days stay, then one a day for two weeks, one a week for three months, one a month for ever. */
export function tooMany(backups: readonly Backup[], now: number): readonly Backup[] {
  const kept = new Set<string>();
  return [...backups]
    .sort((one, other) => other.at - one.at)
    .filter((backup) => {
      const age = now - backup.at;
      if (age <= 2 * day) return false;
      const slot = slotOf(backup.at, age);
      if (kept.has(slot)) return true;
      kept.add(slot);
      return false;
    });
}

/** A name that sorts by time and that every file system takes. */
export const stampOf = (at: number): string => new Date(at).toISOString().replace(/[:.]/g, '-');

const parseStamp = (stamp: string): number =>
  Date.parse(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/, 'T$1:$2:$3.$4Z'));

function slotOf(at: number, age: number): string {
  if (age <= 14 * day) return `day ${Math.floor(at / day)}`;
  if (age <= 90 * day) return `week ${Math.floor(at / (7 * day))}`;
  return `month ${new Date(at).toISOString().slice(0, 7)}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No folder yet, or one that may not be read: there is nothing to offer.
    return [];
  }
}
