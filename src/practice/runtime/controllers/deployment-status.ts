import type { Cluster } from '../../cluster.ts';
import type { Deployment, ReplicaSet } from '../../kinds.ts';
import { setCondition } from './conditions.ts';
import { countOf } from './rolling-update.ts';

const sum = (list: readonly ReplicaSet[], of: (set: ReplicaSet) => number | undefined): number =>
  list.reduce((total, set) => total + (of(set) ?? 0), 0);

/** Counts, and the conditions Available, Progressing and ReplicaFailure; returns when to look again. */
export function writeDeploymentStatus(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  cluster: Cluster,
): number | undefined {
  const now = cluster.clock.now();
  const { spec, metadata } = deployment;
  const wanted = spec.replicas ?? 0;
  const replicas = sum(owned, (set) => set.status?.replicas);
  const updated = newest?.status?.replicas ?? 0;
  const ready = sum(owned, (set) => set.status?.readyReplicas);
  const available = sum(owned, (set) => set.status?.availableReplicas);
  const terminating = 0;
  const complete = updated === wanted && replicas === wanted && available === wanted;
  const before = deployment.status;
  const progressed =
    updated > (before?.updatedReplicas ?? 0) ||
    replicas - updated < (before?.replicas ?? 0) - (before?.updatedReplicas ?? 0) ||
    ready > (before?.readyReplicas ?? 0) ||
    available > (before?.availableReplicas ?? 0);
  let again: number | undefined;
  cluster.store.change<Deployment>('deployments.apps', metadata.namespace, metadata.name, (draft) => {
    let conditions = draft.status?.conditions ?? [];
    const unavailable = countOf((spec.strategy?.rollingUpdate?.maxUnavailable as string) ?? 0, wanted, false);
    const enough = available >= wanted - (spec.strategy?.type === 'Recreate' ? 0 : unavailable);
    conditions = setCondition(
      conditions,
      enough
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
          },
      now,
      true,
    );
    const progress = progressing(draft, newest, complete, progressed, now);
    again = progress.again;
    if (progress.condition) conditions = setCondition(conditions, progress.condition, now, true);
    if (progressed && !complete)
      conditions = conditions.map((one) =>
        one.type === 'Progressing'
          ? { ...one, lastUpdateTime: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z') }
          : one,
      );
    const failure = owned
      .flatMap((set) => set.status?.conditions ?? [])
      .find((one) => one.type === 'ReplicaFailure');
    conditions = conditions.filter((one) => one.type !== 'ReplicaFailure');
    if (failure)
      conditions = setCondition(
        conditions,
        { type: 'ReplicaFailure', status: 'True', reason: failure.reason, message: failure.message },
        now,
        true,
      );
    draft.status = {
      ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
      ...(replicas ? { replicas } : {}),
      ...(updated ? { updatedReplicas: updated } : {}),
      ...(ready ? { readyReplicas: ready } : {}),
      ...(available ? { availableReplicas: available } : {}),
      ...(Math.max(0, Math.max(replicas, wanted) - available)
        ? { unavailableReplicas: Math.max(replicas, wanted) - available }
        : {}),
      terminatingReplicas: terminating,
      conditions,
    } as NonNullable<Deployment['status']>;
  });
  return again;
}

type Progress = {
  condition?: { type: string; status: string; reason: string; message: string };
  again: number | undefined;
};

function progressing(
  draft: Deployment,
  newest: ReplicaSet | undefined,
  complete: boolean,
  progressed: boolean,
  now: number,
): Progress {
  const known = draft.status?.conditions?.find((one) => one.type === 'Progressing');
  const said = (status: string, reason: string, message: string) => ({
    type: 'Progressing',
    status,
    reason,
    message,
  });
  if (draft.spec.paused) {
    if (known?.reason === 'DeploymentPaused') return { again: undefined };
    return { condition: said('Unknown', 'DeploymentPaused', 'Deployment is paused'), again: undefined };
  }
  if (newest === undefined) return { again: undefined };
  const name = newest.metadata.name;
  if (complete) {
    // Scaling a finished rollout is no new progress.
    return {
      condition: said('True', 'NewReplicaSetAvailable', `ReplicaSet "${name}" has successfully progressed.`),
      again: undefined,
    };
  }
  if (known?.reason === 'DeploymentPaused')
    return { condition: said('Unknown', 'DeploymentResumed', 'Deployment is resumed'), again: undefined };
  const deadline = (draft.spec.progressDeadlineSeconds ?? 600) * 1000;
  const began = Date.parse(known?.lastUpdateTime ?? new Date(now).toISOString());
  const isOther = known === undefined || !known.message?.includes(`"${name}"`);
  if (isOther)
    return {
      condition: said(
        'True',
        known?.reason === 'NewReplicaSetAvailable' || known !== undefined
          ? 'ReplicaSetUpdated'
          : 'NewReplicaSetCreated',
        known === undefined ? `Created new replica set "${name}"` : `ReplicaSet "${name}" is progressing.`,
      ),
      again: deadline,
    };
  if (known.reason === 'NewReplicaSetAvailable' && known.message?.includes(`"${name}"`))
    return { again: undefined };
  if (progressed)
    return {
      condition: said('True', 'ReplicaSetUpdated', `ReplicaSet "${name}" is progressing.`),
      again: deadline,
    };
  if (now - began >= deadline)
    return {
      condition: said('False', 'ProgressDeadlineExceeded', `ReplicaSet "${name}" has timed out progressing.`),
      again: undefined,
    };
  return { again: deadline - (now - began) + 100 };
}
