import type { Cluster } from '../../cluster.ts';
import type { Ingress } from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';

const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix'];

export function validateIngress(
  { spec }: Ingress,
  _before: KubeObject | undefined,
  _cluster: Cluster,
): readonly Cause[] {
  const causes = new Causes();
  if (!spec.rules?.length && !spec.defaultBackend)
    causes.invalid('spec', [], 'either `defaultBackend` or `rules` must be specified');
  for (const [index, rule] of (spec.rules ?? []).entries())
    for (const [at, path] of (rule.http?.paths ?? []).entries()) {
      const field = `spec.rules[${index}].http.paths[${at}]`;
      if (!path.pathType) causes.required(`${field}.pathType`, 'pathType must be specified');
      else if (!pathTypes.includes(path.pathType))
        causes.unsupported(`${field}.pathType`, path.pathType, pathTypes);
      else if (path.pathType !== 'ImplementationSpecific' && !path.path?.startsWith('/'))
        causes.invalid(`${field}.path`, path.path ?? '', 'must be an absolute path');
      const { service, resource } = path.backend ?? {};
      if (!service && !resource)
        causes.required(`${field}.backend`, 'resource or service backend is required');
      if (service && !service.name)
        causes.required(`${field}.backend.service.name`, 'service name is required');
      if (service && service.port?.name === undefined && service.port?.number === undefined)
        causes.required(`${field}.backend`, 'port name or number is required');
    }
  return causes.list;
}
