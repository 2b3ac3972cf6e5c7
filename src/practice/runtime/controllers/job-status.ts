import type { Cluster } from '../../cluster.ts';
import type { Job, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { isReady } from '../pods.ts';
import { indexOf, type JobPods } from './job-pods.ts';

/** How the job controller registers Jobs with the store. */
export const key = 'jobs.batch';

type Status = NonNullable<Job['status']>;

/** How a Job ends, in the words of its last two conditions. */
export type Verdict = {
  readonly type: 'Complete' | 'Failed';
  readonly reason: string;
  readonly message: string;
};

export const isFinished = (job: Job): boolean =>
  job.status?.conditions?.some(
    (one) => (one.type === 'Complete' || one.type === 'Failed') && one.status === 'True',
  ) ?? false;

const restarts = (pod: Pod): number =>
  (pod.status?.containerStatuses ?? []).reduce((sum, one) => sum + one.restartCount, 0);

/** Milliseconds a Job may still be active; `undefined` without a deadline. */
export function timeLeft({ spec, status }: Job, now: number): number | undefined {
  if (spec.activeDeadlineSeconds === undefined) return undefined;
  const started = status?.startTime === undefined ? now : Date.parse(status.startTime);
  return started + spec.activeDeadlineSeconds * 1000 - now;
}

/** Whether a Job is over: too many failures, too long, or enough successes; `undefined` while it goes on. */
export function verdictOf(
  job: Job,
  { active, succeeded, failed }: JobPods,
  now: number,
): Verdict | undefined {
  const { spec } = job;
  const isRetriedInPlace = spec.template.spec?.restartPolicy === 'OnFailure';
  const retries = isRetriedInPlace ? active.reduce((sum, pod) => sum + restarts(pod), 0) : 0;
  if (failed.length + retries > (spec.backoffLimit ?? 6))
    return {
      type: 'Failed',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    };
  if ((timeLeft(job, now) ?? 1) <= 0)
    return {
      type: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Job was active longer than specified deadline',
    };
  const isDone =
    spec.completions === undefined
      ? succeeded.length > 0 && active.length === 0
      : succeeded.length >= spec.completions;
  if (!isDone) return undefined;
  return {
    type: 'Complete',
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  };
}

function condition(type: string, status: string, reason: string, message: string, at: string) {
  return { type, status, lastProbeTime: at, lastTransitionTime: at, reason, message };
}

function change(job: Job, cluster: Cluster, next: (status: Status, at: string) => Partial<Status>): void {
  const at = timestamp(cluster.clock.now());
  cluster.store.change<Job>(key, job.metadata.namespace, job.metadata.name, (draft) => {
    draft.status = next(draft.status ?? {}, at) as Status;
  });
}

/** The Job begins, or begins again after it was suspended. */
export function writeStart(job: Job, resumed: boolean, cluster: Cluster): void {
  change(job, cluster, (status, at) => ({
    ...status,
    startTime: at,
    ...(resumed
      ? { conditions: [condition('Suspended', 'False', 'JobResumed', 'Job resumed', at)] as never }
      : {}),
  }));
}

/** The Job has no Pods for as long as it is suspended. */
export function writeSuspended(job: Job, cluster: Cluster): void {
  change(job, cluster, ({ startTime: _, active: __, ...status }, at) => ({
    ...status,
    ready: 0,
    terminating: 0,
    uncountedTerminatedPods: {},
    conditions: [condition('Suspended', 'True', 'JobSuspended', 'Job suspended', at)] as never,
  }));
}

/** How many Pods are where. */
export function writeCounts(job: Job, pods: JobPods, cluster: Cluster): void {
  const { active, succeeded, failed, leaving } = pods;
  const isIndexed = job.spec.completionMode === 'Indexed';
  change(job, cluster, ({ active: _, failed: __, succeeded: ___, ...status }) => ({
    ...status,
    ...(active.length ? { active: active.length } : {}),
    ...(failed.length ? { failed: failed.length } : {}),
    ...(succeeded.length ? { succeeded: succeeded.length } : {}),
    ready: active.filter(isReady).length,
    terminating: leaving.length,
    uncountedTerminatedPods: {},
    ...(isIndexed && succeeded.length
      ? { completedIndexes: rangesText(succeeded.map((pod) => Number(indexOf(pod)))) }
      : {}),
  }));
}

/** The Job is over. */
export function writeVerdict(job: Job, { type, reason, message }: Verdict, cluster: Cluster): void {
  const first = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
  change(job, cluster, (status, at) => ({
    ...status,
    terminating: 0,
    conditions: [
      ...(status.conditions ?? []).filter((one) => one.type === 'Suspended'),
      condition(first, 'True', reason, message, at),
      condition(type, 'True', reason, message, at),
    ] as never,
    ...(type === 'Complete' ? { completionTime: at } : {}),
  }));
}

/** Whole numbers as Kubernetes lists completed indexes: `0-2,5`. */
export function rangesText(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last && value === last[1] + 1) last[1] = value;
    else runs.push([value, value]);
  }
  return runs
    .map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(',');
}
