import type { Cluster } from '../../cluster.ts';
import type { Job, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { controllerOf, deleteObject, isControlledBy } from '../objects.ts';
import { createPod, deletePod, isReady } from '../pods.ts';
import { release } from './garbage.ts';

const key = 'jobs.batch';
const component = 'job-controller';
const tracking = 'batch.kubernetes.io/job-tracking';

/** Jobs: Pods until enough of them have succeeded, or too many failed. */
export function jobs(cluster: Cluster): Controller {
  const { store } = cluster;
  return {
    name: component,
    startKeys: () => store.list<Job>(key).map(keyOf),
    keysOf: ({ resource, object }) => {
      if (resource === key) return [keyOf(object)];
      const owner = resource === 'pods' ? controllerOf(object) : undefined;
      return owner?.kind === 'Job' ? [`${object.metadata.namespace}/${owner.name}`] : [];
    },
    sync: (one) => sync(one, cluster),
  };
}

export const isFinished = (job: Job): boolean =>
  job.status?.conditions?.some(
    (one) => (one.type === 'Complete' || one.type === 'Failed') && one.status === 'True',
  ) ?? false;

type Counts = {
  readonly active: Pod[];
  readonly succeeded: Pod[];
  readonly failed: Pod[];
  readonly leaving: Pod[];
};

function countsOf(job: Job, { store }: Cluster): Counts {
  const pods = store.list<Pod>('pods', job.metadata.namespace).filter((pod) => isControlledBy(pod, job));
  const is = (phase: string) => pods.filter((pod) => pod.status?.phase === phase);
  const open = pods.filter((pod) => pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed');
  return {
    succeeded: is('Succeeded'),
    failed: is('Failed'),
    active: open.filter((pod) => !pod.metadata.deletionTimestamp),
    leaving: open.filter((pod) => pod.metadata.deletionTimestamp),
  };
}

function sync(one: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(one);
  const job = cluster.store.get<Job>(key, namespace, name);
  if (job === undefined) return undefined;
  const counts = countsOf(job, cluster);
  for (const pod of [...counts.succeeded, ...counts.failed, ...counts.leaving]) untrack(pod, cluster);
  if (isFinished(job)) return expire(job, cluster);
  if (job.metadata.deletionTimestamp !== undefined) return undefined;
  if (job.spec.suspend) return suspend(job, counts, cluster);
  if (job.status?.startTime === undefined) begin(job, cluster);
  const retried = counts.active.reduce((sum, pod) => sum + restarts(pod), 0);
  const failures =
    counts.failed.length + (job.spec.template.spec?.restartPolicy === 'OnFailure' ? retried : 0);
  const seconds = job.spec.activeDeadlineSeconds;
  const started = Date.parse(job.status?.startTime ?? timestamp(cluster.clock.now()));
  const left = seconds === undefined ? undefined : started + seconds * 1000 - cluster.clock.now();
  if (failures > (job.spec.backoffLimit ?? 6))
    return end(job, 'Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit', cluster);
  if (left !== undefined && left <= 0)
    return end(job, 'Failed', 'DeadlineExceeded', 'Job was active longer than specified deadline', cluster);
  const wanted =
    job.spec.completions ??
    (counts.succeeded.length > 0 && counts.active.length === 0
      ? counts.succeeded.length
      : Number.POSITIVE_INFINITY);
  if (counts.succeeded.length >= wanted)
    return end(job, 'Complete', 'CompletionsReached', 'Reached expected number of succeeded pods', cluster);
  const again = fill(job, counts, cluster);
  writeCounts(job, countsOf(job, cluster), cluster);
  return left === undefined ? again : Math.min(left + 10, again ?? left + 10);
}

const restarts = (pod: Pod): number =>
  (pod.status?.containerStatuses ?? []).reduce((sum, one) => sum + one.restartCount, 0);

function untrack(pod: Pod, cluster: Cluster): void {
  if (pod.metadata.finalizers?.includes(tracking)) release(pod as never, 'pods', tracking, cluster);
}

function begin(job: Job, cluster: Cluster): void {
  const resumed = job.status?.conditions?.some((one) => one.type === 'Suspended');
  cluster.store.change<Job>(key, job.metadata.namespace, job.metadata.name, (draft) => {
    draft.status = { ...draft.status, startTime: timestamp(cluster.clock.now()) };
    if (resumed)
      draft.status.conditions = [
        condition('Suspended', 'False', 'JobResumed', 'Job resumed', cluster),
      ] as NonNullable<typeof draft.status.conditions>;
  });
  if (resumed)
    recordEvent(job, { type: 'Normal', reason: 'Resumed', message: 'Job resumed', component }, cluster);
}

function condition(type: string, status: string, reason: string, message: string, { clock }: Cluster) {
  const at = timestamp(clock.now());
  return { type, status, lastProbeTime: at, lastTransitionTime: at, reason, message };
}

function suspend(job: Job, { active }: Counts, cluster: Cluster): undefined {
  for (const pod of active) deletePod(pod, job, component, cluster);
  if (job.status?.conditions?.some((one) => one.type === 'Suspended' && one.status === 'True')) return;
  recordEvent(job, { type: 'Normal', reason: 'Suspended', message: 'Job suspended', component }, cluster);
  cluster.store.change<Job>(key, job.metadata.namespace, job.metadata.name, (draft) => {
    const { startTime: _, ...rest } = draft.status ?? {};
    draft.status = {
      ...rest,
      ready: 0,
      terminating: 0,
      uncountedTerminatedPods: {},
      conditions: [condition('Suspended', 'True', 'JobSuspended', 'Job suspended', cluster)],
    } as unknown as NonNullable<Job['status']>;
    delete draft.status.active;
  });
}

/** Makes missing Pods; after failures it waits longer each time. */
function fill(job: Job, counts: Counts, cluster: Cluster): number | undefined {
  const parallelism = job.spec.parallelism ?? 1;
  const rest =
    job.spec.completions === undefined
      ? counts.succeeded.length > 0
        ? 0
        : parallelism
      : job.spec.completions - counts.succeeded.length;
  let missing = Math.min(parallelism, rest) - counts.active.length - counts.leaving.length;
  for (const pod of counts.active.slice(0, Math.max(0, -missing))) deletePod(pod, job, component, cluster);
  if (missing <= 0) return undefined;
  const last = Math.max(
    0,
    ...counts.failed.map(
      (pod) => Date.parse(pod.status?.containerStatuses?.[0]?.state?.terminated?.finishedAt ?? '') || 0,
    ),
  );
  const wait =
    counts.failed.length === 0
      ? 0
      : Math.min(10_000 * 2 ** (counts.failed.length - 1), 600_000) - (cluster.clock.now() - last);
  if (wait > 0) return wait;
  const taken = new Set([...counts.active, ...counts.succeeded].map(indexOf));
  for (let index = 0; missing > 0; index++) {
    if (job.spec.completionMode === 'Indexed') {
      if (index >= (job.spec.completions ?? 0)) break;
      if (taken.has(String(index))) continue;
    }
    const problem = make(job, index, cluster);
    if (problem !== undefined) return 5000;
    missing--;
  }
  return undefined;
}

const indexLabel = 'batch.kubernetes.io/job-completion-index';
const indexOf = (pod: Pod): string => pod.metadata.annotations?.[indexLabel] ?? '';

function make(job: Job, index: number, cluster: Cluster): string | undefined {
  const indexed = job.spec.completionMode === 'Indexed';
  return createPod(
    {
      template: job.spec.template,
      owner: job,
      component,
      ...(indexed
        ? {
            name: `${job.metadata.name}-${index}-${cluster.chance.suffix(5)}`,
            labels: { [indexLabel]: String(index) },
          }
        : {}),
      edit: (pod) => {
        pod.metadata = { ...pod.metadata, finalizers: [tracking] };
        if (!indexed) return;
        pod.metadata.annotations = { ...pod.metadata.annotations, [indexLabel]: String(index) };
        pod.spec.hostname = `${job.metadata.name}-${index}`;
        for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])])
          container.env = [
            ...(container.env ?? []),
            {
              name: 'JOB_COMPLETION_INDEX',
              valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${indexLabel}']` } },
            },
          ];
      },
    },
    cluster,
  );
}

