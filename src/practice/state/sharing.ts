import { isRecord, type RawObject } from '../kube.ts';

/*
 * Versions of one object share what did not change between them: a Pod that only became ready keeps the spec and the
 * managed fields it had. That is what keeps the history of a busy cluster small.
 */

/**
 * `after`, whose parts that equal the same part of `before` are taken from there; `before` itself when all is equal.
 * Changes `after` in place. `undefined` counts as absent.
 */
export function sharing<T>(before: unknown, after: T): T {
  if (before === after) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    let equal = before.length === after.length;
    for (const [index, item] of after.entries()) {
      const part = sharing(before[index], item);
      if (part !== item) after[index] = part;
      if (part !== before[index]) equal = false;
    }
    return equal ? (before as T) : after;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  return shareFields(before, after) ? (before as T) : after;
}

/** Whether all fields were equal. */
function shareFields(before: RawObject, after: RawObject): boolean {
  let equal = true;
  let count = 0;
  for (const key in after) {
    const item = after[key];
    if (item === undefined) continue;
    count++;
    const part = sharing(before[key], item);
    if (part !== item) after[key] = part;
    if (part !== before[key]) equal = false;
  }
  if (!equal) return false;
  for (const key in before) if (before[key] !== undefined) count--;
  return count === 0;
}

/** Roughly how many bytes of memory `value` takes beyond what it shares with the same place of `other`. */
export function weightOf(value: unknown, other: unknown): number {
  if (value === other) return 0;
  if (typeof value === 'string') return 16 + value.length;
  if (Array.isArray(value)) {
    const others: readonly unknown[] = Array.isArray(other) ? other : [];
    return value.reduce((sum: number, item, index) => sum + 8 + weightOf(item, others[index]), 32);
  }
  if (!isRecord(value)) return 0;
  const others: RawObject = isRecord(other) ? other : {};
  let sum = 56;
  for (const key in value) sum += 8 + weightOf(value[key], others[key]);
  return sum;
}
