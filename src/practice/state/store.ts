import { copy, type KubeObject } from '../kube.ts';
import { sharing, weightOf } from './sharing.ts';

/** One write. `resource` is plural and group: `pods`, `deployments.apps`. */
export type Change = {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: string;
  readonly object: KubeObject;
  readonly before: KubeObject | undefined;
  readonly revision: number;
};

export type Listener = (change: Change) => void;

/** `weight`: the bytes that only the history still holds. */
type Remembered = { readonly change: Change; readonly weight: number };

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

/** How many writes a watch can go back, as long as what they replaced takes no more bytes than this. */
const remembered = 10_000;
const rememberedBytes = 8 * 2 ** 20;

/** All objects of one cluster, in memory; every write has a number and is told to listeners in order. */
export class Store {
  private readonly tables = new Map<string, Map<string, KubeObject>>();
  private readonly sorted = new Map<string, readonly KubeObject[]>();
  private readonly listeners = new Set<Listener>();
  private history: Remembered[] = [];
  private weight = 0;
  private latest = 1;
  private oldest = 1;

  get revision(): number {
    return this.latest;
  }

  resources(): readonly string[] {
    return [...this.tables.keys()];
  }

  get<T = KubeObject>(resource: string, namespace: string | undefined, name: string): T | undefined {
    return this.tables.get(resource)?.get(keyOf(namespace, name)) as T | undefined;
  }

  /** In order of namespace and name. */
  list<T = KubeObject>(resource: string, namespace?: string): readonly T[] {
    const all = this.all(resource);
    return (namespace === undefined
      ? all
      : all.filter((object) => object.metadata.namespace === namespace)) as unknown as readonly T[];
  }

  /** Stores an object as it is, with the next revision as its resourceVersion. */
  put(resource: string, object: KubeObject): KubeObject {
    const before = this.get(resource, object.metadata.namespace, object.metadata.name);
    return this.write(resource, before === undefined ? object : sharing(before, { ...object }), before);
  }

  private write(resource: string, object: KubeObject, before: KubeObject | undefined): KubeObject {
    const revision = this.latest + 1;
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    this.table(resource).set(key, stored);
    this.resort(resource, key, stored);
    this.tell({ type: before ? 'MODIFIED' : 'ADDED', resource, object: stored, before, revision });
    return stored;
  }

  /** Edits a copy and stores it when it differs. Returns what is stored then; `undefined` when there is no such object. */
  change<T>(
    resource: string,
    namespace: string | undefined,
    name: string,
    edit: (draft: T) => void,
  ): T | undefined {
    const before = this.get(resource, namespace, name);
    if (before === undefined) return undefined;
    const draft = copy(before);
    edit(draft as T);
    const made = sharing(before, draft);
    return (made === before ? before : this.write(resource, made, before)) as T;
  }

  remove(resource: string, namespace: string | undefined, name: string): KubeObject | undefined {
    const before = this.get(resource, namespace, name);
    if (before === undefined) return undefined;
    const revision = this.latest + 1;
    const object = { ...before, metadata: { ...before.metadata, resourceVersion: String(revision) } };
    this.table(resource).delete(keyOf(namespace, name));
    this.resort(resource, keyOf(namespace, name), undefined);
    this.tell({ type: 'DELETED', resource, object, before, revision });
    return object;
  }

  /** Returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Writes after `revision`; `undefined` when they are no longer all remembered. */
  since(revision: number): readonly Change[] | undefined {
    if (revision < this.oldest) return undefined;
    let low = 0;
    let high = this.history.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.history[middle]?.change.revision ?? 0) <= revision) low = middle + 1;
      else high = middle;
    }
    return this.history.slice(low).map(({ change }) => change);
  }

  /** Puts back what was saved, telling nobody. */
  restore(resource: string, objects: readonly KubeObject[], revision: number): void {
    const table = this.table(resource);
    for (const object of objects) table.set(keyOf(object.metadata.namespace, object.metadata.name), object);
    this.sorted.delete(resource);
    this.latest = Math.max(this.latest, revision);
    this.oldest = this.latest;
  }

  /** Replays one saved write, telling nobody. */
  replay(type: Change['type'], resource: string, object: KubeObject, revision: number): void {
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    if (type === 'DELETED') this.table(resource).delete(key);
    else this.table(resource).set(key, object);
    this.sorted.delete(resource);
    this.latest = Math.max(this.latest, revision);
    this.oldest = this.latest;
  }

  private all(resource: string): readonly KubeObject[] {
    const known = this.sorted.get(resource);
    if (known !== undefined) return known;
    const table = this.tables.get(resource);
    if (table === undefined) return [];
    const made = [...table].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, object]) => object);
    this.sorted.set(resource, made);
    return made;
  }

  /** Keeps the sorted list true after one write: a copy with one place changed, since others may be reading it. */
  private resort(resource: string, key: string, object: KubeObject | undefined): void {
    const known = this.sorted.get(resource);
    if (known === undefined) return;
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const meta = known[middle]?.metadata;
      if (meta !== undefined && keyOf(meta.namespace, meta.name) < key) low = middle + 1;
      else high = middle;
    }
    const meta = known[low]?.metadata;
    const there = meta !== undefined && keyOf(meta.namespace, meta.name) === key;
    const made = known.slice();
    made.splice(low, there ? 1 : 0, ...(object === undefined ? [] : [object]));
    this.sorted.set(resource, made);
  }

  private table(resource: string): Map<string, KubeObject> {
    const known = this.tables.get(resource);
    if (known !== undefined) return known;
    const made = new Map<string, KubeObject>();
    this.tables.set(resource, made);
    return made;
  }

  private tell(change: Change): void {
    this.latest = change.revision;
    this.remember(change);
    for (const listener of this.listeners) listener(change);
  }

  private remember(change: Change): void {
    const weight = 300 + weightOf(change.before, change.type === 'DELETED' ? undefined : change.object);
    this.history.push({ change, weight });
    this.weight += weight;
    if (this.history.length <= remembered + 1000 && this.weight <= rememberedBytes) return;
    // Some more than has to go, so that this is not done with every write.
    let first = Math.max(0, this.history.length - remembered);
    for (const { weight: gone } of this.history.slice(0, first)) this.weight -= gone;
    while (this.weight > rememberedBytes * 0.9 && first < this.history.length)
      this.weight -= this.history[first++]?.weight ?? 0;
    this.history = this.history.slice(first);
    this.oldest = (this.history[0]?.change.revision ?? this.latest + 1) - 1;
  }
}
