import type {
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';
import type { Strategy } from '../registry/strategy.ts';
import { defaultTemplate } from './pod-defaults.ts';

type Defaults = NonNullable<Strategy['defaults']>;
const as = <T>(draft: KubeObject): T => draft as unknown as T;

export const defaultDeployment: Defaults = (draft) => {
  const { spec } = as<Deployment>(draft);
  spec.replicas ??= 1;
  spec.strategy ??= {};
  spec.strategy.type ??= 'RollingUpdate';
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate ??= {};
    const rolling = spec.strategy.rollingUpdate;
    rolling.maxUnavailable ??= '25%';
    rolling.maxSurge ??= '25%';
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  defaultTemplate(spec.template);
};

export const defaultReplicaSet: Defaults = (draft) => {
  const { spec, metadata } = as<ReplicaSet>(draft);
  spec.replicas ??= 1;
  defaultTemplate(spec.template);
  const labels = spec.template?.metadata?.labels;
  if (labels && !metadata.labels) metadata.labels = { ...labels };
};

export const defaultReplicationController: Defaults = (draft) => {
  const { spec, metadata } = as<ReplicationController>(draft);
  spec.replicas ??= 1;
  defaultTemplate(spec.template);
  const labels = spec.template?.metadata?.labels;
  if (labels) {
    spec.selector ??= { ...labels };
    metadata.labels ??= { ...labels };
  }
};

export const defaultStatefulSet: Defaults = (draft) => {
  const { spec } = as<StatefulSet>(draft);
  spec.podManagementPolicy ??= 'OrderedReady';
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ??= 'RollingUpdate';
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.partition ??= 0;
  }
  spec.persistentVolumeClaimRetentionPolicy ??= {};
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ??= 'Retain';
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ??= 'Retain';
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  defaultTemplate(spec.template);
  for (const claim of spec.volumeClaimTemplates ?? []) {
    const template = claim as { apiVersion?: string; kind?: string; status?: unknown };
    template.apiVersion ??= 'v1';
    template.kind ??= 'PersistentVolumeClaim';
    if (claim.spec) claim.spec.volumeMode ??= 'Filesystem';
    template.status = { phase: 'Pending' };
  }
};

export const defaultDaemonSet: Defaults = (draft) => {
  const { spec } = as<DaemonSet>(draft);
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ??= 'RollingUpdate';
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  defaultTemplate(spec.template);
};

function defaultJobSpec(spec: Job['spec']): void {
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= 6;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.manualSelector ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed';
  defaultTemplate(spec.template);
}

export const defaultJob: Defaults = (draft) => {
  const job = as<Job>(draft);
  defaultJobSpec(job.spec);
};

export const defaultCronJob: Defaults = (draft) => {
  const { spec } = as<CronJob>(draft);
  spec.concurrencyPolicy ??= 'Allow';
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  if (spec.jobTemplate?.spec?.template) defaultTemplate(spec.jobTemplate.spec.template);
};

export const defaultAutoscaler: Defaults = (draft) => {
  const { spec } = as<HorizontalPodAutoscaler>(draft);
  spec.minReplicas ??= 1;
  spec.metrics ??= [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
  ];
};
