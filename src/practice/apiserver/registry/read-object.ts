import type { Cluster } from '../../cluster.ts';
import { copy, isRecord, type KubeObject, type RawObject } from '../../kube.ts';
import { ApiError, badRequest } from '../api-error.ts';
import { fromVersion } from '../conversion.ts';
import { pruneCustom } from '../custom/prune.ts';
import { strategyOf } from '../kinds/strategies.ts';
import { groupVersion, type Resource } from '../resources.ts';
import type { WriteOptions } from './options.ts';

/**
 * Makes a stored-version object of what a client sent: types checked, unknown fields handled as the client asked,
 * defaults filled in. Throws an ApiError.
 */
export function readObject(
  body: unknown,
  resource: Resource,
  cluster: Cluster,
  options: WriteOptions,
): KubeObject {
  if (!isRecord(body)) throw badRequest('the object provided is unrecognized (must be of type object)');
  checkKind(body, resource);
  const { value, unknown } = read(body, resource, cluster);
  if (unknown.length > 0 && options.fieldValidation === 'Strict')
    throw badRequest(strictMessage(body, resource, unknown));
  if (options.fieldValidation === 'Warn') options.warnings.push(...unknown);
  if (!isRecord(value.metadata)) value.metadata = {};
  const stored = fromVersion(resource, value as KubeObject);
  strategyOf(resource.key)?.defaults?.(stored, cluster);
  return stored;
}

const strictMessage = (body: RawObject, resource: Resource, unknown: readonly string[]): string =>
  resource.custom === undefined
    ? `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: strict decoding error: ${unknown.join(', ')}`
    : `${resource.kind} in version "${resource.version}" cannot be handled as a ${String(body['kind'])}: strict decoding error: ${unknown.join(', ')}`;

function checkKind(body: RawObject, resource: Resource): void {
  const wanted = groupVersion(resource);
  body.kind ??= resource.kind;
  body.apiVersion ??= wanted;
  if (body.kind !== resource.kind || body.apiVersion !== wanted) {
    const [group, version] = splitVersion(String(body.apiVersion));
    throw badRequest(
      body.apiVersion !== wanted
        ? `the API version in the data (${body.apiVersion}) does not match the expected API version (${wanted})`
        : `${String(body.kind)} in version "${version}" cannot be handled as a ${resource.kind}: converting (${group}.${String(body.kind)}) to (${resource.group}.${resource.kind}): unknown conversion`,
    );
  }
}

const splitVersion = (apiVersion: string): [string, string] => {
  const at = apiVersion.indexOf('/');
  return at < 0 ? ['', apiVersion] : [apiVersion.slice(0, at), apiVersion.slice(at + 1)];
};

function read(
  body: RawObject,
  resource: Resource,
  cluster: Cluster,
): { value: RawObject; unknown: readonly string[] } {
  if (resource.custom !== undefined) return pruneCustom(copy(body), resource, cluster);
  if (resource.type === undefined) return { value: copy(body), unknown: [] };
  try {
    return cluster.reader.read(body, resource.type);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    throw badRequest(
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${error.message}`,
    );
  }
}
