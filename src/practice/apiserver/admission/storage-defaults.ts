import type { Ingress, PersistentVolumeClaim, StorageClass } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { forbidden } from '../api-error.ts';
import type { AdmissionRequest } from './request.ts';

const isDefault = (object: { metadata: { annotations?: Record<string, string> } }, key: string): boolean =>
  object.metadata.annotations?.[key] === 'true';

/** The default storage class for claims without one, the default ingress class for Ingresses without one. */
export function storageDefaults({ operation, resource, draft, cluster }: AdmissionRequest): void {
  if (operation !== 'CREATE') return;
  if (resource.key === 'persistentvolumeclaims') {
    const { spec } = draft as unknown as PersistentVolumeClaim;
    if (spec.storageClassName !== undefined) return;
    const found = cluster.store
      .list<StorageClass>('storageclasses.storage.k8s.io')
      .find((one) => isDefault(one, 'storageclass.kubernetes.io/is-default-class'));
    if (found) spec.storageClassName = found.metadata.name;
  }
  if (resource.key === 'ingresses.networking.k8s.io') {
    const { spec } = draft as unknown as Ingress;
    if (spec.ingressClassName !== undefined) return;
    const found = cluster.store
      .list('ingressclasses.networking.k8s.io')
      .find((one) => isDefault(one, 'ingressclass.kubernetes.io/is-default-class'));
    if (found) spec.ingressClassName = found.metadata.name;
  }
}

/** A claim grows only where its class lets it. */
export function refuseResize({ operation, resource, draft, before, cluster }: AdmissionRequest): void {
  if (operation !== 'UPDATE' || resource.key !== 'persistentvolumeclaims' || before === undefined) return;
  const [claim, old] = [draft, before] as unknown as [PersistentVolumeClaim, PersistentVolumeClaim];
  const size = ({ spec }: PersistentVolumeClaim) => quantity(spec.resources?.requests?.['storage']);
  if (old.status?.phase !== 'Bound' || size(claim) <= size(old)) return;
  const name = claim.spec.storageClassName ?? '';
  const found = cluster.store.get<StorageClass>('storageclasses.storage.k8s.io', undefined, name);
  if (found?.allowVolumeExpansion) return;
  throw forbidden(
    { group: '', name: 'persistentvolumeclaims' },
    draft.metadata.name,
    'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  );
}
