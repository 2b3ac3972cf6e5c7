import type { KubeObject } from '../../kube.ts';

/** Where objects are that name an owner: `resource namespace/name`, by the owner's uid. Those that are gone are forgotten. */
export class Dependants {
  private readonly byOwner = new Map<string, Set<string>>();

  /** How many places are remembered, of all owners. */
  get size(): number {
    return [...this.byOwner.values()].reduce((sum, { size }) => sum + size, 0);
  }

  of(owner: string): ReadonlySet<string> {
    return this.byOwner.get(owner) ?? new Set();
  }

  add(resource: string, object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const known = this.byOwner.get(uid) ?? new Set<string>();
      this.byOwner.set(uid, known);
      known.add(placeOf(resource, object));
    }
  }

  remove(resource: string, object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const known = this.byOwner.get(uid);
      known?.delete(placeOf(resource, object));
      if (known?.size === 0) this.byOwner.delete(uid);
    }
  }

  removeOwner(uid: string): void {
    this.byOwner.delete(uid);
  }
}

export const placeOf = (resource: string, { metadata }: KubeObject): string =>
  `${resource} ${metadata.namespace ?? ''}/${metadata.name}`;
