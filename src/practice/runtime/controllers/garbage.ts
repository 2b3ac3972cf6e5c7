import type { Cluster } from '../../cluster.ts';
import type { KubeObject } from '../../kube.ts';
import type { Controller } from '../manager.ts';
import { deleteObject } from '../objects.ts';
import { Dependants, placeOf } from './dependants.ts';

/** Deletes what has lost all its owners; carries out foreground and orphaning deletions. */
export function garbage(cluster: Cluster): Controller {
  const { store } = cluster;
  const dependants = new Dependants();
  const uids = new Map<string, number>();
  /** Events own nothing and have no owner, and there are many. */
  const resources = () => store.resources().filter((one) => one !== 'events');
  for (const resource of resources())
    for (const object of store.list(resource)) {
      dependants.add(resource, object);
      uids.set(object.metadata.uid, 1);
    }
  return {
    name: 'garbage-collector',
    startKeys: () =>
      resources().flatMap((resource) =>
        store
          .list(resource)
          .filter((one) => one.metadata.ownerReferences || one.metadata.deletionTimestamp)
          .map((one) => `object ${placeOf(resource, one)}`),
      ),
    keysOf: ({ type, resource, object }) => {
      if (resource === 'events') return [];
      const { uid } = object.metadata;
      if (type === 'DELETED') {
        uids.delete(uid);
        dependants.remove(resource, object);
        return [
          `owner ${uid}`,
          ...(object.metadata.ownerReferences ?? []).map((one) => `waiting ${one.uid}`),
        ];
      }
      uids.set(uid, 1);
      dependants.add(resource, object);
      const isSpecial =
        object.metadata.deletionTimestamp !== undefined || object.metadata.ownerReferences !== undefined;
      return isSpecial ? [`object ${placeOf(resource, object)}`] : [];
    },
    sync: (key) => {
      const [kind = '', first = '', second = ''] = key.split(' ');
      if (kind === 'owner') for (const one of dependants.of(first)) collect(one, uids, cluster);
      if (kind === 'owner') dependants.removeOwner(first);
      if (kind === 'object') {
        collect(`${first} ${second}`, uids, cluster);
        finish(find(`${first} ${second}`, cluster), first, dependants, cluster);
      }
      if (kind === 'waiting')
        for (const resource of resources()) {
          const owner = store
            .list(resource)
            .find((one) => one.metadata.uid === first && one.metadata.deletionTimestamp);
          if (owner) finish(owner, resource, dependants, cluster);
        }
      return undefined;
    },
  };
}

function find(place: string, { store }: Cluster): KubeObject | undefined {
  const [resource = '', key = ''] = place.split(' ');
  const at = key.indexOf('/');
  return store.get(resource, key.slice(0, at) || undefined, key.slice(at + 1));
}

/** Deletes a dependant none of whose owners is there any more. */
function collect(place: string, uids: ReadonlyMap<string, number>, cluster: Cluster): void {
  const object = find(place, cluster);
  const owners = object?.metadata.ownerReferences ?? [];
  if (object === undefined || owners.length === 0 || object.metadata.deletionTimestamp !== undefined) return;
  if (owners.some((owner) => uids.has(owner.uid))) return;
  deleteObject(place.split(' ')[0] ?? '', object.metadata.namespace, object.metadata.name, cluster);
}

function finish(
  owner: KubeObject | undefined,
  resource: string,
  dependants: Dependants,
  cluster: Cluster,
): void {
  const finalizers = owner?.metadata.finalizers ?? [];
  if (owner?.metadata.deletionTimestamp === undefined) return;
  const mine = [...dependants.of(owner.metadata.uid)].filter((place) =>
    find(place, cluster)?.metadata.ownerReferences?.some((one) => one.uid === owner.metadata.uid),
  );
  if (finalizers.includes('orphan')) {
    for (const place of mine) {
      const object = find(place, cluster);
      if (object)
        cluster.store.change<KubeObject>(
          place.split(' ')[0] ?? '',
          object.metadata.namespace,
          object.metadata.name,
          (draft) => {
            const left = (draft.metadata.ownerReferences ?? []).filter(
              (one) => one.uid !== owner.metadata.uid,
            );
            if (left.length > 0) draft.metadata.ownerReferences = left;
            else delete draft.metadata.ownerReferences;
          },
        );
    }
    release(owner, resource, 'orphan', cluster);
  }
  if (!finalizers.includes('foregroundDeletion')) return;
  for (const place of mine) {
    const object = find(place, cluster);
    if (object && object.metadata.deletionTimestamp === undefined)
      deleteObject(place.split(' ')[0] ?? '', object.metadata.namespace, object.metadata.name, cluster);
  }
  if (mine.every((place) => find(place, cluster) === undefined))
    release(owner, resource, 'foregroundDeletion', cluster);
}

/** Takes a finalizer away; without any left the object goes. */
export function release(object: KubeObject, resource: string, finalizer: string, { store }: Cluster): void {
  const { namespace, name } = object.metadata;
  const left = (store.get(resource, namespace, name)?.metadata.finalizers ?? []).filter(
    (one) => one !== finalizer,
  );
  const grace = object.kind === 'Pod' ? (object.metadata.deletionGracePeriodSeconds ?? 0) : 0;
  if (left.length === 0 && object.metadata.deletionTimestamp !== undefined && grace === 0) {
    store.remove(resource, namespace, name);
    return;
  }
  store.change<KubeObject>(resource, namespace, name, (draft) => {
    if (left.length > 0) draft.metadata.finalizers = left;
    else delete draft.metadata.finalizers;
  });
}
