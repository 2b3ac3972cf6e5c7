import { rmSync } from 'node:fs';
import { runningClock } from './clock.ts';
import { type Home, makeHome, readJson, type ServerFile, type SettingsFile, writePrivate } from './home.ts';
import { Idleness } from './idleness.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { newSecrets, type Secrets, startPractice } from './practice.ts';
import type { PracticeStatus } from './practice-status.ts';
import { takeLock } from './process-lock.ts';
import { Journal } from './state/journal.ts';
import { Store } from './state/store.ts';

export type ServeOptions = {
  readonly home: Home;
  readonly data: string;
  readonly nodes: number;
  /** Minor version of Kubernetes it serves; asked for before the rest is read, because it takes as long. */
  readonly minor: Promise<number>;
  /** Milliseconds without use after which the process ends; 0 never. */
  readonly idle: number;
  /** How many times as fast as real time its clock runs. */
  readonly speed: number;
  /** Told once the API answers. */
  readonly ready: (server: ServerFile & PracticeStatus) => void;
};

const freshSeed = (): number => Math.floor(Math.random() * 2 ** 31);

/** Runs one practice cluster in this process until it is told to stop; false when another process runs it. */
export async function servePractice({
  home,
  data,
  nodes,
  minor,
  idle,
  speed,
  ready,
}: ServeOptions): Promise<boolean> {
  makeHome(home);
  if (!takeLock(home.lock)) return false;
  const known = readJson<SettingsFile>(home.settings);
  const secrets = readJson<Secrets>(home.secrets) ?? newSecrets(Date.now());
  writePrivate(home.secrets, JSON.stringify(secrets));
  const store = new Store();
  const journal = new Journal(home.folder, store);
  const idleness = new Idleness(idle, Date.now);
  const settings = { nodes: known?.nodes ?? nodes, seed: known?.seed ?? freshSeed() };
  const practice = await startPractice({
    settings: { name: home.name, minor: await minor, nodes: settings.nodes, serviceNetwork: '10.96.0.0/16' },
    secrets,
    data,
    store,
    clock: runningClock(speed),
    seed: settings.seed,
    port: known?.port ?? 0,
    used: () => idleness.begin(),
    idleLeft: () => idleness.left(),
    compact: () => journal.compact(),
  });
  writePrivate(home.settings, JSON.stringify({ ...settings, port: practice.port } satisfies SettingsFile));
  writePrivate(
    home.kubeconfig,
    kubeconfigText(home.name, practice.port, secrets.authority.certificate, secrets.token),
  );
  const server: ServerFile = {
    pid: process.pid,
    port: practice.port,
    minor: await minor,
    since: new Date().toISOString(),
  };
  writePrivate(home.server, JSON.stringify(server));
  ready({ ...server, ...practice.status(), since: server.since });
  await untilStopped(() => idleness.left() ?? Number.POSITIVE_INFINITY);
  await practice.stop();
  journal.compact();
  journal.close();
  rmSync(home.server, { force: true });
  rmSync(home.lock, { force: true });
  return true;
}

/** Until TERM, INT, or nobody has used it for long; `left` says how many milliseconds that still takes. */
function untilStopped(left: () => number): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    const look = (): NodeJS.Timeout => setTimeout(again, Math.min(left() + 1, 60_000));
    const again = () => {
      if (left() <= 0) return stop();
      timer = look();
    };
    let timer = look();
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    process.on('SIGHUP', () => undefined);
  });
}
