import type { Cluster } from '../../cluster.ts';
import type {
  Ingress,
  LimitRange,
  Namespace,
  NetworkPolicy,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Secret,
  StorageClass,
} from '../../kinds.ts';
import type { KubeObject, RawObject } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import { customResourceDefinitionStrategy } from '../custom/definition.ts';
import type { Strategy } from '../registry/strategy.ts';
import { Causes } from '../validation/causes.ts';
import { validateConfig, validateSecret } from '../validation/config.ts';
import { validateIngress } from '../validation/ingress.ts';
import { validatePodObject } from '../validation/pod.ts';
import { validateAutoscaler, validateBudget, validateQuota } from '../validation/policy.ts';
import { validateRbac } from '../validation/rbac.ts';
import { validateClaim, validateStorageClass, validateVolume } from '../validation/storage.ts';
import {
  validateCronJob,
  validateDaemonSet,
  validateDeployment,
  validateJob,
  validateReplicaSet,
  validateStatefulSet,
} from '../validation/workloads.ts';
import { prepareJob } from './job-prepare.ts';
import { defaultPodSpec, defaultRequests } from './pod-defaults.ts';
import { serviceStrategy } from './service.ts';
import * as workloads from './workload-defaults.ts';

const as = <T>(draft: KubeObject): T => draft as unknown as T;

