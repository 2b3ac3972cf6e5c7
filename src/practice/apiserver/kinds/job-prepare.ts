import type { Cluster } from '../../cluster.ts';
import type { Job } from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';

/** Gives a Job the selector and labels by which it knows its own Pods. */
export function prepareJob(draft: KubeObject, _cluster: Cluster): void {
  const job = draft as unknown as Job;
  if (job.spec.manualSelector) return;
  const template = job.spec.template;
  template.metadata ??= {};
  const labels = {
    ...template.metadata.labels,
    'batch.kubernetes.io/controller-uid': job.metadata.uid,
    'batch.kubernetes.io/job-name': job.metadata.name,
    'controller-uid': job.metadata.uid,
    'job-name': job.metadata.name,
  };
  template.metadata.labels = labels;
  job.metadata.labels ??= { ...labels };
  job.spec.selector = { matchLabels: { 'batch.kubernetes.io/controller-uid': job.metadata.uid } };
}
