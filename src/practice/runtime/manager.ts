import type { Cluster } from '../cluster.ts';
import type { Change } from '../state/store.ts';

/** Brings part of the cluster to what its objects ask for. */
export type Controller = {
  readonly name: string;
  /** What has to be looked at again after a change; keys are the controller's own. */
  keysOf(change: Change): readonly string[];
  /** Everything to look at when the cluster starts. */
  startKeys(): readonly string[];
  /** Looks at one key; a number asks to look again after so many milliseconds. */
  sync(key: string): number | undefined;
};

/** Runs controllers: each key is looked at once for any number of changes, after what caused them is answered. */
export class Manager {
  private readonly cluster: Cluster;
  private readonly controllers: readonly Controller[];
  private readonly dirty = new Map<Controller, Set<string>>();
  private readonly timers = new Map<string, () => void>();
  private scheduled: NodeJS.Immediate | undefined;
  private readonly stopListening: () => void;

  constructor(cluster: Cluster, controllers: readonly Controller[]) {
    this.cluster = cluster;
    this.controllers = controllers;
    for (const controller of controllers) for (const key of controller.startKeys()) this.add(controller, key);
    this.stopListening = cluster.store.listen((change) => {
      for (const controller of this.controllers)
        for (const key of controller.keysOf(change)) this.add(controller, key);
    });
  }

  stop(): void {
    this.stopListening();
    clearImmediate(this.scheduled);
    for (const cancel of this.timers.values()) cancel();
  }

  private add(controller: Controller, key: string): void {
    const known = this.dirty.get(controller);
    if (known) known.add(key);
    else this.dirty.set(controller, new Set([key]));
    this.scheduled ??= setImmediate(() => this.turn());
  }

  private turn(): void {
    this.scheduled = undefined;
    const work = [...this.dirty];
    this.dirty.clear();
    for (const [controller, keys] of work) for (const key of keys) this.sync(controller, key);
  }

  private sync(controller: Controller, key: string): void {
    const id = `${controller.name} ${key}`;
    this.timers.get(id)?.();
    this.timers.delete(id);
    let again: number | undefined;
    try {
      again = controller.sync(key);
    } catch (error) {
      // One object that cannot be handled must not stop the others; it is tried again.
      process.stderr.write(`${id}: ${(error as Error).stack}\n`);
      again = 5000;
    }
    if (again === undefined) return;
    this.timers.set(
      id,
      this.cluster.clock.after(again, () => {
        this.timers.delete(id);
        this.add(controller, key);
      }),
    );
  }
}

/** `namespace/name` of an object, and back. */
export const keyOf = (object: { metadata: { namespace?: string; name: string } }): string =>
  `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

export function splitKey(key: string): [namespace: string, name: string] {
  const at = key.indexOf('/');
  return [key.slice(0, at), key.slice(at + 1)];
}
