import type { Ingress, PersistentVolumeClaim, StorageClass } from '../../kinds.ts';
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
