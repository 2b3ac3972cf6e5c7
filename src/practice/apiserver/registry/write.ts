import type { Cluster } from '../../cluster.ts';
import { copy, isRecord, type KubeObject, type RawObject, same, timestamp } from '../../kube.ts';
import { admit, admitLast } from '../admission/admit.ts';
import { alreadyExists, badRequest, conflict, forbidden, invalid, notFound, stale } from '../api-error.ts';
import { trackFields } from '../apply/managed-fields.ts';
import { validateCustom } from '../custom/validate.ts';
import { strategyOf } from '../kinds/strategies.ts';
import type { Resource } from '../resources.ts';
import { validateMeta } from '../validation/meta.ts';
import type { WriteOptions } from './options.ts';
import { emptyOf, readObject } from './read-object.ts';

const named = (resource: Resource) => ({ group: resource.group, name: resource.name });

/** Creates an object from what a client sent. Throws an ApiError. */
export function create(
  body: unknown,
  resource: Resource,
  namespace: string | undefined,
  cluster: Cluster,
  options: WriteOptions,
): KubeObject {
  const draft = readObject(body, resource, cluster, options);
  placeIn(draft, resource, namespace);
  const meta = draft.metadata;
  if (!meta.name && meta.generateName)
    meta.name = `${meta.generateName.slice(0, 58)}${cluster.chance.suffix(5)}`;
  if (cluster.store.get(resource.key, meta.namespace, meta.name ?? '') && meta.name) {
    // The real server looks at admission first; a namespace that is going away is refused either way.
    admit({ operation: 'CREATE', resource, draft, before: undefined, cluster, options });
    throw alreadyExists(named(resource), meta.name);
  }
  meta.uid = cluster.chance.uuid();
  meta.creationTimestamp = timestamp(cluster.clock.now());
  delete (meta as Partial<KubeObject['metadata']>).resourceVersion;
  delete meta.deletionTimestamp;
  delete meta.deletionGracePeriodSeconds;
  const strategy = strategyOf(resource.key);
  if (hasGeneration(resource)) meta.generation = 1;
  else delete meta.generation;
  if (hasStatus(resource)) delete draft['status'];
  // What admission and the strategy add belongs to nobody.
  trackFields(emptyOf(resource, cluster), draft, resource, cluster, options);
  admit({ operation: 'CREATE', resource, draft, before: undefined, cluster, options });
  if (hasStatus(resource)) resetStatus(draft, undefined, resource);
  strategy?.prepareCreate?.(draft, cluster);
  refuseInvalid(draft, undefined, resource, cluster);
  admitLast({ operation: 'CREATE', resource, draft, before: undefined, cluster, options });
  const made = inOrder(draft);
  return options.dryRun ? withRevision(made, '') : cluster.store.put(resource.key, made);
}

