import type { Cluster } from '../../cluster.ts';
import type { Node, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import type { Controller } from '../manager.ts';
import { deleteObject } from '../objects.ts';
import { tolerates } from '../scheduler/node-match.ts';
import { keepAlive, readiness } from './node-health.ts';

const component = 'node-controller';
const unschedulable = 'node.kubernetes.io/unschedulable';
const quarantine = 40_000;
const notReady = 'node.kubernetes.io/not-ready';
const unreachable = 'node.kubernetes.io/unreachable';

/** Taints nodes by their conditions, evicts Pods that do not tolerate a taint, removes Pods of nodes that are gone. */
export function nodeLifecycle(cluster: Cluster): Controller {
  const { store } = cluster;
  /** When nodes that Pods name were first seen to be missing. */
  const missing = new Map<string, number>();
  return {
    name: component,
    startKeys: () => store.list<Node>('nodes').map((one) => one.metadata.name),
    keysOf: ({ resource, object }) => {
      if (resource === 'nodes') return [object.metadata.name];
      const node = resource === 'pods' ? (object as unknown as Pod).spec.nodeName : undefined;
      return node ? [node] : [];
    },
    sync: (name) => {
      const node = store.get<Node>('nodes', undefined, name);
      const pods = store.list<Pod>('pods').filter((pod) => pod.spec.nodeName === name);
      if (node === undefined) {
        store.remove('leases.coordination.k8s.io', 'kube-node-lease', name);
        return collect(name, pods, missing, cluster);
      }
      missing.delete(name);
      const next = keepAlive(node, pods, cluster);
      taint(node, cluster);
      const again = evict(node, pods, cluster);
      return Math.min(again ?? next, next);
    },
  };
}

/** Pods of a node that is not there go after a while, in case it comes. */
function collect(
  name: string,
  pods: readonly Pod[],
  missing: Map<string, number>,
  cluster: Cluster,
): number | undefined {
  if (pods.length === 0) return undefined;
  const since = missing.get(name) ?? cluster.clock.now();
  missing.set(name, since);
  const left = since + quarantine - cluster.clock.now();
  if (left > 0) return left;
  missing.delete(name);
  for (const pod of pods) deleteObject('pods', pod.metadata.namespace, pod.metadata.name, cluster, 0);
  return undefined;
}

function taint(node: Node, cluster: Cluster): void {
  cluster.store.change<Node>('nodes', undefined, node.metadata.name, (draft) => {
    const taints = (draft.spec.taints ?? []).filter(
      (one) => ![unschedulable, notReady, unreachable].includes(one.key),
    );
    const at = (key: string) =>
      draft.spec.taints?.find((one) => one.key === key)?.timeAdded ?? timestamp(cluster.clock.now());
    if (draft.spec.unschedulable)
      taints.push({ effect: 'NoSchedule', key: unschedulable, timeAdded: at(unschedulable) });
    const ready = readiness(draft);
    const key = ready === 'Unknown' ? unreachable : notReady;
    if (ready !== 'True')
      taints.push(
        { effect: 'NoSchedule', key, timeAdded: at(key) },
        { effect: 'NoExecute', key, timeAdded: at(key) },
      );
    if (taints.length > 0) draft.spec.taints = taints;
    else delete draft.spec.taints;
  });
}

/** Deletes Pods whose time on a tainted node is over; returns when the next one's is. */
function evict(node: Node, pods: readonly Pod[], cluster: Cluster): number | undefined {
  const current = cluster.store.get<Node>('nodes', undefined, node.metadata.name) ?? node;
  const taints = (current.spec?.taints ?? []).filter((one) => one.effect === 'NoExecute');
  let next: number | undefined;
  if (taints.length === 0) return undefined;
  for (const pod of pods) {
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    const left = Math.min(
      ...taints.map((one) => {
        const matching = (pod.spec.tolerations ?? []).filter((toleration) => tolerates([toleration], one));
        if (matching.length === 0) return 0;
        const limits = matching.flatMap((toleration) =>
          toleration.tolerationSeconds === undefined ? [] : [toleration.tolerationSeconds],
        );
        if (limits.length === 0) return Number.POSITIVE_INFINITY;
        return (
          Date.parse(one.timeAdded ?? pod.metadata.creationTimestamp) +
          Math.min(...limits) * 1000 -
          cluster.clock.now()
        );
      }),
    );
    if (left <= 0) {
      recordEvent(
        pod,
        {
          type: 'Normal',
          reason: 'TaintManagerEviction',
          message: `Marking for deletion Pod ${pod.metadata.namespace}/${pod.metadata.name}`,
          component: 'taint-eviction-controller',
        },
        cluster,
      );
      deleteObject('pods', pod.metadata.namespace, pod.metadata.name, cluster);
    } else if (Number.isFinite(left)) next = Math.min(next ?? left, left);
  }
  return next;
}
