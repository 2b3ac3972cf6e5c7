import type { Cluster } from '../../cluster.ts';
import type { Deployment, ReplicaSet } from '../../kinds.ts';
import { recordEvent } from '../events.ts';

const sets = 'replicasets.apps';

export const revisionOf = (set: ReplicaSet): number =>
  Number(set.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);

/** A count, or a percentage of the wanted replicas. */
export const countOf = (value: number | string | undefined, of: number, up: boolean): number => {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  const share = (Number.parseInt(value, 10) * of) / 100;
  return up ? Math.ceil(share) : Math.floor(share);
};

/** Sets a ReplicaSet's replicas and says so in an event of its Deployment. */
export function scaleSet(deployment: Deployment, set: ReplicaSet, replicas: number, cluster: Cluster): void {
  const from =
    cluster.store.get<ReplicaSet>(sets, set.metadata.namespace, set.metadata.name)?.spec.replicas ?? 0;
  if (from === replicas) return;
  cluster.store.change<ReplicaSet>(sets, set.metadata.namespace, set.metadata.name, (draft) => {
    draft.spec.replicas = replicas;
    draft.metadata.generation = (draft.metadata.generation ?? 0) + 1;
  });
  const message = `Scaled ${replicas > from ? 'up' : 'down'} replica set ${set.metadata.name} from ${from} to ${replicas}`;
  const component = 'deployment-controller';
  recordEvent(deployment, { type: 'Normal', reason: 'ScalingReplicaSet', message, component }, cluster);
}

const total = (list: readonly ReplicaSet[]): number =>
  list.reduce((sum, set) => sum + (set.spec.replicas ?? 0), 0);

/** One step from the old ReplicaSets to the new one. */
export function roll(
  deployment: Deployment,
  fresh: ReplicaSet,
  old: readonly ReplicaSet[],
  cluster: Cluster,
): void {
  const wanted = deployment.spec.replicas ?? 0;
  if (deployment.spec.strategy?.type === 'Recreate') {
    const running = old.filter((set) => (set.spec.replicas ?? 0) > 0);
    for (const set of running) scaleSet(deployment, set, 0, cluster);
    // The new ones wait until the last old Pod is gone, not only asked to go.
    const left = old.some((set) => (set.status?.replicas ?? 0) > 0 || hasPods(set, cluster));
    if (running.length === 0 && !left) scaleSet(deployment, fresh, wanted, cluster);
    return;
  }
  const { maxSurge, maxUnavailable } = limits(deployment, wanted);
  scaleUp(deployment, fresh, old, wanted, maxSurge, cluster);
  scaleDown(deployment, fresh, old, wanted - maxUnavailable, cluster);
}

const hasPods = (set: ReplicaSet, { store }: Cluster): boolean =>
  store
    .list('pods', set.metadata.namespace)
    .some((pod) => pod.metadata.ownerReferences?.some((one) => one.uid === set.metadata.uid));

function limits({ spec }: Deployment, wanted: number): { maxSurge: number; maxUnavailable: number } {
  const rolling = spec.strategy?.rollingUpdate ?? {};
  const maxSurge = countOf(rolling.maxSurge as string, wanted, true);
  const maxUnavailable = countOf(rolling.maxUnavailable as string, wanted, false);
  return maxSurge === 0 && maxUnavailable === 0
    ? { maxSurge, maxUnavailable: 1 }
    : { maxSurge, maxUnavailable };
}

function scaleUp(
  deployment: Deployment,
  fresh: ReplicaSet,
  old: readonly ReplicaSet[],
  wanted: number,
  surge: number,
  cluster: Cluster,
): void {
  const has = fresh.spec.replicas ?? 0;
  if (has > wanted) {
    scaleSet(deployment, fresh, wanted, cluster);
    return;
  }
  const room = wanted + surge - total([...old, fresh]);
  if (room > 0) scaleSet(deployment, fresh, has + Math.min(room, wanted - has), cluster);
}

function scaleDown(
  deployment: Deployment,
  fresh: ReplicaSet,
  old: readonly ReplicaSet[],
  least: number,
  cluster: Cluster,
): void {
  const current = cluster.store.get<ReplicaSet>(sets, fresh.metadata.namespace, fresh.metadata.name) ?? fresh;
  const all = total([...old, current]);
  const pending = (current.spec.replicas ?? 0) - (current.status?.availableReplicas ?? 0);
  let spare = all - least - pending;
  if (spare <= 0) return;
  const running = old.filter((set) => (set.spec.replicas ?? 0) > 0);
  const left = new Map(running.map((set) => [set, set.spec.replicas ?? 0] as const));
  // Pods that do not work go first; they cost no availability.
  for (const set of running) {
    const broken = Math.min(spare, (set.spec.replicas ?? 0) - (set.status?.availableReplicas ?? 0));
    if (broken > 0) left.set(set, (left.get(set) ?? 0) - broken);
    spare -= Math.max(0, broken);
  }
  const available = running.reduce(
    (sum, set) => sum + (set.status?.availableReplicas ?? 0),
    current.status?.availableReplicas ?? 0,
  );
  let removable = available - least;
  for (const set of [...running].sort((a, b) => revisionOf(a) - revisionOf(b))) {
    const now = left.get(set) ?? 0;
    const less = Math.max(0, Math.min(removable, now));
    left.set(set, now - less);
    removable -= less;
  }
  for (const [set, replicas] of left) scaleSet(deployment, set, replicas, cluster);
}
