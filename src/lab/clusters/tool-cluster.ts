import type { Shell } from '../../host/shell.ts';
import type { Both } from '../../i18n/language.ts';
import { Problem } from '../../problem.ts';
import type { ClusterAccess, ClusterProvider, ProviderState } from './provider.ts';

/** What the CLIs of local clusters need. */
export type ClusterTools = {
  readonly shell: Shell;
  readonly env: (extra?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Where the kubeconfig of a tool's cluster is kept: never the learner's own. */
  readonly kubeconfig: (tool: string) => string;
};

/** How one CLI makes, finds and deletes the cluster `eks-learn`. */
export type ToolCommands = {
  readonly id: string;
  readonly context: string;
  readonly create: readonly string[];
  readonly start?: readonly string[];
  readonly remove: readonly string[];
  /** Writes the context of a running cluster into KUBECONFIG. */
  readonly access: readonly string[];
  readonly list: readonly string[];
  /** Whether the list's output has our cluster, and whether it runs. */
  readonly find: (stdout: string) => ProviderState;
};

const minutes = 60_000;

/** The Kubernetes of clusters that are made here: one that all three tools have and that EKS runs. */
export const kubernetes = 'v1.34.3';

/** A local cluster made on request through its own CLI, with a kubeconfig of its own. */
export function toolCluster({ shell, env, kubeconfig }: ClusterTools, tool: ToolCommands): ClusterProvider {
  const own = { KUBECONFIG: kubeconfig(tool.id) };
  const run = (args: readonly string[], deadline: number, signal?: AbortSignal) =>
    shell.run({
      program: tool.id,
      args,
      env: env(own),
      deadline,
      ...(signal === undefined ? {} : { signal }),
    });
  const must = async (args: readonly string[], signal?: AbortSignal): Promise<void> => {
    const ended = await run(args, 10 * minutes, signal);
    if (ended.kind === 'exited' && ended.code === 0) return;
    if (ended.kind === 'missing') throw new Problem('lab-tool-missing', { tool: tool.id, needed: '' });
    if (ended.kind === 'cancelled') throw new Problem('lab-cancelled');
    const said = ended.stderr.trim().split('\n').at(-1) ?? ended.kind;
    throw new Problem('cluster-tool-failed', { tool: tool.id, said });
  };
  const state = async (signal?: AbortSignal): Promise<ProviderState> => {
    const ended = await run(tool.list, 20_000, signal);
    if (ended.kind === 'missing') return 'tool-missing';
    if (ended.kind !== 'exited' || ended.code !== 0) return 'absent';
    return tool.find(ended.stdout);
  };
  const access: ClusterAccess = { kubeconfig: own.KUBECONFIG, context: tool.context };
  const up = async (tell: (say: Both) => void, signal?: AbortSignal): Promise<ClusterAccess> => {
    const now = await state(signal);
    if (now === 'running') {
      await must(tool.access, signal);
    } else if (now === 'stopped' && tool.start !== undefined) {
      tell({ ja: `${tool.id} のクラスターを起動します`, en: `${tool.id} starts its cluster` });
      await must(tool.start, signal);
      await must(tool.access, signal);
    } else {
      tell({
        ja: `${tool.id} で Kubernetes ${kubernetes} のクラスターを作ります（数分）`,
        en: `${tool.id} makes a cluster of Kubernetes ${kubernetes} (minutes)`,
      });
      await must(tool.create, signal);
    }
    return access;
  };
  return {
    id: tool.id,
    simulated: false,
    capabilities: undefined,
    state,
    up,
    down: (signal) => must(tool.remove, signal),
    async reset(tell, signal) {
      await must(tool.remove, signal);
      return up(tell, signal);
    },
    env: async () => ({}),
  };
}
