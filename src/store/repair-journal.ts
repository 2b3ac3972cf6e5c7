import { copyFileSync, linkSync } from 'node:fs';
import type { HistoryRecord } from '../study/history.ts';
import { listBackups, readBackup, stampOf } from './backups.ts';
import { followLinks, readIfThere, writeDurably } from './durable-file.ts';
import { encodeRecords, headerLine } from './history-line.ts';
import type { HistoryFiles, Loaded } from './load-journal.ts';

export type Repair = {
  readonly records: readonly HistoryRecord[];
  /** Where the damaged file is kept, byte for byte; undefined when there was none. */
  readonly kept: string | undefined;
  /** Whole lines that nothing could bring back. */
  readonly lost: number;
};

/** The journal's own name for itself, from wherever it can still be read. */
export const fileOf = (loaded: Loaded): string | undefined =>
  [loaded.header?.file, loaded.snapshot.file].find((file) => file !== undefined && file !== '');

/** All records that the newest good backup, the snapshot and the journal still have, in the order they were made. */
export function salvage(files: HistoryFiles, loaded: Loaded): readonly HistoryRecord[] {
  const file = fileOf(loaded);
  const snapshot = loaded.snapshot.file === file ? loaded.snapshot.records : [];
  const ids = new Set<string>();
  return [newestBackup(files, file), snapshot, loaded.records]
    .flat()
    .filter(({ id }) => !ids.has(id) && ids.add(id));
}

/** Puts the damaged journal aside and a good one in its place. The caller holds the lock. */
export function repairJournal(files: HistoryFiles, loaded: Loaded, newFile: string, now: number): Repair {
  const records = salvage(files, loaded);
  const target = followLinks(files.journal);
  const kept = readIfThere(target) === undefined ? undefined : `${target}.corrupt-${stampOf(now)}`;
  if (kept !== undefined) keepAside(target, kept);
  const text = headerLine(fileOf(loaded) ?? newFile) + encodeRecords(records);
  writeDurably(target, text);
  const returned = records.length - loaded.records.length;
  const headers = loaded.header === undefined && loaded.badLines > 0 ? 1 : 0;
  return { records, kept, lost: Math.max(0, loaded.badLines - headers - returned) };
}

function keepAside(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // No hard links here: a copy does the same, and throws what is really wrong.
    copyFileSync(from, to);
  }
}

/** A backup made before a reset is of another journal: what was reset does not come back by itself. */
function newestBackup(files: HistoryFiles, file: string | undefined): readonly HistoryRecord[] {
  for (const { name } of listBackups(files.backups)) {
    const backup = readBackup(files.backups, name);
    if (backup !== undefined && (file === undefined || backup.file === file)) return backup.records;
  }
  return [];
}
