import type { ObjectRef } from './journal.ts';
import type { Lab } from './lab.ts';
import { labelsOf } from './names.ts';
import { isClusterScoped, pluralOf } from './resource.ts';

/** A manifest as read from a lab's folder. */
export type Manifest = Readonly<Record<string, unknown>>;

const map = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** `deployments.apps/web` in its namespace, as kubectl names it. */
export function refOfManifest(manifest: Manifest, namespace: string | undefined): ObjectRef {
  const group = String(manifest.apiVersion).includes('/') ? String(manifest.apiVersion).split('/')[0] : '';
  const plural = pluralOf(String(manifest.kind));
  const resource = group === '' ? plural : `${plural}.${group}`;
  const metadata = map(manifest.metadata);
  const place = isClusterScoped(resource)
    ? undefined
    : ((metadata.namespace as string | undefined) ?? namespace);
  return { resource, name: String(metadata.name), ...(place === undefined ? {} : { namespace: place }) };
}

/** The manifest in the lab's namespace with the session's labels. */
export function ours(
  manifest: Manifest,
  lab: string,
  session: string,
  namespace: string | undefined,
): Manifest {
  const metadata = map(manifest.metadata);
  const ref = refOfManifest(manifest, namespace);
  return {
    ...manifest,
    metadata: {
      ...metadata,
      ...(ref.namespace === undefined ? {} : { namespace: ref.namespace }),
      labels: { ...map(metadata.labels), ...labelsOf(lab, session) },
    },
  };
}

/** The lab's namespace: Pod Security enforced, and a quota on counts that no lab comes near by itself. */
export function namespaceManifests(
  lab: Lab,
  session: string,
  namespace: string,
): readonly [Manifest, Manifest] {
  const { podSecurity, quota } = lab.scope;
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: { ...labelsOf(lab.id, session), 'pod-security.kubernetes.io/enforce': podSecurity },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'eks-learn', namespace, labels: labelsOf(lab.id, session) },
      spec: {
        hard: {
          pods: '30',
          services: '15',
          'services.loadbalancers': '2',
          persistentvolumeclaims: '10',
          configmaps: '30',
          secrets: '30',
          ...quota,
        },
      },
    },
  ];
}
