import { isAbsolute, join } from 'node:path';

/** Variables that say where the learner's data lies. */
export type FolderVariables = Readonly<Record<string, string | undefined>>;

/**
 * EKS_LEARN_HOME, else `eks-learn` in XDG_DATA_HOME (absolute paths only, as the XDG specification asks),
 * else in `~/.local/share`, on Windows in LOCALAPPDATA. Undefined when there is no home: nothing is saved then.
 */
export function dataFolder(env: FolderVariables, platform: string): string | undefined {
  const own = env.EKS_LEARN_HOME;
  if (own !== undefined && own !== '') return own;
  const data = env.XDG_DATA_HOME;
  if (data !== undefined && isAbsolute(data)) return join(data, 'eks-learn');
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA;
    return local === undefined || local === '' ? undefined : join(local, 'eks-learn');
  }
  const home = env.HOME;
  return home !== undefined && isAbsolute(home) ? join(home, '.local', 'share', 'eks-learn') : undefined;
}
