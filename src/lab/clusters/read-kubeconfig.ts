import { isProblem, Problem } from '../../problem.ts';
import type { Doors } from '../doors.ts';
import { valueAt } from '../path.ts';

type Named = Readonly<Record<string, unknown>> & { readonly name: string };

/** All files of KUBECONFIG as one, as kubectl merges them: the first to name a thing wins. Nothing is run. */
export type Kubeconfig = {
  readonly current: string | undefined;
  readonly contexts: readonly Named[];
  readonly clusters: readonly Named[];
  readonly users: readonly Named[];
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Fields that name files, and the field that holds the same as data. */
const fileFields = {
  'certificate-authority': 'certificate-authority-data',
  'client-certificate': 'client-certificate-data',
  'client-key': 'client-key-data',
} as const;

const absolute = (path: string, folder: string): string =>
  /^([/\\]|[A-Za-z]:)/.test(path) ? path : `${folder}/${path}`;

async function inline(entry: Readonly<Record<string, unknown>>, folder: string, doors: Doors) {
  const made: Record<string, unknown> = { ...entry };
  for (const [field, data] of Object.entries(fileFields)) {
    const path = entry[field];
    if (typeof path !== 'string' || path === '') continue;
    delete made[field];
    made[data] ??= await doors.readBase64(absolute(path, folder));
  }
  if (typeof entry.tokenFile === 'string') made.tokenFile = absolute(entry.tokenFile, folder);
  return made;
}

const namedIn = (value: unknown): readonly Named[] =>
  Array.isArray(value)
    ? value.filter((item): item is Named => isMap(item) && typeof item.name === 'string')
    : [];

async function readOne(path: string, doors: Doors): Promise<Kubeconfig | undefined> {
  let text: string;
  try {
    text = await doors.readText(path);
  } catch (error) {
    if (isProblem(error)) throw error;
    return undefined;
  }
  const config = (await doors.parseYaml(text))?.[0];
  if (!isMap(config)) return undefined;
  const current = config['current-context'];
  const folder = folderOf(path);
  const withFiles = (list: unknown, field: string) =>
    namedIn(list).map((item) => ({ ...item, folder, [field]: isMap(item[field]) ? item[field] : {} }));
  return {
    current: typeof current === 'string' && current !== '' ? current : undefined,
    contexts: namedIn(config.contexts),
    clusters: withFiles(config.clusters, 'cluster'),
    users: withFiles(config.users, 'user'),
  };
}

const firstOf = (lists: readonly (readonly Named[])[]): readonly Named[] =>
  [
    ...new Map(
      lists
        .flat()
        .toReversed()
        .map((item) => [item.name, item]),
    ).values(),
  ].toReversed();

/** Reads the learner's kubeconfig files (`list` is KUBECONFIG's value). Files that are not there are left out. */
export async function readKubeconfig(doors: Doors, list: readonly string[]): Promise<Kubeconfig> {
  const files = (await Promise.all(list.map((path) => readOne(path, doors)))).filter(
    (file) => file !== undefined,
  );
  return {
    current: files.find((file) => file.current !== undefined)?.current,
    contexts: firstOf(files.map((file) => file.contexts)),
    clusters: firstOf(files.map((file) => file.clusters)),
    users: firstOf(files.map((file) => file.users)),
  };
}

/** One context of it as a kubeconfig of its own, certificates inside. */
export async function oneContext(doors: Doors, config: Kubeconfig, name: string): Promise<unknown> {
  const named = (list: readonly Named[], wanted: unknown) => list.find((item) => item.name === wanted);
  const context = named(config.contexts, name);
  const cluster = named(config.clusters, valueAt(context, 'context.cluster'));
  const user = named(config.users, valueAt(context, 'context.user'));
  if (context === undefined || cluster === undefined) throw new Problem('kube-no-context', { context: name });
  const part = async (item: Named, field: string) => ({
    name: item.name,
    [field]: await inline(isMap(item[field]) ? item[field] : {}, String(item.folder ?? ''), doors),
  });
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [await part(cluster, 'cluster')],
    users: user === undefined ? [] : [await part(user, 'user')],
    contexts: [{ name, context: context.context }],
    'current-context': name,
  };
}
