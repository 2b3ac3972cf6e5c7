import type { Cluster } from '../../cluster.ts';
import type { Job, Pod } from '../../kinds.ts';
import { isControlledBy } from '../objects.ts';
import { createPod, deletePod } from '../pods.ts';
import { release } from './garbage.ts';

/** Names the job controller in events. */
export const component = 'job-controller';
const tracking = 'batch.kubernetes.io/job-tracking';
const indexLabel = 'batch.kubernetes.io/job-completion-index';
const firstBackoff = 10_000;
const longestBackoff = 600_000;
/** After a Pod was refused, by a quota for instance (milliseconds). */
const refusedRetry = 5000;

/** The Pods of a Job by what became of them; `leaving` are being deleted. */
export type JobPods = {
  readonly active: readonly Pod[];
  readonly succeeded: readonly Pod[];
  readonly failed: readonly Pod[];
  readonly leaving: readonly Pod[];
};

/** All Pods that belong to a Job. */
export function podsOf(job: Job, { store }: Cluster): JobPods {
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

/** The completion index of a Pod; empty when its Job has none. */
export const indexOf = (pod: Pod): string => pod.metadata.annotations?.[indexLabel] ?? '';

/** Lets a Pod go that the Job has counted. */
export function untrack(pod: Pod, cluster: Cluster): void {
  if (pod.metadata.finalizers?.includes(tracking)) release(pod as never, 'pods', tracking, cluster);
}

/** How many Pods a Job lacks; negative when it has too many. */
export function missingPods({ spec }: Job, { active, succeeded, leaving }: JobPods): number {
  const { parallelism = 1, completions } = spec;
  // Without completions the first success is the beginning of the end.
  const rest =
    completions === undefined ? (succeeded.length > 0 ? 0 : parallelism) : completions - succeeded.length;
  return Math.min(parallelism, rest) - active.length - leaving.length;
}

/** How long to wait before the next Pod (milliseconds; 0 or less: not at all): longer after each failure. */
export function backoffLeft(failed: readonly Pod[], now: number): number {
  if (failed.length === 0) return 0;
  const ends = failed.map(
    (pod) => Date.parse(pod.status?.containerStatuses?.[0]?.state?.terminated?.finishedAt ?? '') || 0,
  );
  return Math.min(firstBackoff * 2 ** (failed.length - 1), longestBackoff) - (now - Math.max(0, ...ends));
}

/** Indexes that nobody has done or is doing, in their order. */
export function freeIndexes({ spec }: Job, { active, succeeded }: JobPods): number[] {
  const taken = new Set([...active, ...succeeded].map(indexOf));
  return Array.from({ length: spec.completions ?? 0 }, (_, index) => index).filter(
    (index) => !taken.has(String(index)),
  );
}

/** Makes the Pods a Job lacks, and deletes those it has too many; returns when to look again. */
export function fill(job: Job, pods: JobPods, cluster: Cluster): number | undefined {
  const missing = missingPods(job, pods);
  for (const pod of pods.active.slice(0, Math.max(0, -missing))) deletePod(pod, job, component, cluster);
  if (missing <= 0) return undefined;
  const wait = backoffLeft(pods.failed, cluster.clock.now());
  if (wait > 0) return wait;
  const indexes =
    job.spec.completionMode === 'Indexed'
      ? freeIndexes(job, pods).slice(0, missing)
      : Array.from({ length: missing }, () => undefined);
  for (const index of indexes) if (make(job, index, cluster) !== undefined) return refusedRetry;
  return undefined;
}

/** Makes one Pod; returns the refusal when there is one. */
function make(job: Job, index: number | undefined, cluster: Cluster): string | undefined {
  const common = { template: job.spec.template, owner: job, component };
  const tracked = (pod: Draft) => {
    pod.metadata = { ...pod.metadata, finalizers: [tracking] };
  };
  if (index === undefined) return createPod({ ...common, edit: tracked }, cluster);
  const name = `${job.metadata.name}-${index}-${cluster.chance.suffix(5)}`;
  const labels = { [indexLabel]: String(index) };
  const edit = (pod: Draft) => {
    tracked(pod);
    giveIndex(pod, index, job);
  };
  return createPod({ ...common, name, labels, edit }, cluster);
}

type Draft = Parameters<NonNullable<Parameters<typeof createPod>[0]['edit']>>[0];

function giveIndex(pod: Draft, index: number, job: Job): void {
  pod.metadata = {
    ...pod.metadata,
    annotations: { ...pod.metadata?.annotations, [indexLabel]: String(index) },
  };
  pod.spec.hostname = `${job.metadata.name}-${index}`;
  const fieldPath = `metadata.labels['${indexLabel}']`;
  const variable = { name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
  for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])])
    container.env = [...(container.env ?? []), variable];
}