/** Replaces an object; with `subresource: 'status'` only its status. Throws an ApiError. */
export function update(
  body: unknown,
  resource: Resource,
  namespace: string | undefined,
  name: string,
  cluster: Cluster,
  options: WriteOptions,
  applied?: (draft: KubeObject, before: KubeObject) => void,
): KubeObject {
  const draft = readObject(body, resource, cluster, options);
  placeIn(draft, resource, namespace);
  const meta = draft.metadata;
  if (meta.name !== name && meta.name)
    throw badRequest(`the name of the object (${meta.name}) does not match the name on the URL (${name})`);
  meta.name = name;
  const before = cluster.store.get(resource.key, meta.namespace, name);
  if (before === undefined) throw notFound(named(resource), name);
  if (meta.uid && meta.uid !== before.metadata.uid)
    throw options.patching
      ? invalid(resource.kind, resource.group, name, [
          {
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${JSON.stringify(meta.uid)}: field is immutable`,
            field: 'metadata.uid',
          },
        ])
      : conflict(
          named(resource),
          name,
          `Precondition failed: UID in precondition: ${meta.uid}, UID in object meta: ${before.metadata.uid}`,
        );
  if (meta.resourceVersion && meta.resourceVersion !== before.metadata.resourceVersion)
    throw stale(named(resource), name);
  keepMeta(draft, before, options);
  if (options.subresource === 'status') keepAllBut(draft, before, ['status', 'metadata']);
  else if (hasStatus(resource)) resetStatus(draft, before, resource);
  const strategy = strategyOf(resource.key);
  admit({ operation: 'UPDATE', resource, draft, before, cluster, options });
  strategy?.prepareUpdate?.(draft, before, cluster);
  if (hasGeneration(resource) && !same(draft['spec'], before['spec']))
    meta.generation = (before.metadata.generation ?? 0) + 1;
  refuseInvalid(draft, before, resource, cluster);
  admitLast({ operation: 'UPDATE', resource, draft, before, cluster, options });
  if (applied) applied(draft, before);
  else trackFields(before, draft, resource, cluster, options);
  const made = inOrder(draft);
  if (unchanged(made, before)) return before;
  if (options.dryRun) return withRevision(made, before.metadata.resourceVersion);
  if (isLeaving(made)) return cluster.store.remove(resource.key, meta.namespace, name) ?? made;
  return cluster.store.put(resource.key, made);
}

/** Nothing keeps it any more: the last finalizer of an object to be deleted was taken away. */
const isLeaving = (object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined &&
  (object.metadata.finalizers ?? []).length === 0 &&
  (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  !(object.kind === 'Namespace' && ((object['spec'] as RawObject)?.['finalizers'] as unknown[])?.length > 0);

function unchanged(made: KubeObject, before: KubeObject): boolean {
  const plain = ({
    metadata: { managedFields: _, resourceVersion: __, ...metadata },
    ...rest
  }: KubeObject) => ({
    ...rest,
    metadata,
  });
  if (!same(plain(made), plain(before))) return false;
  const owners = (object: KubeObject) =>
    (object.metadata.managedFields ?? []).map(({ time: _, ...entry }) => entry);
  return same(owners(made), owners(before));
}

function placeIn(draft: KubeObject, resource: Resource, namespace: string | undefined): void {
  const meta = draft.metadata;
  if (!resource.namespaced) {
    delete meta.namespace;
    return;
  }
  if (meta.namespace && meta.namespace !== namespace)
    throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`);
  if (namespace !== undefined) meta.namespace = namespace;
}

function keepMeta(draft: KubeObject, before: KubeObject, options: WriteOptions): void {
  const { metadata: old } = before;
  const meta = draft.metadata;
  for (const field of [
    'uid',
    'creationTimestamp',
    'generation',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generateName',
  ] as const) {
    const value = old[field];
    if (value === undefined) delete meta[field as 'generation'];
    else Object.assign(meta, { [field]: value });
  }
  meta.resourceVersion = old.resourceVersion;
  if (options.subresource === 'status') {
    const { managedFields, ...kept } = old;
    draft.metadata = { ...copy(kept), ...(managedFields ? { managedFields } : {}) };
  }
}

function keepAllBut(draft: KubeObject, before: KubeObject, fields: readonly string[]): void {
  for (const key of Object.keys(draft)) if (!fields.includes(key)) delete draft[key];
  for (const [key, value] of Object.entries(before)) if (!fields.includes(key)) draft[key] = copy(value);
}

const hasStatus = (resource: Resource): boolean =>
  resource.subresources.some((sub) => sub.name.endsWith('/status'));

const withoutGeneration = new Set([
  'Pod',
  'Namespace',
  'Node',
  'Service',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'LimitRange',
  'HorizontalPodAutoscaler',
  'CertificateSigningRequest',
]);

const hasGeneration = (resource: Resource): boolean =>
  (hasStatus(resource) && !withoutGeneration.has(resource.kind)) ||
  resource.kind === 'Pod' ||
  [
    'NetworkPolicy',
    'FlowSchema',
    'PriorityLevelConfiguration',
    'EndpointSlice',
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
    'IngressClass',
  ].includes(resource.kind) ||
  resource.custom !== undefined;

function resetStatus(draft: KubeObject, before: KubeObject | undefined, resource: Resource): void {
  if (before?.['status'] !== undefined) draft['status'] = copy(before['status']);
  else if (resource.custom !== undefined) delete draft['status'];
  else draft['status'] = emptyStatus[resource.kind] === undefined ? {} : copy(emptyStatus[resource.kind]);
}

const emptyStatus: Readonly<Record<string, RawObject>> = {
  ReplicaSet: { replicas: 0 },
  ReplicationController: { replicas: 0 },
  StatefulSet: { replicas: 0, availableReplicas: 0 },
  DaemonSet: { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
  Pod: { phase: 'Pending' },
  PersistentVolumeClaim: { phase: 'Pending' },
  PersistentVolume: { phase: 'Pending' },
  Service: { loadBalancer: {} },
  Ingress: { loadBalancer: {} },
  Namespace: { phase: 'Active' },
  PodDisruptionBudget: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  HorizontalPodAutoscaler: { desiredReplicas: 0, currentMetrics: null },
};

function refuseInvalid(
  draft: KubeObject,
  before: KubeObject | undefined,
  resource: Resource,
  cluster: Cluster,
): void {
  const causes = [
    ...validateMeta(draft, before, resource),
    ...(resource.custom ? validateCustom(draft, before, resource, cluster) : []),
    ...(strategyOf(resource.key)?.validate?.(draft, before, cluster) ?? []),
  ];
  if (causes.length > 0) throw invalid(resource.kind, resource.group, draft.metadata.name ?? '', causes);
}

const withRevision = (object: KubeObject, resourceVersion: string): KubeObject => {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: { ...metadata, ...(resourceVersion ? { resourceVersion } : {}) },
  } as KubeObject;
};

/** apiVersion and kind first, as Go writes them. */
function inOrder(object: KubeObject): KubeObject {
  const { kind, apiVersion, metadata, ...rest } = object;
  if (!isRecord(metadata)) throw badRequest('metadata is missing');
  return { kind, apiVersion, metadata, ...rest };
}

export const refuse = (resource: Resource, name: string, because: string): Error =>
  forbidden(named(resource), name, because);
