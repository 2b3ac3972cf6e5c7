import { Problem } from '../problem.ts';
import type { HistoryRecord } from '../study/history.ts';
import { type Backup, keepBackup, listBackups, readBackup } from './backups.ts';
import { readIfThere, removeIfThere } from './durable-file.ts';
import type { HistoryJournal } from './history-journal.ts';
import { idsOf, isRecord, scanLines } from './history-line.ts';
import type { HistoryVault } from './history-store.ts';
import type { HistoryFiles } from './load-journal.ts';
import { newId } from './new-records.ts';
import { latestUndo, replaceJournal } from './replace-journal.ts';

const backupEvery = 30 * 60_000;

/** A journal with its backups, its undo area, and a backup every half hour of use. */
export function historyVault(journal: HistoryJournal, files: HistoryFiles, now: () => number): HistoryVault {
  let backedUp: number | undefined;

  const backUp = (): Backup => {
    const backup = keepBackup(files.backups, readIfThere(files.journal) ?? Buffer.alloc(0), now());
    backedUp = backup.at;
    return backup;
  };

  /** The answer is saved already: a backup that fails is told, and tried again half an hour later. */
  const backUpNowAndThen = (): void => {
    backedUp ??= listBackups(files.backups)[0]?.at ?? now();
    const since = now() - backedUp;
    if (since >= 0 && since < backupEvery) return;
    try {
      backUp();
    } catch (cause) {
      backedUp = now();
      journal.notices.push(new Problem('backup-failed', { path: files.backups }, { cause }));
    }
  };

  const replaceBy = (records: () => readonly HistoryRecord[]): number =>
    journal.writing(() => {
      if (journal.records.length > 0) backUp();
      const next = records();
      replaceJournal(files, newId(), next, now());
      journal.reload();
      return next.length;
    });

  return {
    get records() {
      return journal.records;
    },
    get notices() {
      return journal.notices;
    },
    folder: files.folder,
    record(events) {
      const made = journal.record(events);
      backUpNowAndThen();
      return made;
    },
    refresh: () => journal.refresh(),
    saving: () => journal.saving(),
    merge(records) {
      if (journal.records.length > 0) journal.writing(backUp);
      const before = journal.records.length;
      journal.append(records.filter(isRecord));
      const added = journal.records.length - before;
      return { added, known: records.length - added };
    },
    backups: () => listBackups(files.backups),
    keepBackup: () => journal.writing(backUp),
    restore(name) {
      const backup = readBackup(files.backups, name);
      if (backup === undefined) throw new Problem('no-such-backup', { name });
      return replaceBy(() => backup.records);
    },
    reset() {
      const count = journal.records.length;
      replaceBy(() => []);
      return count;
    },
    undoReset: () => undoReset(files, journal, replaceBy),
  };
}

/** What was taken away and what came since, together. */
function undoReset(
  files: HistoryFiles,
  journal: HistoryJournal,
  replaceBy: (records: () => readonly HistoryRecord[]) => number,
): number {
  const undo = latestUndo(files.undo);
  const bytes = undo === undefined ? undefined : readIfThere(undo);
  if (undo === undefined || bytes === undefined) return 0;
  const old = scanLines(bytes, true, idsOf([])).records;
  const ids = new Set(old.map(({ id }) => id));
  const count = replaceBy(() => [...old, ...journal.records.filter(({ id }) => !ids.has(id))]);
  for (let last = latestUndo(files.undo); last !== undefined && last >= undo; last = latestUndo(files.undo))
    removeIfThere(last);
  return count;
}
