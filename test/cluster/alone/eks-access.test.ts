import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adviceFor } from '../../../src/i18n/problems/index.ts';
import type { LabPlan } from '../../../src/lab/actions.ts';
import { eksTarget } from '../../../src/lab/clusters/eks.ts';
import { pinnedPlace } from '../../../src/lab/consent.ts';
import { splitTarget } from '../../../src/lab/target.ts';
import { isProblem } from '../../../src/problem.ts';
import { type EksShaped, hasControlPlane, startEksShaped } from '../../support/eks-shaped.ts';
import { realLabs } from '../../support/real-labs.ts';
import { awsTestEnv, testAwsEndpoint } from '../../support/test-cluster.ts';

const missing = [
  ...(testAwsEndpoint === undefined ? ['set EKS_LEARN_TEST_AWS_ENDPOINT to a moto server'] : []),
  ...(hasControlPlane()
    ? []
    : ['set KUBEBUILDER_ASSETS to a folder with etcd, kube-apiserver and kube-controller-manager']),
];
if (missing.length > 0)
  console.log(`skipped: a lab on a cluster that is reached as one of EKS (${missing.join('; ')})`);

const me = 'arn:aws:sts::123456789012:user/moto';
const lab = 'rbac-least-privilege';

/** The plan, the typed name, the sign-in through `aws eks get-token`: all as on EKS, but for who runs the API server. */
describe.runIf(missing.length === 0)('a cluster that is reached as one of EKS', () => {
  const name = `study-${process.pid}`;
  let eks: EksShaped;
  let place: ReturnType<typeof realLabs>;
  let plan: LabPlan;

  beforeAll(async () => {
    eks = await startEksShaped(testAwsEndpoint ?? '', name);
    const env = awsTestEnv(eks.endpoint);
    const straight = { ...process.env, ...awsTestEnv(testAwsEndpoint ?? '') };
    const args = [
      'eks',
      'create-cluster',
      '--region',
      env.AWS_REGION,
      '--name',
      name,
      '--role-arn',
      'arn:aws:iam::123456789012:role/eks',
    ];
    const vpc = ['--resources-vpc-config', 'subnetIds=subnet-0a,subnet-0b'];
    const made = spawnSync('aws', [...args, ...vpc], { env: straight, encoding: 'utf8' });
    expect(made.stderr).toBe('');
    place = realLabs(env);
  });

  afterAll(() => eks?.stop());

  test('refuses who has no access entry, and says who, where, and what to do', async () => {
    const refused = await place.labs.plan(lab, `eks:${name}`).catch((error: unknown) => error);
    expect(isProblem(refused) && refused.code).toBe('kube-unauthorized');
    if (!isProblem(refused)) return;
    expect(refused.details).toMatchObject({ cluster: name, region: 'ap-northeast-1', arn: me });
    expect(eks.callers).toContain(me);
    const { what, commands } = adviceFor(refused, 'en');
    expect(what).toContain(me);
    expect(commands).toContain(
      `aws eks create-access-entry --cluster-name ${name} --region ap-northeast-1 --principal-arn ${me}`,
    );
  });

  test('is planned with account, Region, version, sign-in command and caller', async () => {
    eks.entries.add(me);
    const told: string[] = [];
    plan = await place.labs.plan(lab, `eks:${name}`, undefined, undefined, ({ say }) => told.push(say.en));
    const { target, consent } = plan;
    expect(target).toMatchObject({ provider: 'eks', server: eks.server, simulated: false });
    expect(target.eks).toMatchObject({
      name,
      region: 'ap-northeast-1',
      account: '123456789012',
      authMode: 'API',
      support: 'STANDARD',
      caller: me,
    });
    expect(target.eks?.version).toMatch(/^1\.\d+$/);
    expect(target.signIn).toContain(`eks get-token --cluster-name ${name}`);
    expect(told.join()).toContain(target.signIn);
    expect(consent).toEqual({ kind: 'typed', name, what: 'cluster' });
    expect(pinnedPlace(target)).toBe(`eks:${name}@${target.pin.id}`);
    expect(eksTarget(splitTarget(pinnedPlace(target)).name)).toEqual({ name });
    expect(existsSync(join(place.home, '.kube'))).toBe(false);
  });

  test('is changed only after its name was typed', async () => {
    await expect(place.labs.start(plan, true, () => undefined)).rejects.toMatchObject({
      code: 'lab-not-agreed',
    });
    const { stdout } = spawnSync('kubectl', [...eks.admin, 'get', 'namespaces', '-o', 'name'], {
      encoding: 'utf8',
    });
    expect(stdout).not.toContain('eks-learn');
  });
});
