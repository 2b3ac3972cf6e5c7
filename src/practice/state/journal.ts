import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '../kube.ts';
import type { Change, Store } from './store.ts';

/*
 * The state of a cluster on disk: `snapshot.json` holds everything up to a revision, `journal.jsonl` one line for
 * each later write: {"v":revision,"t":"P"|"D","r":resource,"o":object}. A write is in the journal before it is
 * answered, so killing the process loses nothing; a line that was cut off is the end of the journal.
 */

type Line = { readonly v: number; readonly t: 'P' | 'D'; readonly r: string; readonly o: KubeObject };
type Snapshot = {
  readonly format: 1;
  readonly revision: number;
  readonly objects: Readonly<Record<string, readonly KubeObject[]>>;
};

const most = 20_000;

export class Journal {
  private readonly folder: string;
  private readonly store: Store;
  private file: number;
  private lines = 0;

  /** Reads what is in the folder into the store, then records every write. */
  constructor(folder: string, store: Store) {
    this.folder = folder;
    this.store = store;
    loadState(folder, store);
    this.file = this.open();
    store.listen((change) => this.record(change));
  }

  /** Writes everything into a new snapshot and begins the journal again. */
  compact(): void {
    writeSnapshot(join(this.folder, 'snapshot.json'), this.store);
    closeSync(this.file);
    rmSync(join(this.folder, 'journal.jsonl'), { force: true });
    this.file = this.open();
    this.lines = 0;
  }

  close(): void {
    closeSync(this.file);
  }

  private open(): number {
    return openSync(join(this.folder, 'journal.jsonl'), 'a', 0o600);
  }

  private record({ revision, type, resource, object }: Change): void {
    const line: Line = { v: revision, t: type === 'DELETED' ? 'D' : 'P', r: resource, o: object };
    writeSync(this.file, `${JSON.stringify(line)}\n`);
    this.lines++;
    if (this.lines >= most) this.compact();
  }
}

/** Everything in the store as one file, replaced whole. */
export function writeSnapshot(path: string, store: Store): void {
  const objects = Object.fromEntries(store.resources().map((resource) => [resource, store.list(resource)]));
  const snapshot: Snapshot = { format: 1, revision: store.revision, objects };
  writeFileSync(`${path}.new`, JSON.stringify(snapshot), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function loadState(folder: string, store: Store): void {
  const path = join(folder, 'snapshot.json');
  if (existsSync(path)) {
    const snapshot = JSON.parse(readFileSync(path, 'utf8')) as Snapshot;
    for (const [resource, objects] of Object.entries(snapshot.objects))
      store.restore(resource, objects, snapshot.revision);
  }
  const journal = join(folder, 'journal.jsonl');
  if (!existsSync(journal)) return;
  for (const text of readFileSync(journal, 'utf8').split('\n')) {
    const line = parseLine(text);
    if (line === undefined) continue;
    if (line.v <= store.revision) continue;
    store.replay(line.t === 'D' ? 'DELETED' : 'MODIFIED', line.r, line.o, line.v);
  }
}

/** `undefined` for an empty line and for one that was cut off when the process was killed. */
function parseLine(text: string): Line | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
