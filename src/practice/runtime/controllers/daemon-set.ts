import type { Cluster } from '../../cluster.ts';
import type { DaemonSet, Node, Pod } from '../../kinds.ts';
import { type Controller, splitKey } from '../manager.ts';
import { isControlledBy } from '../objects.ts';
import { createPod, deletePod, isAvailable, isReady } from '../pods.ts';
import { matchesNode, tolerates } from '../scheduler/node-match.ts';
import { ownerController } from './owner-controller.ts';
import { currentRevision } from './revisions.ts';
import { countOf } from './rolling-update.ts';

const key = 'daemonsets.apps';
const component = 'daemonset-controller';
const hashLabel = 'controller-revision-hash';

const always = [
  'not-ready:NoExecute',
  'unreachable:NoExecute',
  'disk-pressure:NoSchedule',
  'memory-pressure:NoSchedule',
  'pid-pressure:NoSchedule',
  'unschedulable:NoSchedule',
].map((text) => {
  const [name, effect] = text.split(':');
  return { effect: effect as 'NoExecute', key: `node.kubernetes.io/${name}`, operator: 'Exists' as const };
});

/** DaemonSets: one Pod on each node that the Pod may run on. */
export function daemonSets(cluster: Cluster): Controller {
  const made = ownerController(
    { name: component, resource: key, kind: 'DaemonSet', owns: 'pods' },
    sync,
    cluster,
  );
  return {
    ...made,
    keysOf: (change) => (change.resource === 'nodes' ? made.startKeys() : made.keysOf(change)),
  };
}

function sync(one: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(one);
  const set = cluster.store.get<DaemonSet>(key, namespace, name);
  if (set === undefined || set.metadata.deletionTimestamp !== undefined) return undefined;
  const revision = currentRevision(set, true, cluster).metadata.labels?.[hashLabel] ?? '';
  const nodes = cluster.store.list<Node>('nodes');
  const wanted = nodes.filter((node) => belongs(set, node));
  const pods = () => cluster.store.list<Pod>('pods', namespace).filter((pod) => isControlledBy(pod, set));
  let problem: string | undefined;
  for (const node of wanted) {
    const here = pods().filter((pod) => nodeOf(pod) === node.metadata.name);
    for (const failed of here.filter((pod) => pod.status?.phase === 'Failed'))
      deletePod(failed, set, component, cluster);
    if (here.length === 0) problem ??= make(set, node, revision, cluster);
  }
  for (const pod of pods())
    if (
      pod.metadata.deletionTimestamp === undefined &&
      !wanted.some((node) => node.metadata.name === nodeOf(pod))
    )
      deletePod(pod, set, component, cluster);
  update(set, pods(), revision, wanted.length, cluster);
  writeStatus(set, pods(), wanted, revision, cluster);
  return problem === undefined ? ((set.spec.minReadySeconds ?? 0) > 0 ? 1000 : undefined) : 5000;
}

/** The node a Pod of a DaemonSet was made for. */
const nodeOf = (pod: Pod): string =>
  pod.spec.nodeName ??
  pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms[0]
    ?.matchFields?.[0]?.values?.[0] ??
  '';

function belongs(set: DaemonSet, node: Node): boolean {
  const { spec } = set.spec.template;
  if (spec === undefined || !matchesNode({ spec } as Pod, node)) return false;
  const tolerations = [...(spec.tolerations ?? []), ...always];
  return (node.spec?.taints ?? []).every(
    (taint) => taint.effect === 'PreferNoSchedule' || tolerates(tolerations, taint),
  );
}

function make(set: DaemonSet, node: Node, revision: string, cluster: Cluster): string | undefined {
  return createPod(
    {
      template: set.spec.template,
      owner: set,
      component,
      labels: { [hashLabel]: revision, 'pod-template-generation': String(set.metadata.generation ?? 1) },
      edit: ({ spec }) => {
        spec.affinity = {
          ...spec.affinity,
          nodeAffinity: {
            ...spec.affinity?.nodeAffinity,
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node.metadata.name] }] },
              ],
            },
          },
        };
        spec.tolerations = [...(spec.tolerations ?? []), ...always];
      },
    },
    cluster,
  );
}

function update(
  set: DaemonSet,
  pods: readonly Pod[],
  revision: string,
  wanted: number,
  cluster: Cluster,
): void {
  if (set.spec.updateStrategy?.type !== 'RollingUpdate') return;
  const allowed = Math.max(
    1,
    countOf(set.spec.updateStrategy.rollingUpdate?.maxUnavailable as string, wanted, true),
  );
  const old = pods.filter(
    (pod) => pod.metadata.labels?.[hashLabel] !== revision && pod.metadata.deletionTimestamp === undefined,
  );
  const broken = old.filter((pod) => !isReady(pod));
  let room =
    allowed -
    (wanted - pods.filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length);
  for (const pod of broken) deletePod(pod, set, component, cluster);
  for (const pod of old.filter(isReady)) if (room-- > 0) deletePod(pod, set, component, cluster);
}

function writeStatus(
  set: DaemonSet,
  pods: readonly Pod[],
  wanted: readonly Node[],
  revision: string,
  cluster: Cluster,
): void {
  const now = cluster.clock.now();
  const live = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  const here = live.filter((pod) => wanted.some((node) => node.metadata.name === nodeOf(pod)));
  const available = here.filter((pod) => isAvailable(pod, set.spec.minReadySeconds ?? 0, now)).length;
  const updated = here.filter((pod) => pod.metadata.labels?.[hashLabel] === revision).length;
  cluster.store.change<DaemonSet>(key, set.metadata.namespace, set.metadata.name, (draft) => {
    draft.status = {
      currentNumberScheduled: here.length,
      desiredNumberScheduled: wanted.length,
      ...(available ? { numberAvailable: available } : {}),
      numberMisscheduled: live.length - here.length,
      numberReady: here.filter(isReady).length,
      ...(wanted.length - available > 0 ? { numberUnavailable: wanted.length - available } : {}),
      ...(set.metadata.generation === undefined ? {} : { observedGeneration: set.metadata.generation }),
      ...(updated ? { updatedNumberScheduled: updated } : {}),
    };
  });
}
