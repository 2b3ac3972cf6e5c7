import type { Cluster } from '../../cluster.ts';
import type { KubeObject, ManagedFieldsEntry } from '../../kube.ts';
import { timestamp } from '../../kube.ts';
import type { WriteOptions } from '../registry/options.ts';
import { groupVersion, type Resource } from '../resources.ts';
import { Shape } from '../shape.ts';
import {
  difference,
  differing,
  emptySet,
  type FieldSet,
  intersection,
  isEmptySet,
  union,
} from './field-set.ts';

const unowned: FieldSet = {
  'f:apiVersion': emptySet,
  'f:kind': emptySet,
  'f:metadata': {
    '.': emptySet,
    'f:name': emptySet,
    'f:namespace': emptySet,
    'f:uid': emptySet,
    'f:creationTimestamp': emptySet,
    'f:generation': emptySet,
    'f:resourceVersion': emptySet,
    'f:selfLink': emptySet,
    'f:managedFields': emptySet,
    'f:deletionTimestamp': emptySet,
    'f:deletionGracePeriodSeconds': emptySet,
  },
};

/** Takes out what nobody owns: identity, and what the server counts. */
export function ownable(set: FieldSet): FieldSet {
  const kept = difference(set, unowned);
  const { '.': _, ...rest } = kept;
  return rest;
}

export function shapeOf(resource: Resource, cluster: Cluster): Shape | undefined {
  const shapes = cluster.data.shapes();
  if (resource.custom?.schema !== undefined) {
    const meta = { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
    const properties = { ...resource.custom.schema.properties, metadata: meta };
    return new Shape({ ...resource.custom.schema, properties }, shapes);
  }
  const schema = resource.type === undefined ? undefined : shapes[resource.type];
  return schema === undefined ? undefined : new Shape(schema, shapes);
}

const plain = ({ metadata: { managedFields: _, ...metadata }, ...rest }: KubeObject) => ({
  ...rest,
  metadata,
});

/** Records in `draft` who changed what, for a write that is not an apply. */
export function trackFields(
  before: KubeObject | undefined,
  draft: KubeObject,
  resource: Resource,
  cluster: Cluster,
  options: WriteOptions,
): void {
  const given = draft.metadata.managedFields;
  // A client that sends an empty list asks for the record to be forgotten.
  const reset = before !== undefined && Array.isArray(given) && given.length === 0;
  const entries = reset ? [] : (before?.metadata.managedFields ?? []);
  const shape = shapeOf(resource, cluster);
  const changed = ownable(differing(before && plain(before), plain(draft), shape) ?? emptySet);
  if (reset || (isEmptySet(changed) && before !== undefined)) {
    setEntries(draft, entries);
    return;
  }
  const version = groupVersion(resource);
  const isMine = (entry: ManagedFieldsEntry) =>
    entry.manager === options.manager &&
    entry.operation === 'Update' &&
    entry.apiVersion === version &&
    (entry.subresource ?? '') === (options.subresource ?? '');
  const present = ownable(differing(undefined, plain(draft), shape) ?? emptySet);
  const others = entries
    .filter((entry) => !isMine(entry))
    .map((entry) => ({ ...entry, fieldsV1: difference(entry.fieldsV1 as FieldSet, changed) }))
    .filter((entry) => !isEmptySet(entry.fieldsV1));
  const mine = entries.find(isMine);
  const owned = intersection(union((mine?.fieldsV1 as FieldSet) ?? emptySet, changed), present);
  const entry: ManagedFieldsEntry = {
    manager: options.manager,
    operation: 'Update',
    apiVersion: version,
    time: timestamp(cluster.clock.now()),
    fieldsType: 'FieldsV1',
    fieldsV1: owned,
    ...(options.subresource ? { subresource: options.subresource } : {}),
  };
  setEntries(draft, isEmptySet(owned) ? others : [...others, entry]);
}

/** In the order in which the server shows them: applied first, then by time and name. */
export function setEntries(draft: KubeObject, entries: readonly ManagedFieldsEntry[]): void {
  if (entries.length === 0) delete draft.metadata.managedFields;
  else
    draft.metadata.managedFields = [...entries].sort(
      (a, b) =>
        a.operation.localeCompare(b.operation) ||
        (a.time ?? '').localeCompare(b.time ?? '') ||
        a.manager.localeCompare(b.manager),
    );
}
