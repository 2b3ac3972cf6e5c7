import type { Ended, Shell } from '../../host/shell.ts';
import type { Both } from '../../i18n/language.ts';
import type { ClusterAccess, ClusterProvider, ProviderState } from './provider.ts';
import { engineLack, stepOf, toolProblem } from './tool-output.ts';

/** What the CLIs of local clusters need. */
export type ClusterTools = {
  readonly shell: Shell;
  readonly env: (extra?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Where the kubeconfig of a tool's cluster is kept: never the learner's own. */
  readonly kubeconfig: (tool: string) => string;
};

/** A command beside the tool's own. */
export type OtherCommand = { readonly program: string; readonly args: readonly string[] };

/** How one CLI makes, finds and deletes the cluster `eks-learn`. */
export type ToolCommands = {
  readonly id: string;
  readonly context: string;
  /** Of the Kubernetes it makes: of the oldest minor that EKS fully supports, one that this tool brings along. */
  readonly version: string;
  readonly create: readonly string[];
  readonly start?: readonly string[];
  readonly remove: readonly string[];
  /** Writes the context of a running cluster into KUBECONFIG. */
  readonly access: readonly string[];
  readonly list: readonly string[];
  /** Whether the list's output has our cluster, and whether it runs. */
  readonly find: (stdout: string) => ProviderState;
  /** For a tool that lists stopped clusters as it does others: what starts one, by what `access` said of it. */
  readonly revive?: (stderr: string) => readonly OtherCommand[];
};

const minutes = 60_000;

type Tell = (say: Both) => void;

/** What was made in part is deleted when making it was broken off: it would be taken for a cluster the next time. */
const brokenOff = (ended: Ended): boolean => ended.kind !== 'exited' && ended.kind !== 'missing';

/** The tool, its steps told as they begin. */
function runner({ shell, env, kubeconfig }: ClusterTools, tool: ToolCommands) {
  const run = (
    args: readonly string[],
    deadline: number,
    { tell, signal, program = tool.id }: { tell?: Tell; signal?: AbortSignal | undefined; program?: string },
  ): Promise<Ended> =>
    shell.run({
      program,
      args,
      env: env({ KUBECONFIG: kubeconfig(tool.id) }),
      deadline,
      onLine: (line) => {
        const step = stepOf(line);
        if (step !== undefined) tell?.({ ja: `${tool.id}: ${step}`, en: `${tool.id}: ${step}` });
      },
      ...(signal === undefined ? {} : { signal }),
    });
  const must = async (args: readonly string[], tell?: Tell, signal?: AbortSignal): Promise<void> => {
    const ended = await run(args, 10 * minutes, tell === undefined ? { signal } : { tell, signal });
    const problem = toolProblem(tool.id, ended);
    if (problem !== undefined) throw problem;
  };
  return { tool, run, must };
}

type Runner = ReturnType<typeof runner>;

async function create({ tool, run }: Runner, tell: Tell, signal?: AbortSignal): Promise<void> {
  const ended = await run(tool.create, 10 * minutes, { tell, signal });
  if (brokenOff(ended)) {
    tell({
      ja: `${tool.id} で、作りかけのクラスターを消します`,
      en: `${tool.id} deletes what it had begun to make`,
    });
    await run(tool.remove, 2 * minutes, {});
  }
  const problem = toolProblem(tool.id, ended);
  if (problem !== undefined) throw problem;
}

const startsIt = (tool: string): Both => ({
  ja: `${tool} のクラスターを起動します`,
  en: `${tool} starts its cluster`,
});

/** The way into a cluster that is listed as running; one that turns out to be stopped is started. */
async function reach({ tool, run, must }: Runner, tell: Tell, signal?: AbortSignal): Promise<void> {
  const ended = await run(tool.access, minutes, { signal });
  const problem = toolProblem(tool.id, ended);
  if (problem === undefined) return;
  const revive = ended.kind === 'exited' ? (tool.revive?.(ended.stderr) ?? []) : [];
  if (revive.length === 0) throw problem;
  tell(startsIt(tool.id));
  for (const { program, args } of revive) {
    const failed = toolProblem(program, await run(args, 3 * minutes, { signal, program }));
    if (failed !== undefined) throw failed;
  }
  await must(tool.access, undefined, signal);
}

async function stateOf({ tool, run }: Runner, signal?: AbortSignal): Promise<ProviderState> {
  const ended = await run(tool.list, 20_000, { signal });
  if (ended.kind === 'missing') return 'tool-missing';
  if (engineLack(ended.stderr) !== undefined) return 'no-engine';
  if (ended.kind !== 'exited' || ended.code !== 0) return 'absent';
  return tool.find(ended.stdout);
}

/** A local cluster made on request through its own CLI, with a kubeconfig of its own. */
export function toolCluster(tools: ClusterTools, tool: ToolCommands): ClusterProvider {
  const own = runner(tools, tool);
  const access: ClusterAccess = { kubeconfig: tools.kubeconfig(tool.id), context: tool.context };
  const up = async (tell: Tell, signal?: AbortSignal): Promise<ClusterAccess> => {
    const now = await stateOf(own, signal);
    if (now === 'no-engine' || now === 'tool-missing') await own.must(tool.list, undefined, signal);
    if (now === 'running') {
      await reach(own, tell, signal);
    } else if (now === 'stopped' && tool.start !== undefined) {
      tell(startsIt(tool.id));
      await own.must(tool.start, tell, signal);
      await own.must(tool.access, undefined, signal);
    } else {
      tell({
        ja: `${tool.id} で Kubernetes ${tool.version} のクラスターを作ります（数分）`,
        en: `${tool.id} makes a cluster of Kubernetes ${tool.version} (minutes)`,
      });
      await create(own, tell, signal);
    }
    return access;
  };
  return {
    id: tool.id,
    simulated: false,
    capabilities: undefined,
    state: (signal) => stateOf(own, signal),
    up,
    down: (signal) => own.must(tool.remove, undefined, signal),
    async reset(tell, signal) {
      await own.must(tool.remove, tell, signal);
      return up(tell, signal);
    },
    env: async () => ({}),
  };
}
