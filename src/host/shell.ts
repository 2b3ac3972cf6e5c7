import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program to run: an argument array, never a command line; a whole environment, never the parent's. */
export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Wall-clock milliseconds for everything: start, plugins, retries, body. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  /** Bytes a stream may bring before the child is ended. 8 MiB unless told. */
  readonly cap?: number;
  /** Each whole line of either stream as it comes. */
  readonly onLine?: (line: string) => void;
};

type Output = { readonly stdout: string; readonly stderr: string; readonly took: number };

/** How a child ended. Only `exited` says something about what was asked. */
export type Ended =
  | ({ readonly kind: 'exited'; readonly code: number } & Output)
  | ({ readonly kind: 'deadline' } & Output)
  | ({ readonly kind: 'too-big' } & Output)
  | ({ readonly kind: 'cancelled' } & Output)
  /** Somebody else's signal. */
  | ({ readonly kind: 'killed'; readonly by: string } & Output)
  | { readonly kind: 'missing'; readonly program: string };

/** Runs programs without sharing the terminal with them. */
export interface Shell {
  run(command: Command): Promise<Ended>;
}

const defaultCap = 8 * 1024 * 1024;
/** Between TERM and KILL. */
const grace = 2_000;

/** Ends the whole group: a plugin that outlives kubectl would be an orphan otherwise. */
function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Children of one program run, so that leaving the program can end them all. */
export interface SystemShell extends Shell {
  /** KILL to every group still alive; for the exit path. */
  endAll(): void;
}

class Running {
  private readonly chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  private readonly size = { stdout: 0, stderr: 0 };
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly began = performance.now();
  private reason: 'deadline' | 'too-big' | 'cancelled' | undefined;
  private readonly child: ChildProcess;
  private readonly cap: number;

  constructor(child: ChildProcess, cap: number, onLine: Command['onLine']) {
    this.child = child;
    this.cap = cap;
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = child[name];
      stream?.on('data', (chunk: Buffer) => this.take(name, chunk));
      if (stream !== null && onLine !== undefined) createInterface({ input: stream }).on('line', onLine);
    }
  }

  private take(name: 'stdout' | 'stderr', chunk: Buffer): void {
    this.size[name] += chunk.length;
    if (this.size[name] > this.cap) this.end('too-big');
    else this.chunks[name].push(chunk);
  }

  end(reason: 'deadline' | 'too-big' | 'cancelled'): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    endGroup(this.child, 'SIGTERM');
    this.after(grace, () => {
      endGroup(this.child, 'SIGKILL');
      // A grandchild that left the group may still hold the pipes: stop listening to it.
      this.child.stdout?.destroy();
      this.child.stderr?.destroy();
    });
  }

  after(ms: number, act: () => void): void {
    this.timers.push(setTimeout(act, ms));
  }

  finish(code: number | null, signal: NodeJS.Signals | null): Ended {
    for (const timer of this.timers) clearTimeout(timer);
    if (this.reason !== undefined) endGroup(this.child, 'SIGKILL');
    const output = {
      stdout: Buffer.concat(this.chunks.stdout).toString('utf8'),
      stderr: Buffer.concat(this.chunks.stderr).toString('utf8'),
      took: performance.now() - this.began,
    };
    if (this.reason !== undefined) return { kind: this.reason, ...output };
    return code === null
      ? { kind: 'killed', by: signal ?? 'unknown', ...output }
      : { kind: 'exited', code, ...output };
  }
}

/** The real one: stdin is /dev/null, each child leads its own process group, TERM then KILL after 2 s. */
export function createShell(): SystemShell {
  const alive = new Set<ChildProcess>();
  const run = ({
    program,
    args,
    env,
    cwd,
    deadline,
    signal,
    cap = defaultCap,
    onLine,
  }: Command): Promise<Ended> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return resolve({ kind: 'cancelled', stdout: '', stderr: '', took: 0 });
      const child = spawn(program, [...args], {
        env: { ...env },
        ...(cwd === undefined ? {} : { cwd }),
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      alive.add(child);
      const running = new Running(child, cap, onLine);
      running.after(deadline, () => running.end('deadline'));
      const cancel = () => running.end('cancelled');
      signal?.addEventListener('abort', cancel, { once: true });
      const leave = () => {
        alive.delete(child);
        signal?.removeEventListener('abort', cancel);
      };
      child.once('error', (error: NodeJS.ErrnoException) => {
        leave();
        running.finish(null, null);
        if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ kind: 'missing', program });
        else reject(error);
      });
      child.once('close', (code, by) => {
        leave();
        resolve(running.finish(code, by));
      });
    });
  return {
    run,
    endAll: () => {
      for (const child of alive) endGroup(child, 'SIGKILL');
    },
  };
}
