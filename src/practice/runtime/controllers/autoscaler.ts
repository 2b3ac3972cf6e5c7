import type { Kubelets } from '../../apiserver/request.ts';
import type { Cluster } from '../../cluster.ts';
import type { Deployment, HorizontalPodAutoscaler, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { matchesSelector } from '../../selector.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { isActive } from '../pods.ts';
import { decide, decisionConditions, rescaleReason } from './autoscaler-decision.ts';
import { type Metric, measure } from './autoscaler-metrics.ts';
import { setCondition } from './conditions.ts';

const key = 'horizontalpodautoscalers.autoscaling';
const component = 'horizontal-pod-autoscaler';
const interval = 15_000;

/** What can be scaled, by its kind. */
const scalable: Readonly<Record<string, string>> = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  ReplicaSet: 'replicasets.apps',
};

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

function sync(one: string, cluster: Cluster, kubelets: Kubelets): number | undefined {
  const [namespace, name] = splitKey(one);
  const scaler = cluster.store.get<HorizontalPodAutoscaler>(key, namespace, name);
  if (scaler === undefined) return undefined;
  const left = Date.parse(scaler.metadata.creationTimestamp) + interval - cluster.clock.now();
  if (scaler.status === undefined || (left > 0 && left <= interval && !scaler.status.conditions)) {
    if (left > 0) return left;
  }
  const { kind, name: wanted } = scaler.spec.scaleTargetRef;
  const resource = scalable[kind];
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
  const now = cluster.clock.now();
  const decision = decide(scaler, target.spec.replicas ?? 1, metrics, now);
  const metric = metrics[0]?.name ?? '';
  if (decision.desired !== decision.current) {
    rescale(target, resource, decision.desired, cluster);
    const message = `New size: ${decision.desired}; reason: ${rescaleReason(decision, scaler.spec, metric)}`;
    recordEvent(scaler, { type: 'Normal', reason: 'SuccessfulRescale', message, component }, cluster);
  }
  const { namespace, name } = scaler.metadata;
  cluster.store.change<HorizontalPodAutoscaler>(key, namespace, name, (draft) => {
    const conditions = decisionConditions(decision, scaler.spec, metric).reduce(
      (list, one) => setCondition(list, one, now),
      draft.status?.conditions ?? [],
    );
    const scaledAt = decision.desired === decision.current ? draft.status?.lastScaleTime : timestamp(now);
    draft.status = {
      conditions,
      currentMetrics: metrics.map((one) => ({
        type: 'Resource',
        resource: { name: one.name, current: one.current },
      })),
      currentReplicas: decision.current,
      desiredReplicas: decision.desired,
      ...(scaledAt ? { lastScaleTime: scaledAt } : {}),
    } as NonNullable<typeof draft.status>;
  });
}

function rescale({ metadata }: Deployment, resource: string, replicas: number, { store }: Cluster): void {
  store.change<Deployment>(resource, metadata.namespace, metadata.name, (draft) => {
    draft.spec.replicas = replicas;
    draft.metadata.generation = (draft.metadata.generation ?? 0) + 1;
  });
}
