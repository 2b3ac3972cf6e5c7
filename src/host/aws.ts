import { isProblem, Problem } from '../problem.ts';
import { awsErrorCode, awsProblem } from './aws-failure.ts';
import type { Shell } from './shell.ts';

export type AwsCall = {
  readonly service: string;
  readonly operation: string;
  /** Members of the request as the API spells them. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** JMESPath, evaluated by the CLI. */
  readonly query?: string;
  readonly signal?: AbortSignal | undefined;
};

export type AwsIdentity = {
  readonly account: string;
  readonly arn: string;
  readonly region: string;
  /** Set when calls go to an endpoint of the learner's, not to AWS. */
  readonly endpoint?: string;
};

export type AwsAccess = {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
};

/** What checks may do with AWS: read. */
export interface Aws {
  /** The answer as JSON, or undefined when the API says that the thing is not there. Throws a Problem. */
  read(call: AwsCall): Promise<unknown>;
  /** Whose account and which region; throws a Problem. */
  identity(signal?: AbortSignal): Promise<AwsIdentity>;
  /** The account's own name; undefined where it has none, and where the caller may not ask. */
  alias(signal?: AbortSignal): Promise<string | undefined>;
  /**
   * Throws a Problem when this CLI is older than AWS_ENDPOINT_URL: it would take what is meant for a simulated
   * endpoint to the real account.
   */
  heedsEndpoint(signal?: AbortSignal): Promise<void>;
  /** Writes the way into an EKS cluster into a kubeconfig of our own; throws a Problem. */
  writeKubeconfig(cluster: EksAccess, signal?: AbortSignal): Promise<void>;
}

/** A cluster by its name in AWS, and the file and context name for the way in. */
export type EksAccess = {
  readonly name: string;
  readonly region?: string;
  readonly kubeconfig: string;
  readonly context: string;
};

const readVerb = /^(describe|list|get|batch-get|simulate)-/;

/** Reads by name that hand out credentials or secret values. */
const handsOutSecrets =
  /^(get|batch-get)-(secret-value|parameters?|parameters-by-path|parameter-history|token|authorization-token|login|login-password|session-token|federation-token|random-password|role-credentials|credentials.*|access-token|service-graph|object)$/;

export const mayRead = (operation: string): boolean =>
  readVerb.test(operation) && !handsOutSecrets.test(operation);

const notThere = /NotFound|NoSuchEntity|NoSuch[A-Z]/;

/** Wall clock of one call, all its attempts included. */
const deadline = 11_000;

/** By major version, the minor version in which AWS_ENDPOINT_URL came. */
const firstWithEndpoint: Readonly<Record<number, number>> = { 1: 29, 2: 13 };

/** `endpoint` also as a flag: CLIs older than the variable of that name know the flag. */
export function awsArgs(
  { service, operation, input, query }: AwsCall,
  endpoint?: string | undefined,
): readonly string[] {
  return [
    ...(endpoint === undefined ? [] : ['--endpoint-url', endpoint]),
    service,
    operation,
    ...(input === undefined ? [] : ['--cli-input-json', JSON.stringify(input)]),
    ...(query === undefined ? [] : ['--query', query]),
    '--output',
    'json',
    '--cli-connect-timeout',
    '3',
    '--cli-read-timeout',
    '8',
  ];
}

/** The learner's own `aws`, version 1 or 2, with reads only. Answers are not cached here: a snapshot is. */
export function createAws(shell: Shell, { program, env }: AwsAccess): Aws {
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  const endpoint = env.AWS_ENDPOINT_URL;
  const run = (args: readonly string[], signal: AbortSignal | undefined) =>
    shell.run({ program, args, env, deadline, ...(signal === undefined ? {} : { signal }) });

  async function read(call: AwsCall): Promise<unknown> {
    const what = `${call.service} ${call.operation}`;
    if (!mayRead(call.operation)) throw new Problem('aws-not-a-read', { what });
    const where = { what, region: region ?? '', endpoint: endpoint ?? '', profile: env.AWS_PROFILE ?? '' };
    const ended = await run(awsArgs(call, endpoint), call.signal);
    if (ended.kind !== 'exited') throw awsProblem(ended, where);
    if (ended.code !== 0) {
      if (notThere.test(awsErrorCode(ended.stderr) ?? '')) return undefined;
      throw awsProblem(ended, where);
    }
    try {
      return JSON.parse(ended.stdout);
    } catch (cause) {
      // A captive portal makes the CLI exit 0 with nothing to say.
      throw new Problem('aws-bad-answer', where, { cause });
    }
  }

  async function regionOf(signal: AbortSignal | undefined): Promise<string> {
    if (region !== undefined && region !== '') return region;
    const ended = await run(['configure', 'get', 'region'], signal);
    if (ended.kind === 'exited' && ended.code === 0 && ended.stdout.trim() !== '') return ended.stdout.trim();
    throw ended.kind === 'exited' ? new Problem('aws-no-region') : awsProblem(ended, { what: 'configure' });
  }

  return {
    read,
    async heedsEndpoint(signal) {
      const ended = await run(['--version'], signal);
      if (ended.kind !== 'exited') throw awsProblem(ended, { what: '--version' });
      const [, major = 0, minor = 0] = (/aws-cli\/(\d+)\.(\d+)/.exec(ended.stdout + ended.stderr) ?? []).map(
        Number,
      );
      const first = firstWithEndpoint[major] ?? Number.POSITIVE_INFINITY;
      if (minor < first && major < 3) throw new Problem('aws-too-old', { what: 'AWS_ENDPOINT_URL' });
    },
    async writeKubeconfig({ name, region: there, kubeconfig, context }, signal) {
      const where = there === undefined ? [] : ['--region', there];
      const into = ['--kubeconfig', kubeconfig, '--alias', context];
      const ended = await run(['eks', 'update-kubeconfig', '--name', name, ...where, ...into], signal);
      if (ended.kind === 'exited' && ended.code === 0) return;
      const what = `eks update-kubeconfig --name ${name}`;
      throw awsProblem(ended, { what, region: there ?? region ?? '', endpoint: endpoint ?? '' });
    },
    async alias(signal) {
      try {
        const answer = await read({ service: 'iam', operation: 'list-account-aliases', signal });
        const { AccountAliases: all } = (answer ?? {}) as { AccountAliases?: unknown };
        return Array.isArray(all) && typeof all[0] === 'string' ? all[0] : undefined;
      } catch (error) {
        // The account's number identifies it; its name only helps to recognise it.
        if (isProblem(error)) return undefined;
        throw error;
      }
    },
    async identity(signal) {
      const inRegion = await regionOf(signal);
      const answer = await read({ service: 'sts', operation: 'get-caller-identity', signal });
      const { Account: account, Arn: arn } = (answer ?? {}) as { Account?: unknown; Arn?: unknown };
      if (typeof account !== 'string' || typeof arn !== 'string')
        throw new Problem('aws-bad-answer', { what: 'sts get-caller-identity', region: inRegion });
      return { account, arn, region: inRegion, ...(endpoint === undefined ? {} : { endpoint }) };
    },
  };
}
