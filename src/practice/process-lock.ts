import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/** What tells a process from a later one with the same number; empty where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** Whether the process that wrote the lock is still there; its number when it is. */
export function holderOf(path: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [pid = 0, start = ''] = [Number(text.split(' ')[0]), text.split(' ')[1]];
  const now = pid > 0 ? startOf(pid) : undefined;
  return now === undefined || (now !== '' && start !== '' && now !== start) ? undefined : pid;
}

/** Takes the lock for this process; false when another living process has it. */
export function takeLock(path: string): boolean {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, `${process.pid} ${startOf(process.pid) ?? ''}`);
      closeSync(file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (holderOf(path) !== undefined) return false;
      rmSync(path, { force: true });
    }
  }
  return false;
}
