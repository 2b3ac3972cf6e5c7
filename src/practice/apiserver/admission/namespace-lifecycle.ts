import { forbidden, notFound } from '../api-error.ts';
import type { AdmissionRequest } from './request.ts';

const kept = new Set(['default', 'kube-system', 'kube-public']);

/** Nothing is made in a namespace that is not there or is going away; three namespaces stay. */
export function namespaceLifecycle({ operation, resource, draft, cluster }: AdmissionRequest): void {
  const named = { group: resource.group, name: resource.name };
  if (operation === 'DELETE' && resource.key === 'namespaces' && kept.has(draft.metadata.name))
    throw forbidden(named, draft.metadata.name, 'this namespace may not be deleted');
  const { namespace } = draft.metadata;
  if (operation !== 'CREATE' || !resource.namespaced || namespace === undefined) return;
  const home = cluster.store.get('namespaces', undefined, namespace);
  if (home === undefined) throw notFound({ group: '', name: 'namespaces' }, namespace);
  if (home.metadata.deletionTimestamp !== undefined)
    throw forbidden(
      named,
      draft.metadata.name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
}
