import type { Kubectl, KubeObject } from '../host/kubectl.ts';
import { isProblem, Problem } from '../problem.ts';
import type { Condition } from './check.ts';
import { canonical, isClusterScoped, isOf, refOf } from './resource.ts';
import type { World } from './world.ts';

/** Objects of one resource, or why they could not be read. */
export type Seen = readonly KubeObject[] | Problem;

/** What the cluster said at one moment, for all checks alike. */
export interface Snapshot {
  readonly at: number;
  /** Objects of a resource; `namespace` is that of the lab unless told. */
  objects(resource: string, namespace?: string): Seen;
}

type Group = { readonly namespace: string | undefined; readonly resources: Set<string> };

/** Our ResourceQuota stands in every lab namespace: without it, an empty list would look like "nothing there". */
export const anchor = { resource: 'resourcequotas', name: 'eks-learn' } as const;

/** Resources a condition looks at. */
export function resourcesOf(
  condition: Condition,
): readonly { resource: string; namespace?: string | undefined }[] {
  if ('get' in condition)
    return [{ resource: refOf(condition.get).resource, namespace: condition.namespace }];
  if ('absent' in condition)
    return [{ resource: refOf(condition.absent).resource, namespace: condition.namespace }];
  return 'probe' in condition ? [{ resource: 'pods' }] : [];
}

function groupsOf(conditions: readonly Condition[], lab: string | undefined): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const add = (resource: string, namespace: string | undefined) => {
    const scope = isClusterScoped(resource) ? undefined : namespace;
    const key = scope ?? '';
    const group = groups.get(key) ?? { namespace: scope, resources: new Set<string>() };
    group.resources.add(canonical(resource));
    groups.set(key, group);
  };
  for (const condition of conditions)
    for (const { resource, namespace } of resourcesOf(condition)) add(resource, namespace ?? lab);
  if (lab !== undefined) add(anchor.resource, lab);
  return groups;
}

const perResource = new Set(['kube-no-kind', 'kube-forbidden']);

async function listOne(
  kubectl: Kubectl,
  group: Group,
  resource: string,
  signal?: AbortSignal,
): Promise<Seen> {
  try {
    return await kubectl.list({
      args: [resource],
      signal,
      ...(group.namespace === undefined ? {} : { namespace: group.namespace }),
    });
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** One call for the group; where one kind is unknown or forbidden, one call each, so that the others are judged. */
async function listGroup(
  kubectl: Kubectl,
  group: Group,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Seen>> {
  const resources = [...group.resources];
  const all = await listOne(kubectl, group, resources.join(','), signal);
  if (all instanceof Problem && resources.length > 1 && perResource.has(all.code)) {
    const each = new Map<string, Seen>();
    for (const resource of resources) each.set(resource, await listOne(kubectl, group, resource, signal));
    return each;
  }
  return new Map(
    resources.map((resource) => [
      resource,
      all instanceof Problem ? all : all.filter((object) => isOf(object, resource)),
    ]),
  );
}

/** Proves that the lab's namespace is still the one that was made. */
async function namespaceProblem(
  kubectl: Kubectl,
  world: World,
  quotas: Seen | undefined,
  signal?: AbortSignal,
): Promise<Problem | undefined> {
  if (quotas === undefined || quotas instanceof Problem) return undefined;
  if (quotas.some((quota) => quota.metadata.name === anchor.name)) return undefined;
  const name = world.namespace ?? '';
  try {
    const found = await kubectl.named({ args: [`namespaces/${name}`], signal });
    const here = found.some((object) => object.metadata.uid === world.namespaceUid);
    return here ? undefined : new Problem('lab-namespace-gone', { name });
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** Reads all that the conditions look at: one `kubectl get` for each namespace. Never throws a Problem. */
export async function takeSnapshot(
  world: World,
  conditions: readonly Condition[],
  signal?: AbortSignal,
): Promise<Snapshot> {
  const { kubectl } = world;
  const at = world.clock.now();
  const seen = new Map<string, ReadonlyMap<string, Seen>>();
  if (kubectl !== undefined) {
    const groups = groupsOf(conditions, world.namespace);
    await Promise.all(
      [...groups].map(async ([key, group]) => seen.set(key, await listGroup(kubectl, group, signal))),
    );
  }
  const quotas = seen.get(world.namespace ?? '-')?.get(anchor.resource);
  const gone = kubectl && (await namespaceProblem(kubectl, world, quotas, signal));
  return {
    at,
    objects(resource, namespace = world.namespace) {
      if (kubectl === undefined) return new Problem('lab-no-target', { why: '' });
      const scope = isClusterScoped(resource) ? '' : (namespace ?? '');
      if (gone !== undefined && scope === world.namespace) return gone;
      return seen.get(scope)?.get(canonical(resource)) ?? [];
    },
  };
}
