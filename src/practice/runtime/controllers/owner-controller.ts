import type { Cluster } from '../../cluster.ts';
import { type Controller, keyOf } from '../manager.ts';
import { controllerOf } from '../objects.ts';

type Ownership = {
  /** As events name the controller. */
  readonly name: string;
  /** The owners, as the store registers them and as references name them. */
  readonly resource: string;
  readonly kind: string;
  /** What they own. */
  readonly owns: string;
};

/** A controller of objects that own others: it looks at one when it changes, and when something of its does. */
export function ownerController(
  { name, resource, kind, owns }: Ownership,
  sync: (key: string, cluster: Cluster) => number | undefined,
  cluster: Cluster,
): Controller {
  return {
    name,
    startKeys: () => cluster.store.list(resource).map(keyOf),
    keysOf: ({ resource: changed, object }) => {
      if (changed === resource) return [keyOf(object)];
      const owner = changed === owns ? controllerOf(object) : undefined;
      return owner?.kind === kind ? [`${object.metadata.namespace}/${owner.name}`] : [];
    },
    sync: (key) => sync(key, cluster),
  };
}
