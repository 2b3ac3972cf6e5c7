import type { Cluster } from '../../cluster.ts';
import type { Deployment, Pod, PodDisruptionBudget, ReplicaSet } from '../../kinds.ts';
import { matchesSelector } from '../../selector.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { controllerOf } from '../objects.ts';
import { isActive, isReady } from '../pods.ts';
import { setCondition } from './conditions.ts';
import { countOf } from './rolling-update.ts';

const key = 'poddisruptionbudgets.policy';

/** How many Pods may be evicted now. */
export function disruptionBudgets(cluster: Cluster): Controller {
  const { store } = cluster;
  return {
    name: 'disruption-controller',
    startKeys: () => store.list<PodDisruptionBudget>(key).map(keyOf),
    keysOf: ({ resource, object }) => {
      if (resource === key) return [keyOf(object)];
      if (resource !== 'pods') return [];
      return store
        .list<PodDisruptionBudget>(key, object.metadata.namespace)
        .filter((one) => matchesSelector(one.spec.selector, object.metadata.labels))
        .map(keyOf);
    },
    sync: (one) => sync(one, cluster),
  };
}

/** How many Pods the owners of these Pods want. */
function expectedOf(pods: readonly Pod[], { store }: Cluster): number {
  const seen = new Set<string>();
  let total = 0;
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (owner === undefined) {
      total++;
      continue;
    }
    const set =
      owner.kind === 'ReplicaSet'
        ? store.get<ReplicaSet>('replicasets.apps', pod.metadata.namespace, owner.name)
        : undefined;
    const upper = set === undefined ? undefined : controllerOf(set);
    const uid = upper?.uid ?? owner.uid;
    if (seen.has(uid)) continue;
    seen.add(uid);
    const top = upper
      ? store.get<Deployment>('deployments.apps', pod.metadata.namespace, upper.name)
      : (set ??
        store.get<ReplicaSet>(
          owner.kind === 'StatefulSet' ? 'statefulsets.apps' : 'replicationcontrollers',
          pod.metadata.namespace,
          owner.name,
        ));
    total += top?.spec.replicas ?? 1;
  }
  return total;
}

function sync(one: string, cluster: Cluster): undefined {
  const [namespace, name] = splitKey(one);
  const budget = cluster.store.get<PodDisruptionBudget>(key, namespace, name);
  if (budget === undefined) return;
  const pods = cluster.store
    .list<Pod>('pods', namespace)
    .filter((pod) => matchesSelector(budget.spec.selector, pod.metadata.labels) && isActive(pod));
  if (pods.length === 0)
    recordEvent(
      budget,
      { type: 'Normal', reason: 'NoPods', message: 'No matching pods found', component: 'controllermanager' },
      cluster,
    );
  const { minAvailable, maxUnavailable } = budget.spec;
  const byPercent = typeof minAvailable === 'string' || maxUnavailable !== undefined;
  const expected = byPercent ? expectedOf(pods, cluster) : pods.length;
  const desired =
    maxUnavailable === undefined
      ? countOf(minAvailable as string, expected, true)
      : Math.max(0, expected - countOf(maxUnavailable as string, expected, true));
  const healthy = pods.filter(isReady).length;
  const allowed = Math.max(0, healthy - desired);
  cluster.store.change<PodDisruptionBudget>(key, namespace, name, (draft) => {
    const condition =
      allowed > 0
        ? { type: 'DisruptionAllowed', status: 'True', reason: 'SufficientPods', message: '' }
        : { type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '' };
    const observed = draft.metadata.generation;
    const conditions = setCondition(draft.status?.conditions ?? [], condition, cluster.clock.now()).map(
      (entry) => ({ ...entry, ...(observed === undefined ? {} : { observedGeneration: observed }) }),
    );
    draft.status = {
      conditions,
      currentHealthy: healthy,
      desiredHealthy: desired,
      disruptionsAllowed: expected > 0 ? allowed : 0,
      expectedPods: expected,
      ...(observed === undefined ? {} : { observedGeneration: observed }),
    } as NonNullable<typeof draft.status>;
  });
}
