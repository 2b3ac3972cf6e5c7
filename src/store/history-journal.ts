import { Problem } from '../problem.ts';
import type { HistoryRecord, StudyEvent } from '../study/history.ts';
import { diskProblem } from './disk-error.ts';
import { makeFolder, readIfThere, writeDurably } from './durable-file.ts';
import { checksum, encodeRecords, headerLine, type Ids, idsOf, scanLines } from './history-line.ts';
import type { HistoryStore, SavingState } from './history-store.ts';
import { type Journal, openJournal } from './journal.ts';
import { type HistoryFiles, type Loaded, loadJournal } from './load-journal.ts';
import { acquire, type ProcessTable } from './lock.ts';
import { newId, newRecords } from './new-records.ts';
import { repairJournal, salvage } from './repair-journal.ts';
import { writeSnapshot } from './snapshot.ts';

/** The history on disk. Every write: lock, take in what others wrote, one write, fdatasync, unlock. */
export class HistoryJournal implements HistoryStore {
  readonly notices: Problem[] = [];
  readonly #files: HistoryFiles;
  readonly #now: () => number;
  readonly #processes: ProcessTable;
  readonly #patience: number;
  #records: HistoryRecord[] = [];
  #ids: Ids = idsOf([]);
  /** How far the journal has been read, in bytes; 0 before its header. */
  #bytes = 0;
  #file = newId();
  #journal: Journal | undefined;
  #problem: Problem | undefined;

  constructor(files: HistoryFiles, now: () => number, processes: ProcessTable, patience: number) {
    this.#files = files;
    this.#now = now;
    this.#processes = processes;
    this.#patience = patience;
  }

  /** Loads and, where needed, repairs. Returns why nothing can be written, if so. */
  open(): Problem | undefined {
    try {
      const loaded = loadJournal(this.#files);
      this.#take(loaded);
      if (loaded.state === 'newer') {
        this.#problem = new Problem('history-newer', { path: this.#files.journal });
        return this.#problem;
      }
      if (loaded.state === 'bad' || loaded.state === 'cut') this.writing(() => this.#repair());
      else if (loaded.fresh > 500 && loaded.fresh * 20 > loaded.records.length) this.#cache();
      return undefined;
    } catch (thrown) {
      this.#problem = this.#asProblem(thrown);
      return this.#problem;
    }
  }

  get records(): readonly HistoryRecord[] {
    return this.#records;
  }

  has(id: string): boolean {
    return this.#ids().has(id);
  }

  saving(): SavingState {
    return this.#problem === undefined ? { saving: true } : { saving: false, problem: this.#problem };
  }

  record(events: readonly StudyEvent[]): readonly HistoryRecord[] {
    const made = newRecords(events, this.#now());
    if (made.length > 0) this.append(made);
    return made;
  }

  /** Adds records that are not there yet, by id. */
  append(records: readonly HistoryRecord[]): void {
    this.writing(() => {
      const journal = this.#catchUp();
      const fresh = records.filter(({ id }) => !this.#ids().has(id));
      const text = encodeRecords(fresh);
      journal.append(text);
      this.#bytes += Buffer.byteLength(text);
      this.#add(fresh);
    });
  }

  refresh(): boolean {
    const before = this.#records.length;
    if (this.#journal === undefined || this.#journal.replaced()) {
      const loaded = loadJournal(this.#files);
      if (loaded.state === 'bad' || loaded.state === 'missing' || loaded.bytes === this.#bytes) return false;
      this.#take(loaded);
    } else {
      const scan = scanLines(this.#journal.readFrom(this.#bytes), false, this.#ids);
      this.#bytes += scan.end;
      this.#records.push(...scan.records);
    }
    return this.#records.length !== before;
  }

  /** Runs a change of the files under the lock. Throws a Problem, which `saving()` names until a write succeeds. */
  writing<T>(action: () => T): T {
    if (this.#problem?.code === 'history-newer') throw this.#problem;
    try {
      makeFolder(this.#files.folder);
      const patience = this.#problem === undefined ? this.#patience : 0;
      const lock = acquire(this.#files.lock, this.#processes, patience);
      if (!lock.held) {
        const { pid = 0, since = '' } = lock.holder ?? {};
        throw new Problem('history-locked', { pid, start: since, path: this.#files.lock });
      }
      try {
        const result = action();
        this.#problem = undefined;
        return result;
      } finally {
        lock.release();
      }
    } catch (thrown) {
      this.#problem = this.#asProblem(thrown);
      throw this.#problem;
    }
  }

  /** Reads everything again, after the journal was replaced under the lock. */
  reload(): void {
    this.#take(loadJournal(this.#files));
  }

  #take(loaded: Loaded): void {
    const saved = loaded.state === 'bad' ? salvage(this.#files, loaded) : undefined;
    this.#records = saved === undefined ? loaded.records : [...saved];
    this.#ids = saved === undefined ? loaded.ids : idsOf(saved);
    this.#bytes = loaded.bytes;
    this.#file = loaded.header?.file || this.#file;
    this.#journal?.close();
    this.#journal = undefined;
  }

  #add(records: readonly HistoryRecord[]): void {
    for (const record of records) {
      this.#ids().add(record.id);
      this.#records.push(record);
    }
  }

  /** Looks again under the lock: what seemed cut may have been another process in the middle of a write. */
  #repair(): void {
    const loaded = loadJournal(this.#files);
    if (loaded.state !== 'bad' && loaded.state !== 'cut') {
      this.#take(loaded);
      return;
    }
    const { kept, lost } = repairJournal(this.#files, loaded, this.#file, this.#now());
    if (kept !== undefined) this.notices.push(new Problem('history-damaged', { kept, lost }));
    this.#take(loadJournal({ ...this.#files, snapshot: `${this.#files.snapshot}.none` }));
    this.#snapshot();
  }

  /** Opens the journal, and takes in what others have written since. */
  #catchUp(): Journal {
    if (this.#journal?.replaced() === true) {
      // Deleted under us: what we remember goes into a new one.
      if (readIfThere(this.#files.journal) === undefined)
        writeDurably(this.#files.journal, headerLine(this.#file) + encodeRecords(this.#records));
      this.reload();
    }
    this.#journal ??= openJournal(this.#files.journal, this.#file);
    const scan = scanLines(this.#journal.readFrom(this.#bytes), this.#bytes === 0, this.#ids);
    if (scan.rest > 0 || scan.bad > 0) {
      this.#repair();
      return this.#catchUp();
    }
    this.#bytes += scan.end;
    this.#file = scan.header?.file || this.#file;
    for (const record of scan.records) this.#records.push(record);
    return this.#journal;
  }

  /** A cache that cannot be written is no trouble: the journal says the same. */
  #cache(): void {
    try {
      this.writing(() => this.#snapshot());
    } catch {
      this.#problem = undefined;
    }
  }

  #snapshot(): void {
    const bytes = readIfThere(this.#files.journal)?.subarray(0, this.#bytes);
    if (bytes === undefined || bytes.length !== this.#bytes) return;
    const records = this.#records;
    writeSnapshot(this.#files.snapshot, {
      file: this.#file,
      bytes: bytes.length,
      crc: checksum(bytes),
      records,
    });
  }

  #asProblem(thrown: unknown): Problem {
    const problem = thrown instanceof Problem ? thrown : diskProblem(thrown, this.#files.folder);
    if (problem instanceof Problem) return problem;
    throw problem;
  }
}
