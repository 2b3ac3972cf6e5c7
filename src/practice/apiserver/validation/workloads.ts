import { cronProblem } from '../../cron.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  LabelSelector,
  PodTemplate,
  ReplicaSet,
  StatefulSet,
} from '../../kinds.ts';
import { copy, type KubeObject, same } from '../../kube.ts';
import { matchesSelector } from '../../selector.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';
import { refuseChange } from './immutable.ts';
import { validateLabels } from './meta.ts';
import { validatePodSpec } from './pod.ts';

type Validate = (object: KubeObject, before: KubeObject | undefined) => readonly Cause[];
const as = <T>(object: KubeObject): T => object as unknown as T;

const isEmpty = (selector: LabelSelector | undefined): boolean =>
  Object.keys(selector?.matchLabels ?? {}).length + (selector?.matchExpressions ?? []).length === 0;

function validateSelector(
  selector: LabelSelector | undefined,
  template: PodTemplate | undefined,
  kind: string,
  causes: Causes,
): void {
  if (selector === undefined) causes.required('spec.selector');
  else if (isEmpty(selector))
    causes.invalid('spec.selector', selector, `empty selector is invalid for ${kind}`);
  const labels = template?.metadata?.labels ?? {};
  validateLabels(labels, 'spec.template.labels', causes);
  if (selector !== undefined && !isEmpty(selector) && !matchesSelector(selector, labels))
    causes.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`');
}

function validateCount(value: number | undefined, field: string, causes: Causes): void {
  if (value !== undefined && value < 0) causes.invalid(field, value, 'must be greater than or equal to 0');
}

function validateTemplate(template: PodTemplate | undefined, kind: string, causes: Causes): void {
  validatePodSpec(template?.spec, 'spec.template.spec', causes);
  const policy = template?.spec?.restartPolicy;
  if (policy !== undefined && policy !== 'Always' && ['OnFailure', 'Never'].includes(policy))
    causes.unsupported('spec.template.spec.restartPolicy', policy, ['Always']);
  void kind;
}

export const validateDeployment: Validate = (object, before) => {
  const causes = new Causes();
  const { spec } = as<Deployment>(object);
  validateCount(spec.replicas, 'spec.replicas', causes);
  validateSelector(spec.selector, spec.template, 'deployment', causes);
  validateTemplate(spec.template, 'deployment', causes);
  const { strategy } = spec;
  if (!['Recreate', 'RollingUpdate'].includes(strategy?.type ?? ''))
    causes.unsupported('spec.strategy.type', strategy?.type, ['Recreate', 'RollingUpdate']);
  if (strategy?.type === 'Recreate' && strategy.rollingUpdate)
    causes.forbidden(
      'spec.strategy.rollingUpdate',
      "may not be specified when strategy `type` is 'Recreate'",
    );
  const zero = (value: unknown) => value === 0 || value === '0%';
  if (
    strategy?.rollingUpdate &&
    zero(strategy.rollingUpdate.maxUnavailable) &&
    zero(strategy.rollingUpdate.maxSurge)
  )
    causes.invalid('spec.strategy.rollingUpdate.maxUnavailable', 0, 'may not be 0 when `maxSurge` is 0');
  if (before) refuseChange('spec.selector', spec.selector, as<Deployment>(before).spec.selector, causes);
  return causes.list;
};

export const validateReplicaSet: Validate = (object, before) => {
  const causes = new Causes();
  const { spec } = as<ReplicaSet>(object);
  validateCount(spec.replicas, 'spec.replicas', causes);
  validateSelector(spec.selector, spec.template, 'replicaset', causes);
  validateTemplate(spec.template, 'replicaset', causes);
  if (before) refuseChange('spec.selector', spec.selector, as<ReplicaSet>(before).spec.selector, causes);
  return causes.list;
};

export const validateDaemonSet: Validate = (object, before) => {
  const causes = new Causes();
  const { spec } = as<DaemonSet>(object);
  validateSelector(spec.selector, spec.template, 'daemonset', causes);
  validateTemplate(spec.template, 'daemonset', causes);
  if (before) refuseChange('spec.selector', spec.selector, as<DaemonSet>(before).spec.selector, causes);
  return causes.list;
};

const changeable =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

export const validateStatefulSet: Validate = (object, before) => {
  const causes = new Causes();
  const { spec } = as<StatefulSet>(object);
  validateCount(spec.replicas, 'spec.replicas', causes);
  validateSelector(spec.selector, spec.template, 'statefulset', causes);
  validateTemplate(spec.template, 'statefulset', causes);
  if (before === undefined) return causes.list;
  const frozen = (one: StatefulSet['spec']) => {
    const {
      replicas,
      ordinals,
      template,
      updateStrategy,
      revisionHistoryLimit,
      persistentVolumeClaimRetentionPolicy,
      minReadySeconds,
      ...rest
    } = one;
    return rest;
  };
  if (!same(frozen(spec), frozen(as<StatefulSet>(before).spec))) causes.forbidden('spec', changeable);
  return causes.list;
};

function validateJobSpec(spec: Job['spec'], path: string, causes: Causes): void {
  validateCount(spec.parallelism, `${path}.parallelism`, causes);
  validateCount(spec.completions, `${path}.completions`, causes);
  validateCount(spec.backoffLimit, `${path}.backoffLimit`, causes);
  validatePodSpec(spec.template?.spec, `${path}.template.spec`, causes);
  const policy = spec.template?.spec?.restartPolicy;
  if (policy === 'Always')
    causes.unsupported(`${path}.template.spec.restartPolicy`, policy, ['OnFailure', 'Never']);
  if (spec.completionMode === 'Indexed' && spec.completions === undefined)
    causes.required(`${path}.completions`, 'when completion mode is Indexed');
}

export const validateJob: Validate = (object, before) => {
  const causes = new Causes();
  const { spec } = as<Job>(object);
  validateJobSpec(spec, 'spec', causes);
  if (before === undefined) return causes.list;
  const old = as<Job>(before).spec;
  const finished = (as<Job>(before).status?.conditions ?? []).length > 0;
  void finished;
  if (spec.completionMode !== 'Indexed')
    refuseChange('spec.completions', spec.completions, old.completions, causes);
  refuseChange('spec.selector', spec.selector, old.selector, causes);
  const plain = (template: PodTemplate) => copy(template);
  if (!old.suspend && !same(plain(spec.template), plain(old.template)))
    causes.invalid('spec.template', spec.template, 'field is immutable');
  refuseChange('spec.completionMode', spec.completionMode, old.completionMode, causes);
  return causes.list;
};

export const validateCronJob: Validate = (object) => {
  const causes = new Causes();
  const { spec, metadata } = as<CronJob>(object);
  if (!spec.schedule) causes.required('spec.schedule');
  else {
    const problem = cronProblem(spec.schedule);
    if (problem !== undefined) causes.invalid('spec.schedule', spec.schedule, problem);
  }
  if (spec.jobTemplate?.spec)
    validateJobSpec(spec.jobTemplate.spec as Job['spec'], 'spec.jobTemplate.spec', causes);
  if (!['Allow', 'Forbid', 'Replace'].includes(spec.concurrencyPolicy ?? ''))
    causes.unsupported('spec.concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
  if ((metadata.name ?? '').length > 52)
    causes.invalid('metadata.name', metadata.name, 'must be no more than 52 characters');
  return causes.list;
};
