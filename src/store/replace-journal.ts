import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryRecord } from '../study/history.ts';
import { stampOf } from './backups.ts';
import { codeOf } from './disk-error.ts';
import { followLinks, makeFolder, readIfThere, removeIfThere, writeDurably } from './durable-file.ts';
import { encodeRecords, headerLine } from './history-line.ts';
import type { HistoryFiles } from './load-journal.ts';

const undoDays = 30;
const pattern = /^history-(\d{4}-\d\d-\d\dT.*Z)\.jsonl$/;

/** Moves the journal to the undo area for 30 days and puts another in its place. The caller holds the lock. */
export function replaceJournal(
  files: HistoryFiles,
  file: string,
  records: readonly HistoryRecord[],
  now: number,
): void {
  const target = followLinks(files.journal);
  const bytes = readIfThere(target);
  if (bytes !== undefined) {
    makeFolder(files.undo);
    writeDurably(join(files.undo, `history-${stampOf(now)}.jsonl`), bytes);
  }
  writeDurably(target, headerLine(file) + encodeRecords(records));
  removeIfThere(files.snapshot);
  const oldest = `history-${stampOf(now - undoDays * 86_400_000)}`;
  for (const name of undoNames(files.undo)) if (name < oldest) removeIfThere(join(files.undo, name));
}

/** The file the last reset or restore put aside. */
export function latestUndo(folder: string): string | undefined {
  const name = undoNames(folder).at(-1);
  return name === undefined ? undefined : join(folder, name);
}

function undoNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => pattern.test(name))
      .sort();
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return [];
    throw thrown;
  }
}
