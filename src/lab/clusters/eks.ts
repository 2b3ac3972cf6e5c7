import type { ProblemCode } from '../../i18n/problems/index.ts';
import { isProblem, Problem, type ProblemDetails } from '../../problem.ts';
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

type Env = Readonly<Record<string, string>>;

/** The AWS that the sign-in command of the context asks: its Region, and its profile where it names one. */
function awsOf(doors: Doors, facts: ContextFacts, region: string, env: Env) {
  const { args = [], env: given = {} } = facts.exec ?? {};
  const own = Object.fromEntries(Object.entries(given).filter(([variable]) => variable.startsWith('AWS_')));
  const profile = args[args.indexOf('--profile') + 1];
  const named = args.includes('--profile') && profile !== undefined ? { AWS_PROFILE: profile } : {};
  const where = { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  return doors.aws({ program: 'aws', env: doors.env({ ...env, ...own, ...named, ...where }) });
}

async function ifTold<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isProblem(error) && error.code !== 'lab-cancelled') return undefined;
    throw error;
  }
}

/** What AWS says about the cluster, and who asks. Not being able to ask leaves what the kubeconfig tells: the plan is no check. */
export async function lookAtEks(
  doors: Doors,
  facts: ContextFacts,
  env: Env,
  signal: AbortSignal | undefined,
): Promise<EksView | undefined> {
  const known = eksOf(facts);
  if (known === undefined) return undefined;
  const aws = awsOf(doors, facts, known.region, env);
  const input = { name: known.name };
  const [seen, caller] = await Promise.all([
    ifTold(aws.read({ service: 'eks', operation: 'describe-cluster', input, query, signal })),
    ifTold(aws.identity(signal)),
  ]);
  const parts = {
    account: textAt(seen, 'arn')?.split(':')[4] ?? known.account,
    version: textAt(seen, 'version'),
    platform: textAt(seen, 'platform'),
    authMode: textAt(seen, 'mode'),
    support: textAt(seen, 'support'),
    caller: caller?.arn,
  };
  return {
    ...known,
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
  };
}

/** What problems with this cluster mention of it. */
export const eksPlace = ({ name, region, caller }: EksView): ProblemDetails => ({
  cluster: name,
  region,
  ...(caller === undefined ? {} : { arn: caller }),
});

const refusals: ReadonlySet<ProblemCode> = new Set(['kube-unauthorized', 'kube-forbidden', 'kube-plugin']);

/** Causes that lie before the cluster: AWS itself does not take who asks. */
const ofTheCaller: ReadonlySet<ProblemCode> = new Set([
  'aws-sso-expired',
  'aws-expired',
  'aws-no-credentials',
  'aws-no-profile',
  'aws-credential-process',
  'aws-bad-key',
]);

/** A refusal with who was refused; where AWS does not take the caller either, that is what is told instead. */
export async function withCaller(
  error: unknown,
  doors: Doors,
  facts: ContextFacts,
  env: Env,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const known = eksOf(facts);
  if (known === undefined || !isProblem(error) || !refusals.has(error.code)) return error;
  try {
    const { arn } = await awsOf(doors, facts, known.region, env).identity(signal);
    return new Problem(error.code, { ...error.details, arn }, { cause: error });
  } catch (why) {
    return isProblem(why) && ofTheCaller.has(why.code) ? why : error;
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
  // Named as the target was, so that what a plan calls it can be given back as one.
  const context = region === undefined ? `eks:${name}` : `eks:${name}@${region}`;
  const aws = doors.aws({ program: 'aws', env: doors.env() });
  const where = region === undefined ? {} : { region };
  await aws.writeKubeconfig({ name, ...where, kubeconfig, context }, signal);
  return { kubeconfig, context };
}