function qosClass(pod: Pod): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const wanted = containers.map(({ resources }) => ({
    requests: resources?.requests ?? {},
    limits: resources?.limits ?? {},
  }));
  if (wanted.every(({ requests, limits }) => Object.keys(requests).length + Object.keys(limits).length === 0))
    return 'BestEffort';
  const guaranteed = wanted.every(({ requests, limits }) =>
    ['cpu', 'memory'].every(
      (name) => limits[name] !== undefined && (requests[name] ?? limits[name]) === limits[name],
    ),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

const pod: Strategy = {
  defaults: (draft) => {
    defaultPodSpec(as<Pod>(draft).spec);
    defaultRequests(as<Pod>(draft).spec);
    as<Pod>(draft).spec.enableServiceLinks ??= true;
  },
  prepareCreate: (draft) => {
    draft['status'] = { phase: 'Pending', qosClass: qosClass(as<Pod>(draft)) };
  },
  prepareUpdate: (draft, before) => {
    draft['status'] ??= before['status'];
  },
  validate: validatePodObject,
};

function labelWithName({ metadata }: KubeObject): void {
  if (metadata.name) metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
}

const namespace: Strategy = {
  defaults: labelWithName,
  prepareCreate: (draft) => {
    as<Namespace>(draft).spec = { finalizers: ['kubernetes'] };
    draft['status'] = { phase: 'Active' };
    labelWithName(draft);
  },
  prepareUpdate: (draft, before) => {
    draft['spec'] ??= before['spec'];
    labelWithName(draft);
  },
  validate: validateNamespace,
};

/** Levels and versions of Pod Security are read from labels of a namespace. */
function validateNamespace(object: KubeObject): readonly Cause[] {
  const causes = new Causes();
  for (const [key, value] of Object.entries(object.metadata.labels ?? {})) {
    const match = /^pod-security\.kubernetes\.io\/(enforce|audit|warn)(-version)?$/.exec(key);
    if (match === null) continue;
    const field = `metadata.labels[${key}]`;
    if (match[2] === undefined && !['privileged', 'baseline', 'restricted'].includes(value))
      causes.invalid(field, value, 'must be one of privileged, baseline, restricted');
    if (match[2] !== undefined && !/^(latest|v1\.\d+)$/.test(value))
      causes.invalid(field, value, 'must be "latest" or "v1.x"');
  }
  return causes.list;
}

const secret: Strategy = {
  defaults: (draft) => {
    const one = as<Secret>(draft);
    one.type ??= 'Opaque';
    for (const [key, value] of Object.entries(one.stringData ?? {}))
      one.data = { ...one.data, [key]: Buffer.from(value, 'utf8').toString('base64') };
    delete one.stringData;
  },
  validate: validateSecret,
};

const claim: Strategy = {
  defaults: (draft) => {
    as<PersistentVolumeClaim>(draft).spec.volumeMode ??= 'Filesystem';
  },
  prepareCreate: (draft) => {
    draft.metadata.finalizers = [
      ...new Set([...(draft.metadata.finalizers ?? []), 'kubernetes.io/pvc-protection']),
    ];
  },
  validate: validateClaim,
};

const volume: Strategy = {
  defaults: (draft) => {
    const { spec } = as<PersistentVolume>(draft);
    spec.persistentVolumeReclaimPolicy ??= 'Retain';
    spec.volumeMode ??= 'Filesystem';
    if (spec.hostPath) spec.hostPath.type ??= '';
  },
  prepareCreate: (draft) => {
    draft.metadata.finalizers = [
      ...new Set([...(draft.metadata.finalizers ?? []), 'kubernetes.io/pv-protection']),
    ];
  },
  validate: validateVolume,
};

const networkPolicy: Strategy = {
  defaults: (draft) => {
    const { spec } = as<NetworkPolicy>(draft);
    spec.policyTypes ??= spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress'];
    for (const rule of [...(spec.ingress ?? []), ...(spec.egress ?? [])])
      for (const port of rule.ports ?? []) port.protocol ??= 'TCP';
  },
};

const storageClass: Strategy = {
  defaults: (draft) => {
    const one = as<StorageClass>(draft);
    one.reclaimPolicy ??= 'Delete';
    one.volumeBindingMode ??= 'Immediate';
  },
  validate: validateStorageClass,
};

const binding: Strategy = {
  defaults: (draft) => {
    const role = draft['roleRef'] as RawObject | undefined;
    if (role) role['apiGroup'] ||= 'rbac.authorization.k8s.io';
    for (const subject of (draft['subjects'] ?? []) as RawObject[])
      if (subject['kind'] === 'User' || subject['kind'] === 'Group')
        subject['apiGroup'] ||= 'rbac.authorization.k8s.io';
  },
  validate: validateRbac,
};

const strategies: Readonly<Record<string, Strategy>> = {
  pods: pod,
  namespaces: namespace,
  services: serviceStrategy,
  secrets: secret,
  configmaps: { validate: validateConfig },
  persistentvolumeclaims: claim,
  persistentvolumes: volume,
  replicationcontrollers: { defaults: workloads.defaultReplicationController },
  limitranges: {
    defaults: (draft) => {
      as<LimitRange>(draft).spec.limits ??= [];
    },
  },
  resourcequotas: { validate: validateQuota },
  'deployments.apps': { defaults: workloads.defaultDeployment, validate: validateDeployment },
  'replicasets.apps': { defaults: workloads.defaultReplicaSet, validate: validateReplicaSet },
  'statefulsets.apps': { defaults: workloads.defaultStatefulSet, validate: validateStatefulSet },
  'daemonsets.apps': { defaults: workloads.defaultDaemonSet, validate: validateDaemonSet },
  'jobs.batch': { defaults: workloads.defaultJob, prepareCreate: prepareJob, validate: validateJob },
  'cronjobs.batch': { defaults: workloads.defaultCronJob, validate: validateCronJob },
  'horizontalpodautoscalers.autoscaling': {
    defaults: workloads.defaultAutoscaler,
    validate: validateAutoscaler,
  },
  'poddisruptionbudgets.policy': { validate: validateBudget },
  'networkpolicies.networking.k8s.io': networkPolicy,
  'ingresses.networking.k8s.io': {
    validate: (object, before, cluster: Cluster) => validateIngress(as<Ingress>(object), before, cluster),
  },
  'storageclasses.storage.k8s.io': storageClass,
  'rolebindings.rbac.authorization.k8s.io': binding,
  'clusterrolebindings.rbac.authorization.k8s.io': binding,
  'roles.rbac.authorization.k8s.io': { validate: validateRbac },
  'clusterroles.rbac.authorization.k8s.io': { validate: validateRbac },
  'customresourcedefinitions.apiextensions.k8s.io': customResourceDefinitionStrategy,
};

/** What a kind does beyond being stored; by store key. */
export const strategyOf = (key: string): Strategy | undefined => strategies[key];
