import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The files of one practice cluster; all of them are the learner's alone (0600 in 0700). */
export type Home = {
  readonly name: string;
  readonly folder: string;
  readonly kubeconfig: string;
  readonly settings: string;
  readonly secrets: string;
  readonly server: string;
  readonly lock: string;
  readonly log: string;
  readonly snapshots: string;
};

/** What the process of a cluster says of itself while it runs. */
export type ServerFile = {
  readonly pid: number;
  readonly port: number;
  readonly minor: number;
  /** ISO time. */
  readonly since: string;
};

/** What a cluster was made with. */
export type SettingsFile = { readonly nodes: number; readonly seed: number; readonly port: number };

type Variables = Readonly<Record<string, string | undefined>>;

/** EKS_LEARN_HOME, else `eks-learn` in XDG_STATE_HOME, else in `~/.local/state`; `practice` below it. */
export function practiceRoot(env: Variables, platform: string, home: string): string {
  const own = env.EKS_LEARN_HOME;
  if (own !== undefined && own !== '') return join(own, 'practice');
  const state = env.XDG_STATE_HOME;
  if (state !== undefined && isAbsolute(state)) return join(state, 'eks-learn', 'practice');
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'eks-learn', 'practice');
  return join(home, '.local', 'state', 'eks-learn', 'practice');
}

/** The name of a cluster stands in paths and in a kubeconfig. */
export const isName = (name: string): boolean => /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(name);

export function homeOf(root: string, name: string): Home {
  const folder = join(root, name);
  const at = (file: string) => join(folder, file);
  return {
    name,
    folder,
    kubeconfig: at('kubeconfig'),
    settings: at('settings.json'),
    secrets: at('secrets.json'),
    server: at('server.json'),
    lock: at('lock'),
    log: at('server.log'),
    snapshots: at('snapshots'),
  };
}

export function makeHome({ folder, snapshots }: Home): void {
  for (const one of [folder, snapshots]) {
    mkdirSync(one, { recursive: true, mode: 0o700 });
    chmodSync(one, 0o700);
  }
}

/** Replaces a file whole, readable by the learner only. */
export function writePrivate(path: string, text: string): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, path);
}

/** `undefined` for a file that is not there or is no JSON. */
export function readJson<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Clusters that have been made, by name. */
export const namesIn = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root).filter((name) => isName(name) && existsSync(join(root, name, 'settings.json')))
    : [];

/** Everything the cluster holds, but not its keys and settings. */
export function forgetState({ folder }: Home): void {
  for (const file of ['snapshot.json', 'journal.jsonl']) rmSync(join(folder, file), { force: true });
}
