import type {
  ControllerRevision,
  HorizontalPodAutoscaler,
  Lease,
  PodDisruptionBudget,
  PriorityClass,
  StorageClass,
} from '../../kinds.ts';
import type { KubeObject, RawObject } from '../../kube.ts';
import { sinceText } from './age.ts';
import { joined, type Row } from './row.ts';

const age = (object: { metadata: { creationTimestamp: string } }, now: number): string =>
  sinceText(object.metadata.creationTimestamp, now);

type Metric = NonNullable<HorizontalPodAutoscaler['spec']['metrics']>[number];

function targetText(metric: Metric, scaler: HorizontalPodAutoscaler, index: number): string {
  const current = scaler.status?.currentMetrics?.[index];
  const source = metric.resource ?? metric.containerResource;
  if (source === undefined) return '<unknown type>';
  const seen = current?.resource?.current;
  const { averageUtilization, averageValue } = source.target;
  const text =
    averageUtilization !== undefined
      ? `${seen?.averageUtilization === undefined ? '<unknown>' : `${seen.averageUtilization}%`}/${averageUtilization}%`
      : `${seen?.averageValue ?? '<unknown>'}/${averageValue ?? '<auto>'}`;
  return `${source.name}: ${text}`;
}

export const autoscalerRow: Row<HorizontalPodAutoscaler> = (scaler, now) => {
  const metrics = scaler.spec.metrics ?? [];
  const shown = metrics.slice(0, 2).map((metric, index) => targetText(metric, scaler, index));
  const targets =
    metrics.length === 0
      ? '<none>'
      : shown.join(', ') + (metrics.length > 2 ? ` + ${metrics.length - 2} more...` : '');
  return [
    scaler.metadata.name,
    `${scaler.spec.scaleTargetRef.kind}/${scaler.spec.scaleTargetRef.name}`,
    targets,
    scaler.spec.minReplicas === undefined ? '<unset>' : String(scaler.spec.minReplicas),
    scaler.spec.maxReplicas,
    scaler.status?.currentReplicas ?? 0,
    age(scaler, now),
  ];
};

export const budgetRow: Row<PodDisruptionBudget> = (budget, now) => [
  budget.metadata.name,
  budget.spec.minAvailable === undefined ? 'N/A' : String(budget.spec.minAvailable),
  budget.spec.maxUnavailable === undefined ? 'N/A' : String(budget.spec.maxUnavailable),
  budget.status?.disruptionsAllowed ?? 0,
  age(budget, now),
];

export const storageClassRow: Row<StorageClass> = (one, now) => {
  const isDefault = one.metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';
  return [
    isDefault ? `${one.metadata.name} (default)` : one.metadata.name,
    one.provisioner,
    one.reclaimPolicy ?? 'Delete',
    one.volumeBindingMode ?? 'Immediate',
    one.allowVolumeExpansion ?? false,
    age(one, now),
  ];
};

export const priorityClassRow: Row<PriorityClass> = (one, now) => [
  one.metadata.name,
  one.value,
  one.globalDefault ?? false,
  age(one, now),
  one.preemptionPolicy ?? 'PreemptLowerPriority',
];

export const revisionRow: Row<ControllerRevision> = (one, now) => {
  const owner = one.metadata.ownerReferences?.find((reference) => reference.controller);
  const group = owner?.apiVersion.split('/')[0];
  return [
    one.metadata.name,
    owner ? `${owner.kind.toLowerCase()}.${group}/${owner.name}` : '<none>',
    one.revision,
    age(one, now),
  ];
};

export const leaseRow: Row<Lease> = (one, now) => [
  one.metadata.name,
  one.spec?.holderIdentity ?? '',
  age(one, now),
];

export const nameAndAge: Row = (object, now) => [object.metadata.name, age(object, now)];
export const nameAndTime: Row = (object) => [object.metadata.name, object.metadata.creationTimestamp];

const spec = (object: KubeObject): RawObject => (object['spec'] ?? {}) as RawObject;

export const apiServiceRow: Row = (object, now) => {
  const service = spec(object)['service'] as { namespace: string; name: string } | undefined;
  return [
    object.metadata.name,
    service ? `${service.namespace}/${service.name}` : 'Local',
    'True',
    age(object, now),
  ];
};

export const runtimeClassRow: Row = (object, now) => [
  object.metadata.name,
  object['handler'],
  age(object, now),
];

export const csiDriverRow: Row = (object, now) => {
  const {
    attachRequired = true,
    podInfoOnMount = false,
    storageCapacity = false,
    requiresRepublish = false,
    tokenRequests,
    volumeLifecycleModes,
  } = spec(object);
  const audiences = ((tokenRequests ?? []) as { audience: string }[]).map((one) => one.audience);
  return [
    object.metadata.name,
    attachRequired,
    podInfoOnMount,
    storageCapacity,
    joined(audiences, '<unset>'),
    requiresRepublish,
    joined((volumeLifecycleModes ?? ['Persistent']) as string[]),
    age(object, now),
  ];
};

export const webhooksRow: Row = (object, now) => [
  object.metadata.name,
  ((object['webhooks'] ?? []) as unknown[]).length,
  age(object, now),
];

export const admissionPolicyRow: Row = (object, now) => {
  const { validations, paramKind } = spec(object);
  const kind = paramKind as { apiVersion: string; kind: string } | undefined;
  return [
    object.metadata.name,
    ((validations ?? []) as unknown[]).length,
    kind ? `${kind.apiVersion}/${kind.kind}` : '<unset>',
    age(object, now),
  ];
};

export const admissionBindingRow: Row = (object, now) => {
  const { policyName, paramRef } = spec(object);
  const reference = paramRef as { namespace?: string; name?: string } | undefined;
  const text = reference?.name
    ? reference.namespace
      ? `${reference.namespace}/${reference.name}`
      : reference.name
    : '<unset>';
  return [object.metadata.name, policyName, text, age(object, now)];
};

export const flowSchemaRow: Row = (object, now) => {
  const { priorityLevelConfiguration, matchingPrecedence, distinguisherMethod } = spec(object);
  return [
    object.metadata.name,
    (priorityLevelConfiguration as { name: string }).name,
    matchingPrecedence ?? 0,
    (distinguisherMethod as { type: string } | undefined)?.type ?? '<none>',
    age(object, now),
    'False',
  ];
};

export const priorityLevelRow: Row = (object, now) => {
  const { type, limited, exempt } = spec(object) as {
    type: string;
    limited?: {
      nominalConcurrencyShares?: number;
      limitResponse?: { queuing?: { queues: number; handSize: number; queueLengthLimit: number } };
    };
    exempt?: { nominalConcurrencyShares?: number };
  };
  const queuing = limited?.limitResponse?.queuing;
  const none = '<none>';
  return [
    object.metadata.name,
    type,
    (limited ?? exempt)?.nominalConcurrencyShares ?? none,
    queuing?.queues ?? none,
    queuing?.handSize ?? none,
    queuing?.queueLengthLimit ?? none,
    age(object, now),
  ];
};
