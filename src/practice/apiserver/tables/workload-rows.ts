import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../kinds.ts';
import { durationText, sinceText } from './age.ts';
import { containerImages, containerNames, labelsText, type Row, selectorText } from './row.ts';

export const deploymentRow: Row<Deployment> = ({ metadata, spec, status }, now) => [
  metadata.name,
  `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
  status?.updatedReplicas ?? 0,
  status?.availableReplicas ?? 0,
  sinceText(metadata.creationTimestamp, now),
  containerNames(spec.template.spec?.containers),
  containerImages(spec.template.spec?.containers),
  selectorText(spec.selector),
];

export const replicaSetRow: Row<ReplicaSet> = ({ metadata, spec, status }, now) => [
  metadata.name,
  spec.replicas ?? 0,
  status?.replicas ?? 0,
  status?.readyReplicas ?? 0,
  sinceText(metadata.creationTimestamp, now),
  containerNames(spec.template?.spec?.containers),
  containerImages(spec.template?.spec?.containers),
  selectorText(spec.selector),
];

export const replicationControllerRow: Row<ReplicationController> = ({ metadata, spec, status }, now) => [
  metadata.name,
  spec.replicas ?? 0,
  status?.replicas ?? 0,
  status?.readyReplicas ?? 0,
  sinceText(metadata.creationTimestamp, now),
  containerNames(spec.template?.spec?.containers),
  containerImages(spec.template?.spec?.containers),
  labelsText(spec.selector),
];

export const statefulSetRow: Row<StatefulSet> = ({ metadata, spec, status }, now) => [
  metadata.name,
  `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}`,
  sinceText(metadata.creationTimestamp, now),
  containerNames(spec.template.spec?.containers),
  containerImages(spec.template.spec?.containers),
];

export const daemonSetRow: Row<DaemonSet> = ({ metadata, spec, status }, now) => [
  metadata.name,
  status?.desiredNumberScheduled ?? 0,
  status?.currentNumberScheduled ?? 0,
  status?.numberReady ?? 0,
  status?.updatedNumberScheduled ?? 0,
  status?.numberAvailable ?? 0,
  labelsText(spec.template.spec?.nodeSelector),
  sinceText(metadata.creationTimestamp, now),
  containerNames(spec.template.spec?.containers),
  containerImages(spec.template.spec?.containers),
  selectorText(spec.selector),
];

function jobStatus({ metadata, spec, status }: Job): string {
  const is = (type: string) =>
    status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;
  if (is('Complete')) return 'Complete';
  if (is('Failed')) return 'Failed';
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  if (is('Suspended') || spec.suspend) return 'Suspended';
  if (is('FailureTarget')) return 'FailureTarget';
  return is('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
}

export const jobRow: Row<Job> = (job, now) => {
  const { metadata, spec, status } = job;
  const succeeded = status?.succeeded ?? 0;
  const parallelism = spec.parallelism ?? 0;
  const completions =
    spec.completions !== undefined
      ? `${succeeded}/${spec.completions}`
      : parallelism > 1
        ? `${succeeded}/1 of ${parallelism}`
        : `${succeeded}/1`;
  const started = status?.startTime;
  const duration =
    started === undefined
      ? ''
      : durationText(
          (status?.completionTime ? Date.parse(status.completionTime) : now) - Date.parse(started),
        );
  return [
    metadata.name,
    jobStatus(job),
    completions,
    duration,
    sinceText(metadata.creationTimestamp, now),
    containerNames(spec.template.spec?.containers),
    containerImages(spec.template.spec?.containers),
    selectorText(spec.selector),
  ];
};

export const cronJobRow: Row<CronJob> = ({ metadata, spec, status }, now) => {
  const template = spec.jobTemplate.spec?.template.spec;
  return [
    metadata.name,
    spec.schedule,
    spec.timeZone ?? '<none>',
    spec.suspend ? 'True' : 'False',
    status?.active?.length ?? 0,
    status?.lastScheduleTime ? sinceText(status.lastScheduleTime, now) : '<none>',
    sinceText(metadata.creationTimestamp, now),
    containerNames(template?.containers),
    containerImages(template?.containers),
    selectorText(spec.jobTemplate.spec?.selector),
  ];
};
