import type { Cluster } from '../../cluster.ts';
import type { Job } from '../../kinds.ts';
import { recordEvent } from '../events.ts';
import { type Controller, splitKey } from '../manager.ts';
import { deleteObject } from '../objects.ts';
import { deletePod } from '../pods.ts';
import { component, fill, type JobPods, podsOf, untrack } from './job-pods.ts';
import {
  isFinished,
  key,
  timeLeft,
  type Verdict,
  verdictOf,
  writeCounts,
  writeStart,
  writeSuspended,
  writeVerdict,
} from './job-status.ts';
import { ownerController } from './owner-controller.ts';

/** Jobs: Pods until enough of them have succeeded, or too many failed. */
export const jobs = (cluster: Cluster): Controller =>
  ownerController({ name: component, resource: key, kind: 'Job', owns: 'pods' }, sync, cluster);

function sync(one: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(one);
  const job = cluster.store.get<Job>(key, namespace, name);
  if (job === undefined) return undefined;
  const pods = podsOf(job, cluster);
  for (const pod of [...pods.succeeded, ...pods.failed, ...pods.leaving]) untrack(pod, cluster);
  if (isFinished(job)) return expire(job, cluster);
  if (job.metadata.deletionTimestamp !== undefined) return undefined;
  if (job.spec.suspend) return suspend(job, pods, cluster);
  if (job.status?.startTime === undefined) begin(job, cluster);
  const now = cluster.clock.now();
  const verdict = verdictOf(job, pods, now);
  if (verdict !== undefined) return end(job, verdict, cluster);
  const again = fill(job, pods, cluster);
  writeCounts(job, podsOf(job, cluster), cluster);
  const left = timeLeft(job, now);
  return left === undefined ? again : Math.min(left + 10, again ?? left + 10);
}

function begin(job: Job, cluster: Cluster): void {
  const resumed = job.status?.conditions?.some((one) => one.type === 'Suspended') ?? false;
  writeStart(job, resumed, cluster);
  if (resumed)
    recordEvent(job, { type: 'Normal', reason: 'Resumed', message: 'Job resumed', component }, cluster);
}

function suspend(job: Job, { active }: JobPods, cluster: Cluster): undefined {
  for (const pod of active) deletePod(pod, job, component, cluster);
  if (job.status?.conditions?.some((one) => one.type === 'Suspended' && one.status === 'True')) return;
  recordEvent(job, { type: 'Normal', reason: 'Suspended', message: 'Job suspended', component }, cluster);
  writeSuspended(job, cluster);
}

function end(job: Job, verdict: Verdict, cluster: Cluster): undefined {
  const pods = podsOf(job, cluster);
  for (const pod of pods.active) {
    untrack(pod, cluster);
    deletePod(pod, job, component, cluster);
  }
  const isComplete = verdict.type === 'Complete';
  const failed = isComplete ? pods.failed : [...pods.failed, ...pods.active];
  writeCounts(job, { ...pods, active: [], failed }, cluster);
  writeVerdict(job, verdict, cluster);
  const { reason, message } = verdict;
  recordEvent(
    job,
    isComplete
      ? { type: 'Normal', reason: 'Completed', message: 'Job completed', component }
      : { type: 'Warning', reason, message, component },
    cluster,
  );
}

/** Deletes a Job that has been over for as long as it says; returns when to look again. */
function expire(job: Job, cluster: Cluster): number | undefined {
  const seconds = job.spec.ttlSecondsAfterFinished;
  if (seconds === undefined || job.metadata.deletionTimestamp !== undefined) return undefined;
  const ended = Date.parse(job.status?.conditions?.at(-1)?.lastTransitionTime ?? '');
  const left = ended + seconds * 1000 - cluster.clock.now();
  if (left > 0) return left + 10;
  deleteObject(key, job.metadata.namespace, job.metadata.name, cluster);
  return undefined;
}
