import type { Cluster } from '../../cluster.ts';
import type { ControllerRevision, DaemonSet, StatefulSet } from '../../kinds.ts';
import { copy, same } from '../../kube.ts';
import { templateHash } from '../hash.ts';
import { createObject, deleteObject, isControlledBy, ownedBy } from '../objects.ts';

const key = 'controllerrevisions.apps';

type Owner = StatefulSet | DaemonSet;

const dataOf = (owner: Owner) => ({
  spec: { template: { ...copy(owner.spec.template), $patch: 'replace' } },
});

export const revisionsOf = (owner: Owner, { store }: Cluster): ControllerRevision[] =>
  store
    .list<ControllerRevision>(key, owner.metadata.namespace)
    .filter((one) => isControlledBy(one, owner))
    .sort((a, b) => a.revision - b.revision);

/** The revision of the owner's present template, made when there is none; a rollback becomes the newest. */
export function currentRevision(owner: Owner, labelled: boolean, cluster: Cluster): ControllerRevision {
  const all = revisionsOf(owner, cluster);
  const newest = all.at(-1)?.revision ?? 0;
  const data = dataOf(owner);
  const found = all.find((one) => same(one.data, data));
  if (found !== undefined) {
    if (found.revision === newest) return found;
    return (
      cluster.store.change<ControllerRevision>(
        key,
        owner.metadata.namespace,
        found.metadata.name,
        (draft) => {
          draft.revision = newest + 1;
        },
      ) ?? found
    );
  }
  const hash = templateHash(owner.spec.template);
  const label = labelled ? 'controller-revision-hash' : 'controller.kubernetes.io/hash';
  const made = createObject(
    {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name: `${owner.metadata.name}-${hash}`,
        labels: { ...owner.spec.template.metadata?.labels, [label]: hash },
        ...(owner.metadata.annotations ? { annotations: { ...owner.metadata.annotations } } : {}),
        ownerReferences: [ownedBy(owner)],
      },
      data,
      revision: newest + 1,
    },
    owner.metadata.namespace,
    cluster,
  );
  const limit = owner.spec.revisionHistoryLimit ?? 10;
  for (const old of all.slice(0, Math.max(0, all.length - limit)))
    deleteObject(key, owner.metadata.namespace, old.metadata.name, cluster);
  return made as unknown as ControllerRevision;
}
