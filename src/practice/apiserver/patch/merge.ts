import { isRecord, type RawObject } from '../../kube.ts';

/** A JSON merge patch (RFC 7386). */
export function mergePatch(live: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const made: RawObject = isRecord(live) ? { ...live } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete made[key];
    else made[key] = mergePatch(made[key], value);
  }
  return made;
}
