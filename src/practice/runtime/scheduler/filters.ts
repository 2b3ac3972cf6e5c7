import type { Cluster } from '../../cluster.ts';
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass, Taint } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { affinityProblem, spreadProblem } from './affinity.ts';
import { matchesNode, matchesTerm, tolerates, type View } from './node-match.ts';

/** Why a node cannot take a Pod, in the scheduler's words; `helps` when removing other Pods could change it. */
export type Refusal = { readonly reasons: readonly string[]; readonly helps: boolean };

/** Requests of a Pod: its containers together, or its largest init container. */
export function requestsOf(pod: Pod): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  const add = (into: Map<string, number>, name: string, value: number) =>
    into.set(name, (into.get(name) ?? 0) + value);
  for (const container of pod.spec.containers)
    for (const [name, value] of Object.entries(container.resources?.requests ?? {}))
      add(total, name, quantity(value));
  for (const container of pod.spec.initContainers ?? [])
    for (const [name, value] of Object.entries(container.resources?.requests ?? {})) {
      if (container.restartPolicy === 'Always') add(total, name, quantity(value));
      else total.set(name, Math.max(total.get(name) ?? 0, quantity(value)));
    }
  return total;
}

function lacking(pod: Pod, node: Node, pods: readonly Pod[]): { reasons: string[]; never: boolean } {
  const here = pods.filter(
    (one) =>
      one.spec.nodeName === node.metadata.name &&
      one.status?.phase !== 'Succeeded' &&
      one.status?.phase !== 'Failed',
  );
  const allocatable = node.status?.allocatable ?? {};
  const reasons: string[] = [];
  let never = false;
  if (here.length + 1 > quantity(allocatable.pods ?? '110')) reasons.push('Too many pods');
  for (const [name, wanted] of requestsOf(pod)) {
    if (wanted === 0) continue;
    const used = here.reduce((sum, one) => sum + (requestsOf(one).get(name) ?? 0), 0);
    const has = quantity(allocatable[name] ?? '0');
    if (used + wanted > has + 1e-9) {
      reasons.push(`Insufficient ${name}`);
      never ||= wanted > has;
    }
  }
  const ports = pod.spec.containers
    .flatMap((one) => one.ports ?? [])
    .map((one) => one.hostPort)
    .filter(Boolean);
  const taken = here
    .flatMap((one) => one.spec.containers.flatMap((container) => container.ports ?? []))
    .map((one) => one.hostPort);
  if (ports.some((port) => taken.includes(port)))
    reasons.push("node(s) didn't have free ports for the requested pod ports");
  return { reasons, never };
}

/** Looks at one node; `undefined` when the Pod can go there. */
export function refusalOf(pod: Pod, node: Node, view: View): Refusal | undefined {
  const never = (reason: string): Refusal => ({ reasons: [reason], helps: false });
  const unschedulable: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
  if (node.spec?.unschedulable && !tolerates(pod.spec.tolerations, unschedulable))
    return never('node(s) were unschedulable');
  const taint = (node.spec?.taints ?? []).find(
    (one) => one.effect !== 'PreferNoSchedule' && !tolerates(pod.spec.tolerations, one),
  );
  if (taint)
    return never(
      taint.key === unschedulable.key ? 'node(s) were unschedulable' : `node(s) had untolerated taint(s)`,
    );
  if (!matchesNode(pod, node)) return never("node(s) didn't match Pod's node affinity/selector");
  const { reasons, never: impossible } = lacking(pod, node, view.pods);
  if (reasons.length > 0) return { reasons, helps: !impossible };
  const volume = volumeProblem(pod, node, view.cluster);
  if (volume) return never(volume);
  const spread = spreadProblem(pod, node, view);
  if (spread) return { reasons: [spread], helps: !spread.includes('missing required label') };
  const affinity = affinityProblem(pod, node, view);
  return affinity ? { reasons: [affinity], helps: affinity.includes('anti-affinity') } : undefined;
}

function volumeProblem(pod: Pod, node: Node, { store }: Cluster): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const name = volume.persistentVolumeClaim?.claimName;
    const claim =
      name === undefined
        ? undefined
        : store.get<PersistentVolumeClaim>('persistentvolumeclaims', pod.metadata.namespace, name);
    const bound = claim?.spec.volumeName
      ? store.get<PersistentVolume>('persistentvolumes', undefined, claim.spec.volumeName)
      : undefined;
    const terms = bound?.spec.nodeAffinity?.required?.nodeSelectorTerms;
    if (terms && !terms.some((term) => matchesTerm(term, node)))
      return "node(s) didn't match PersistentVolume's node affinity";
  }
  return undefined;
}

/** What about its claims keeps a Pod from any node. */
export function claimProblem(pod: Pod, { store }: Cluster): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const name = volume.persistentVolumeClaim?.claimName;
    if (name === undefined) continue;
    const claim = store.get<PersistentVolumeClaim>('persistentvolumeclaims', pod.metadata.namespace, name);
    if (claim === undefined) return `persistentvolumeclaim "${name}" not found`;
    if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`;
    if (claim.spec.volumeName) continue;
    const storage = claim.spec.storageClassName
      ? store.get<StorageClass>('storageclasses.storage.k8s.io', undefined, claim.spec.storageClassName)
      : undefined;
    if (storage?.volumeBindingMode !== 'WaitForFirstConsumer')
      return 'pod has unbound immediate PersistentVolumeClaims';
  }
  return undefined;
}
