import type { ApiGroup } from '../../data.ts';
import type { Node, Pod } from '../../kinds.ts';
import { type RawObject, timestamp } from '../../kube.ts';
import { notFound } from '../api-error.ts';
import { selectionOf } from '../query.ts';
import { type Answer, type ApiRequest, ok, type Server, type Target } from '../request.ts';

const entry = (name: string, singularName: string, kind: string, namespaced: boolean) => ({
  name,
  singularName,
  namespaced,
  kind,
  verbs: ['get', 'list'],
});

/** metrics.k8s.io, which metrics-server serves in a real cluster. */
export const metricsGroup: ApiGroup = {
  name: 'metrics.k8s.io',
  versions: [
    {
      version: 'v1beta1',
      resources: [entry('nodes', '', 'NodeMetrics', false), entry('pods', '', 'PodMetrics', true)],
    },
  ],
};

const amounts = (cpu: number, memory: number): RawObject => ({
  cpu: `${Math.round(cpu * 1e9)}n`,
  memory: `${Math.round(memory / 1024)}Ki`,
});

/** Usage of Pods and nodes, for `kubectl top` and autoscalers. Throws an ApiError. */
export function handleMetrics(request: ApiRequest, target: Target, server: Server): Answer {
  const { resource, name, namespace } = target;
  const items =
    resource.name === 'pods' ? podMetrics(request, namespace, server) : nodeMetrics(request, target, server);
  if (name === undefined)
    return ok({ kind: `${resource.kind}List`, apiVersion: 'metrics.k8s.io/v1beta1', metadata: {}, items });
  const found = items.find((item) => (item['metadata'] as { name: string }).name === name);
  if (found === undefined) throw notFound({ group: '', name: resource.name }, name);
  return ok(found);
}

function podMetrics(
  request: ApiRequest,
  namespace: string | undefined,
  { cluster, kubelets }: Server,
): RawObject[] {
  const podResource = cluster.resources.find('', 'v1', 'pods');
  const matches = podResource === undefined ? () => true : selectionOf(request.query, podResource);
  const now = cluster.clock.now();
  return cluster.store.list<Pod>('pods', namespace).flatMap((pod) => {
    if (!matches(pod as never)) return [];
    const usage = kubelets.usage(pod.metadata.namespace ?? '', pod.metadata.name);
    if (usage === undefined) return [];
    const { name, labels, creationTimestamp } = pod.metadata;
    return [
      {
        kind: 'PodMetrics',
        apiVersion: 'metrics.k8s.io/v1beta1',
        metadata: {
          name,
          namespace: pod.metadata.namespace,
          creationTimestamp,
          ...(labels ? { labels } : {}),
        },
        timestamp: timestamp(now),
        window: '15s',
        containers: usage.map((one) => ({ name: one.name, usage: amounts(one.cpu, one.memory) })),
      },
    ];
  });
}

function nodeMetrics(request: ApiRequest, target: Target, server: Server): RawObject[] {
  const { cluster, kubelets } = server;
  const matches = selectionOf(request.query, target.resource);
  const now = cluster.clock.now();
  return cluster.store.list<Node>('nodes').flatMap((node) => {
    if (!matches(node as never)) return [];
    const pods = cluster.store.list<Pod>('pods').filter((pod) => pod.spec.nodeName === node.metadata.name);
    const usage = pods.flatMap(
      (pod) => kubelets.usage(pod.metadata.namespace ?? '', pod.metadata.name) ?? [],
    );
    const cpu = usage.reduce((sum, one) => sum + one.cpu, 0.04);
    const memory = usage.reduce((sum, one) => sum + one.memory, 420 * 2 ** 20);
    return [
      {
        kind: 'NodeMetrics',
        apiVersion: 'metrics.k8s.io/v1beta1',
        metadata: {
          name: node.metadata.name,
          labels: node.metadata.labels,
          creationTimestamp: node.metadata.creationTimestamp,
        },
        timestamp: timestamp(now),
        window: '15s',
        usage: amounts(cpu, memory),
      },
    ];
  });
}
