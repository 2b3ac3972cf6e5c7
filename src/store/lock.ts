import { linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './disk-error.ts';

/**
 * Who holds a lock. `start` is the system's mark that tells a process from a later one with the same number;
 * `since` is the same for people, as ISO time.
 */
export type Owner = {
  readonly pid: number;
  readonly start: string;
  readonly since: string;
  readonly host: string;
};

/** What the machine knows about processes; `startOf` gives undefined for a process that is not there. */
export type ProcessTable = { startOf(pid: number): string | undefined };

export type Locked = { readonly held: true; release(): void };
export type Busy = { readonly held: false; readonly holder: Owner | undefined };

let turns = 0;

/**
 * Takes the lock file, created by link() so that it appears whole. A lock of a dead process is broken at once;
 * a live one is waited for, `wait` milliseconds at most. Throws what the disk throws.
 */
export function acquire(path: string, processes: ProcessTable, wait: number): Locked | Busy {
  const since = new Date(Date.now() - process.uptime() * 1_000).toISOString();
  const start = processes.startOf(process.pid) ?? '';
  const me: Owner = { pid: process.pid, start, since, host: hostname() };
  const until = performance.now() + wait;
  for (;;) {
    if (create(path, me)) return { held: true, release: () => remove(path) };
    const holder = readOwner(path);
    if (holder === 'gone') continue;
    if (isDead(path, holder, processes)) {
      breakLock(path, me, processes);
      continue;
    }
    if (performance.now() >= until) return { held: false, holder };
    pauseFor(2 + Math.random() * 10);
  }
}

/** The process table of Linux; elsewhere a process counts as alive while its number answers. */
export const processTable: ProcessTable = {
  startOf(pid) {
    try {
      process.kill(pid, 0);
    } catch (thrown) {
      if (codeOf(thrown) === 'ESRCH') return undefined;
    }
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Field 3 is the state: a zombie holds nothing any more. Field 22 is the start in ticks since boot.
      return fields[0] === 'Z' ? undefined : (fields[19] ?? '');
    } catch {
      return '';
    }
  },
};

function create(path: string, me: Owner): boolean {
  turns += 1;
  const mine = `${path}.${me.pid}-${turns}`;
  writeFileSync(mine, JSON.stringify(me), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(mine, path);
    return true;
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw thrown;
    return createExclusively(path, me);
  } finally {
    remove(mine);
  }
}

/** For file systems without hard links. */
function createExclusively(path: string, me: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(me), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

function readOwner(path: string): Owner | undefined | 'gone' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return 'gone';
    throw thrown;
  }
  try {
    const owner: Partial<Owner> = JSON.parse(text);
    const { pid, start, since = '', host } = owner;
    return typeof pid === 'number' && typeof start === 'string' && typeof host === 'string'
      ? { pid, start, since, host }
      : undefined;
  } catch {
    return undefined;
  }
}

function isDead(path: string, holder: Owner | undefined, processes: ProcessTable): boolean {
  // Another machine's process cannot be asked after, and a lock without an owner may be just being written.
  if (holder === undefined) return age(path) > 900;
  if (holder.host !== hostname()) return age(path) > 60_000;
  const start = processes.startOf(holder.pid);
  return start === undefined || (start !== '' && holder.start !== '' && start !== holder.start);
}

/** Only one process may break: a second one could remove the lock of whoever came after. */
function breakLock(path: string, me: Owner, processes: ProcessTable): void {
  const breaker = `${path}.breaking`;
  if (!create(breaker, me)) {
    if (age(breaker) > 500) remove(breaker);
    pauseFor(5);
    return;
  }
  try {
    const holder = readOwner(path);
    if (holder !== 'gone' && isDead(path, holder, processes)) remove(path);
  } finally {
    remove(breaker);
  }
}

function age(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return 0;
    throw thrown;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown;
  }
}

/** Blocks: an answer is not shown as saved before it is. */
export const pauseFor = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};
