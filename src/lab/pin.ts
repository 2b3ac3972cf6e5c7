import { createHash } from 'node:crypto';
import type { TargetPin } from './actions.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** First 8 hex digits of a CA, as plans show it. */
export const fingerprint = (ca: string): string => sha256(ca).slice(0, 8);

type Parts = Omit<TargetPin, 'id'>;

const names = ['server', 'ca', 'kubeSystemUid', 'account', 'region'] as const;

/** The pin of a place: equal only where every part is. */
export function pinOf(parts: Parts): TargetPin {
  const text = names.map((name) => parts[name] ?? '').join('\n');
  return { id: sha256(text).slice(0, 8), ...parts };
}

/** The first part that differs. */
export function pinChange(
  before: TargetPin,
  now: TargetPin,
): { readonly which: string; readonly before: string; readonly now: string } | undefined {
  const which = names.find((name) => before[name] !== now[name]);
  return which === undefined ? undefined : { which, before: before[which] ?? '-', now: now[which] ?? '-' };
}
