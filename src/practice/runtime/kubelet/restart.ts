import type { ContainerKind } from './container-state.ts';

const first = 10_000;
const longest = 300_000;

/** A container that ran this long (milliseconds) begins with the shortest wait again. */
export const forgivenAfter = 600_000;

/** The wait (milliseconds) after one of `ms`; the first one after none. */
export const nextBackoff = (ms: number): number => (ms === 0 ? first : Math.min(ms * 2, longest));

/** Whether a container that ended with `code` is run again under the restart policy of its Pod. */
export function mayRestart(
  kind: ContainerKind,
  policy: string | undefined,
  code: number | undefined,
): boolean {
  switch (kind) {
    case 'debug':
      return false;
    case 'sidecar':
      return true;
    case 'init':
      return code !== 0 && policy !== 'Never';
    case 'main':
      return policy === 'Always' || (policy === 'OnFailure' && code !== 0);
  }
}
