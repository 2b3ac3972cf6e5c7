import { inScope } from '../../apiserver/admission/resource-quota.ts';
import { amountText, usageOf } from '../../apiserver/admission/usage.ts';
import type { Cluster } from '../../cluster.ts';
import type { ResourceQuota } from '../../kinds.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';

const key = 'resourcequotas';

/** Counts what namespaces with a quota use. */
export function quotas(cluster: Cluster): Controller {
  const { store } = cluster;
  return {
    name: 'resourcequota-controller',
    startKeys: () => store.list<ResourceQuota>(key).map(keyOf),
    keysOf: ({ resource, object }) => {
      if (resource === key) return [keyOf(object)];
      if (resource === 'events' || object.metadata.namespace === undefined) return [];
      return store.list<ResourceQuota>(key, object.metadata.namespace).map(keyOf);
    },
    sync: (one) => sync(one, cluster),
  };
}

function sync(one: string, { store }: Cluster): undefined {
  const [namespace, name] = splitKey(one);
  const quota = store.get<ResourceQuota>(key, namespace, name);
  if (quota === undefined) return;
  const hard = quota.spec?.hard ?? {};
  const used: Record<string, number> = {};
  for (const resource of store.resources())
    for (const object of store.list(resource, namespace)) {
      if (!inScope(quota, resource, object)) continue;
      for (const [what, amount] of Object.entries(usageOf(resource, object)))
        used[what] = (used[what] ?? 0) + amount;
    }
  store.change<ResourceQuota>(key, namespace, name, (draft) => {
    draft.status = {
      hard: { ...hard },
      used: Object.fromEntries(Object.keys(hard).map((what) => [what, amountText(what, used[what] ?? 0)])),
    };
  });
}
