import { isRecord, same } from '../../kube.ts';
import type { Causes } from './causes.ts';

/** Adds the usual sentence when a field that may not change has changed. */
export function refuseChange(field: string, now: unknown, before: unknown, causes: Causes): void {
  if (!same(now, before)) causes.invalid(field, isRecord(now) ? now : now, 'field is immutable');
}
