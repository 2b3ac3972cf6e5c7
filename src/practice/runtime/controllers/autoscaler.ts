import type { Kubelets } from '../../apiserver/request.ts';
import type { Cluster } from '../../cluster.ts';
import type { Deployment, HorizontalPodAutoscaler, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { cpuText, quantity } from '../../quantity.ts';
import { matchesSelector } from '../../selector.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { isActive } from '../pods.ts';
import { setCondition } from './conditions.ts';

const key = 'horizontalpodautoscalers.autoscaling';
const component = 'horizontal-pod-autoscaler';
const interval = 15_000;
const stabilization = 300_000;

/** HorizontalPodAutoscalers on cpu and memory, every 15 seconds. */
export function autoscalers(cluster: Cluster, kubelets: Kubelets): Controller {
  const { store } = cluster;
  return {
    name: component,
    startKeys: () => store.list<HorizontalPodAutoscaler>(key).map(keyOf),
    keysOf: ({ resource, object, type }) => (resource === key && type === 'ADDED' ? [keyOf(object)] : []),
    sync: (one) => sync(one, cluster, kubelets),
  };
}

type Metric = { readonly name: string; readonly ratio: number; readonly current: Record<string, unknown> };

function sync(one: string, cluster: Cluster, kubelets: Kubelets): number | undefined {
  const [namespace, name] = splitKey(one);
  const scaler = cluster.store.get<HorizontalPodAutoscaler>(key, namespace, name);
  if (scaler === undefined) return undefined;
  const left = Date.parse(scaler.metadata.creationTimestamp) + interval - cluster.clock.now();
  if (scaler.status === undefined || (left > 0 && left <= interval && !scaler.status.conditions)) {
    if (left > 0) return left;
  }
  const { kind, name: wanted } = scaler.spec.scaleTargetRef;
  const resource = {
    Deployment: 'deployments.apps',
    StatefulSet: 'statefulsets.apps',
    ReplicaSet: 'replicasets.apps',
  }[kind];
  const target =
    resource === undefined ? undefined : cluster.store.get<Deployment>(resource, namespace, wanted);
  if (target === undefined || resource === undefined) {
    report(
      scaler,
      'FailedGetScale',
      `the HPA controller was unable to get the target's current scale: ${kind.toLowerCase()}s.apps "${wanted}" not found`,
      cluster,
    );
    return interval;
  }
  const pods = cluster.store
    .list<Pod>('pods', namespace)
    .filter((pod) => isActive(pod) && matchesSelector(target.spec.selector, pod.metadata.labels));
  const metrics: Metric[] = [];
  for (const metric of scaler.spec.metrics ?? []) {
    const measured = measure(metric, pods, kubelets);
    if (typeof measured !== 'string') metrics.push(measured);
    else
      report(
        scaler,
        'FailedGetResourceMetric',
        `the HPA was unable to compute the replica count: ${measured}`,
        cluster,
      );
  }
  if (metrics.length > 0) apply(scaler, target, resource, metrics, cluster);
  return interval;
}

function measure(
  metric: NonNullable<HorizontalPodAutoscaler['spec']['metrics']>[number],
  pods: readonly Pod[],
  kubelets: Kubelets,
): Metric | string {
  const source = metric.resource;
  if (source === undefined || !['cpu', 'memory'].includes(source.name))
    return `metric ${metric.type} is not available in the practice cluster`;
  const what = source.name as 'cpu' | 'memory';
  const seen = pods.flatMap((pod) => {
    const usage = kubelets.usage(pod.metadata.namespace ?? '', pod.metadata.name);
    return usage === undefined ? [] : [{ pod, used: usage.reduce((sum, entry) => sum + entry[what], 0) }];
  });
  if (seen.length === 0)
    return `unable to get metrics for resource ${what}: no metrics returned from resource metrics API`;
  const average = seen.reduce((sum, entry) => sum + entry.used, 0) / seen.length;
  const value = what === 'cpu' ? cpuText(average) : String(Math.round(average));
  const { averageUtilization, averageValue } = source.target;
  if (averageUtilization === undefined)
    return { name: what, ratio: average / quantity(averageValue), current: { averageValue: value } };
  let requested = 0;
  for (const { pod } of seen)
    for (const container of pod.spec.containers) {
      const request = container.resources?.requests?.[what];
      if (request === undefined)
        return `failed to get ${what} utilization: missing request for ${what} in container ${container.name} of Pod ${pod.metadata.name}`;
      requested += quantity(request);
    }
  const utilization = Math.round((average * seen.length * 100) / requested);
  return {
    name: what,
    ratio: utilization / averageUtilization,
    current: { averageUtilization: utilization, averageValue: value },
  };
}

function report(scaler: HorizontalPodAutoscaler, reason: string, message: string, cluster: Cluster): void {
  recordEvent(scaler, { type: 'Warning', reason, message, component }, cluster);
  const type = reason === 'FailedGetScale' ? 'AbleToScale' : 'ScalingActive';
  cluster.store.change<HorizontalPodAutoscaler>(
    key,
    scaler.metadata.namespace,
    scaler.metadata.name,
    (draft) => {
      const conditions = setCondition(
        draft.status?.conditions ?? [],
        { type, status: 'False', reason, message },
        cluster.clock.now(),
      );
      draft.status = { currentMetrics: null as never, desiredReplicas: 0, ...draft.status, conditions };
    },
  );
}

function apply(
  scaler: HorizontalPodAutoscaler,
  target: Deployment,
  resource: string,
  metrics: readonly Metric[],
  cluster: Cluster,
): void {
  const current = target.spec.replicas ?? 1;
  const { minReplicas = 1, maxReplicas } = scaler.spec;
  const now = cluster.clock.now();
  const ratio = Math.max(...metrics.map((one) => one.ratio));
  const raw = Math.abs(ratio - 1) <= 0.1 ? current : Math.ceil(current * ratio);
  const bounded = Math.min(maxReplicas, Math.max(minReplicas, raw, 1));
  const since = Date.parse(scaler.status?.lastScaleTime ?? scaler.metadata.creationTimestamp);
  const window = (scaler.spec.behavior?.scaleDown?.stabilizationWindowSeconds ?? stabilization / 1000) * 1000;
  const waits = bounded < current && current <= maxReplicas && now - since < window;
  const desired = current === 0 ? 0 : waits ? current : bounded;
  if (desired !== current) {
    cluster.store.change<Deployment>(resource, target.metadata.namespace, target.metadata.name, (draft) => {
      draft.spec.replicas = desired;
      draft.metadata.generation = (draft.metadata.generation ?? 0) + 1;
    });
    const why =
      desired > current
        ? current < minReplicas
          ? 'Current number of replicas below Spec.MinReplicas'
          : `${metrics[0]?.name} resource utilization (percentage of request) above target`
        : current > maxReplicas
          ? 'Current number of replicas above Spec.MaxReplicas'
          : 'All metrics below target';
    recordEvent(
      scaler,
      {
        type: 'Normal',
        reason: 'SuccessfulRescale',
        message: `New size: ${desired}; reason: ${why}`,
        component,
      },
      cluster,
    );
  }
  cluster.store.change<HorizontalPodAutoscaler>(
    key,
    scaler.metadata.namespace,
    scaler.metadata.name,
    (draft) => {
      let conditions = draft.status?.conditions ?? [];
      const able = waits
        ? {
            reason: 'ScaleDownStabilized',
            message:
              'recent recommendations were higher than current one, applying the highest recent recommendation',
          }
        : desired === current
          ? { reason: 'ReadyForNewScale', message: 'recommended size matches current size' }
          : {
              reason: 'SucceededRescale',
              message: `the HPA controller was able to update the target scale to ${desired}`,
            };
      conditions = setCondition(conditions, { type: 'AbleToScale', status: 'True', ...able }, now);
      conditions = setCondition(
        conditions,
        {
          type: 'ScalingActive',
          status: 'True',
          reason: 'ValidMetricFound',
          message: `the HPA was able to successfully calculate a replica count from ${metrics[0]?.name} resource utilization (percentage of request)`,
        },
        now,
      );
      const limited =
        raw > maxReplicas
          ? {
              status: 'True',
              reason: 'TooManyReplicas',
              message: 'the desired replica count is more than the maximum replica count',
            }
          : raw < minReplicas
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
      conditions = setCondition(conditions, { type: 'ScalingLimited', ...limited }, now);
      draft.status = {
        conditions,
        currentMetrics: metrics.map((one) => ({
          type: 'Resource',
          resource: { name: one.name, current: one.current },
        })),
        currentReplicas: current,
        desiredReplicas: desired,
        ...(desired !== current
          ? { lastScaleTime: timestamp(now) }
          : draft.status?.lastScaleTime
            ? { lastScaleTime: draft.status.lastScaleTime }
            : {}),
      } as NonNullable<typeof draft.status>;
    },
  );
}
