import type { Cluster } from '../../cluster.ts';
import type { Lease, Node, Pod } from '../../kinds.ts';
import { microTimestamp, timestamp } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import { createObject } from '../objects.ts';

const annotation = 'practice.eks-learn/kubelet';
const leases = 'leases.coordination.k8s.io';
const silence = 'NodeStatusUnknown';
/** Milliseconds without a sign of life after which a node is given up. */
const grace = 50_000;

/** Whether somebody has stopped the simulated kubelet: `kubectl annotate node … practice.eks-learn/kubelet=stopped`. */
export const isSilent = (node: { metadata: { annotations?: Record<string, string> } } | undefined): boolean =>
  node?.metadata.annotations?.[annotation] === 'stopped';

export const readiness = (node: Node): string =>
  node.status?.conditions?.find((one) => one.type === 'Ready')?.status ?? 'Unknown';

/**
 * Renews the lease of a node whose kubelet runs, and takes up what it reported; gives a node up whose kubelet is
 * silent. Returns after how many milliseconds to look again.
 */
export function keepAlive(node: Node, pods: readonly Pod[], cluster: Cluster): number {
  const { name } = node.metadata;
  if (!isSilent(node)) {
    renewLease(name, cluster);
    report(node, cluster);
    return 40_000;
  }
  const lease = cluster.store.get<Lease>(leases, 'kube-node-lease', name);
  const left = Date.parse(lease?.spec?.renewTime ?? '') + grace - cluster.clock.now();
  if (left > 0) return left;
  if (readiness(node) !== 'Unknown') giveUp(node, pods, cluster);
  return grace;
}

function renewLease(name: string, cluster: Cluster): void {
  const at = microTimestamp(cluster.clock.now());
  if (cluster.store.get(leases, 'kube-node-lease', name) === undefined) {
    createObject(
      {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { name },
        spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: at },
      },
      'kube-node-lease',
      cluster,
    );
    return;
  }
  const due = cluster.clock.now() - 30_000;
  cluster.store.change<Lease>(leases, 'kube-node-lease', name, (draft) => {
    if (Date.parse(draft.spec?.renewTime ?? '') < due) draft.spec = { ...draft.spec, renewTime: at };
  });
}

const reported: Readonly<Record<string, readonly [status: string, reason: string, message: string]>> = {
  MemoryPressure: ['False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  DiskPressure: ['False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  PIDPressure: ['False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  Ready: ['True', 'KubeletReady', 'kubelet is posting ready status'],
};

/** What a kubelet says that is heard again. */
function report(node: Node, { store, clock }: Cluster): void {
  if (!node.status?.conditions?.some(({ reason }) => reason === silence)) return;
  const at = timestamp(clock.now());
  store.change<Node>('nodes', undefined, node.metadata.name, (draft) => {
    for (const condition of draft.status?.conditions ?? []) {
      const said = condition.reason === silence ? reported[condition.type] : undefined;
      if (said === undefined) continue;
      const [status, reason, message] = said;
      Object.assign(condition, { status, reason, message, lastHeartbeatTime: at, lastTransitionTime: at });
    }
  });
}

function giveUp(node: Node, pods: readonly Pod[], cluster: Cluster): void {
  const { store, clock } = cluster;
  const { name } = node.metadata;
  const at = timestamp(clock.now());
  store.change<Node>('nodes', undefined, name, (draft) => {
    for (const condition of draft.status?.conditions ?? [])
      if (condition.type in reported)
        Object.assign(condition, {
          status: 'Unknown',
          reason: silence,
          message: 'Kubelet stopped posting node status.',
          lastTransitionTime: at,
        });
  });
  const said = { type: 'Normal', reason: 'NodeNotReady', component: 'node-controller' } as const;
  recordEvent(node, { ...said, message: `Node ${name} status is now: NodeNotReady` }, cluster);
  for (const pod of pods) {
    recordEvent(pod, { ...said, type: 'Warning', message: 'Node is not ready' }, cluster);
    store.change<Pod>('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
      const ready = draft.status?.conditions?.find((one) => one.type === 'Ready');
      if (ready?.status === 'True') Object.assign(ready, { status: 'False', lastTransitionTime: at });
    });
  }
}
