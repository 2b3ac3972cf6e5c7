import type { Cluster } from '../../cluster.ts';
import { copy, isRecord, type KubeObject, type RawObject } from '../../kube.ts';
import { badRequest, notFound, unsupportedMedia } from '../api-error.ts';
import { shapeOf } from '../apply/managed-fields.ts';
import { serverSideApply } from '../apply/server-side.ts';
import { toVersion } from '../conversion.ts';
import { jsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge.ts';
import { strategicMerge } from '../patch/strategic.ts';
import type { WriteOptions } from '../registry/options.ts';
import { update } from '../registry/write.ts';
import type { Resource } from '../resources.ts';

export type PatchRequest = {
  readonly type: string;
  readonly patch: unknown;
  readonly force: boolean;
};

const types = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
];

/** A patch of any of the four kinds. Throws an ApiError. */
export function patchObject(
  { type, patch, force }: PatchRequest,
  resource: Resource,
  namespace: string | undefined,
  name: string,
  cluster: Cluster,
  options: WriteOptions,
): { readonly object: KubeObject; readonly made: boolean } {
  const media = type.split(';')[0]?.trim() ?? '';
  if (media === types[3] || media === 'application/apply-patch+cbor')
    return serverSideApply(patch, resource, namespace, name, force, cluster, options);
  const before = cluster.store.get(resource.key, resource.namespaced ? namespace : undefined, name);
  if (!types.includes(media) || (media === types[2] && resource.custom !== undefined))
    throw unsupportedMedia(resource.custom === undefined ? types : types.filter((one) => one !== types[2]));
  if (before === undefined) throw notFound({ group: resource.group, name: resource.name }, name);
  const live = toVersion(resource, before);
  const patched = applyPatch(media, live, patch, resource, cluster);
  if (!isRecord(patched) || !isRecord(patched['metadata']))
    throw badRequest('the patched object is not an object');
  const patching = media === types[2] ? { strategic: patch } : {};
  return {
    object: update(patched, resource, namespace, name, cluster, { ...options, patching }),
    made: false,
  };
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;

function applyPatch(
  media: string,
  live: KubeObject,
  patch: unknown,
  resource: Resource,
  cluster: Cluster,
): unknown {
  if (media === types[0]) return jsonPatch(live, patch);
  if (media === types[1]) return mergePatch(live, patch);
  if (!isRecord(patch))
    throw badRequest(`json: cannot unmarshal ${kindOf(patch)} into Go value of type map[string]interface {}`);
  return strategicMerge(copy(live) as RawObject, patch, shapeOf(resource, cluster));
}
