import type { HorizontalPodAutoscaler, PodDisruptionBudget, ResourceQuota } from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';
import { quantity } from '../../quantity.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';

export function validateBudget(object: KubeObject): readonly Cause[] {
  const causes = new Causes();
  const { spec } = object as unknown as PodDisruptionBudget;
  if (spec?.minAvailable !== undefined && spec.maxUnavailable !== undefined)
    causes.invalid('spec', spec, 'minAvailable and maxUnavailable cannot be both set');
  return causes.list;
}

export function validateQuota(object: KubeObject): readonly Cause[] {
  const causes = new Causes();
  const { spec } = object as unknown as ResourceQuota;
  for (const [name, value] of Object.entries(spec?.hard ?? {}))
    if (quantity(value) < 0)
      causes.invalid(`spec.hard[${name}]`, value, 'must be greater than or equal to 0');
  return causes.list;
}

export function validateAutoscaler(object: KubeObject): readonly Cause[] {
  const causes = new Causes();
  const { spec } = object as unknown as HorizontalPodAutoscaler;
  if (!((spec.minReplicas ?? 1) >= 1))
    causes.invalid('spec.minReplicas', spec.minReplicas, 'must be greater than or equal to 1');
  if (!(spec.maxReplicas >= 1))
    causes.invalid('spec.maxReplicas', spec.maxReplicas ?? 0, 'must be greater than 0');
  else if (spec.maxReplicas < (spec.minReplicas ?? 1))
    causes.invalid('spec.maxReplicas', spec.maxReplicas, 'must be greater than or equal to `minReplicas`');
  if (!spec.scaleTargetRef?.kind) causes.required('spec.scaleTargetRef.kind');
  if (!spec.scaleTargetRef?.name) causes.required('spec.scaleTargetRef.name');
  return causes.list;
}
