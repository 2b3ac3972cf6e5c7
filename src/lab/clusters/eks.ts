import { isProblem } from '../../problem.ts';
import type { EksView } from '../actions.ts';
import type { Doors } from '../doors.ts';
import { valueAt } from '../path.ts';
import type { ContextFacts } from './kubeconfig.ts';

/** Which EKS cluster a context leads to, as far as the kubeconfig itself tells. */
export function eksOf(facts: ContextFacts): Pick<EksView, 'name' | 'region' | 'account'> | undefined {
  const args = facts.exec?.args ?? [];
  const after = (...flags: readonly string[]): string | undefined => {
    const at = args.findIndex((arg) => flags.includes(arg));
    return at < 0 ? undefined : args[at + 1];
  };
  const [, arnRegion, arnAccount, arnName] =
    /^arn:[^:]+:eks:([^:]+):(\d{12}):cluster\/(.+)$/.exec(facts.cluster) ?? [];
  const [, eksctlName, eksctlRegion] = /^(.+)\.([a-z0-9-]+)\.eksctl\.io$/.exec(facts.cluster) ?? [];
  const serverRegion = /\.([a-z0-9-]+)\.eks\.amazonaws\.com/.exec(facts.server)?.[1];
  const name = after('--cluster-name', '-i', '--cluster-id') ?? arnName ?? eksctlName;
  const region = after('--region') ?? arnRegion ?? eksctlRegion ?? serverRegion;
  if (name === undefined || region === undefined) return undefined;
  return { name, region, ...(arnAccount === undefined ? {} : { account: arnAccount }) };
}

const query = [
  'cluster.{arn: arn',
  'version: version',
  'platform: platformVersion',
  'mode: accessConfig.authenticationMode',
  'support: upgradePolicy.supportType}',
].join(', ');

const textAt = (value: unknown, path: string): string | undefined => {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
};

/** What AWS says about the cluster. Not being able to ask leaves what the kubeconfig tells: the plan is no check. */
export async function lookAtEks(
  doors: Doors,
  facts: ContextFacts,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<EksView | undefined> {
  const known = eksOf(facts);
  if (known === undefined) return undefined;
  const region = { AWS_REGION: known.region, AWS_DEFAULT_REGION: known.region };
  try {
    const aws = doors.aws({ program: 'aws', env: doors.env({ ...env, ...region }) });
    const input = { name: known.name };
    const seen = await aws.read({ service: 'eks', operation: 'describe-cluster', input, query, signal });
    const account = textAt(seen, 'arn')?.split(':')[4] ?? known.account;
    const parts = {
      account,
      version: textAt(seen, 'version'),
      platform: textAt(seen, 'platform'),
      authMode: textAt(seen, 'mode'),
      support: textAt(seen, 'support'),
    };
    return {
      ...known,
      ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
    };
  } catch (error) {
    if (isProblem(error) && error.code !== 'lab-cancelled') return known;
    throw error;
  }
}

/** `eks:study` or `eks:study@ap-northeast-1` as a target: a cluster by its name in AWS. */
export function eksTarget(named: string | undefined): { name: string; region?: string } | undefined {
  const [, name, region] = /^eks:([^@]+)(?:@([a-z0-9-]+))?$/.exec(named ?? '') ?? [];
  return name === undefined ? undefined : { name, ...(region === undefined ? {} : { region }) };
}

/** Has `aws eks update-kubeconfig` write the way in into a private file; the learner's own is not touched. */
export async function eksKubeconfig(
  doors: Doors,
  { name, region }: { readonly name: string; readonly region?: string },
  signal: AbortSignal | undefined,
): Promise<{ readonly kubeconfig: string; readonly context: string }> {
  const kubeconfig = await doors.files.write('.scratch', `eks-${name}.kubeconfig`, '');
  const context = `eks-${name}`;
  const aws = doors.aws({ program: 'aws', env: doors.env() });
  const where = region === undefined ? {} : { region };
  await aws.writeKubeconfig({ name, ...where, kubeconfig, context }, signal);
  return { kubeconfig, context };
}
