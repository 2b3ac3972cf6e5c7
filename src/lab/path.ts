/** Steps of a field path: `spec.containers[name=web].image`, `metadata.labels["app.kubernetes.io/name"]`. */
export function pathSteps(path: string): readonly string[] {
  return [...path.matchAll(/\["([^"]+)"\]|(\[[^\]]+\])|([^.[\]]+)/g)].map(
    ([, quoted, selected, plain]) => quoted ?? selected ?? plain ?? '',
  );
}

function select(value: unknown, step: string): unknown {
  const inner = step.slice(1, -1);
  if (!Array.isArray(value)) return undefined;
  if (inner === '*') return value;
  if (/^\d+$/.test(inner)) return value[Number(inner)];
  const equals = inner.indexOf('=');
  const [key, wanted] = [inner.slice(0, equals), inner.slice(equals + 1)];
  return value.find((item: unknown) => String(field(item, key)) === wanted);
}

function field(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => field(item, key));
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** The value at a path; undefined when any step is missing. After `[*]` a field is taken of each element. */
export const valueAt = (value: unknown, path: string): unknown =>
  pathSteps(path).reduce<unknown>(
    (here, step) => (step.startsWith('[') ? select(here, step) : field(here, step)),
    value,
  );
