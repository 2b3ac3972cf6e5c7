import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { adviceFor } from '../../src/i18n/problems/index.ts';
import type { TargetView } from '../../src/lab/actions.ts';
import { eksKubeconfig, eksOf, eksTarget, lookAtEks } from '../../src/lab/clusters/eks.ts';
import {
  type ContextFacts,
  contextFacts,
  mayRunPlugin,
  providerOf,
} from '../../src/lab/clusters/kubeconfig.ts';
import { oneContext, readKubeconfig } from '../../src/lab/clusters/read-kubeconfig.ts';
import { clusterPrice, pricePerHour, prices, spentSince } from '../../src/lab/prices.ts';
import { sessionKubectl } from '../../src/lab/work-on.ts';
import { Problem } from '../../src/problem.ts';
import { realLabs } from '../support/real-labs.ts';
import { awsTestEnv, testAwsEndpoint } from '../support/test-cluster.ts';

const facts = (cluster: string, args: readonly string[] = []): ContextFacts => ({
  context: 'c',
  cluster,
  server: 'https://0A1B.gr7.ap-northeast-1.eks.amazonaws.com',
  ca: '',
  exec: { command: 'aws', args },
});

test.each([
  ['arn:aws:eks:eu-west-1:111122223333:cluster/study', [], 'study', 'eu-west-1', '111122223333'],
  ['study.us-east-2.eksctl.io', [], 'study', 'us-east-2', undefined],
  [
    'x',
    ['--region', 'us-west-2', 'eks', 'get-token', '--cluster-name', 'study'],
    'study',
    'us-west-2',
    undefined,
  ],
  ['x', ['token', '-i', 'study'], 'study', 'ap-northeast-1', undefined],
] as const)('the context of %s %j is a cluster of EKS', (cluster, args, name, region, account) => {
  expect(eksOf(facts(cluster, args))).toEqual({
    name,
    region,
    ...(account === undefined ? {} : { account }),
  });
});

test('a cluster can be named by what AWS calls it', () => {
  expect(eksTarget('eks:study')).toEqual({ name: 'study' });
  expect(eksTarget('eks:study@us-east-1')).toEqual({ name: 'study', region: 'us-east-1' });
  expect(eksTarget('kind')).toBeUndefined();
});

test('what is open costs what the price list says, and nothing where nothing is real', () => {
  const eks = { name: 'study', region: 'us-east-1' };
  expect(clusterPrice(eks)).toBe(prices.eksStandard);
  expect(clusterPrice({ ...eks, support: 'EXTENDED' })).toBe(prices.eksExtended);
  expect(pricePerHour(undefined, { simulated: false, eks })).toBe(prices.eksStandard);
  const cost = { usdPerHour: 0.05, asOf: '2026-11-21', note: { ja: '', en: '' } };
  expect(pricePerHour(cost, { simulated: false })).toBe(0.05);
  expect(pricePerHour(cost, { simulated: true, eks })).toBe(0);
  expect(spentSince(0.1, 0, 90 * 60_000)).toBe(0.15);
  expect(spentSince(0, 0, 90 * 60_000)).toBe(0);
});

test('what goes wrong in a session names the cluster in AWS and who asked', async () => {
  const { doors } = realLabs({});
  const caller = 'arn:aws:sts::111122223333:assumed-role/Study/me';
  const target: TargetView = {
    provider: 'eks',
    context: 'eks:study',
    cluster: 'study',
    server: 'https://127.0.0.1:1',
    version: 'v1.36.4',
    nodes: 2,
    pin: { id: '1a2b3c4d' },
    eks: { name: 'study', region: 'us-east-1', caller },
    simulated: false,
    aws: undefined,
  };
  const kubectl = sessionKubectl(doors, '3f2a', target, doors.env());
  const details = { cluster: 'study', region: 'us-east-1', arn: caller };
  await expect(kubectl?.named({ args: ['namespaces/kube-system'] })).rejects.toMatchObject({ details });
  const refused = new Problem('kube-unauthorized', { ...details, context: 'eks:study' });
  expect(adviceFor(refused, 'en').commands).toContain(
    'aws eks create-access-entry --cluster-name study --region us-east-1 --principal-arn arn:aws:iam::111122223333:role/Study',
  );
});

if (testAwsEndpoint === undefined)
  console.log('skipped: the way into an EKS cluster (set EKS_LEARN_TEST_AWS_ENDPOINT to a moto server)');

describe.runIf(testAwsEndpoint !== undefined)('a cluster of EKS', () => {
  const env = awsTestEnv(testAwsEndpoint ?? '');
  const name = `study-${process.pid}`;

  beforeAll(() => {
    const role = 'arn:aws:iam::123456789012:role/eks';
    const vpc = 'subnetIds=subnet-0a,subnet-0b';
    const args = [
      'eks',
      'create-cluster',
      '--region',
      'ap-northeast-1',
      '--name',
      name,
      '--role-arn',
      role,
      '--resources-vpc-config',
      vpc,
    ];
    const made = spawnSync('aws', args, { env: { ...process.env, ...env }, encoding: 'utf8' });
    expect(made.stderr).toBe('');
  }, 60_000);

  test('is reached through a private kubeconfig, and shown with account, Region and version', {
    timeout: 60_000,
  }, async () => {
    const { doors, home } = realLabs(env);
    const own = join(home, '.kube/config');
    const { kubeconfig, context } = await eksKubeconfig(doors, { name }, undefined);
    expect(statSync(kubeconfig).mode & 0o777).toBe(0o600);
    expect(existsSync(own)).toBe(false);
    const config = await readKubeconfig(doors, [kubeconfig]);
    const seen = contextFacts(await oneContext(doors, config, context));
    expect(seen).toBeDefined();
    if (seen === undefined) return;
    expect(providerOf(seen)).toBe('eks');
    expect(mayRunPlugin(seen.exec, [])).toBe(true);
    const eks = await lookAtEks(doors, seen, {}, undefined);
    expect(eks).toMatchObject({ name, region: 'ap-northeast-1', account: '123456789012' });
    expect(eks?.version).toMatch(/^1\.\d+$/);
  });

  test('that is not there is told as that, and nothing is written for it', { timeout: 60_000 }, async () => {
    const { doors } = realLabs(env);
    await expect(eksKubeconfig(doors, { name: 'not-there' }, undefined)).rejects.toMatchObject({
      details: { what: 'eks update-kubeconfig --name not-there' },
    });
    expect(readFileSync(doors.files.path('.scratch', 'eks-not-there.kubeconfig'), 'utf8')).toBe('');
  });

  test('whose AWS does not answer is shown as the kubeconfig tells it', { timeout: 60_000 }, async () => {
    const { doors } = realLabs({ ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    const known = facts('arn:aws:eks:ap-northeast-1:111122223333:cluster/study');
    const eks = await lookAtEks(doors, known, {}, undefined);
    expect(eks).toEqual({ name: 'study', region: 'ap-northeast-1', account: '111122223333' });
  });
});
