import type { Cluster } from '../../cluster.ts';
import { isRecord, type KubeObject, type RawObject, timestamp } from '../../kube.ts';
import { admit } from '../admission/admit.ts';
import { badRequest, conflict, notFound } from '../api-error.ts';
import type { Resource } from '../resources.ts';
import type { WriteOptions } from './options.ts';

export type DeleteOptions = {
  readonly gracePeriodSeconds?: number | undefined;
  readonly propagation?: 'Foreground' | 'Background' | 'Orphan' | undefined;
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly dryRun: boolean;
};

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest('json: a precondition must be a string');
  return value;
}

/** DeleteOptions from a body or from the query. */
export function readDeleteOptions(body: unknown, query: URLSearchParams): DeleteOptions {
  const from: RawObject = isRecord(body) && (body['kind'] ?? 'DeleteOptions') === 'DeleteOptions' ? body : {};
  const preconditions = isRecord(from['preconditions']) ? from['preconditions'] : {};
  const grace = from['gracePeriodSeconds'] ?? query.get('gracePeriodSeconds') ?? undefined;
  const orphan = from['orphanDependents'] ?? query.get('orphanDependents') ?? undefined;
  const propagation =
    from['propagationPolicy'] ??
    query.get('propagationPolicy') ??
    (orphan === undefined ? undefined : String(orphan) === 'true' ? 'Orphan' : 'Background');
  return {
    gracePeriodSeconds: grace === undefined || grace === null ? undefined : Number(grace),
    propagation: propagation as DeleteOptions['propagation'],
    uid: textOf(preconditions['uid']),
    resourceVersion: textOf(preconditions['resourceVersion']),
    dryRun: (Array.isArray(from['dryRun']) ? from['dryRun'] : query.getAll('dryRun')).includes('All'),
  };
}

export type Deletion = { readonly object: KubeObject; readonly gone: boolean };

/** Deletes at once, or marks for deletion what has a grace period or finalizers. Throws an ApiError. */
export function remove(
  resource: Resource,
  namespace: string | undefined,
  name: string,
  how: DeleteOptions,
  cluster: Cluster,
  options: WriteOptions,
): Deletion {
  const { store, clock } = cluster;
  const dryRun = options.dryRun || how.dryRun;
  const before = store.get(resource.key, namespace, name);
  const named = { group: resource.group, name: resource.name };
  if (before === undefined) throw notFound(named, name);
  admit({ operation: 'DELETE', resource, draft: before, before, cluster, options });
  const { metadata } = before;
  if (how.uid !== undefined && how.uid !== metadata.uid)
    throw conflict(
      named,
      name,
      `Precondition failed: UID in precondition: ${how.uid}, UID in object meta: ${metadata.uid}`,
    );
  if (how.resourceVersion !== undefined && how.resourceVersion !== metadata.resourceVersion)
    throw conflict(
      named,
      name,
      `Precondition failed: ResourceVersion in precondition: ${how.resourceVersion}, ResourceVersion in object meta: ${metadata.resourceVersion}`,
    );
  const grace = graceOf(before, how);
  const finalizers = finalizersFor(before, how);
  const waits = grace > 0 || finalizers.length > 0 || before.kind === 'Namespace';
  if (!waits) {
    if (dryRun) return { object: before, gone: true };
    return { object: store.remove(resource.key, namespace, name) ?? before, gone: true };
  }
  const stamp = timestamp(clock.now() + grace * 1000);
  const marked: KubeObject = {
    ...before,
    metadata: {
      ...metadata,
      ...(finalizers.length > 0 ? { finalizers: [...finalizers] } : {}),
      deletionTimestamp:
        metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp < stamp
          ? metadata.deletionTimestamp
          : stamp,
      deletionGracePeriodSeconds: Math.min(grace, metadata.deletionGracePeriodSeconds ?? grace),
      ...(metadata.deletionTimestamp === undefined && metadata.generation !== undefined
        ? { generation: metadata.generation + 1 }
        : {}),
    },
  };
  if (before.kind === 'Namespace')
    marked['status'] = { ...(before['status'] as object), phase: 'Terminating' };
  if (dryRun) return { object: marked, gone: false };
  return { object: store.put(resource.key, marked), gone: false };
}

function graceOf(object: KubeObject, how: DeleteOptions): number {
  if (object.kind !== 'Pod') return 0;
  const spec = (object['spec'] ?? {}) as RawObject;
  const phase = (object['status'] as RawObject | undefined)?.['phase'];
  // Nobody has to stop a Pod that no node has, or that has already ended.
  if (!spec['nodeName'] || phase === 'Succeeded' || phase === 'Failed') return 0;
  if (how.gracePeriodSeconds !== undefined) return Math.max(0, how.gracePeriodSeconds);
  return Number(spec['terminationGracePeriodSeconds'] ?? 30);
}

function finalizersFor(object: KubeObject, how: DeleteOptions): readonly string[] {
  const kept = (object.metadata.finalizers ?? []).filter(
    (one) => one !== 'foregroundDeletion' && one !== 'orphan',
  );
  if (how.propagation === 'Foreground') return [...kept, 'foregroundDeletion'];
  if (how.propagation === 'Orphan') return [...kept, 'orphan'];
  return object.metadata.finalizers ?? [];
}
