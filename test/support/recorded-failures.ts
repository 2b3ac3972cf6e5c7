import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { awsArgs } from '../../src/host/aws.ts';
import { childEnv } from '../../src/host/child-env.ts';
import { kubectlArgs } from '../../src/host/kubectl.ts';
import { createShell, type Ended } from '../../src/host/shell.ts';
import { temporaryFolder } from './bundle.ts';
import { sicknesses, startSickServer } from './sick-api-server.ts';
import { awsSicknesses, startSickAws } from './sick-aws-server.ts';

/** How a program ended in one failure mode, by the call that was made of it. */
export type Ends = Readonly<Record<string, Ended>>;

/** By program and version, then by failure mode. */
export type Failures = Readonly<Record<string, Readonly<Record<string, Ends>>>>;

const path = join(import.meta.dirname, '../lab/failures.json');

/** What real programs answered when their place was sick; recorded with EKS_LEARN_RECORD=1. */
export const recordedFailures = (): Failures =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Failures) : {};

/** Long enough for every program to start, short enough to record a hanging one often. */
const deadline = 4_000;

const shell = createShell();

/** Without what a screen never sees: a flood is cut, and ports are as they are in each run. */
const kept = (ended: Ended): Ended =>
  ended.kind === 'missing'
    ? ended
    : {
        ...ended,
        stdout: ended.stdout.slice(0, 2_000),
        stderr: ended.stderr.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1').slice(0, 4_000),
        took: Math.round(ended.took),
      };

const kubeCalls = (review: string): Readonly<Record<string, readonly string[]>> => ({
  get: ['get', 'pods,services,resourcequotas', '-o', 'json'],
  create: ['create', '-f', review, '-o', 'json', '--validate=false'],
  exec: ['exec', 'client', '--', 'true'],
});

async function kubeEnds(program: string, url: string): Promise<Ends> {
  const folder = temporaryFolder('sick');
  const kubeconfig = join(folder, 'kubeconfig');
  const context = 'sick';
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: context, cluster: { server: url } }],
    users: [{ name: 'me', user: {} }],
    contexts: [{ name: context, context: { cluster: context, user: 'me' } }],
    'current-context': context,
  };
  writeFileSync(kubeconfig, JSON.stringify(config), { mode: 0o600 });
  const cacheDir = join(folder, 'cache');
  mkdirSync(cacheDir);
  const review = join(folder, 'review.json');
  const attributes = { verb: 'get', resource: 'pods', namespace: 'lab' };
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: attributes },
  };
  writeFileSync(review, JSON.stringify(body));
  const env = childEnv(process.env);
  const access = { program, kubeconfig, context, cacheDir, server: url, env };
  const ends: Record<string, Ended> = {};
  for (const [name, args] of Object.entries(kubeCalls(review))) {
    const call = { args, namespace: 'lab', deadline };
    ends[name] = kept(await shell.run({ program, args: kubectlArgs(access, call), env, deadline }));
  }
  return ends;
}

const awsCalls = [
  { service: 'ecr', operation: 'describe-repositories' },
  { service: 'iam', operation: 'get-role', input: { RoleName: 'x' } },
  { service: 'eks', operation: 'describe-cluster', input: { name: 'x' } },
] as const;

async function awsEnds(program: string, extra: Readonly<Record<string, string>>): Promise<Ends> {
  const keys = {
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_REGION: 'ap-northeast-1',
  };
  const none = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  };
  const env = childEnv({ PATH: process.env.PATH, HOME: temporaryFolder('home'), ...none, ...keys, ...extra });
  for (const [name, value] of Object.entries(env)) if (value === 'unset') delete env[name];
  const ends: Record<string, Ended> = {};
  for (const call of awsCalls)
    ends[call.service] = kept(
      await shell.run({ program, args: awsArgs(call, env.AWS_ENDPOINT_URL), env, deadline: 15_000 }),
    );
  return ends;
}

/** A config file of one profile. */
function profile(lines: readonly string[]): Readonly<Record<string, string>> {
  const file = join(temporaryFolder('aws'), 'config');
  writeFileSync(file, ['[profile p]', 'region = ap-northeast-1', ...lines, ''].join('\n'));
  const unset = { AWS_ACCESS_KEY_ID: 'unset', AWS_SECRET_ACCESS_KEY: 'unset' };
  return { ...unset, AWS_PROFILE: 'p', AWS_CONFIG_FILE: file };
}

/** Failures of identity and configuration, which need no server. */
const awsSettings = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  'no-credentials': { AWS_ACCESS_KEY_ID: 'unset', AWS_SECRET_ACCESS_KEY: 'unset' },
  'no-region': { AWS_REGION: 'unset', AWS_DEFAULT_REGION: 'unset' },
  'no-profile': { AWS_PROFILE: 'not-there' },
  'sso-expired': profile([
    'sso_start_url = https://example.awsapps.com/start',
    'sso_region = ap-northeast-1',
    'sso_account_id = 111122223333',
    'sso_role_name = Learner',
  ]),
  'credential-process': profile(['credential_process = false']),
});

const named = (list: string | undefined): readonly string[] =>
  (list ?? '').split(delimiter).filter((program) => program !== '');

/** Runs the programs of EKS_LEARN_TEST_KUBECTLS and EKS_LEARN_TEST_AWS_CLIS against every failure, and keeps their ends. */
/** What is recorded of other programs stays. */
export async function recordFailures(): Promise<void> {
  const all: Record<string, Record<string, Ends>> = { ...recordedFailures() } as never;
  for (const program of named(process.env.EKS_LEARN_TEST_KUBECTLS)) {
    const said = execFileSync(program, ['version', '--client', '-o', 'json']).toString();
    const name = `kubectl ${JSON.parse(said).clientVersion.gitVersion}`;
    all[name] = {};
    for (const sickness of sicknesses) {
      const { url, stop } = await startSickServer(sickness);
      all[name][sickness] = await kubeEnds(program, url).finally(stop);
    }
  }
  for (const program of named(process.env.EKS_LEARN_TEST_AWS_CLIS)) {
    const name = execFileSync(program, ['--version']).toString().split(' ')[0] ?? program;
    all[name] = {};
    for (const sickness of awsSicknesses) {
      const { url, stop } = await startSickAws(sickness);
      all[name][sickness] = await awsEnds(program, { AWS_ENDPOINT_URL: url }).finally(stop);
    }
    for (const [setting, extra] of Object.entries(awsSettings()))
      all[name][setting] = await awsEnds(program, extra);
  }
  writeFileSync(path, `${JSON.stringify(all, undefined, 1)}\n`);
}
