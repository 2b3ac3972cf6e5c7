import type { Cluster } from '../cluster.ts';
import type { Pod, PodTemplate } from '../kinds.ts';
import { copy } from '../kube.ts';
import { recordEvent } from './events.ts';
import { createObject, deleteObject, ownedBy, refusalText } from './objects.ts';

type Owner = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; uid: string; resourceVersion: string };
};

export const hasCondition = (pod: Pod, type: string): boolean =>
  pod.status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;

export const isReady = (pod: Pod): boolean => hasCondition(pod, 'Ready');

/** Neither ended nor to be deleted. */
export const isActive = (pod: Pod): boolean =>
  pod.metadata.deletionTimestamp === undefined &&
  pod.status?.phase !== 'Succeeded' &&
  pod.status?.phase !== 'Failed';

/** Ready for at least `seconds`. */
export function isAvailable(pod: Pod, seconds: number, now: number): boolean {
  if (!isReady(pod)) return false;
  if (seconds === 0) return true;
  const since = pod.status?.conditions?.find((one) => one.type === 'Ready')?.lastTransitionTime;
  return since !== undefined && Date.parse(since) + seconds * 1000 <= now;
}

/** How an owner's Pod is made. */
export type PodPlan = {
  readonly template: PodTemplate;
  readonly owner: Owner;
  readonly component: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly edit?: (pod: { metadata: PodTemplate['metadata']; spec: Pod['spec'] }) => void;
};

/** Makes a Pod of a template and says so in an event; returns the refusal when admission or validation refuses. */
export function createPod(plan: PodPlan, cluster: Cluster): string | undefined {
  const { owner, component } = plan;
  const { namespace } = owner.metadata;
  const template = copy(plan.template);
  const draft = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...template.metadata,
      ...(plan.name ? { name: plan.name } : { generateName: `${owner.metadata.name}-` }),
      labels: { ...template.metadata?.labels, ...plan.labels },
      ownerReferences: [ownedBy(owner)],
    },
    spec: template.spec as Pod['spec'],
  };
  plan.edit?.(draft);
  try {
    const pod = createObject(draft, namespace, cluster);
    const message =
      owner.kind === 'StatefulSet'
        ? `Create Pod ${pod.metadata.name} in StatefulSet ${owner.metadata.name} successful`
        : `Created pod: ${pod.metadata.name}`;
    recordEvent(owner, { type: 'Normal', reason: 'SuccessfulCreate', message, component }, cluster);
    return undefined;
  } catch (error) {
    const because = refusalText(error);
    const message =
      owner.kind === 'StatefulSet'
        ? `Create Pod ${plan.name} in StatefulSet ${owner.metadata.name} failed error: ${because}`
        : `Error creating: ${because}`;
    recordEvent(owner, { type: 'Warning', reason: 'FailedCreate', message, component }, cluster);
    return because;
  }
}

/** Deletes a Pod for its owner and says so. */
export function deletePod(pod: Pod, owner: Owner, component: string, cluster: Cluster): void {
  deleteObject('pods', pod.metadata.namespace, pod.metadata.name, cluster);
  const message =
    owner.kind === 'StatefulSet'
      ? `Delete Pod ${pod.metadata.name} in StatefulSet ${owner.metadata.name} successful`
      : `Deleted pod: ${pod.metadata.name}`;
  recordEvent(owner, { type: 'Normal', reason: 'SuccessfulDelete', message, component }, cluster);
}

/** Which Pods to lose first when there are too many: unassigned, pending, not ready, most restarts, youngest. */
export function byDispensability(left: Pod, right: Pod): number {
  const rank = (pod: Pod): readonly number[] => [
    pod.spec.nodeName ? 1 : 0,
    pod.status?.phase === 'Running' ? 1 : 0,
    isReady(pod) ? 1 : 0,
    -(pod.status?.containerStatuses ?? []).reduce((sum, one) => sum + one.restartCount, 0),
    -Date.parse(pod.metadata.creationTimestamp),
  ];
  const [a, b] = [rank(left), rank(right)];
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return left.metadata.name < right.metadata.name ? -1 : 1;
}
