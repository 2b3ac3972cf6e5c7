import type { Node, Pod } from '../../kinds.ts';
import { recordEvent } from '../events.ts';
import { deleteObject } from '../objects.ts';
import { type Refusal, refusalOf } from './filters.ts';
import type { View } from './node-match.ts';

const priorityOf = (pod: Pod): number => pod.spec.priority ?? 0;

const lower = (pod: Pod, node: Node, { pods }: View): readonly Pod[] =>
  pods.filter((one) => one.spec.nodeName === node.metadata.name && priorityOf(one) < priorityOf(pod));

const without = (view: View, gone: readonly Pod[]): View => ({
  ...view,
  pods: view.pods.filter((one) => !gone.includes(one)),
});

/** The fewest and least important Pods that have to go; the refusal of the node when it would not help. */
function victimsOn(pod: Pod, node: Node, view: View): readonly Pod[] | Refusal {
  const all = lower(pod, node, view);
  if (all.length === 0) return { reasons: ['No preemption victims found for incoming pod'], helps: false };
  const refusal = refusalOf(pod, node, without(view, all));
  if (refusal !== undefined) return refusal;
  let gone = all;
  for (const one of [...all].sort((a, b) => priorityOf(b) - priorityOf(a))) {
    const fewer = gone.filter((other) => other !== one);
    if (refusalOf(pod, node, without(view, fewer)) === undefined) gone = fewer;
  }
  return gone;
}

/** What making room came to: begun, or why not, in the scheduler's words. */
export type Preemption = { readonly begun: true } | { readonly begun: false; readonly because: string };

/** Makes room on one node by deleting Pods of lower priority. */
export function preempt(pod: Pod, refusals: ReadonlyMap<Node, Refusal>, view: View): Preemption {
  if (pod.spec.preemptionPolicy === 'Never')
    return { begun: false, because: 'not eligible due to preemptionPolicy=Never' };
  if (isMakingRoom(pod, view)) return { begun: true };
  const plans: { node: Node; victims: readonly Pod[] }[] = [];
  const reasons: string[] = [];
  for (const [node, refusal] of refusals) {
    const found = refusal.helps ? victimsOn(pod, node, view) : undefined;
    if (found === undefined) reasons.push('Preemption is not helpful for scheduling');
    else if ('reasons' in found) reasons.push(...found.reasons);
    else plans.push({ node, victims: found });
  }
  const cost = ({ victims }: { victims: readonly Pod[] }) => Math.max(...victims.map(priorityOf));
  plans.sort((a, b) => cost(a) - cost(b) || a.victims.length - b.victims.length);
  const [plan] = plans;
  if (plan === undefined)
    return { begun: false, because: `0/${refusals.size} nodes are available: ${counted(reasons)}` };
  evict(pod, plan.node, plan.victims, view);
  return { begun: true };
}

/** Pods that have to go for it are still going. */
const isMakingRoom = (pod: Pod, view: View): boolean => {
  const name = pod.status?.nominatedNodeName;
  const node = view.nodes.find((one) => one.metadata.name === name);
  return (
    node !== undefined && lower(pod, node, view).some((one) => one.metadata.deletionTimestamp !== undefined)
  );
};

function evict(pod: Pod, node: Node, victims: readonly Pod[], { cluster }: View): void {
  for (const one of victims) {
    const message = `Preempted by pod ${pod.metadata.uid} on node ${node.metadata.name}`;
    recordEvent(
      one,
      { type: 'Normal', reason: 'Preempted', message, component: 'default-scheduler' },
      cluster,
    );
    deleteObject('pods', one.metadata.namespace, one.metadata.name, cluster);
  }
  cluster.store.change<Pod>('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
    draft.status = { ...draft.status, nominatedNodeName: node.metadata.name };
  });
}

/** `2 Insufficient cpu, 1 Too many pods`. */
export function counted(reasons: readonly string[]): string {
  const numbers = new Map<string, number>();
  for (const reason of reasons) numbers.set(reason, (numbers.get(reason) ?? 0) + 1);
  return [...numbers]
    .map(([reason, number]) => `${number} ${reason}`)
    .sort()
    .join(', ');
}

/** Pods as a Pod of this priority sees them: room made for one as important is not its to take. */
export const seenBy = (pod: Pod, pods: readonly Pod[]): readonly Pod[] =>
  pods.map((one) => {
    const node = one.status?.nominatedNodeName;
    const waits = !one.spec.nodeName && node !== undefined && one.metadata.uid !== pod.metadata.uid;
    return waits && priorityOf(one) >= priorityOf(pod)
      ? { ...one, spec: { ...one.spec, nodeName: node } }
      : one;
  });
