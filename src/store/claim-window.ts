import { join } from 'node:path';
import { makeFolder } from './durable-file.ts';
import { acquire, type ProcessTable, processTable } from './lock.ts';

/** The window that was open on this history before ours; `release` when ours closes. */
export type Claim = {
  readonly other: { readonly pid: number; readonly since: string } | undefined;
  release(): void;
};

/** Says that a window is open on a history, and whether another one is. A window that died counts no more. */
export function claimWindow(folder: string | undefined, processes: ProcessTable = processTable): Claim {
  const none: Claim = { other: undefined, release: () => {} };
  if (folder === undefined) return none;
  try {
    makeFolder(folder);
    const lock = acquire(join(folder, 'window.lock'), processes, 0);
    if (lock.held) return { other: undefined, release: lock.release };
    return lock.holder === undefined ? none : { other: lock.holder, release: () => {} };
  } catch {
    // A folder that cannot be written is told elsewhere, and whoever cannot save disturbs nobody.
    return none;
  }
}
