import type { Deployment, ReplicaSet } from '../../kinds.ts';

/** What the Progressing condition becomes (`undefined`: it stays as it is), and when to look again (milliseconds). */
export type Progress = {
  readonly condition?: {
    readonly type: 'Progressing';
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  };
  readonly again: number | undefined;
};

/** What a look at the ReplicaSets of a Deployment showed. */
export type Rollout = {
  readonly newest: ReplicaSet | undefined;
  /** All replicas are of the newest template, and available. */
  readonly complete: boolean;
  /** More of them than at the last look. */
  readonly progressed: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
};

const stays: Progress = { again: undefined };

const said = (status: string, reason: string, message: string, again?: number): Progress => ({
  condition: { type: 'Progressing', status, reason, message },
  again,
});

/** How far the rollout of a Deployment is, as its Progressing condition says it. */
export function progressOf({ spec, status }: Deployment, rollout: Rollout): Progress {
  const { newest, complete, progressed, now } = rollout;
  const known = status?.conditions?.find((one) => one.type === 'Progressing');
  const isPaused = known?.reason === 'DeploymentPaused';
  if (spec.paused) return isPaused ? stays : said('Unknown', 'DeploymentPaused', 'Deployment is paused');
  if (newest === undefined) return stays;
  const name = `"${newest.metadata.name}"`;
  if (complete)
    return said('True', 'NewReplicaSetAvailable', `ReplicaSet ${name} has successfully progressed.`);
  if (isPaused) return said('Unknown', 'DeploymentResumed', 'Deployment is resumed');
  const deadline = (spec.progressDeadlineSeconds ?? 600) * 1000;
  if (known === undefined)
    return said('True', 'NewReplicaSetCreated', `Created new replica set ${name}`, deadline);
  const isOther = !known.message?.includes(name);
  // Scaling a finished rollout is no new progress.
  if (!isOther && known.reason === 'NewReplicaSetAvailable') return stays;
  if (isOther || progressed)
    return said('True', 'ReplicaSetUpdated', `ReplicaSet ${name} is progressing.`, deadline);
  const waited = now - Date.parse(known.lastUpdateTime ?? new Date(now).toISOString());
  if (waited >= deadline)
    return said('False', 'ProgressDeadlineExceeded', `ReplicaSet ${name} has timed out progressing.`);
  return { again: deadline - waited + 100 };
}
