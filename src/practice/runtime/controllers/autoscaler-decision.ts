import type { HorizontalPodAutoscaler } from '../../kinds.ts';
import type { Metric } from './autoscaler-metrics.ts';

/** How long lower recommendations must last before they are followed (seconds). */
const stabilization = 300;
/** A metric this near to its target changes nothing. */
const tolerance = 0.1;

/** How many replicas an autoscaler asks for, and why. */
export type Decision = {
  readonly current: number;
  readonly desired: number;
  /** What the metrics alone ask for. */
  readonly raw: number;
  /** Fewer would do, but not for long enough yet. */
  readonly waits: boolean;
};

/** Decides by the metric that asks for most (https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/). */
export function decide(
  { spec, status, metadata }: HorizontalPodAutoscaler,
  current: number,
  metrics: readonly Metric[],
  now: number,
): Decision {
  const { minReplicas = 1, maxReplicas, behavior } = spec;
  const ratio = Math.max(...metrics.map((one) => one.ratio));
  const raw = Math.abs(ratio - 1) <= tolerance ? current : Math.ceil(current * ratio);
  const bounded = Math.min(maxReplicas, Math.max(minReplicas, raw, 1));
  const since = Date.parse(status?.lastScaleTime ?? metadata.creationTimestamp);
  const window = (behavior?.scaleDown?.stabilizationWindowSeconds ?? stabilization) * 1000;
  const waits = bounded < current && current <= maxReplicas && now - since < window;
  return { current, raw, waits, desired: current === 0 ? 0 : waits ? current : bounded };
}

/** Why the number of replicas changes, as the event says it. */
export function rescaleReason(
  { current, desired }: Decision,
  { minReplicas = 1, maxReplicas }: HorizontalPodAutoscaler['spec'],
  metric: string,
): string {
  if (desired > current)
    return current < minReplicas
      ? 'Current number of replicas below Spec.MinReplicas'
      : `${metric} resource utilization (percentage of request) above target`;
  return current > maxReplicas
    ? 'Current number of replicas above Spec.MaxReplicas'
    : 'All metrics below target';
}

/** The conditions AbleToScale, ScalingActive and ScalingLimited after a decision. */
export const decisionConditions = (
  decision: Decision,
  spec: HorizontalPodAutoscaler['spec'],
  metric: string,
) => [
  { type: 'AbleToScale', status: 'True', ...ability(decision) },
  {
    type: 'ScalingActive',
    status: 'True',
    reason: 'ValidMetricFound',
    message: `the HPA was able to successfully calculate a replica count from ${metric} resource utilization (percentage of request)`,
  },
  { type: 'ScalingLimited', ...limitation(decision, spec) },
];

function ability({ current, desired, waits }: Decision) {
  if (waits)
    return {
      reason: 'ScaleDownStabilized',
      message:
        'recent recommendations were higher than current one, applying the highest recent recommendation',
    };
  return desired === current
    ? { reason: 'ReadyForNewScale', message: 'recommended size matches current size' }
    : {
        reason: 'SucceededRescale',
        message: `the HPA controller was able to update the target scale to ${desired}`,
      };
}

function limitation({ raw }: Decision, { minReplicas = 1, maxReplicas }: HorizontalPodAutoscaler['spec']) {
  if (raw > maxReplicas)
    return {
      status: 'True',
      reason: 'TooManyReplicas',
      message: 'the desired replica count is more than the maximum replica count',
    };
  return raw < minReplicas
    ? {
        status: 'True',
        reason: 'TooFewReplicas',
        message: 'the desired replica count is less than the minimum replica count',
      }
    : {
        status: 'False',
        reason: 'DesiredWithinRange',
        message: 'the desired count is within the acceptable range',
      };
}
