const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The merge patch that undoes `merge` on `before`: what was there comes back, what was not is removed. */
export function inverseOf(merge: unknown, before: unknown): unknown {
  if (!isMap(merge)) return before ?? null;
  if (!isMap(before)) return before ?? null;
  return Object.fromEntries(
    Object.entries(merge).map(([key, value]) => [
      key,
      isMap(value) && isMap(before[key]) ? inverseOf(value, before[key]) : (before[key] ?? null),
    ]),
  );
}
