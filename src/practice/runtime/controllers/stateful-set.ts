import type { Cluster } from '../../cluster.ts';
import type { PersistentVolumeClaim, Pod, StatefulSet } from '../../kinds.ts';
import { copy } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import { type Controller, splitKey } from '../manager.ts';
import { createObject, isControlledBy } from '../objects.ts';
import { createPod, deletePod, isAvailable, isReady } from '../pods.ts';
import { ownerController } from './owner-controller.ts';
import { currentRevision, revisionsOf } from './revisions.ts';

const key = 'statefulsets.apps';
const component = 'statefulset-controller';
const hashLabel = 'controller-revision-hash';

const ordinalOf = (pod: Pod): number => Number(/-(\d+)$/.exec(pod.metadata.name)?.[1] ?? -1);

/** StatefulSets: Pods with names and volumes that stay, one after another. */
export const statefulSets = (cluster: Cluster): Controller =>
  ownerController({ name: component, resource: key, kind: 'StatefulSet', owns: 'pods' }, sync, cluster);

function sync(one: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(one);
  const set = cluster.store.get<StatefulSet>(key, namespace, name);
  if (set === undefined) return undefined;
  const revision = currentRevision(set, false, cluster).metadata.name;
  const pods = () =>
    cluster.store
      .list<Pod>('pods', namespace)
      .filter((pod) => isControlledBy(pod, set))
      .sort((a, b) => ordinalOf(a) - ordinalOf(b));
  let again: number | undefined;
  if (set.metadata.deletionTimestamp === undefined) again = step(set, pods(), revision, cluster);
  writeStatus(set, pods(), revision, cluster);
  return again ?? ((set.spec.minReadySeconds ?? 0) > 0 ? 1000 : undefined);
}

function step(
  set: StatefulSet,
  pods: readonly Pod[],
  revision: string,
  cluster: Cluster,
): number | undefined {
  const wanted = set.spec.replicas ?? 1;
  const start = set.spec.ordinals?.start ?? 0;
  const orderly = set.spec.podManagementPolicy !== 'Parallel';
  const now = cluster.clock.now();
  const current = set.status?.currentRevision || revision;
  for (let ordinal = start; ordinal < start + wanted; ordinal++) {
    const pod = pods.find((one) => ordinalOf(one) === ordinal);
    if (pod === undefined) {
      const problem = make(
        set,
        ordinal,
        ordinal - start < partitionOf(set) && current !== revision ? current : revision,
        cluster,
      );
      if (problem !== undefined) return 5000;
      if (orderly) return undefined;
      continue;
    }
    if (pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded') {
      recordEvent(
        set,
        {
          type: 'Warning',
          reason: 'RecreatingFailedPod',
          message: `StatefulSet ${set.metadata.namespace}/${set.metadata.name} is recreating failed Pod ${pod.metadata.name}`,
          component,
        },
        cluster,
      );
      deletePod(pod, set, component, cluster);
      return undefined;
    }
    if (
      orderly &&
      (pod.metadata.deletionTimestamp !== undefined || !isAvailable(pod, set.spec.minReadySeconds ?? 0, now))
    ) {
      // A Pod of the old template that never becomes ready is not replaced by itself: the update waits for it.
      return undefined;
    }
  }
  const surplus = pods.filter((pod) => ordinalOf(pod) >= start + wanted || ordinalOf(pod) < start).reverse();
  for (const pod of surplus) {
    if (pod.metadata.deletionTimestamp === undefined) deletePod(pod, set, component, cluster);
    if (orderly) return undefined;
  }
  if (surplus.length === 0) replaceOne(set, pods, revision, cluster);
  return undefined;
}

const partitionOf = ({ spec }: StatefulSet): number =>
  spec.updateStrategy?.type === 'RollingUpdate' ? (spec.updateStrategy.rollingUpdate?.partition ?? 0) : 0;

