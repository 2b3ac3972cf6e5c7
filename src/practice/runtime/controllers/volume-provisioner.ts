import type { Cluster } from '../../cluster.ts';
import type { Node, PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../kinds.ts';
import { recordEvent } from '../events.ts';
import { createObject } from '../objects.ts';

/** Provisioners that the practice cluster stands in for. */
const simulated = new Set([
  'practice.eks-learn/disk',
  'ebs.csi.aws.com',
  'ebs.csi.eks.amazonaws.com',
  'kubernetes.io/aws-ebs',
  'efs.csi.aws.com',
  'rancher.io/local-path',
]);

const zoneLabel = 'topology.kubernetes.io/zone';

/** Why no volume is made for a claim now, in the words of the controller; without words nothing is said. */
export type ProvisioningWait = {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
};

/** The node the scheduler chose for the first Pod that uses a claim. */
const selectedNode = ({ metadata }: PersistentVolumeClaim): string | undefined =>
  metadata.annotations?.['volume.kubernetes.io/selected-node'];

/** Whether a volume is to be made for a claim that none fits: `make`, or what it waits for. */
export function provisioningOf(
  claim: PersistentVolumeClaim,
  storage: StorageClass | undefined,
  isUsed: boolean,
): 'make' | 'scheduler' | ProvisioningWait {
  const className = claim.spec.storageClassName;
  if (!className)
    return {
      type: 'Normal',
      reason: 'FailedBinding',
      message: 'no persistent volumes available for this claim and no storage class is set',
    };
  if (storage === undefined)
    return {
      type: 'Warning',
      reason: 'ProvisioningFailed',
      message: `storageclass.storage.k8s.io "${className}" not found`,
    };
  if (storage.volumeBindingMode === 'WaitForFirstConsumer' && selectedNode(claim) === undefined)
    return isUsed
      ? 'scheduler'
      : {
          type: 'Normal',
          reason: 'WaitForFirstConsumer',
          message: 'waiting for first consumer to be created before binding',
        };
  if (simulated.has(storage.provisioner)) return 'make';
  return {
    type: 'Normal',
    reason: 'ExternalProvisioning',
    message: `Waiting for a volume to be created either by the external provisioner '${storage.provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
  };
}

/** Makes a volume for a claim as its class says, in the zone of the node that was chosen for it. */
export function makeVolume(
  claim: PersistentVolumeClaim,
  storage: StorageClass,
  cluster: Cluster,
): PersistentVolume {
  const name = `pvc-${claim.metadata.uid}`;
  const node = cluster.store.get<Node>('nodes', undefined, selectedNode(claim) ?? '');
  const volume = createObject(
    volumeDraft(name, claim, storage, node?.metadata.labels?.[zoneLabel], `vol-${cluster.chance.hex(17)}`),
    undefined,
    cluster,
  );
  const say = (reason: string, message: string) =>
    recordEvent(claim, { type: 'Normal', reason, message, component: storage.provisioner }, cluster);
  const { namespace, name: claimName } = claim.metadata;
  say('Provisioning', `External provisioner is provisioning volume for claim "${namespace}/${claimName}"`);
  say('ProvisioningSucceeded', `Successfully provisioned volume ${name}`);
  return volume as unknown as PersistentVolume;
}

function volumeDraft(
  name: string,
  claim: PersistentVolumeClaim,
  storage: StorageClass,
  zone: string | undefined,
  volumeHandle: string,
) {
  const inZone = { matchExpressions: [{ key: zoneLabel, operator: 'In', values: [zone] }] };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, annotations: { 'pv.kubernetes.io/provisioned-by': storage.provisioner } },
    spec: {
      accessModes: claim.spec.accessModes,
      capacity: { storage: claim.spec.resources?.requests?.['storage'] },
      csi: {
        driver: storage.provisioner,
        volumeHandle,
        fsType: storage.parameters?.['csi.storage.k8s.io/fstype'] ?? 'ext4',
      },
      ...(zone ? { nodeAffinity: { required: { nodeSelectorTerms: [inZone] } } } : {}),
      persistentVolumeReclaimPolicy: storage.reclaimPolicy,
      storageClassName: storage.metadata.name,
      volumeMode: claim.spec.volumeMode,
    },
  };
}
