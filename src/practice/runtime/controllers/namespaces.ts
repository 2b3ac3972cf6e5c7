import type { Cluster } from '../../cluster.ts';
import type { Namespace } from '../../kinds.ts';
import { type Controller, splitKey } from '../manager.ts';
import { createObject, deleteObject } from '../objects.ts';

/** Gives each namespace its service account and CA, and empties one that is to go. */
export function namespaces(cluster: Cluster, certificate: string): Controller {
  const { store } = cluster;
  const key = (name: string) => `/${name}`;
  return {
    name: 'namespace-controller',
    startKeys: () => store.list<Namespace>('namespaces').map((one) => key(one.metadata.name)),
    keysOf: ({ resource, object, type }) => {
      if (resource === 'namespaces') return [key(object.metadata.name)];
      const home = object.metadata.namespace;
      const isOurs = resource === 'serviceaccounts' || resource === 'configmaps';
      if (home === undefined || (type !== 'DELETED' && !isOurs)) return [];
      return type === 'DELETED' ? [key(home)] : [];
    },
    sync: (one) => sync(splitKey(one)[1], cluster, certificate),
  };
}

function sync(name: string, cluster: Cluster, certificate: string): number | undefined {
  const { store } = cluster;
  const namespace = store.get<Namespace>('namespaces', undefined, name);
  if (namespace === undefined) return undefined;
  if (namespace.metadata.deletionTimestamp !== undefined) return empty(namespace, cluster);
  if (store.get('serviceaccounts', name, 'default') === undefined)
    createObject({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }, name, cluster);
  if (store.get('configmaps', name, 'kube-root-ca.crt') === undefined)
    createObject(
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'kube-root-ca.crt',
          annotations: {
            'kubernetes.io/description':
              'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
          },
        },
        data: { 'ca.crt': certificate },
      },
      name,
      cluster,
    );
  return undefined;
}

function empty(namespace: Namespace, cluster: Cluster): number | undefined {
  const { store } = cluster;
  const { name } = namespace.metadata;
  let left = 0;
  for (const key of store.resources())
    for (const object of store.list(key, name)) {
      if (object.metadata.deletionTimestamp === undefined)
        deleteObject(key, name, object.metadata.name, cluster);
      if (store.get(key, name, object.metadata.name) !== undefined) left++;
    }
  if (left > 0) return 1000;
  if ((namespace.metadata.finalizers ?? []).length > 0) return undefined;
  store.remove('namespaces', undefined, name);
  return undefined;
}
