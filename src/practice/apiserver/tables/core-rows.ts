import type {
  ConfigMap,
  Event,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  ResourceQuota,
  RoleBinding,
  Secret,
} from '../../kinds.ts';
import { sinceText } from './age.ts';
import { joined, type Row } from './row.ts';

const age = (object: { metadata: { creationTimestamp: string } }, now: number): string =>
  sinceText(object.metadata.creationTimestamp, now);

export const configMapRow: Row<ConfigMap> = (map, now) => [
  map.metadata.name,
  Object.keys(map.data ?? {}).length + Object.keys(map.binaryData ?? {}).length,
  age(map, now),
];

export const secretRow: Row<Secret> = (secret, now) => [
  secret.metadata.name,
  secret.type,
  Object.keys(secret.data ?? {}).length,
  age(secret, now),
];

export const namespaceRow: Row<Namespace> = (one, now) => [
  one.metadata.name,
  one.status?.phase ?? '',
  age(one, now),
];

function nodeStatus(node: Node): string {
  const ready = node.status?.conditions?.find((one) => one.type === 'Ready');
  const words = [ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'];
  if (node.spec?.unschedulable) words.push('SchedulingDisabled');
  return words.join(',');
}

function nodeRoles(node: Node): string {
  const prefix = 'node-role.kubernetes.io/';
  const found = Object.entries(node.metadata.labels ?? {}).flatMap(([key, value]) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : key === 'kubernetes.io/role' ? [value] : [],
  );
  return joined(found.filter((one) => one !== '').sort());
}

export const nodeRow: Row<Node> = (node, now) => {
  const address = (type: string) =>
    node.status?.addresses?.find((one) => one.type === type)?.address ?? '<none>';
  const info = node.status?.nodeInfo;
  return [
    node.metadata.name,
    nodeStatus(node),
    nodeRoles(node),
    age(node, now),
    info?.kubeletVersion ?? '',
    address('InternalIP'),
    address('ExternalIP'),
    info?.osImage || '<unknown>',
    info?.kernelVersion || '<unknown>',
    info?.containerRuntimeVersion || '<unknown>',
  ];
};

export const eventRow: Row<Event> = (event, now) => {
  const micro = event.eventTime ?? undefined;
  const first = event.firstTimestamp ?? micro;
  const seriesCount = event.series?.count ?? event.count ?? (micro ? 1 : 0);
  const last = event.series?.lastObservedTime ?? event.lastTimestamp ?? first;
  const object = event.involvedObject;
  return [
    sinceText(last, now),
    event.type ?? '',
    event.reason ?? '',
    object.name ? `${object.kind?.toLowerCase()}/${object.name}` : (object.kind?.toLowerCase() ?? ''),
    object.fieldPath ?? '',
    event.source?.component
      ? joined(
          [event.source.component, ...(event.source.host ? [event.source.host] : [])].map(String),
        ).replace(',', ', ')
      : `${event.reportingComponent ?? ''}${event.reportingInstance ? `, ${event.reportingInstance}` : ''}`,
    (event.message ?? '').trim(),
    sinceText(first, now),
    seriesCount,
    event.metadata.name,
  ];
};

const short: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};
const modes = (list: readonly string[] | undefined): string =>
  Object.keys(short)
    .filter((one) => list?.includes(one))
    .map((one) => short[one])
    .join(',');

export const claimRow: Row<PersistentVolumeClaim> = (claim, now) => {
  const bound = (claim.spec.volumeName ?? '') !== '';
  const phase = claim.metadata.deletionTimestamp ? 'Terminating' : (claim.status?.phase ?? '');
  return [
    claim.metadata.name,
    phase,
    claim.spec.volumeName ?? '',
    bound ? (claim.status?.capacity?.['storage'] ?? '0') : '',
    bound ? modes(claim.status?.accessModes) : '',
    claim.spec.storageClassName ?? '',
    claim.spec.volumeAttributesClassName ?? '<unset>',
    age(claim, now),
    claim.spec.volumeMode ?? '<unset>',
  ];
};

export const volumeRow: Row<PersistentVolume> = (volume, now) => {
  const { claimRef } = volume.spec;
  return [
    volume.metadata.name,
    volume.spec.capacity?.['storage'] ?? '',
    modes(volume.spec.accessModes),
    volume.spec.persistentVolumeReclaimPolicy ?? '',
    volume.metadata.deletionTimestamp ? 'Terminating' : (volume.status?.phase ?? ''),
    claimRef ? `${claimRef.namespace}/${claimRef.name}` : '',
    volume.spec.storageClassName ?? '',
    volume.spec.volumeAttributesClassName ?? '<unset>',
    volume.status?.reason ?? '',
    age(volume, now),
    volume.spec.volumeMode ?? '<unset>',
  ];
};

export const quotaRow: Row<ResourceQuota> = (quota, now) => {
  const names = Object.keys(quota.status?.hard ?? {}).sort();
  const text = (list: readonly string[]) =>
    list
      .map((name) => `${name}: ${quota.status?.used?.[name] ?? ''}/${quota.status?.hard?.[name] ?? ''}`)
      .join(', ');
  return [
    quota.metadata.name,
    text(names.filter((name) => !name.startsWith('limits'))),
    text(names.filter((name) => name.startsWith('limits'))),
    age(quota, now),
  ];
};

export const bindingRow: Row<RoleBinding> = (binding, now) => {
  const of = (kind: string) =>
    (binding.subjects ?? [])
      .filter((one) => one.kind === kind)
      .map((one) => (kind === 'ServiceAccount' ? `${one.namespace ?? ''}/${one.name}` : one.name));
  return [
    binding.metadata.name,
    `${binding.roleRef.kind}/${binding.roleRef.name}`,
    age(binding, now),
    of('User').join(', '),
    of('Group').join(', '),
    of('ServiceAccount').join(', '),
  ];
};
