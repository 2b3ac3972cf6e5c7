import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '../kube.ts';
import { type Change, Store } from './store.ts';

/*
 * The state of a cluster on disk: `snapshot.json` holds everything up to a revision, `journal.jsonl` one line for
 * each later write: {"v":revision,"t":"P"|"D","r":resource,"o":object}. A write is in the journal before it is
 * answered, so killing the process loses nothing; a line that was cut off was never answered, and is cut away before
 * anything is written after it.
 */

type Line = { readonly v: number; readonly t: 'P' | 'D'; readonly r: string; readonly o: KubeObject };
type Snapshot = {
  readonly format: 1;
  readonly revision: number;
  readonly objects: Readonly<Record<string, readonly KubeObject[]>>;
};

/** How much longer than the snapshot the journal may grow, in bytes: reading it is what a start waits for. */
const slack = 4 * 2 ** 20;

export class Journal {
  private readonly folder: string;
  private readonly store: Store;
  private file: number;
  private length: number;
  private most: number;

  /** Reads what is in the folder into the store, then records every write. */
  constructor(folder: string, store: Store) {
    this.folder = folder;
    this.store = store;
    const snapshot = loadState(folder, store);
    this.file = this.open();
    this.length = fstatSync(this.file).size;
    this.most = snapshot + slack;
    store.listen((change) => this.record(change));
  }

  /** Writes everything into a new snapshot and begins the journal again. */
  compact(): void {
    this.most = writeSnapshot(join(this.folder, 'snapshot.json'), this.store) + slack;
    closeSync(this.file);
    rmSync(join(this.folder, 'journal.jsonl'), { force: true });
    this.file = this.open();
    this.length = 0;
  }

  close(): void {
    closeSync(this.file);
  }

  private open(): number {
    return openSync(join(this.folder, 'journal.jsonl'), 'a', 0o600);
  }

  private record({ revision, type, resource, object }: Change): void {
    const line: Line = { v: revision, t: type === 'DELETED' ? 'D' : 'P', r: resource, o: object };
    this.append(Buffer.from(`${JSON.stringify(line)}\n`));
    if (this.length > this.most) this.compact();
  }

  private append(line: Buffer): void {
    try {
      for (let done = 0; done < line.length; ) done += writeSync(this.file, line, done);
    } catch (error) {
      // A full disk: half a line would swallow the next one.
      ftruncateSync(this.file, this.length);
      throw error;
    }
    this.length += line.length;
  }
}

/** Folds the journal of a cluster that does not run into its snapshot; nothing happens where there is no state. */
export function compactState(folder: string): void {
  if (!existsSync(join(folder, 'journal.jsonl'))) return;
  const journal = new Journal(folder, new Store());
  journal.compact();
  journal.close();
}

/** Everything in the store as one file, replaced whole. Returns its length in bytes. */
export function writeSnapshot(path: string, store: Store): number {
  const objects = Object.fromEntries(store.resources().map((resource) => [resource, store.list(resource)]));
  const snapshot: Snapshot = { format: 1, revision: store.revision, objects };
  const text = Buffer.from(JSON.stringify(snapshot));
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return text.length;
}

/** Reads what a folder holds into a store. Returns the length of its snapshot in bytes. */
export function loadState(folder: string, store: Store): number {
  const path = join(folder, 'snapshot.json');
  const journal = join(folder, 'journal.jsonl');
  const packed = existsSync(path) ? readFileSync(path) : undefined;
  if (packed !== undefined) {
    const snapshot = JSON.parse(packed.toString('utf8')) as Snapshot;
    for (const [resource, objects] of Object.entries(snapshot.objects))
      store.restore(resource, objects, snapshot.revision);
  }
  if (existsSync(journal)) replay(journal, store);
  return packed?.length ?? 0;
}

function replay(path: string, store: Store): void {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) truncateSync(path, whole);
  for (const text of bytes.toString('utf8', 0, whole).split('\n')) {
    const line = parseLine(text);
    if (line === undefined) continue;
    if (line.v <= store.revision) continue;
    store.replay(line.t === 'D' ? 'DELETED' : 'MODIFIED', line.r, line.o, line.v);
  }
}

/** `undefined` for an empty line and for one that is no JSON. */
function parseLine(text: string): Line | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
