import type { Cluster } from '../../cluster.ts';
import { copy, isRecord, type KubeObject, type RawObject } from '../../kube.ts';
import { ApiError, badRequest, invalid } from '../api-error.ts';
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
  const { value, unknown } = read(body, resource, cluster, options);
  if (unknown.length > 0 && options.fieldValidation === 'Strict')
    throw (
      refusedPatch(options, `strict decoding error: ${unknown.join(', ')}`) ??
      badRequest(strictMessage(body, resource, unknown))
    );
  if (options.fieldValidation === 'Warn') options.warnings.push(...unknown);
  if (!isRecord(value.metadata)) value.metadata = {};
  const stored = fromVersion(resource, value as KubeObject);
  strategyOf(resource.key)?.defaults?.(stored, cluster);
  return stored;
}

/** An object of the kind that says nothing, with what Go writes all the same; `undefined` for custom kinds. */
export function emptyOf({ type, kind }: Resource, { reader }: Cluster): KubeObject | undefined {
  if (type === undefined) return undefined;
  const { value } = reader.read({ kind, metadata: {} }, type);
  return value as KubeObject;
}

/** A strategic patch that makes no object of its kind is refused as a whole. */
const refusedPatch = ({ patching }: WriteOptions, because: string): ApiError | undefined =>
  patching?.strategic === undefined
    ? undefined
    : invalid('', '', '', [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${JSON.stringify(goText(patching.strategic))}: ${because}`,
          field: 'patch',
        },
      ]);

/** As Go prints maps and lists: `map[spec:map[replicas:2]]`. */
function goText(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (!isRecord(value)) return String(value);
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${key}:${goText(value[key])}`);
  return `map[${parts.join(' ')}]`;
}

const strictMessage = (body: RawObject, resource: Resource, unknown: readonly string[]): string =>
  resource.custom === undefined
    ? `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: strict decoding error: ${unknown.join(', ')}`
    : `${resource.kind} in version "${resource.version}" cannot be handled as a ${String(body['kind'])}: strict decoding error: ${unknown.join(', ')}`;

function checkKind(body: RawObject, resource: Resource): void {
  const wanted = groupVersion(resource);
  body.kind ??= resource.kind;
  body.apiVersion ??= wanted;
  if (typeof body.kind !== 'string' || typeof body.apiVersion !== 'string')
    throw badRequest("couldn't get version/kind; json parse error: kind and apiVersion must be strings");
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
  options: WriteOptions,
): { value: RawObject; unknown: readonly string[] } {
  if (resource.custom !== undefined) return pruneCustom(copy(body), resource, cluster);
  if (resource.type === undefined) return { value: copy(body), unknown: [] };
  try {
    return cluster.reader.read(body, resource.type);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    const type = /of type (\S+)$/.exec(error.message)?.[1];
    const refused = type === undefined ? undefined : refusedPatch(options, `unrecognized type: ${type}`);
    if (refused !== undefined) throw refused;
    throw badRequest(
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${error.message}`,
    );
  }
}
