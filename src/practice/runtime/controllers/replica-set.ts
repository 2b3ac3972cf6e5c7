import type { Cluster } from '../../cluster.ts';
import type { Pod, PodTemplate, ReplicaSet, ReplicationController } from '../../kinds.ts';
import { matchesLabels, matchesSelector } from '../../selector.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { controllerOf, isControlledBy, ownedBy } from '../objects.ts';
import { byDispensability, createPod, deletePod, isActive, isAvailable, isReady } from '../pods.ts';
import { setCondition } from './conditions.ts';

type Either = ReplicaSet | ReplicationController;
type Kind = { readonly key: string; readonly kind: string; readonly component: string };

const selects = (owner: Either, pod: Pod): boolean =>
  owner.kind === 'ReplicationController'
    ? matchesLabels((owner as ReplicationController).spec.selector, pod.metadata.labels)
    : matchesSelector((owner as ReplicaSet).spec.selector, pod.metadata.labels);

/** ReplicaSets, and the ReplicationControllers before them: as many Pods as are wanted. */
export const replicaSets = (cluster: Cluster): Controller =>
  counting(cluster, { key: 'replicasets.apps', kind: 'ReplicaSet', component: 'replicaset-controller' });
export const replicationControllers = (cluster: Cluster): Controller =>
  counting(cluster, {
    key: 'replicationcontrollers',
    kind: 'ReplicationController',
    component: 'replication-controller',
  });

function counting(cluster: Cluster, what: Kind): Controller {
  const { store } = cluster;
  return {
    name: what.component,
    startKeys: () => store.list<Either>(what.key).map(keyOf),
    keysOf: ({ resource, object }) => {
      if (resource === what.key) return [keyOf(object)];
      if (resource !== 'pods') return [];
      const owner = controllerOf(object);
      if (owner !== undefined)
        return owner.kind === what.kind ? [`${object.metadata.namespace}/${owner.name}`] : [];
      return store
        .list<Either>(what.key, object.metadata.namespace)
        .filter((one) => selects(one, object as unknown as Pod))
        .map(keyOf);
    },
    sync: (key) => syncOne(key, what, cluster),
  };
}

function syncOne(key: string, what: Kind, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(key);
  const owner = cluster.store.get<Either>(what.key, namespace, name);
  if (owner === undefined) return undefined;
  const pods = claim(owner, cluster).filter(isActive);
  let problem: string | undefined;
  if (owner.metadata.deletionTimestamp === undefined) problem = balance(owner, pods, what, cluster);
  const now = cluster.store
    .list<Pod>('pods', namespace)
    .filter((pod) => isControlledBy(pod, owner) && isActive(pod));
  writeStatus(owner, now, what, problem, cluster);
  if (problem !== undefined) return 5000;
  return (owner.spec.minReadySeconds ?? 0) > 0 && now.some(isReady) ? 1000 : undefined;
}

/** The owner's Pods; ones without an owner that it selects become its own. */
function claim(owner: Either, { store }: Cluster): Pod[] {
  return store.list<Pod>('pods', owner.metadata.namespace).flatMap((pod) => {
    if (isControlledBy(pod, owner)) {
      if (selects(owner, pod)) return [pod];
      store.change<Pod>('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
        draft.metadata.ownerReferences = (draft.metadata.ownerReferences ?? []).filter(
          (one) => one.uid !== owner.metadata.uid,
        );
        if (draft.metadata.ownerReferences.length === 0) delete draft.metadata.ownerReferences;
      });
      return [];
    }
    if (
      controllerOf(pod) !== undefined ||
      !selects(owner, pod) ||
      !isActive(pod) ||
      owner.metadata.deletionTimestamp
    )
      return [];
    const adopted = store.change<Pod>('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
      draft.metadata.ownerReferences = [...(draft.metadata.ownerReferences ?? []), ownedBy(owner)];
    });
    return adopted === undefined ? [] : [adopted];
  });
}

function balance(
  owner: Either,
  pods: readonly Pod[],
  { component }: Kind,
  cluster: Cluster,
): string | undefined {
  const missing = (owner.spec.replicas ?? 0) - pods.length;
  if (missing < 0)
    for (const pod of [...pods].sort(byDispensability).slice(0, -missing))
      deletePod(pod, owner, component, cluster);
  for (let count = 0; count < Math.min(missing, 500); count++) {
    const problem = createPod({ template: owner.spec.template as PodTemplate, owner, component }, cluster);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function writeStatus(
  owner: Either,
  pods: readonly Pod[],
  { key }: Kind,
  problem: string | undefined,
  cluster: Cluster,
): void {
  const now = cluster.clock.now();
  const labels = owner.spec.template?.metadata?.labels ?? {};
  const labelled = pods.filter((pod) => matchesLabels(labels, pod.metadata.labels));
  const ready = pods.filter(isReady).length;
  const available = pods.filter((pod) => isAvailable(pod, owner.spec.minReadySeconds ?? 0, now)).length;
  cluster.store.change<Either>(key, owner.metadata.namespace, owner.metadata.name, (draft) => {
    const conditions = (draft.status?.conditions ?? []).filter((one) => one.type !== 'ReplicaFailure');
    const kept =
      problem === undefined
        ? conditions
        : setCondition(
            draft.status?.conditions ?? [],
            { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: problem },
            now,
          );
    draft.status = {
      replicas: pods.length,
      ...(labelled.length > 0 ? { fullyLabeledReplicas: labelled.length } : {}),
      ...(ready > 0 ? { readyReplicas: ready } : {}),
      ...(available > 0 ? { availableReplicas: available } : {}),
      ...(draft.metadata.generation === undefined ? {} : { observedGeneration: draft.metadata.generation }),
      ...(kept.length > 0 ? { conditions: kept } : {}),
    } as NonNullable<typeof draft.status>;
  });
}
