import { contextFacts, isLocal, productionSign, providerOf } from './clusters/kubeconfig.ts';
import { readKubeconfig } from './clusters/read-kubeconfig.ts';
import type { Doors } from './doors.ts';
import type { LabPlace } from './lab-place.ts';
import { valueAt } from './path.ts';

const unknownSize = { nodes: 0, namespaces: 0 };

/** Providers whose tool is on this machine; nothing is made, and no cluster is asked. */
async function made({ providers, shell, env }: Doors, signal?: AbortSignal): Promise<readonly LabPlace[]> {
  const found = await Promise.all(
    providers.map(async ({ id, simulated }): Promise<readonly LabPlace[]> => {
      const place: LabPlace = { target: id, provider: id, made: true, current: false, local: true };
      if (simulated) return [place];
      const ended = await shell.run({
        program: id,
        args: ['version'],
        env: env(),
        deadline: 5_000,
        ...(signal === undefined ? {} : { signal }),
      });
      return ended.kind === 'missing' ? [] : [place];
    }),
  );
  return found.flat();
}

/** Contexts of the learner's kubeconfig; only the files are read. */
async function contexts(doors: Doors): Promise<readonly LabPlace[]> {
  const config = await readKubeconfig(doors, doors.kubeconfig);
  return config.contexts.flatMap((context): readonly LabPlace[] => {
    const named = (list: typeof config.users, field: string) =>
      list.filter(({ name }) => name === valueAt(context, `context.${field}`));
    const facts = contextFacts({
      contexts: [context],
      clusters: named(config.clusters, 'cluster'),
      users: named(config.users, 'user'),
    });
    if (facts === undefined) return [];
    const provider = providerOf(facts);
    const production = productionSign([facts.context, facts.cluster], unknownSize);
    return [
      {
        target: facts.context,
        provider,
        made: false,
        server: facts.server,
        current: facts.context === config.current,
        local: isLocal(provider, facts.server),
        ...(production === undefined ? {} : { production }),
      },
    ];
  });
}

/** Where labs can run from this machine, the practice cluster first; nothing is contacted. */
export async function labPlaces(doors: Doors, signal?: AbortSignal): Promise<readonly LabPlace[]> {
  const [practice, ...tools] = await made(doors, signal);
  const own = await contexts(doors);
  return [...(practice === undefined ? [] : [practice]), ...own, ...tools];
}
