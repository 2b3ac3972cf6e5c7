import type { Cluster } from '../../cluster.ts';
import type { Deployment, ReplicaSet } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { setCondition } from './conditions.ts';
import { type Progress, progressOf } from './deployment-progress.ts';
import { countOf } from './rolling-update.ts';

type Conditions = NonNullable<NonNullable<Deployment['status']>['conditions']>;

/** How many replicas of each kind the ReplicaSets of a Deployment have together. */
type Counts = {
  readonly wanted: number;
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
};

function countsOf(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
): Counts {
  const sum = (of: (status: NonNullable<ReplicaSet['status']>) => number | undefined): number =>
    owned.reduce((total, { status }) => total + ((status && of(status)) ?? 0), 0);
  return {
    wanted: deployment.spec.replicas ?? 0,
    replicas: sum((status) => status.replicas),
    updated: newest?.status?.replicas ?? 0,
    ready: sum((status) => status.readyReplicas),
    available: sum((status) => status.availableReplicas),
  };
}

const isComplete = ({ wanted, replicas, updated, available }: Counts): boolean =>
  updated === wanted && replicas === wanted && available === wanted;

function hasProgressed(
  { replicas, updated, ready, available }: Counts,
  before: Deployment['status'],
): boolean {
  const updatedBefore = before?.updatedReplicas ?? 0;
  return (
    updated > updatedBefore ||
    replicas - updated < (before?.replicas ?? 0) - updatedBefore ||
    ready > (before?.readyReplicas ?? 0) ||
    available > (before?.availableReplicas ?? 0)
  );
}

/** Counts, and the conditions Available, Progressing and ReplicaFailure; returns when to look again. */
export function writeDeploymentStatus(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  cluster: Cluster,
): number | undefined {
  const now = cluster.clock.now();
  const { metadata } = deployment;
  const counts = countsOf(deployment, owned, newest);
  const complete = isComplete(counts);
  const progressed = hasProgressed(counts, deployment.status);
  let again: number | undefined;
  cluster.store.change<Deployment>('deployments.apps', metadata.namespace, metadata.name, (draft) => {
    const progress = progressOf(draft, { newest, complete, progressed, now });
    again = progress.again;
    let conditions = setCondition(
      draft.status?.conditions ?? [],
      availability(deployment, counts),
      now,
      true,
    );
    conditions = withProgress(conditions, progress, progressed && !complete, now);
    conditions = withFailure(conditions, owned, now);
    draft.status = {
      ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
      ...shownCounts(counts),
      conditions,
    } as NonNullable<Deployment['status']>;
  });
  return again;
}

/** Counts as the API shows them: what is none is left out. */
function shownCounts({ wanted, replicas, updated, ready, available }: Counts) {
  const missing = Math.max(replicas, wanted) - available;
  return {
    ...(replicas ? { replicas } : {}),
    ...(updated ? { updatedReplicas: updated } : {}),
    ...(ready ? { readyReplicas: ready } : {}),
    ...(available ? { availableReplicas: available } : {}),
    ...(missing > 0 ? { unavailableReplicas: missing } : {}),
    terminatingReplicas: 0,
  };
}

function availability({ spec }: Deployment, { wanted, available }: Counts) {
  const { type, rollingUpdate } = spec.strategy ?? {};
  const mayLack = countOf((rollingUpdate?.maxUnavailable as string) ?? 0, wanted, false);
  return available >= wanted - (type === 'Recreate' ? 0 : mayLack)
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

function withProgress(
  conditions: Conditions,
  { condition }: Progress,
  moves: boolean,
  now: number,
): Conditions {
  const made = condition ? setCondition(conditions, condition, now, true) : conditions;
  if (!moves) return made;
  return made.map((one) => (one.type === 'Progressing' ? { ...one, lastUpdateTime: timestamp(now) } : one));
}

function withFailure(conditions: Conditions, owned: readonly ReplicaSet[], now: number): Conditions {
  const failure = owned
    .flatMap((set) => set.status?.conditions ?? [])
    .find((one) => one.type === 'ReplicaFailure');
  if (failure === undefined) return conditions.filter((one) => one.type !== 'ReplicaFailure');
  const { reason, message } = failure;
  return setCondition(conditions, { type: 'ReplicaFailure', status: 'True', reason, message }, now, true);
}
