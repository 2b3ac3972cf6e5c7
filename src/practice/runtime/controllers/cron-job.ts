import type { Cluster } from '../../cluster.ts';
import { cronProblem, nextDue } from '../../cron.ts';
import type { CronJob, Job } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import { type Controller, splitKey } from '../manager.ts';
import { createObject, deleteObject, isControlledBy, ownedBy, refusalText } from '../objects.ts';
import { isFinished } from './job-status.ts';
import { ownerController } from './owner-controller.ts';

const key = 'cronjobs.batch';
const component = 'cronjob-controller';

/** CronJobs: a Job at each time that is due. */
export const cronJobs = (cluster: Cluster): Controller =>
  ownerController({ name: component, resource: key, kind: 'CronJob', owns: 'jobs.batch' }, sync, cluster);

function sync(one: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(one);
  const cron = cluster.store.get<CronJob>(key, namespace, name);
  if (
    cron === undefined ||
    cron.metadata.deletionTimestamp !== undefined ||
    cronProblem(cron.spec.schedule) !== undefined
  )
    return undefined;
  const owned = cluster.store.list<Job>('jobs.batch', namespace).filter((job) => isControlledBy(job, cron));
  noteActive(cron, owned, cluster);
  dropOld(cron, owned, cluster);
  if (cron.spec.suspend) return undefined;
  const now = cluster.clock.now();
  const since = Date.parse(cron.status?.lastScheduleTime ?? cron.metadata.creationTimestamp);
  let due = nextDue(cron.spec.schedule, since);
  if (due === undefined) return undefined;
  if (due > now) return due - now + 5;
  // Of several missed times only the last is made up for.
  for (
    let later = nextDue(cron.spec.schedule, due);
    later !== undefined && later <= now;
    later = nextDue(cron.spec.schedule, due)
  )
    due = later;
  const limit = cron.spec.startingDeadlineSeconds;
  if (limit === undefined || now - due <= limit * 1000) start(cron, owned, due, cluster);
  const next = nextDue(cron.spec.schedule, now);
  return next === undefined ? undefined : next - now + 5;
}

function start(cron: CronJob, owned: readonly Job[], due: number, cluster: Cluster): void {
  const running = owned.filter((job) => !isFinished(job));
  if (cron.spec.concurrencyPolicy === 'Forbid' && running.length > 0) {
    recordEvent(
      cron,
      {
        type: 'Normal',
        reason: 'JobAlreadyActive',
        message: 'Not starting job because prior execution is running and concurrency policy is Forbid',
        component,
      },
      cluster,
    );
    return;
  }
  if (cron.spec.concurrencyPolicy === 'Replace')
    for (const job of running) deleteObject('jobs.batch', job.metadata.namespace, job.metadata.name, cluster);
  const name = `${cron.metadata.name}-${Math.floor(due / 60_000)}`;
  if (cluster.store.get('jobs.batch', cron.metadata.namespace, name) === undefined) {
    const { metadata, spec } = cron.spec.jobTemplate;
    const annotations = {
      ...metadata?.annotations,
      'batch.kubernetes.io/cronjob-scheduled-timestamp': timestamp(due),
    };
    try {
      createObject(
        {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { ...metadata, name, annotations, ownerReferences: [ownedBy(cron)] },
          spec,
        },
        cron.metadata.namespace,
        cluster,
      );
      recordEvent(
        cron,
        { type: 'Normal', reason: 'SuccessfulCreate', message: `Created job ${name}`, component },
        cluster,
      );
    } catch (error) {
      recordEvent(
        cron,
        {
          type: 'Warning',
          reason: 'FailedCreate',
          message: `Error creating job: ${refusalText(error)}`,
          component,
        },
        cluster,
      );
    }
  }
  cluster.store.change<CronJob>(key, cron.metadata.namespace, cron.metadata.name, (draft) => {
    draft.status = { ...draft.status, lastScheduleTime: timestamp(due) };
  });
}

function noteActive(cron: CronJob, owned: readonly Job[], cluster: Cluster): void {
  const running = owned.filter((job) => !isFinished(job));
  const ended = owned
    .filter((job) => job.status?.completionTime)
    .map((job) => job.status?.completionTime ?? '')
    .sort()
    .at(-1);
  for (const job of owned.filter(isFinished)) {
    if (!cron.status?.active?.some((one) => one.uid === job.metadata.uid)) continue;
    const status = job.status?.conditions?.some((one) => one.type === 'Complete') ? 'Complete' : 'Failed';
    recordEvent(
      cron,
      {
        type: 'Normal',
        reason: 'SawCompletedJob',
        message: `Saw completed job: ${job.metadata.name}, condition: ${status}`,
        component,
      },
      cluster,
    );
  }
  cluster.store.change<CronJob>(key, cron.metadata.namespace, cron.metadata.name, (draft) => {
    const { active: _, ...rest } = draft.status ?? {};
    draft.status = {
      ...rest,
      ...(running.length > 0
        ? {
            active: running.map((job) => ({
              apiVersion: 'batch/v1',
              kind: 'Job',
              name: job.metadata.name,
              namespace: job.metadata.namespace,
              resourceVersion: job.metadata.resourceVersion,
              uid: job.metadata.uid,
            })),
          }
        : {}),
      ...(ended ? { lastSuccessfulTime: ended } : {}),
    } as NonNullable<CronJob['status']>;
  });
}

function dropOld(cron: CronJob, owned: readonly Job[], cluster: Cluster): void {
  const drop = (type: string, limit: number) => {
    const list = owned
      .filter((job) => job.status?.conditions?.some((one) => one.type === type && one.status === 'True'))
      .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1));
    for (const job of list.slice(0, Math.max(0, list.length - limit))) {
      deleteObject('jobs.batch', job.metadata.namespace, job.metadata.name, cluster);
      recordEvent(
        cron,
        {
          type: 'Normal',
          reason: 'SuccessfulDelete',
          message: `Deleted job ${job.metadata.name}`,
          component,
        },
        cluster,
      );
    }
  };
  drop('Complete', cron.spec.successfulJobsHistoryLimit ?? 3);
  drop('Failed', cron.spec.failedJobsHistoryLimit ?? 1);
}
