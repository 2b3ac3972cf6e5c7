import type { Cluster } from '../../cluster.ts';
import type { Schema } from '../../data.ts';
import { isRecord, type KubeObject, same } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import type { Resource } from '../resources.ts';
import { Causes } from '../validation/causes.ts';

/** A custom resource against the schema of its definition. */
export function validateCustom(
  object: KubeObject,
  _before: KubeObject | undefined,
  resource: Resource,
  _cluster: Cluster,
): readonly Cause[] {
  const causes = new Causes();
  const schema = resource.custom?.schema;
  if (schema !== undefined) {
    const { apiVersion: _v, kind: _k, metadata: _m, ...rest } = object;
    const replicas = resource.custom?.scale?.specReplicasPath;
    if (replicas !== undefined && 'spec' in rest && !isRecord(rest['spec']))
      causes.invalid(
        replicas,
        0,
        `${replicas} accessor error: ${String(rest['spec'])} is of the type ${typeOf(rest['spec'])}, expected map[string]interface{}`,
      );
    check(
      rest,
      { ...schema, required: (schema.required ?? []).filter((one) => one !== 'metadata') },
      '',
      causes,
    );
  }
  return causes.list;
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const fits = (value: unknown, type: string): boolean =>
  typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer');

function check(value: unknown, schema: Schema, path: string, causes: Causes): void {
  const place = path === '' ? '<nil>' : path;
  if (schema['x-kubernetes-int-or-string'] === true) {
    if (!fits(value, 'integer') && !fits(value, 'string'))
      causes.list.push({
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: "${typeOf(value)}": ${path} in body must be of type integer,string: "${typeOf(value)}"`,
        field: path,
      });
    return;
  }
  if (schema.type !== undefined && !fits(value, schema.type)) {
    causes.list.push({
      reason: 'FieldValueTypeInvalid',
      message: `Invalid value: ${JSON.stringify(typeOf(value))}: ${path} in body must be of type ${schema.type}: ${JSON.stringify(typeOf(value))}`,
      field: place,
    });
    return;
  }
  if (schema.enum !== undefined && !schema.enum.includes(value))
    causes.unsupported(path, value, schema.enum.map(String));
  bounds(value, schema, path, causes);
  if (Array.isArray(value) && schema.items !== undefined)
    for (const [index, one] of value.entries()) check(one, schema.items, `${path}[${index}]`, causes);
  if (Array.isArray(value)) repeated(value, schema, path, causes);
  if (!isRecord(value)) return;
  for (const key of schema.required ?? [])
    if (value[key] === undefined) causes.required(path === '' ? key : `${path}.${key}`);
  for (const [key, inner] of Object.entries(value)) {
    const known = schema.properties?.[key] ?? schema.additionalProperties;
    if (typeof known === 'object') check(inner, known, path === '' ? key : `${path}.${key}`, causes);
  }
}

/** Lists that are sets or maps hold nothing twice. */
function repeated(value: readonly unknown[], schema: Schema, path: string, causes: Causes): void {
  const type = schema['x-kubernetes-list-type'];
  const keys = (schema['x-kubernetes-list-map-keys'] ?? []) as readonly string[];
  const identity = (one: unknown): unknown =>
    type === 'map' && isRecord(one) ? Object.fromEntries(keys.map((key) => [key, one[key]])) : one;
  if (type !== 'set' && type !== 'map') return;
  for (const [index, one] of value.entries())
    if (value.slice(0, index).some((other) => same(identity(other), identity(one))))
      causes.duplicate(`${path}[${index}]`, identity(one));
}

function bounds(value: unknown, schema: Schema, path: string, causes: Causes): void {
  const limit = (name: string) => schema[name] as number | undefined;
  if (typeof value === 'number') {
    const [least, most] = [limit('minimum'), limit('maximum')];
    if (least !== undefined && value < least)
      causes.invalid(path, value, `${path} in body should be greater than or equal to ${least}`);
    if (most !== undefined && value > most)
      causes.invalid(path, value, `${path} in body should be less than or equal to ${most}`);
  }
  if (typeof value === 'string') {
    const [least, most] = [limit('minLength'), limit('maxLength')];
    if (least !== undefined && value.length < least)
      causes.invalid(path, value, `${path} in body should be at least ${least} chars long`);
    if (most !== undefined && value.length > most)
      causes.list.push({
        reason: 'FieldValueTooLong',
        message: `Too long: may not be more than ${most} bytes`,
        field: path,
      });
    const pattern = schema['pattern'];
    if (most !== undefined && value.length > most) return;
    if (typeof pattern === 'string' && !matches(pattern, value))
      causes.invalid(path, value, `${path} in body should match '${pattern}'`);
  }
  if (Array.isArray(value)) {
    const [least, most] = [limit('minItems'), limit('maxItems')];
    if (least !== undefined && value.length < least)
      causes.invalid(path, value.length, `${path} in body should have at least ${least} items`);
    if (most !== undefined && value.length > most)
      causes.list.push({
        reason: 'FieldValueTooMany',
        message: `Too many: ${value.length}: must have at most ${most} items`,
        field: path,
      });
  }
}

// A pattern comes from the learner's own definition; one that is no expression is not enforced, as Go's is another dialect.
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value.slice(0, 10_000));
  } catch {
    return true;
  }
}
