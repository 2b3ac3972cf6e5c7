import { labTexts } from '../../i18n/texts/lab.ts';
import type { ClusterProvider } from '../../lab/clusters/provider.ts';
import { Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { cancellable } from './lab-open.ts';

async function providersOf(cli: CliContext): Promise<readonly ClusterProvider[]> {
  const { labDoors } = await import('../wire-labs.ts');
  return labDoors(cli.world).providers;
}

async function providerNamed(name: string, cli: CliContext): Promise<ClusterProvider> {
  const providers = await providersOf(cli);
  const found = providers.find(({ id }) => id === name);
  if (found !== undefined) return found;
  throw new Problem('usage', { message: `${name}: ${providers.map(({ id }) => id).join(', ')}` });
}

/** Which places can be made here, and whether they are there now. */
export async function listClusters(cli: CliContext): Promise<void> {
  const providers = await providersOf(cli);
  const rows = await Promise.all(
    providers.map(async ({ id, simulated, state }) => ({ id, simulated, state: await state() })),
  );
  if (cli.flags().json) return cli.print.json('lab-clusters', { clusters: rows });
  for (const { id, state } of rows)
    cli.print.out(`${id.padEnd(10)}${cli.say(labTexts.clusterStates[state])}`);
}

/** Makes the cluster of a tool, or starts it. */
export async function makeCluster(name: string, cli: CliContext): Promise<void> {
  const provider = await providerNamed(name, cli);
  const { context } = await cancellable((signal) =>
    provider.up((say) => cli.print.note(`  ${cli.say(say)}`), signal),
  );
  if (cli.flags().json) return cli.print.json('lab-cluster', { id: name, state: 'running', context });
  cli.print.out(`${name}  ${cli.say(labTexts.clusterStates.running)}  ${context}`);
  cli.print.note(`${cli.say(labTexts.nextIs)} eks-learn lab start --target ${name}`);
}

/** Deletes the cluster of a tool. One in which a lab is still open is kept. */
export async function deleteCluster(name: string, cli: CliContext): Promise<void> {
  const provider = await providerNamed(name, cli);
  const { labs } = await cli.services();
  const open = (await labs.sessions()).find(({ target }) => target.provider === name);
  if (open !== undefined)
    throw new Problem('lab-already-open', { lab: open.lab, session: open.session, context: name });
  await cancellable((signal) => provider.down(signal));
  if (cli.flags().json) return cli.print.json('lab-cluster', { id: name, state: 'absent', context: null });
  cli.print.out(`${name}  ${cli.say(labTexts.clusterStates.absent)}`);
}
