import type { Cluster } from '../../cluster.ts';
import type { Schema } from '../../data.ts';
import { copy, isRecord, type RawObject } from '../../kube.ts';
import type { Resource } from '../resources.ts';

/** Drops fields that a custom resource's schema does not have, and fills in its defaults. */
export function pruneCustom(
  body: RawObject,
  resource: Resource,
  cluster: Cluster,
): { value: RawObject; unknown: readonly string[] } {
  const schema = resource.custom?.schema;
  const unknown: string[] = [];
  const { apiVersion, kind, metadata, ...rest } = body;
  const read = cluster.reader.read({ metadata }, 'io.k8s.api.core.v1.ConfigMap').value;
  const pruned = schema === undefined ? rest : (walk(rest, schema, '', unknown) as RawObject);
  return { value: { apiVersion, kind, metadata: read['metadata'], ...pruned }, unknown };
}

function walk(value: unknown, schema: Schema, path: string, unknown: string[]): unknown {
  if (Array.isArray(value))
    return schema.items === undefined
      ? value
      : value.map((one, index) => walk(one, schema.items as Schema, `${path}[${index}]`, unknown));
  if (!isRecord(value)) return value;
  const made: RawObject = {};
  for (const [key, inner] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    const known = schema.properties?.[key];
    if (known !== undefined) {
      if (inner === null && !known['nullable']) continue;
      made[key] = walk(inner, known, place, unknown);
    } else if (typeof schema.additionalProperties === 'object')
      made[key] = walk(inner, schema.additionalProperties, place, unknown);
    else if (schema.additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true)
      made[key] = inner;
    else if (schema['x-kubernetes-embedded-resource'] && ['apiVersion', 'kind', 'metadata'].includes(key))
      made[key] = inner;
    else unknown.push(`unknown field "${place}"`);
  }
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    if (made[key] === undefined && property.default !== undefined)
      made[key] = walk(copy(property.default), property, '', []);
  return made;
}
