import { aggregateRoles } from '../../apiserver/auth/rbac.ts';
import { definitionsKey, serveDefinitions } from '../../apiserver/custom/definition.ts';
import type { Cluster } from '../../cluster.ts';
import type { CustomResourceDefinition } from '../../kinds.ts';
import { dropOldEvents } from '../events.ts';
import type { Controller } from '../manager.ts';

/** Serves what definitions define, at once: a client that created one may use it with its next request. */
export function keepDefinitions({ store, resources }: Cluster): void {
  const serve = () => serveDefinitions(resources, store.list<CustomResourceDefinition>(definitionsKey));
  serve();
  store.listen(({ resource, type, object }) => {
    if (resource !== definitionsKey) return;
    serve();
    if (type !== 'DELETED') return;
    const { spec } = object as unknown as CustomResourceDefinition;
    const key = `${spec.names.plural}.${spec.group}`;
    for (const one of [...store.list(key)]) store.remove(key, one.metadata.namespace, one.metadata.name);
  });
}

/** Aggregated cluster roles, and the age of events. */
export function upkeep(cluster: Cluster): Controller {
  return {
    name: 'upkeep',
    startKeys: () => ['roles', 'events'],
    keysOf: ({ resource }) => (resource === 'clusterroles.rbac.authorization.k8s.io' ? ['roles'] : []),
    sync: (key) => {
      if (key === 'roles') {
        aggregateRoles(cluster);
        return undefined;
      }
      dropOldEvents(cluster);
      return 60_000;
    },
  };
}
