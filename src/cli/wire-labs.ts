import { readdir, readFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { createAws } from '../host/aws.ts';
import { childEnv } from '../host/child-env.ts';
import { systemClock } from '../host/clock.ts';
import { createKubectl } from '../host/kubectl.ts';
import { createLabFiles } from '../host/lab-files.ts';
import { createShell, type SystemShell } from '../host/shell.ts';
import type { LabActions } from '../lab/actions.ts';
import { createProviders } from '../lab/clusters/index.ts';
import type { Doors } from '../lab/doors.ts';
import type { LabPackage } from '../lab/lab.ts';
import { createLabActions } from '../lab/lab-actions.ts';
import { dataFolder } from '../store/data-folder.ts';
import { compiledLab, compiledLabs } from './wire-compiled-labs.ts';
import type { World } from './world.ts';

let shell: SystemShell | undefined;

/** One shell a process, whose children all end with it. */
function theShell(): SystemShell {
  if (shell !== undefined) return shell;
  const made = createShell();
  process.once('exit', made.endAll);
  shell = made;
  return made;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const kubeconfigFiles = ({ env, home }: World): readonly string[] =>
  env.KUBECONFIG === undefined || env.KUBECONFIG === ''
    ? [join(home, '.kube/config')]
    : env.KUBECONFIG.split(delimiter).filter((path) => path !== '');

/** Without a home, sessions live as long as the machine's temporary files. */
const nowhereElse = (): string => join(tmpdir(), `eks-learn-${process.getuid?.() ?? 'user'}`);

/** The real doors of lab sessions. `labs` is where authors' labs come from when they are not the compiled ones. */
export function labDoors(world: World, labs?: () => Promise<readonly LabPackage[]>): Doors {
  const running = theShell();
  const root = join(dataFolder(world.env, world.platform) ?? nowhereElse(), 'labs');
  // Some kubectls look at the current cluster whatever they are asked: they find none unless a call names one.
  const none = { KUBECONFIG: devNull, KUBECACHEDIR: join(root, 'cache') };
  const env: Doors['env'] = (extra) => childEnv(world.env, { ...none, ...extra });
  return {
    shell: running,
    clock: systemClock,
    files: createLabFiles(root),
    kubectl: (access) => createKubectl(running, access),
    aws: (access) => createAws(running, access),
    env,
    kubeconfig: kubeconfigFiles(world),
    readBase64: async (path) => (await readFile(path)).toString('base64'),
    searchPath: (world.env.PATH ?? '').split(delimiter),
    providers: createProviders(
      {
        shell: running,
        env,
        kubeconfig: (tool) => join(root, `${tool}.kubeconfig`),
      },
      async () => (await import('./practice-control.ts')).practiceDoor(world),
    ),
    labs: labs ?? (async () => compiledLabs(world)),
    lab: async (id) =>
      labs === undefined
        ? compiledLab(world, id)
        : (await labs()).find(({ lab }) => lab.id === id || lab.aliases.includes(id)),
    readText: (path) => readFile(path, 'utf8'),
    filesBelow,
    random: Math.random,
    parseYaml: async (text) => (await import('../course/yaml-documents.ts')).yamlDocuments(text),
    instant: (text) => Date.parse(text),
  };
}

export const labActions = (world: World): LabActions => createLabActions(labDoors(world));