/** A rolling update goes from the highest number down, one at a time. */
function replaceOne(set: StatefulSet, pods: readonly Pod[], revision: string, cluster: Cluster): void {
  if (set.spec.updateStrategy?.type === 'OnDelete') return;
  for (const pod of [...pods].reverse()) {
    if (pod.metadata.deletionTimestamp !== undefined) return;
    if (ordinalOf(pod) < partitionOf(set)) return;
    if (pod.metadata.labels?.[hashLabel] !== revision) {
      deletePod(pod, set, component, cluster);
      return;
    }
    if (!isReady(pod)) return;
  }
}

function make(set: StatefulSet, ordinal: number, revision: string, cluster: Cluster): string | undefined {
  const name = `${set.metadata.name}-${ordinal}`;
  const claims = (set.spec.volumeClaimTemplates ?? []).map((template) => ({
    template,
    claim: `${template.metadata?.name}-${name}`,
  }));
  for (const { template, claim } of claims) {
    if (cluster.store.get('persistentvolumeclaims', set.metadata.namespace, claim) !== undefined) continue;
    const labels = { ...template.metadata?.labels, ...set.spec.selector.matchLabels };
    const { status: _, ...rest } = copy(template) as unknown as PersistentVolumeClaim;
    createObject(
      {
        ...rest,
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { ...template.metadata, name: claim, labels },
      },
      set.metadata.namespace,
      cluster,
    );
    const message = `Create Claim ${claim} Pod ${name} in StatefulSet ${set.metadata.name} success`;
    recordEvent(set, { type: 'Normal', reason: 'SuccessfulCreate', message, component }, cluster);
  }
  const known = revisionsOf(set, cluster).find((one) => one.metadata.name === revision);
  const stored = (
    known?.data as { spec?: { template?: StatefulSet['spec']['template'] & { $patch?: string } } } | undefined
  )?.spec?.template;
  const { $patch: _, ...template } = {
    ...(stored ?? set.spec.template),
  } as StatefulSet['spec']['template'] & { $patch?: string };
  return createPod(
    {
      template: template as StatefulSet['spec']['template'],
      owner: set,
      component,
      name,
      labels: {
        'apps.kubernetes.io/pod-index': String(ordinal),
        [hashLabel]: revision,
        'statefulset.kubernetes.io/pod-name': name,
      },
      edit: ({ spec }) => {
        spec.hostname = name;
        if (set.spec.serviceName) spec.subdomain = set.spec.serviceName;
        const others = (spec.volumes ?? []).filter(
          (volume) => !claims.some((one) => one.template.metadata?.name === volume.name),
        );
        if (claims.length > 0)
          spec.volumes = [
            ...claims.map(({ template: one, claim }) => ({
              name: one.metadata?.name ?? '',
              persistentVolumeClaim: { claimName: claim },
            })),
            ...others,
          ];
      },
    },
    cluster,
  );
}

function writeStatus(set: StatefulSet, all: readonly Pod[], revision: string, cluster: Cluster): void {
  const pods = all.filter((pod) => pod.status?.phase !== 'Failed' && pod.status?.phase !== 'Succeeded');
  const now = cluster.clock.now();
  const ready = pods.filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp === undefined).length;
  const available = pods.filter(
    (pod) =>
      pod.metadata.deletionTimestamp === undefined && isAvailable(pod, set.spec.minReadySeconds ?? 0, now),
  ).length;
  const updated = pods.filter((pod) => pod.metadata.labels?.[hashLabel] === revision).length;
  cluster.store.change<StatefulSet>(key, set.metadata.namespace, set.metadata.name, (draft) => {
    const before = draft.status?.currentRevision || revision;
    const complete = updated === (set.spec.replicas ?? 1) && ready === updated;
    const currentRevision = complete ? revision : before;
    const current = pods.filter((pod) => pod.metadata.labels?.[hashLabel] === currentRevision).length;
    draft.status = {
      ...(available ? { availableReplicas: available } : { availableReplicas: 0 }),
      collisionCount: 0,
      ...(current ? { currentReplicas: current } : {}),
      currentRevision,
      ...(set.metadata.generation === undefined ? {} : { observedGeneration: set.metadata.generation }),
      ...(ready ? { readyReplicas: ready } : {}),
      replicas: pods.length,
      updateRevision: revision,
      ...(updated ? { updatedReplicas: updated } : {}),
    } as NonNullable<StatefulSet['status']>;
  });
}
