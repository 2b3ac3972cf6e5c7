import type { Schema, Schemas } from '../../src/practice/data.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const formats: Readonly<Record<string, (value: unknown) => boolean>> = {
  int32: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  int64: (value) => Number.isInteger(value),
  'date-time': (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
  byte: (value) => typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value,
};

const typed = (value: unknown): string =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/** What about a value the schema does not say: wrong types, unknown and missing fields, values outside an enum. */
export function schemaProblems(value: unknown, schema: Schema, schemas: Schemas, at = ''): readonly string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const found = schemas[name];
    return found === undefined ? [`${at}: no schema ${name}`] : schemaProblems(value, found, schemas, at);
  }
  const parts = (schema.allOf ?? []).flatMap((one) => schemaProblems(value, one, schemas, at));
  const oneOf = schema['oneOf'] as readonly Schema[] | undefined;
  if (oneOf !== undefined && !oneOf.some((one) => schemaProblems(value, one, schemas, at).length === 0))
    parts.push(`${at}: is none of ${oneOf.map(({ type }) => type).join(', ')}`);
  const { type, format } = schema;
  if (type !== undefined && type !== typed(value) && !(type === 'number' && typed(value) === 'integer'))
    return [...parts, `${at}: ${typed(value)} instead of ${type}`];
  if (schema.enum !== undefined && !schema.enum.includes(value))
    parts.push(`${at}: ${JSON.stringify(value)} is not one of ${schema.enum.join(', ')}`);
  const check = format === undefined ? undefined : formats[format];
  if (check !== undefined && !check(value)) parts.push(`${at}: ${JSON.stringify(value)} is no ${format}`);
  if (Array.isArray(value) && schema.items !== undefined) {
    const { items } = schema;
    parts.push(...value.flatMap((one, index) => schemaProblems(one, items, schemas, `${at}[${index}]`)));
  }
  if (isRecord(value)) parts.push(...fieldProblems(value, schema, schemas, at));
  return parts;
}

/** Pointers and lists that Go writes even when there is nothing in them, on the real API server, too. */
const written = new Set(['boundObjectRef', 'currentMetrics']);

const isTime = (schema: Schema, schemas: Schemas): boolean =>
  schema.format === 'date-time' ||
  (schema.$ref !== undefined &&
    isTime(schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}, schemas)) ||
  (schema.allOf ?? []).some((one) => isTime(one, schemas));

function fieldProblems(
  value: Record<string, unknown>,
  schema: Schema,
  schemas: Schemas,
  at: string,
): readonly string[] {
  const { properties, additionalProperties, required = [] } = schema;
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}.${name}: is missing`);
  const free = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const inner = Object.entries(value).flatMap(([name, one]) => {
    const known = properties?.[name];
    const place = `${at}.${name}`;
    // Go writes null for a list or a time that must be there and is empty.
    if (one === null && known !== undefined)
      return required.includes(name) || written.has(name) || isTime(known, schemas)
        ? []
        : [`${place}: is null`];
    if (known !== undefined) return schemaProblems(one, known, schemas, place);
    if (isRecord(additionalProperties)) return schemaProblems(one, additionalProperties, schemas, place);
    return properties === undefined || free ? [] : [`${place}: is not in the schema`];
  });
  return [...missing, ...inner];
}

/** Problems of an answer of the API by its own kind; of one without a schema, that. */
export function answerProblems(
  body: unknown,
  document: { components: { schemas: Schemas } },
): readonly string[] {
  if (!isRecord(body)) return ['no object'];
  const { kind, apiVersion } = body;
  const { schemas } = document.components;
  const [version = '', group = ''] = String(apiVersion).split('/').reverse();
  const found = Object.entries(schemas).find(([, schema]) =>
    (schema['x-kubernetes-group-version-kind'] as readonly Record<string, string>[] | undefined)?.some(
      (one) => one['kind'] === kind && one['version'] === version && one['group'] === group,
    ),
  );
  return found === undefined
    ? [`no schema for ${String(apiVersion)} ${String(kind)}`]
    : schemaProblems(body, found[1], schemas, String(kind));
}
