import type { PersistentVolume, PersistentVolumeClaim } from '../../kinds.ts';
import { copy, type KubeObject, same } from '../../kube.ts';
import { quantity } from '../../quantity.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';

const modes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

export function validateClaim(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  const { spec } = object as unknown as PersistentVolumeClaim;
  if (!spec.accessModes?.length) causes.required('spec.accessModes', 'at least 1 access mode is required');
  for (const mode of spec.accessModes ?? [])
    if (!modes.includes(mode)) causes.unsupported('spec.accessModes', mode, modes);
  const wanted = spec.resources?.requests?.['storage'];
  if (wanted === undefined) causes.required('spec.resources[storage]');
  else if (quantity(wanted) <= 0)
    causes.invalid('spec.resources[storage]', wanted, 'must be greater than zero');
  if (before === undefined) return causes.list;
  const old = before as unknown as PersistentVolumeClaim;
  const masked = copy(spec);
  if (!old.spec.volumeName) delete masked.volumeName;
  if (old.status?.phase === 'Bound') masked.resources = copy(old.spec.resources ?? {});
  const known = copy(old.spec);
  if (!old.spec.storageClassName) delete masked.storageClassName;
  if (!same(masked, known))
    causes.forbidden(
      'spec',
      'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
    );
  const size = old.spec.resources?.requests?.['storage'];
  if (old.status?.phase === 'Bound' && wanted !== undefined && quantity(wanted) < quantity(size))
    causes.forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity');
  return causes.list;
}

export function validateVolume(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  const { spec } = object as unknown as PersistentVolume;
  if (!spec.accessModes?.length) causes.required('spec.accessModes');
  if (Object.keys(spec.capacity ?? {}).length === 0) causes.required('spec.capacity');
  if (spec.capacity?.['storage'] === undefined)
    causes.unsupported('spec.capacity', spec.capacity ?? {}, ['storage']);
  const sources = [
    'hostPath',
    'csi',
    'nfs',
    'local',
    'awsElasticBlockStore',
    'iscsi',
    'fc',
    'gcePersistentDisk',
    'azureDisk',
    'cephfs',
    'rbd',
  ] as const;
  if (!sources.some((source) => source in spec)) causes.required('spec', 'must specify a volume type');
  if (before) {
    const old = before as unknown as PersistentVolume;
    if (
      sources.some(
        (source) =>
          !same((spec as Record<string, unknown>)[source], (old.spec as Record<string, unknown>)[source]),
      )
    )
      causes.forbidden(
        'spec.persistentvolumesource',
        'spec.persistentvolumesource is immutable after creation',
      );
  }
  return causes.list;
}

export function validateStorageClass(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  if (!object['provisioner']) causes.required('provisioner');
  if (before === undefined) return causes.list;
  if (!same(object['parameters'], before['parameters']))
    causes.forbidden('parameters', 'updates to parameters are forbidden.');
  for (const field of ['provisioner', 'reclaimPolicy', 'volumeBindingMode'])
    if (!same(object[field], before[field])) causes.invalid(field, object[field], 'field is immutable');
  return causes.list;
}
