import { createHash } from 'node:crypto';

const letters = 'bcdfghjklmnpqrstvwxz2456789';

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
};

/** A name for the contents of a template, as Deployments and StatefulSets give their revisions. */
export function templateHash(template: unknown, salt = 0, length = 10): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(inOrder(template)))
    .update(String(salt))
    .digest();
  return Array.from(digest.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
}
