import type { Cluster } from '../../cluster.ts';
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { matchesSelector } from '../../selector.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { createObject, deleteObject } from '../objects.ts';
import { release } from './garbage.ts';

const claims = 'persistentvolumeclaims';
const volumes = 'persistentvolumes';
const component = 'persistentvolume-controller';
const own = 'practice.eks-learn/disk';
/** Provisioners that the practice cluster stands in for. */
const simulated = new Set([
  own,
  'ebs.csi.aws.com',
  'ebs.csi.eks.amazonaws.com',
  'kubernetes.io/aws-ebs',
  'efs.csi.aws.com',
  'rancher.io/local-path',
]);

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
      if (resource === 'storageclasses.storage.k8s.io') return allClaims();
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
  if (volume !== undefined) {
    bind(claim, volume, cluster);
    return undefined;
  }
  return provision(claim, users, cluster);
}

function findVolume(claim: PersistentVolumeClaim, { store }: Cluster): PersistentVolume | undefined {
  if (claim.spec.volumeName) return store.get<PersistentVolume>(volumes, undefined, claim.spec.volumeName);
  const wanted = quantity(claim.spec.resources?.requests?.['storage']);
  const fits = store.list<PersistentVolume>(volumes).filter(({ spec, metadata, status }) => {
    const reference = spec.claimRef;
    if (reference)
      return (
        reference.name === claim.metadata.name &&
        reference.namespace === claim.metadata.namespace &&
        (!reference.uid || reference.uid === claim.metadata.uid)
      );
    if (status?.phase !== 'Available' || metadata.deletionTimestamp) return false;
    if ((spec.storageClassName ?? '') !== (claim.spec.storageClassName ?? '')) return false;
    if ((spec.volumeMode ?? 'Filesystem') !== (claim.spec.volumeMode ?? 'Filesystem')) return false;
    if (claim.spec.selector && !matchesSelector(claim.spec.selector, metadata.labels)) return false;
    return (
      quantity(spec.capacity?.['storage']) >= wanted &&
      (claim.spec.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode))
    );
  });
  return fits.sort(
    (a, b) => quantity(a.spec.capacity?.['storage']) - quantity(b.spec.capacity?.['storage']),
  )[0];
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

function provision(
  claim: PersistentVolumeClaim,
  users: readonly Pod[],
  cluster: Cluster,
): number | undefined {
  const say = (type: 'Normal' | 'Warning', reason: string, message: string) =>
    recordEvent(claim, { type, reason, message, component }, cluster);
  const className = claim.spec.storageClassName;
  if (!className) {
    say(
      'Normal',
      'FailedBinding',
      'no persistent volumes available for this claim and no storage class is set',
    );
    return 15_000;
  }
  const storage = cluster.store.get<StorageClass>('storageclasses.storage.k8s.io', undefined, className);
  if (storage === undefined) {
    say('Warning', 'ProvisioningFailed', `storageclass.storage.k8s.io "${className}" not found`);
    return 15_000;
  }
  const node = claim.metadata.annotations?.['volume.kubernetes.io/selected-node'];
  if (storage.volumeBindingMode === 'WaitForFirstConsumer' && node === undefined) {
    if (users.length === 0)
      say('Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
    return users.length === 0 ? 15_000 : undefined;
  }
  if (!simulated.has(storage.provisioner)) {
    say(
      'Normal',
      'ExternalProvisioning',
      `Waiting for a volume to be created either by the external provisioner '${storage.provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
    );
    return 15_000;
  }
  make(claim, storage, node, cluster);
  return undefined;
}

function make(
  claim: PersistentVolumeClaim,
  storage: StorageClass,
  node: string | undefined,
  cluster: Cluster,
): void {
  const name = `pvc-${claim.metadata.uid}`;
  const zone =
    node === undefined
      ? undefined
      : cluster.store.get<Node>('nodes', undefined, node)?.metadata.labels?.['topology.kubernetes.io/zone'];
  const csi = {
    driver: storage.provisioner,
    volumeHandle: `vol-${cluster.chance.hex(17)}`,
    fsType: storage.parameters?.['csi.storage.k8s.io/fstype'] ?? 'ext4',
  };
  const volume = createObject(
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name, annotations: { 'pv.kubernetes.io/provisioned-by': storage.provisioner } },
      spec: {
        accessModes: claim.spec.accessModes,
        capacity: { storage: claim.spec.resources?.requests?.['storage'] },
        csi,
        ...(zone
          ? {
              nodeAffinity: {
                required: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        { key: 'topology.kubernetes.io/zone', operator: 'In', values: [zone] },
                      ],
                    },
                  ],
                },
              },
            }
          : {}),
        persistentVolumeReclaimPolicy: storage.reclaimPolicy,
        storageClassName: storage.metadata.name,
        volumeMode: claim.spec.volumeMode,
      },
    },
    undefined,
    cluster,
  );
  recordEvent(
    claim,
    {
      type: 'Normal',
      reason: 'Provisioning',
      message: `External provisioner is provisioning volume for claim "${claim.metadata.namespace}/${claim.metadata.name}"`,
      component: storage.provisioner,
    },
    cluster,
  );
  recordEvent(
    claim,
    {
      type: 'Normal',
      reason: 'ProvisioningSucceeded',
      message: `Successfully provisioned volume ${name}`,
      component: storage.provisioner,
    },
    cluster,
  );
  bind(claim, volume as unknown as PersistentVolume, cluster);
}

/** A bound claim that asks for more gets it, when its class allows. */
function grow(claim: PersistentVolumeClaim, { store }: Cluster): undefined {
  const wanted = claim.spec.resources?.requests?.['storage'];
  const has = claim.status?.capacity?.['storage'];
  const storage = store.get<StorageClass>(
    'storageclasses.storage.k8s.io',
    undefined,
    claim.spec.storageClassName ?? '',
  );
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
