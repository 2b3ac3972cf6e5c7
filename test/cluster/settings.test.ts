import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checksOf } from '../../src/lab/report.ts';
import { lastReport } from '../../src/lab/work-on.ts';
import { contextOf, kubectl, realLabs } from '../support/real-labs.ts';
import { awsTestEnv, testAwsEndpoint, testKubeconfig } from '../support/test-cluster.ts';

const quiet = () => undefined;
type Labs = ReturnType<typeof realLabs>['labs'];

const verdictsOf = async (labs: Labs, session: string) =>
  checksOf(await lastReport(labs.check(session, { mode: 'once' }))).map(
    ({ id, verdict, actual }) => `${id} ${verdict} ${actual.map(({ en }) => en).join(' ')}`,
  );

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Settings with which the learner's own tools print tables, page, and ask back. */
function spoil(home: string): Readonly<Record<string, string>> {
  for (const folder of ['.kube', '.aws']) mkdirSync(join(home, folder), { recursive: true });
  const kuberc = `apiVersion: kubectl.config.k8s.io/v1beta1
kind: Preference
defaults:
- {command: get, options: [{name: output, default: wide}]}
- {command: get, options: [{name: show-labels, default: "true"}]}
`;
  writeFileSync(join(home, '.kube/kuberc'), kuberc);
  writeFileSync(join(home, 'kuberc'), kuberc);
  const config = '[default]\noutput = table\ncli_pager = less\ncli_auto_prompt = on\nregion = eu-west-3\n';
  writeFileSync(join(home, '.aws/config'), config);
  return {
    KUBERC: join(home, 'kuberc'),
    AWS_CLI_AUTO_PROMPT: 'on',
    AWS_DEFAULT_OUTPUT: 'table',
    AWS_PAGER: 'less',
    PAGER: 'less',
  };
}

const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
  spawnSync(program, args, { env: { PATH: process.env.PATH, ...env }, input: '', encoding: 'utf8' }).stdout;

describe.runIf(testKubeconfig !== undefined)('on a cluster, settings of the learner', () => {
  const env = { KUBECONFIG: testKubeconfig ?? '' };
  const { home, labs } = realLabs(env);
  afterAll(async () => {
    for (const { session } of await labs.sessions()) await labs.cleanup(session, quiet);
  });

  test('change no verdict, and values of Secrets are kept nowhere', { timeout: 120_000 }, async () => {
    const context = contextOf(env.KUBECONFIG);
    const plan = await labs.plan('rbac-least-privilege', context);
    await labs.start(plan, context, quiet);
    // A secret of somebody in the same place: seen by nobody who reads what we keep.
    const canary = 'canary-5f2b9e71';
    const literal = `--from-literal=password=${canary}`;
    kubectl(env.KUBECONFIG, '-n', plan.namespace ?? '', 'create', 'secret', 'generic', 'bank', literal);
    const plain = await verdictsOf(labs, plan.session);
    expect(plain.join()).toContain(' fail ');
    const spoilt = realLabs({ ...env, ...spoil(home) }, home).labs;
    expect(await verdictsOf(spoilt, plan.session)).toEqual(plain);
    await spoilt.applySolution(plan.session, undefined, quiet);
    const solved = await lastReport(spoilt.check(plan.session, { mode: 'once' }));
    expect(solved.verdict).toBe('pass');
    const kept = filesBelow(home).map((file) => readFileSync(file).toString('latin1'));
    expect(kept.length).toBeGreaterThan(2);
    for (const text of [...kept, JSON.stringify(solved), plain.join()])
      for (const secret of [canary, Buffer.from(canary).toString('base64')])
        expect(text).not.toContain(secret);
    expect(await spoilt.cleanup(plan.session, quiet)).toMatchObject({ remains: [] });
  });
});

describe.runIf(testAwsEndpoint !== undefined)('on AWS', () => {
  const env = awsTestEnv(testAwsEndpoint ?? '');
  const { home, labs } = realLabs(env);
  const lab = 'ecr-repository';
  afterAll(async () => {
    for (const { session } of await labs.sessions()) await labs.cleanup(session, quiet);
  });

  test('settings change no verdict, and another account stops what would change', {
    timeout: 180_000,
  }, async () => {
    const plan = await labs.plan(lab, undefined);
    await labs.start(plan, true, quiet);
    const { session } = plan;
    const plain = await verdictsOf(labs, session);
    const bad = spoil(home);
    expect(run('aws', ['sts', 'get-caller-identity'], { ...env, ...bad, HOME: home })).toContain('----');
    const spoilt = realLabs({ ...env, ...bad }, home).labs;
    expect(await verdictsOf(spoilt, session)).toEqual(plain);
    await spoilt.applySolution(session, undefined, quiet);
    expect((await lastReport(spoilt.check(session, { mode: 'once' }))).verdict).toBe('pass');
    const role = 'arn:aws:iam::222233334444:role/other';
    const assume = [
      'sts',
      'assume-role',
      '--role-arn',
      role,
      '--role-session-name',
      'other',
      '--output',
      'json',
    ];
    const { Credentials: keys } = JSON.parse(
      run('aws', assume, { ...env, AWS_DEFAULT_REGION: env.AWS_REGION }),
    );
    const other = realLabs(
      {
        ...env,
        AWS_ACCESS_KEY_ID: keys.AccessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
        AWS_SESSION_TOKEN: keys.SessionToken,
      },
      home,
    ).labs;
    const stopped = { code: 'lab-target-changed', details: { which: 'account', now: '222233334444' } };
    await expect(other.cleanup(session, quiet)).rejects.toMatchObject(stopped);
    await expect(other.reset(session, quiet)).rejects.toMatchObject(stopped);
    await expect(other.applySolution(session, undefined, quiet)).rejects.toMatchObject(stopped);
    await expect(lastReport(other.check(session, { mode: 'once' }))).rejects.toMatchObject(stopped);
    expect((await lastReport(labs.check(session, { mode: 'once' }))).verdict).toBe('pass');
    expect(await labs.cleanup(session, quiet)).toMatchObject({ remains: [] });
  });
});
