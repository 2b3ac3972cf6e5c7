import type { Cluster } from '../../cluster.ts';
import {
  copy,
  isRecord,
  type KubeObject,
  type ManagedFieldsEntry,
  type RawObject,
  same,
  timestamp,
} from '../../kube.ts';
import { ApiError, badRequest } from '../api-error.ts';
import { toVersion } from '../conversion.ts';
import type { WriteOptions } from '../registry/options.ts';
import { create, update } from '../registry/write.ts';
import { groupVersion, type Resource } from '../resources.ts';
import type { Shape } from '../shape.ts';
import {
  childrenOf,
  difference,
  emptySet,
  type FieldSet,
  fieldsIn,
  intersection,
  isEmptySet,
  itemStep,
  pathsOf,
  union,
} from './field-set.ts';
import { ownable, setEntries, shapeOf } from './managed-fields.ts';

/** Server-side apply: creates the object, or merges what the manager applies into it. Throws an ApiError. */
export function serverSideApply(
  body: unknown,
  resource: Resource,
  namespace: string | undefined,
  name: string,
  force: boolean,
  cluster: Cluster,
  options: WriteOptions,
): { readonly object: KubeObject; readonly made: boolean } {
  if (!isRecord(body)) throw badRequest('error decoding YAML: the patch is not an object');
  if (options.manager === '')
    throw new ApiError(
      422,
      'Invalid',
      `PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch`,
      {},
    );
  const meta = (isRecord(body['metadata']) ? body['metadata'] : {}) as RawObject;
  if (meta['managedFields'] !== undefined && meta['managedFields'] !== null)
    throw badRequest('metadata.managedFields must be nil');
  const applied = {
    ...copy(body),
    metadata: { ...meta, name: meta['name'] ?? name },
  } as unknown as KubeObject;
  const shape = shapeOf(resource, cluster);
  refuseUnknown(applied, resource, namespace, cluster);
  const wanted = ownable(fieldsIn(applied, shape));
  const before = cluster.store.get(resource.key, resource.namespaced ? namespace : undefined, name);
  const entry: ManagedFieldsEntry = {
    manager: options.manager,
    operation: 'Apply',
    apiVersion: groupVersion(resource),
    time: timestamp(cluster.clock.now()),
    fieldsType: 'FieldsV1',
    fieldsV1: wanted,
    ...(options.subresource ? { subresource: options.subresource } : {}),
  };
  if (before === undefined) {
    const made = create(applied, resource, namespace, cluster, { ...options, manager: options.manager });
    const owned = { ...made, metadata: { ...made.metadata, managedFields: [entry] } };
    if (options.dryRun) return { object: owned, made: true };
    return { object: cluster.store.put(resource.key, owned), made: true };
  }
  const live = toVersion(resource, before);
  const entries = before.metadata.managedFields ?? [];
  const isMine = (one: ManagedFieldsEntry) =>
    one.manager === options.manager &&
    one.operation === 'Apply' &&
    (one.subresource ?? '') === (options.subresource ?? '');
  const others = entries.filter((one) => !isMine(one));
  const changed = changedBy(applied, live, shape, wanted);
  const disputes = others
    .map((other) => ({ other, fields: intersection(other.fieldsV1 as FieldSet, changed) }))
    .filter(({ fields }) => !isEmptySet(fields));
  if (disputes.length > 0 && !force) throw conflictOf(disputes);
  const mine = entries.find(isMine);
  const kept = others.reduce<FieldSet>((sum, one) => union(sum, one.fieldsV1 as FieldSet), wanted);
  const dropped = mine === undefined ? emptySet : difference(mine.fieldsV1 as FieldSet, kept);
  const base = withoutPaths(live, dropped, shape) as KubeObject;
  const merged = merge(base, applied, shape) as KubeObject;
  const rest = others
    .map((one) => ({ ...one, fieldsV1: difference(one.fieldsV1 as FieldSet, changed) }))
    .filter((one) => !isEmptySet(one.fieldsV1));
  const time =
    mine !== undefined && same(mine.fieldsV1, wanted) && isEmptySet(changed) ? mine.time : entry.time;
  const object = update(merged, resource, namespace, name, cluster, options, (draft) =>
    setEntries(draft, [...rest, { ...entry, ...(time ? { time } : {}) }]),
  );
  return { object, made: false };
}

/** What is applied must be in the schema, field for field. */
function refuseUnknown(
  applied: KubeObject,
  resource: Resource,
  namespace: string | undefined,
  cluster: Cluster,
): void {
  if (resource.type === undefined) return;
  const unknown = unknownFields(applied, resource.type, cluster);
  if (unknown.length === 0) return;
  const place = namespace === undefined ? applied.metadata.name : `${namespace}/${applied.metadata.name}`;
  const what = `${resource.group === '' ? '' : resource.group}/${resource.version}, Kind=${resource.kind}`;
  const text = unknown.map((field) => `.${field}: field not declared in schema`);
  throw new ApiError(
    500,
    '',
    `failed to create typed patch object (${place}; ${what}): ${text.length === 1 ? text[0] : `errors:\n${text.map((one) => `  ${one}`).join('\n')}`}`,
  );
}

