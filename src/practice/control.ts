import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { forgetState, type Home, makeHome, readJson, type ServerFile } from './home.ts';
import { contextName } from './kubeconfig.ts';
import type { Secrets } from './practice.ts';
import type { PracticeStatus } from './practice-status.ts';
import { holderOf } from './process-lock.ts';
import { compactState } from './state/journal.ts';

/** Read when somebody asks: TLS costs a start 26 ms, and a cluster that starts tells its state itself. */
const client = () => import('./client.ts');

/**
 * Flags of Node.js for the process of a cluster: a small nursery of new objects, and an old generation that may grow by
 * a fifth before it is collected. Its lists are large and live shortly; with the usual 16 MB a cluster of 300 Pods takes
 * a quarter more memory, and one of 2,000 Pods that come and go 325 instead of 225 MB, for no gain in time.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=20'];

/** What glibc frees goes back to the system at once: 12 MB of 200. Other C libraries do not know these. */
const memoryEnv = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

export type ControlOptions = {
  readonly home: Home;
  /** Program and arguments that run `practice serve` in a process of its own. */
  readonly serve: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type UpOptions = { readonly nodes?: number; readonly idle?: number; readonly speed?: number };

export type PracticeState = 'running' | 'stopped' | 'absent';

/** Starts, stops, asks and resets one practice cluster from another process. */
export class PracticeControl {
  private readonly options: ControlOptions;

  constructor(options: ControlOptions) {
    this.options = options;
  }

  get access(): { readonly kubeconfig: string; readonly context: string } {
    const { home } = this.options;
    return { kubeconfig: home.kubeconfig, context: contextName(home.name) };
  }

  async state(): Promise<PracticeState> {
    if ((await this.status()) !== undefined) return 'running';
    return existsSync(this.options.home.settings) ? 'stopped' : 'absent';
  }

  /** `undefined` when it does not run. */
  async status(): Promise<PracticeStatus | undefined> {
    const { home } = this.options;
    const server = readJson<ServerFile>(home.server);
    const secrets = readJson<Secrets>(home.secrets);
    if (server === undefined || secrets === undefined) return undefined;
    const { ask } = await client();
    const said = await ask('GET', '/practice/status', server.port, secrets, 2000);
    return said === undefined ? undefined : ({ ...said, since: server.since } as unknown as PracticeStatus);
  }

  /**
   * Makes it run, at once when it does, and tells its state then. Throws a Problem when it does not start; an aborted
   * signal ends its process.
   */
  async up(how: UpOptions = {}, signal?: AbortSignal): Promise<PracticeStatus | undefined> {
    const { home } = this.options;
    const now = readJson(home.server) === undefined ? undefined : await this.status();
    if (now !== undefined) return now;
    makeHome(home);
    return (await this.start(how, signal)) ?? this.status();
  }

  /** What the process says once it answers; `undefined` when another process was quicker. */
  private start(how: UpOptions, signal?: AbortSignal): Promise<PracticeStatus | undefined> {
    const { home, serve, env } = this.options;
    const [program = process.execPath, ...args] = serve;
    const flags = [
      ['--name', home.name],
      ...(how.nodes === undefined ? [] : [['--nodes', String(how.nodes)]]),
      ...(how.idle === undefined ? [] : [['--idle', String(how.idle)]]),
      ...(how.speed === undefined ? [] : [['--speed', String(how.speed)]]),
    ].flat();
    const log = openSync(home.log, 'w', 0o600);
    const child = spawn(program, [...args, ...flags], {
      detached: true,
      stdio: ['ignore', 'pipe', log],
      env: { ...memoryEnv, ...env },
      cwd: home.folder,
    });
    return new Promise((resolve, reject) => {
      const stop = () => child.kill();
      signal?.addEventListener('abort', stop, { once: true });
      const failed = () =>
        reject(new Problem('practice-did-not-start', { log: home.log, said: this.lastWords() }));
      const timer = setTimeout(failed, 20_000);
      child.once('error', failed);
      child.once('exit', () => {
        clearTimeout(timer);
        // Another process may have been quicker, and not be ready yet.
        this.untilRunning().then((running) => (running ? resolve(undefined) : failed()), reject);
      });
      // One line shorter than what a pipe takes at once.
      child.stdout?.once('data', (said) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
        child.removeAllListeners('exit');
        child.stdout?.destroy();
        child.unref();
        resolve(JSON.parse(String(said)) as PracticeStatus);
      });
    });
  }

  /** Whether the process that holds the lock comes to answer. */
  private async untilRunning(): Promise<boolean> {
    for (let waited = 0; waited < 20_000; waited += 50) {
      if ((await this.status()) !== undefined) return true;
      if (holderOf(this.options.home.lock) === undefined) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  private lastWords(): string {
    const { log } = this.options.home;
    return existsSync(log) ? (readFileSync(log, 'utf8').trim().split('\n').at(0) ?? '') : '';
  }

  /** Stops it and waits until it is gone; its state stays. */
  async down(): Promise<boolean> {
    const { home } = this.options;
    const pid = holderOf(home.lock);
    if (pid === undefined) return false;
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; holderOf(home.lock) !== undefined; waited += 20) {
      if (waited > 5000) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    rmSync(home.server, { force: true });
    rmSync(home.lock, { force: true });
    return true;
  }

  /** Begins again with an empty cluster; its address and keys stay. */
  async reset(how: UpOptions = {}, signal?: AbortSignal): Promise<PracticeStatus | undefined> {
    await this.down();
    forgetState(this.options.home);
    if (how.nodes !== undefined) rmSync(this.options.home.settings, { force: true });
    return this.up(how, signal);
  }

  /** Keeps the present state under a name. Throws a Problem when there is none. */
  async snapshot(name: string): Promise<void> {
    const { home } = this.options;
    const server = readJson<ServerFile>(home.server);
    const secrets = readJson<Secrets>(home.secrets);
    const { ask } = await client();
    const asked = server && secrets && (await ask('POST', '/practice/compact', server.port, secrets, 10_000));
    // One that was killed has left its last writes in the journal.
    if (asked === undefined && holderOf(home.lock) === undefined) compactState(home.folder);
    const present = join(home.folder, 'snapshot.json');
    if (!existsSync(present)) throw new Problem('practice-no-state', { name: home.name });
    copyFileSync(present, join(home.snapshots, `${name}.json`));
  }

  snapshots(): readonly string[] {
    const { snapshots } = this.options.home;
    return existsSync(snapshots)
      ? readdirSync(snapshots)
          .filter((file) => file.endsWith('.json'))
          .map((file) => file.slice(0, -5))
      : [];
  }

  /** Puts a kept state in the place of the present one. Throws a Problem when there is none of that name. */
  async restore(name: string): Promise<void> {
    const { home } = this.options;
    const kept = join(home.snapshots, `${name}.json`);
    if (!existsSync(kept)) throw new Problem('practice-no-snapshot', { snapshot: name, name: home.name });
    await this.down();
    forgetState(home);
    copyFileSync(kept, join(home.folder, 'snapshot.json'));
    await this.up();
  }
}
