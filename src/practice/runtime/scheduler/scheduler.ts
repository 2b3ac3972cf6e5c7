import type { Cluster } from '../../cluster.ts';
import type { Node, PersistentVolumeClaim, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { quantity } from '../../quantity.ts';
import { recordEvent } from '../events.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { company, spreadCounts } from './affinity.ts';
import { claimProblem, type Refusal, refusalOf, requestsOf } from './filters.ts';
import { tolerates, type View } from './node-match.ts';
import { counted, preempt, seenBy } from './preemption.ts';

const component = 'default-scheduler';

/** Puts Pods on nodes; says why when it cannot, and tries again when something changed. */
export function scheduler(cluster: Cluster): Controller {
  const { store } = cluster;
  const waiting = (): string[] => store.list<Pod>('pods').filter(isUnscheduled).map(keyOf);
  return {
    name: component,
    startKeys: waiting,
    keysOf: ({ resource, object, type }) => {
      if (resource === 'pods') {
        const pod = object as unknown as Pod;
        if (type !== 'DELETED' && isUnscheduled(pod)) return [keyOf(pod)];
        const ended =
          type === 'DELETED' || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
        return ended ? waiting() : [];
      }
      return ['nodes', 'persistentvolumeclaims', 'persistentvolumes'].includes(resource) ? waiting() : [];
    },
    sync: (key) => schedule(key, cluster),
  };
}

const isUnscheduled = (pod: Pod): boolean =>
  !pod.spec.nodeName &&
  pod.metadata.deletionTimestamp === undefined &&
  (pod.spec.schedulerName ?? component) === component &&
  pod.status?.phase !== 'Failed';

function schedule(key: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(key);
  const { store } = cluster;
  const pod = store.get<Pod>('pods', namespace, name);
  if (pod === undefined || !isUnscheduled(pod)) return undefined;
  if (pod.spec.schedulingGates?.length) {
    setScheduled(
      pod,
      {
        status: 'False',
        reason: 'SchedulingGated',
        message: 'Scheduling is blocked due to non-empty scheduling gates',
      },
      cluster,
    );
    return undefined;
  }
  const view: View = {
    cluster,
    nodes: store.list<Node>('nodes'),
    pods: seenBy(pod, store.list<Pod>('pods')),
  };
  const total = view.nodes.length;
  const problem = claimProblem(pod, cluster);
  if (problem !== undefined)
    return refuse(pod, `0/${total} nodes are available: ${problem}. not found`, cluster);
  const refusals = new Map<Node, Refusal>();
  const fitting: Node[] = [];
  for (const node of view.nodes) {
    const refusal = refusalOf(pod, node, view);
    if (refusal) refusals.set(node, refusal);
    else fitting.push(node);
  }
  if (fitting.length > 0) {
    bind(pod, best(pod, fitting, view), cluster);
    return undefined;
  }
  const preemption = preempt(pod, refusals, view);
  if (preemption.begun) return 1000;
  return refuse(pod, refusalText(refusals, total, preemption.because), cluster);
}

function refusalText(refusals: ReadonlyMap<Node, Refusal>, total: number, preemption: string): string {
  if (total === 0) return 'no nodes available to schedule pods';
  const reasons = counted([...refusals.values()].flatMap((one) => one.reasons));
  return `0/${total} nodes are available: ${reasons}. no new claims to deallocate, preemption: ${preemption}.`;
}

function refuse(pod: Pod, message: string, cluster: Cluster): number {
  setScheduled(pod, { status: 'False', reason: 'Unschedulable', message }, cluster);
  const known = cluster.store
    .list('events', pod.metadata.namespace)
    .some(
      (one) =>
        (one as { message?: string }).message === message &&
        (one as { involvedObject?: { uid?: string } }).involvedObject?.uid === pod.metadata.uid,
    );
  if (!known) recordEvent(pod, { type: 'Warning', reason: 'FailedScheduling', message, component }, cluster);
  return 300_000;
}

function setScheduled(
  pod: Pod,
  condition: { status: string; reason: string; message: string },
  cluster: Cluster,
): void {
  const { namespace, name, generation } = pod.metadata;
  cluster.store.change<Pod>('pods', namespace, name, (draft) => {
    const known = draft.status?.conditions?.find((one) => one.type === 'PodScheduled');
    const at = known?.status === condition.status ? known.lastTransitionTime : timestamp(cluster.clock.now());
    const made = {
      type: 'PodScheduled',
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      lastProbeTime: null,
      lastTransitionTime: at,
      ...condition,
    };
    draft.status = { ...draft.status, phase: 'Pending', conditions: [made] } as unknown as NonNullable<
      Pod['status']
    >;
  });
}

function bind(pod: Pod, node: Node, cluster: Cluster): void {
  const { store, clock } = cluster;
  const { namespace, name, generation } = pod.metadata;
  for (const volume of pod.spec.volumes ?? []) {
    const claim = volume.persistentVolumeClaim?.claimName;
    if (claim === undefined) continue;
    store.change<PersistentVolumeClaim>('persistentvolumeclaims', namespace, claim, (draft) => {
      if (!draft.spec.volumeName)
        draft.metadata.annotations = {
          ...draft.metadata.annotations,
          'volume.kubernetes.io/selected-node': node.metadata.name,
        };
    });
  }
  store.change<Pod>('pods', namespace, name, (draft) => {
    draft.spec.nodeName = node.metadata.name;
    for (const key of ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone']) {
      const value = node.metadata.labels?.[key];
      if (value) draft.metadata.labels = { ...draft.metadata.labels, [key]: value };
    }
    const condition = {
      type: 'PodScheduled',
      status: 'True',
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      lastProbeTime: null,
      lastTransitionTime: timestamp(clock.now()),
    };
    draft.status = { ...draft.status, phase: 'Pending', conditions: [condition] } as unknown as NonNullable<
      Pod['status']
    >;
  });
  recordEvent(
    pod,
    {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node.metadata.name}`,
      component,
    },
    cluster,
  );
}

/** The node with the best score: even spreading, free resources, preferences; ties by name. */
function best(pod: Pod, nodes: readonly Node[], view: View): Node {
  const scored = nodes.map((node) => ({ node, score: score(pod, node, view) }));
  scored.sort((a, b) => b.score - a.score || (a.node.metadata.name < b.node.metadata.name ? -1 : 1));
  return (scored[0] ?? { node: nodes[0] as Node }).node;
}

function score(pod: Pod, node: Node, view: View): number {
  const { name, labels = {} } = node.metadata;
  const here = view.pods.filter((one) => one.spec.nodeName === name);
  const free = ['cpu', 'memory'].reduce((sum, resource) => {
    const has = quantity(node.status?.allocatable?.[resource] ?? '1');
    const used = here.reduce((total, one) => total + (requestsOf(one).get(resource) ?? 0), 0);
    return sum + Math.max(0, 1 - used / has) * 10;
  }, 0);
  const owner = pod.metadata.ownerReferences?.find((one) => one.controller)?.uid;
  const siblings = here.filter(
    (one) =>
      owner !== undefined && one.metadata.ownerReferences?.some((reference) => reference.uid === owner),
  ).length;
  const preferred = (
    pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  ).reduce(
    (sum, { weight, preference }) =>
      sum +
      ((preference.matchExpressions ?? []).every((one) =>
        one.operator === 'In'
          ? one.values?.includes(labels[one.key] ?? '')
          : one.operator === 'Exists'
            ? labels[one.key] !== undefined
            : true,
      )
        ? weight
        : 0),
    0,
  );
  const avoided = (node.spec?.taints ?? []).filter(
    (taint) => taint.effect === 'PreferNoSchedule' && !tolerates(pod.spec.tolerations, taint),
  ).length;
  const spread = (pod.spec.topologySpreadConstraints ?? []).reduce((sum, one) => {
    const counts = spreadCounts(pod, one.topologyKey, one.labelSelector, false, view);
    return sum - (counts.get(labels[one.topologyKey] ?? '') ?? 0) * 10;
  }, 0);
  return (
    free - siblings * 20 - here.length + preferred * 2 - avoided * 50 + spread + company(pod, node, view)
  );
}