/** Paths of fields a kind does not have; what cannot be read at all is refused later, in other words. */
function unknownFields(applied: KubeObject, type: string, cluster: Cluster): readonly string[] {
  try {
    const { unknown } = cluster.reader.read(copy(applied), type);
    return unknown.flatMap((one) => /^unknown field "(.*)"$/.exec(one)?.[1] ?? []);
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}

function managerText({ manager, operation, apiVersion, subresource, time }: ManagedFieldsEntry): string {
  const name = `${JSON.stringify(manager)}${subresource ? ` with subresource ${JSON.stringify(subresource)}` : ''}`;
  if (operation !== 'Update') return name;
  return `${name} using ${apiVersion}${time && subresource !== 'scale' ? ` at ${time}` : ''}`;
}

function conflictOf(disputes: readonly { other: ManagedFieldsEntry; fields: FieldSet }[]): ApiError {
  const causes = disputes.flatMap(({ other, fields }) =>
    pathsOf(fields).map((field) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${managerText(other)}`,
      field,
    })),
  );
  const count = causes.length;
  const grouped = new Map<string, string[]>();
  for (const { message, field } of causes) grouped.set(message, [...(grouped.get(message) ?? []), field]);
  const [only] = grouped;
  const text =
    grouped.size === 1 && only
      ? only[1].length === 1
        ? `${only[0]}: ${only[1][0]}`
        : `${only[0].replace('conflict with', 'conflicts with')}:\n${only[1].map((field) => `- ${field}`).join('\n')}`
      : [...grouped]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(
            ([message, fields]) =>
              `${message.replace('conflict with', 'conflicts with')}:\n${fields.map((field) => `- ${field}`).join('\n')}`,
          )
          .join('\n');
  return new ApiError(
    409,
    'Conflict',
    `Apply failed with ${count} conflict${count === 1 ? '' : 's'}: ${text}`,
    { causes },
  );
}

/** Members of `wanted` whose live value is another. */
function changedBy(applied: unknown, live: unknown, shape: Shape | undefined, wanted: FieldSet): FieldSet {
  const made: Record<string, FieldSet> = {};
  const left = childrenOf(applied, shape);
  const right = live === undefined ? undefined : childrenOf(live, shape);
  for (const [step, inner] of Object.entries(wanted)) {
    if (step === '.') continue;
    const [value, innerShape] = left?.get(step) ?? [];
    const [now] = right?.get(step) ?? [];
    if (isEmptySet(inner)) {
      if (!same(value, now)) made[step] = emptySet;
    } else {
      const set = changedBy(value, now, innerShape, inner);
      if (!isEmptySet(set)) made[step] = set;
    }
  }
  return made;
}

function merge(live: unknown, applied: unknown, shape: Shape | undefined): unknown {
  if (isRecord(live) && isRecord(applied) && !shape?.isAtomicMap) {
    const made: RawObject = { ...live };
    for (const [key, value] of Object.entries(applied))
      made[key] = merge(live[key], value, shape?.field(key));
    return made;
  }
  if (!Array.isArray(live) || !Array.isArray(applied) || shape === undefined || shape.listType === 'atomic')
    return applied;
  if (shape.listType === 'set')
    return [...live, ...applied.filter((one) => !live.some((known) => same(known, one)))];
  const item = shape.item();
  const byStep = new Map(applied.map((one) => [itemStep(one, shape), one]));
  const merged = live.map((one) => {
    const step = itemStep(one, shape);
    const other = byStep.get(step);
    byStep.delete(step);
    return other === undefined ? one : merge(one, other, item);
  });
  return [...merged, ...byStep.values()];
}

function withoutPaths(value: unknown, set: FieldSet, shape: Shape | undefined): unknown {
  if (isEmptySet(set)) return value;
  if (isRecord(value)) {
    const made: RawObject = { ...value };
    for (const [step, inner] of Object.entries(set)) {
      const key = step.slice(2);
      if (!step.startsWith('f:') || !(key in made)) continue;
      if (isEmptySet(inner)) delete made[key];
      else {
        made[key] = withoutPaths(made[key], inner, shape?.field(key));
        const left = made[key];
        if (isRecord(left) && Object.keys(left).length === 0) delete made[key];
      }
    }
    return made;
  }
  if (!Array.isArray(value) || shape === undefined) return value;
  const stepOf = (one: unknown) =>
    shape.listType === 'set' ? `v:${JSON.stringify(one)}` : itemStep(one, shape);
  return value.flatMap((one) => {
    const inner = set[stepOf(one)];
    if (inner === undefined) return [one];
    if (isEmptySet(inner) || '.' in inner) return [];
    return [withoutPaths(one, inner, shape.item())];
  });
}
