import type { Cluster } from '../../cluster.ts';
import type { PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { deleteObject } from '../objects.ts';
import { release } from './garbage.ts';
import { volumeFor } from './volume-match.ts';
import { makeVolume, provisioningOf } from './volume-provisioner.ts';

const claims = 'persistentvolumeclaims';
const volumes = 'persistentvolumes';
const classes = 'storageclasses.storage.k8s.io';
const component = 'persistentvolume-controller';
/** How long a claim that waits is left alone (milliseconds). */
const lookAgain = 15_000;

/** Binds claims to volumes, makes volumes for classes whose provisioner is simulated, releases what is no longer used. */
export function volumeBinder(cluster: Cluster): Controller {
  const { store } = cluster;
  const allClaims = () => store.list<PersistentVolumeClaim>(claims).map((one) => `claim ${keyOf(one)}`);
  return {
    name: component,
    startKeys: () => [
      ...allClaims(),
      ...store.list<PersistentVolume>(volumes).map((one) => `volume ${keyOf(one)}`),
    ],
    keysOf: ({ resource, object }) => {
      if (resource === claims)
        return [`claim ${keyOf(object)}`, ...volumeKeys(object as unknown as PersistentVolumeClaim)];
      if (resource === volumes) return [`volume ${keyOf(object)}`, ...allClaims()];
      if (resource === classes) return allClaims();
      if (resource !== 'pods') return [];
      const names = ((object as unknown as Pod).spec.volumes ?? []).flatMap(
        (one) => one.persistentVolumeClaim?.claimName ?? [],
      );
      return names.map((name) => `claim ${object.metadata.namespace}/${name}`);
    },
    sync: (key) => {
      const [kind = '', place = ''] = key.split(' ');
      return kind === 'claim' ? syncClaim(splitKey(place), cluster) : syncVolume(splitKey(place)[1], cluster);
    },
  };
}

const volumeKeys = (claim: PersistentVolumeClaim): string[] =>
  claim.spec.volumeName ? [`volume /${claim.spec.volumeName}`] : [];

function syncClaim([namespace, name]: [string, string], cluster: Cluster): number | undefined {
  const claim = cluster.store.get<PersistentVolumeClaim>(claims, namespace, name);
  if (claim === undefined) return undefined;
  const users = cluster.store
    .list<Pod>('pods', namespace)
    .filter(
      (pod) =>
        pod.spec.volumes?.some((one) => one.persistentVolumeClaim?.claimName === name) &&
        pod.status?.phase !== 'Succeeded' &&
        pod.status?.phase !== 'Failed',
    );
  if (claim.metadata.deletionTimestamp !== undefined) {
    if (users.length === 0 && claim.metadata.finalizers?.includes('kubernetes.io/pvc-protection'))
      release(claim as never, claims, 'kubernetes.io/pvc-protection', cluster);
    return undefined;
  }
  if (claim.status?.phase === 'Bound') return grow(claim, cluster);
  const volume = findVolume(claim, cluster);
  if (volume === undefined) return provision(claim, users.length > 0, cluster);
  bind(claim, volume, cluster);
  return undefined;
}

function findVolume(claim: PersistentVolumeClaim, { store }: Cluster): PersistentVolume | undefined {
  return claim.spec.volumeName
    ? store.get<PersistentVolume>(volumes, undefined, claim.spec.volumeName)
    : volumeFor(claim, store.list<PersistentVolume>(volumes));
}

function bind(claim: PersistentVolumeClaim, volume: PersistentVolume, { store }: Cluster): void {
  const { namespace, name, uid, resourceVersion } = claim.metadata;
  store.change<PersistentVolume>(volumes, undefined, volume.metadata.name, (draft) => {
    draft.spec.claimRef = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name,
      namespace: namespace ?? '',
      resourceVersion,
      uid,
    };
    draft.metadata.annotations = {
      ...draft.metadata.annotations,
      'pv.kubernetes.io/bound-by-controller': 'yes',
    };
    draft.status = { ...draft.status, phase: 'Bound' };
  });
  store.change<PersistentVolumeClaim>(claims, namespace, name, (draft) => {
    draft.spec.volumeName = volume.metadata.name;
    draft.metadata.annotations = {
      ...draft.metadata.annotations,
      'pv.kubernetes.io/bind-completed': 'yes',
      'pv.kubernetes.io/bound-by-controller': 'yes',
    };
    draft.status = {
      phase: 'Bound',
      accessModes: [...(volume.spec.accessModes ?? [])],
      capacity: { ...volume.spec.capacity },
    } as NonNullable<typeof draft.status>;
  });
}

/** Makes a volume, or says what the claim waits for; returns when to look again. */
function provision(claim: PersistentVolumeClaim, isUsed: boolean, cluster: Cluster): number | undefined {
  const storage = cluster.store.get<StorageClass>(classes, undefined, claim.spec.storageClassName ?? '');
  const next = provisioningOf(claim, storage, isUsed);
  if (next === 'make' && storage !== undefined) bind(claim, makeVolume(claim, storage, cluster), cluster);
  if (typeof next === 'string') return undefined;
  recordEvent(claim, { ...next, component }, cluster);
  return lookAgain;
}

/** A bound claim that asks for more gets it, when its class allows. */
function grow(claim: PersistentVolumeClaim, { store }: Cluster): undefined {
  const wanted = claim.spec.resources?.requests?.['storage'];
  const has = claim.status?.capacity?.['storage'];
  const storage = store.get<StorageClass>(classes, undefined, claim.spec.storageClassName ?? '');
  if (wanted === undefined || !storage?.allowVolumeExpansion || quantity(wanted) <= quantity(has)) return;
  store.change<PersistentVolume>(volumes, undefined, claim.spec.volumeName ?? '', (draft) => {
    draft.spec.capacity = { ...draft.spec.capacity, storage: wanted };
  });
  store.change<PersistentVolumeClaim>(claims, claim.metadata.namespace, claim.metadata.name, (draft) => {
    draft.status = {
      ...draft.status,
      capacity: { ...draft.status?.capacity, storage: wanted },
    } as NonNullable<typeof draft.status>;
  });
}

function syncVolume(name: string, cluster: Cluster): undefined {
  const { store } = cluster;
  const volume = store.get<PersistentVolume>(volumes, undefined, name);
  if (volume === undefined) return;
  const reference = volume.spec.claimRef;
  const claim =
    reference === undefined
      ? undefined
      : store.get<PersistentVolumeClaim>(claims, reference.namespace ?? '', reference.name ?? '');
  const bound = claim !== undefined && (!reference?.uid || claim.metadata.uid === reference.uid);
  if (volume.metadata.deletionTimestamp !== undefined) {
    if (!bound && volume.metadata.finalizers?.includes('kubernetes.io/pv-protection'))
      release(volume as never, volumes, 'kubernetes.io/pv-protection', cluster);
    return;
  }
  if (reference?.uid && !bound) {
    if (volume.spec.persistentVolumeReclaimPolicy === 'Delete')
      return deleteObject(volumes, undefined, name, cluster) as undefined;
    return setPhase(name, 'Released', cluster);
  }
  if (!reference && volume.status?.phase !== 'Available') setPhase(name, 'Available', cluster);
}

function setPhase(name: string, phase: string, { store }: Cluster): undefined {
  store.change<PersistentVolume>(volumes, undefined, name, (draft) => {
    draft.status = { ...draft.status, phase };
  });
}