function writeCounts(job: Job, counts: Counts, cluster: Cluster): void {
  cluster.store.change<Job>(key, job.metadata.namespace, job.metadata.name, (draft) => {
    const { active: _, failed: __, succeeded: ___, ...rest } = draft.status ?? {};
    draft.status = {
      ...rest,
      ...(counts.active.length ? { active: counts.active.length } : {}),
      ...(counts.failed.length ? { failed: counts.failed.length } : {}),
      ...(counts.succeeded.length ? { succeeded: counts.succeeded.length } : {}),
      ready: counts.active.filter(isReady).length,
      terminating: counts.leaving.length,
      uncountedTerminatedPods: {},
      ...(job.spec.completionMode === 'Indexed' && counts.succeeded.length
        ? { completedIndexes: ranges(counts.succeeded.map((pod) => Number(indexOf(pod)))) }
        : {}),
    };
  });
}

/** `0-2,5`. */
function ranges(numbers: readonly number[]): string {
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

function end(
  job: Job,
  type: 'Complete' | 'Failed',
  reason: string,
  message: string,
  cluster: Cluster,
): number | undefined {
  const counts = countsOf(job, cluster);
  for (const pod of counts.active) {
    untrack(pod, cluster);
    deletePod(pod, job, component, cluster);
  }
  writeCounts(
    job,
    { ...counts, active: [], failed: [...counts.failed, ...(type === 'Failed' ? counts.active : [])] },
    cluster,
  );
  cluster.store.change<Job>(key, job.metadata.namespace, job.metadata.name, (draft) => {
    const first = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
    const kept = (draft.status?.conditions ?? []).filter((one) => one.type === 'Suspended');
    const conditions = [
      ...kept,
      condition(first, 'True', reason, message, cluster),
      condition(type, 'True', reason, message, cluster),
    ];
    draft.status = {
      ...draft.status,
      terminating: 0,
      conditions,
      ...(type === 'Complete' ? { completionTime: timestamp(cluster.clock.now()) } : {}),
    } as NonNullable<Job['status']>;
  });
  recordEvent(
    job,
    type === 'Complete'
      ? { type: 'Normal', reason: 'Completed', message: 'Job completed', component }
      : { type: 'Warning', reason, message, component },
    cluster,
  );
  return undefined;
}

function expire(job: Job, cluster: Cluster): number | undefined {
  const seconds = job.spec.ttlSecondsAfterFinished;
  if (seconds === undefined || job.metadata.deletionTimestamp !== undefined) return undefined;
  const ended = Date.parse(job.status?.conditions?.at(-1)?.lastTransitionTime ?? '');
  const left = ended + seconds * 1000 - cluster.clock.now();
  if (left > 0) return left + 10;
  deleteObject(key, job.metadata.namespace, job.metadata.name, cluster);
  return undefined;
}
