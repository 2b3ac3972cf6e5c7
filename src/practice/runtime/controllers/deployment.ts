import type { Cluster } from '../../cluster.ts';
import type { Deployment, ReplicaSet } from '../../kinds.ts';
import { copy, same } from '../../kube.ts';
import { templateHash } from '../hash.ts';
import { type Controller, splitKey } from '../manager.ts';
import { createObject, deleteObject, isControlledBy, ownedBy } from '../objects.ts';
import { writeDeploymentStatus } from './deployment-status.ts';
import { ownerController } from './owner-controller.ts';
import { revisionOf, roll, scaleSet } from './rolling-update.ts';

const key = 'deployments.apps';
const sets = 'replicasets.apps';
const component = 'deployment-controller';
const revisionNote = 'deployment.kubernetes.io/revision';
const hashLabel = 'pod-template-hash';

/** Deployments: a ReplicaSet for each template, rolled over by the strategy. */
export const deployments = (cluster: Cluster): Controller =>
  ownerController({ name: component, resource: key, kind: 'Deployment', owns: sets }, sync, cluster);

function sync(one: string, cluster: Cluster): number | undefined {
  const [namespace, name] = splitKey(one);
  const deployment = cluster.store.get<Deployment>(key, namespace, name);
  if (deployment === undefined || deployment.metadata.deletionTimestamp !== undefined) return undefined;
  const owned = cluster.store
    .list<ReplicaSet>(sets, namespace)
    .filter((set) => isControlledBy(set, deployment));
  const current = owned.find((set) => sameTemplate(set, deployment));
  if (deployment.spec.paused) {
    if (current !== undefined) scaleWithoutRolling(deployment, owned, current, cluster);
    return writeDeploymentStatus(deployment, owned, current, cluster);
  }
  const fresh =
    current === undefined
      ? createSet(deployment, owned, cluster)
      : upToDate(current, deployment, owned, cluster);
  const old = owned.filter((set) => set.metadata.uid !== fresh.metadata.uid);
  roll(deployment, fresh, old, cluster);
  const now = cluster.store
    .list<ReplicaSet>(sets, namespace)
    .filter((set) => isControlledBy(set, deployment));
  const newest = now.find((set) => set.metadata.uid === fresh.metadata.uid);
  const again = writeDeploymentStatus(deployment, now, newest, cluster);
  dropOldSets(
    deployment,
    now.filter((set) => set !== newest),
    cluster,
  );
  return again;
}

// Revisions are compared without the label the controller itself puts on them.
function sameTemplate(set: ReplicaSet, deployment: Deployment): boolean {
  const plain = copy(set.spec.template ?? {});
  if (plain.metadata?.labels) delete plain.metadata.labels[hashLabel];
  const wanted = copy(deployment.spec.template);
  for (const template of [plain, wanted])
    if (template.metadata?.labels && Object.keys(template.metadata.labels).length === 0)
      delete template.metadata.labels;
  return same(plain, wanted);
}

const newestRevision = (owned: readonly ReplicaSet[]): number => Math.max(0, ...owned.map(revisionOf));

function createSet(deployment: Deployment, owned: readonly ReplicaSet[], cluster: Cluster): ReplicaSet {
  const { metadata, spec } = deployment;
  const revision = String(newestRevision(owned) + 1);
  let hash = templateHash(spec.template);
  for (
    let salt = 1;
    cluster.store.get(sets, metadata.namespace, `${metadata.name}-${hash}`) !== undefined;
    salt++
  )
    hash = templateHash(spec.template, salt);
  const template = copy(spec.template);
  template.metadata = { ...template.metadata, labels: { ...template.metadata?.labels, [hashLabel]: hash } };
  const set = createObject(
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata.name}-${hash}`,
        labels: { ...template.metadata.labels },
        annotations: { ...notes(deployment), [revisionNote]: revision },
        ownerReferences: [ownedBy(deployment)],
      },
      spec: {
        replicas: 0,
        ...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
        selector: {
          ...copy(spec.selector),
          matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash },
        },
        template,
      },
    },
    metadata.namespace,
    cluster,
  ) as unknown as ReplicaSet;
  markRevision(deployment, revision, cluster);
  return set;
}

function notes({ metadata, spec }: Deployment): Record<string, string> {
  const {
    'kubectl.kubernetes.io/last-applied-configuration': _,
    [revisionNote]: __,
    ...kept
  } = metadata.annotations ?? {};
  const desired = spec.replicas ?? 0;
  return {
    ...kept,
    'deployment.kubernetes.io/desired-replicas': String(desired),
    'deployment.kubernetes.io/max-replicas': String(desired + surgeOf(spec)),
  };
}

const surgeOf = ({ strategy, replicas = 0 }: Deployment['spec']): number => {
  const surge = strategy?.rollingUpdate?.maxSurge;
  if (strategy?.type !== 'RollingUpdate' || surge === undefined) return 0;
  return typeof surge === 'number' ? surge : Math.ceil((replicas * Number.parseInt(surge, 10)) / 100);
};

/** A template that comes back (a rollback) takes the next revision. */
function upToDate(
  set: ReplicaSet,
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  cluster: Cluster,
): ReplicaSet {
  const newest = newestRevision(owned);
  const revision = String(revisionOf(set) === newest ? newest : newest + 1);
  const changed = cluster.store.change<ReplicaSet>(
    sets,
    set.metadata.namespace,
    set.metadata.name,
    (draft) => {
      const history = draft.metadata.annotations?.['deployment.kubernetes.io/revision-history'];
      const before = draft.metadata.annotations?.[revisionNote];
      draft.metadata.annotations = {
        ...draft.metadata.annotations,
        ...notes(deployment),
        [revisionNote]: revision,
      };
      if (before !== undefined && before !== revision)
        draft.metadata.annotations['deployment.kubernetes.io/revision-history'] = history
          ? `${history},${before}`
          : before;
    },
  );
  markRevision(deployment, revision, cluster);
  return changed ?? set;
}

function markRevision({ metadata }: Deployment, revision: string, { store }: Cluster): void {
  store.change<Deployment>(key, metadata.namespace, metadata.name, (draft) => {
    draft.metadata.annotations = { ...draft.metadata.annotations, [revisionNote]: revision };
  });
}

function scaleWithoutRolling(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  current: ReplicaSet,
  cluster: Cluster,
): void {
  const others = owned
    .filter((set) => set !== current)
    .reduce((sum, set) => sum + (set.spec.replicas ?? 0), 0);
  if (others === 0) scaleSet(deployment, current, deployment.spec.replicas ?? 0, cluster);
}

function dropOldSets(deployment: Deployment, old: readonly ReplicaSet[], cluster: Cluster): void {
  const limit = deployment.spec.revisionHistoryLimit ?? 10;
  const idle = old
    .filter(
      (set) =>
        (set.spec.replicas ?? 0) === 0 &&
        (set.status?.replicas ?? 0) === 0 &&
        set.metadata.deletionTimestamp === undefined,
    )
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  for (const set of idle.slice(0, Math.max(0, idle.length - limit)))
    deleteObject(sets, set.metadata.namespace, set.metadata.name, cluster);
}
