import { expect, test } from 'vitest';
import { createAws } from '../../src/host/aws.ts';
import { createKubectl } from '../../src/host/kubectl.ts';
import type { Command, Ended, Shell } from '../../src/host/shell.ts';
import { sayQuota } from '../../src/i18n/texts/lab-quota.ts';
import type { LabPackage } from '../../src/lab/lab.ts';
import { isShort, lookAtQuotas, podsOf } from '../../src/lab/quota.ts';
import { offlineTarget, type Target } from '../../src/lab/target.ts';
import { allLabs } from '../support/real-labs.ts';

const packOf = (id: string): LabPackage => {
  const pack = allLabs().find(({ lab }) => lab.id === id);
  if (pack === undefined) throw new Error(`no lab ${id}`);
  return pack;
};

const exited = (stdout: string, code = 0, stderr = ''): Ended => ({
  kind: 'exited',
  code,
  stdout,
  stderr,
  took: 1,
});

/** Programs that answer by what stands in their arguments. */
const answering = (answers: Readonly<Record<string, Ended>>): Shell => ({
  run: async ({ program, args }: Command) => {
    const asked = [program, ...args].join(' ');
    const found = Object.entries(answers).find(([words]) => asked.includes(words));
    if (found === undefined) throw new Error(`not expected: ${asked}`);
    return found[1];
  },
});

const node = (name: string, pods: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  status: { allocatable: { pods }, conditions: [{ type: 'Ready', status: 'True' }] },
  ...more,
});

const access = {
  program: 'kubectl',
  kubeconfig: '',
  context: 'c',
  cacheDir: '',
  server: 'https://c',
  env: {},
};

/** A cluster whose nodes are known, as it stands when a plan is made. */
const clusterOf = (shell: Shell, nodes: readonly ReturnType<typeof node>[] | undefined): Target => ({
  ...offlineTarget,
  kubectl: createKubectl(shell, access),
  nodes: nodes ?? [],
  view: { ...offlineTarget.view, provider: 'current', context: 'c', nodes: nodes?.length },
});

const doorsOn = (shell: Shell) => ({
  aws: () => createAws(shell, { program: 'aws', env: { AWS_REGION: 'ap-northeast-1' } }),
  env: () => ({}),
});

const lookOn = (id: string, shell: Shell, nodes?: readonly ReturnType<typeof node>[]) =>
  lookAtQuotas(packOf(id), clusterOf(shell, nodes), doorsOn(shell));

const list = (items: number, remaining: number) =>
  exited(
    JSON.stringify({
      kind: 'PodList',
      metadata: { remainingItemCount: remaining },
      items: Array(items).fill({}),
    }),
  );

test('places for Pods are those of nodes that take some, less all Pods that are there', async () => {
  const shell = answering({ '/api/v1/pods?limit=1': list(1, 104) });
  const nodes = [
    node('open', '110'),
    node('closed', '110', { spec: { unschedulable: true } }),
    node('away', '110', { status: { allocatable: { pods: '110' }, conditions: [] } }),
  ];
  const [quota] = await lookOn('break-pdb-blocks-drain', shell, nodes);
  expect(podsOf(packOf('break-pdb-blocks-drain'))).toBe(4);
  expect(quota).toMatchObject({ needs: 4, used: 105, limit: 110 });
  expect(quota && [isShort(quota), sayQuota(quota, 'en')]).toEqual([
    false,
    'Pods: 5 of 110 free; this lab takes 4 or more',
  ]);
});

test('too few places are said with what to do, and keep nobody from beginning', async () => {
  const shell = answering({ '/api/v1/pods?limit=1': list(1, 107) });
  const [quota] = await lookOn('break-pdb-blocks-drain', shell, [node('open', '110')]);
  expect(quota && [isShort(quota), sayQuota(quota, 'ja')]).toEqual([
    true,
    'Pod の空きは 110 のうち 2 で、このラボの 4 に足りません。不要なものを消すか、上限を上げてから始めます',
  ]);
});

test('who may not look at nodes or Pods is told that, and nothing else', async () => {
  const forbidden = exited('', 1, 'Error from server (Forbidden): pods is forbidden: User "x" cannot list');
  for (const nodes of [undefined, [node('open', '110')]]) {
    const [quota] = await lookOn('break-pdb-blocks-drain', answering({ '': forbidden }), nodes);
    expect(quota && [isShort(quota), 'couldNotLook' in quota && quota.couldNotLook.code]).toEqual([
      false,
      'kube-forbidden',
    ]);
    expect(quota && sayQuota(quota, 'en')).toContain('could not look');
  }
});

test("an account's own limit counts; where it may not be asked, the one every account has, and that is said", async () => {
  const clusters = exited('{"used": 99}');
  const own = await lookOn(
    'fargate-profile-match',
    answering({
      'eks list-clusters': clusters,
      'service-quotas get-service-quota': exited('{"limit": 300}'),
    }),
  );
  expect(own).toMatchObject([{ needs: 1, used: 99, limit: 300, assumed: false }]);
  const denied = exited('', 254, 'An error occurred (AccessDeniedException) when calling GetServiceQuota');
  const [usual] = await lookOn(
    'fargate-profile-match',
    answering({ 'eks list-clusters': exited('{"used": 100}'), 'service-quotas get-service-quota': denied }),
  );
  expect(usual).toMatchObject({ used: 100, limit: 100, assumed: true });
  expect(usual && [isShort(usual), sayQuota(usual, 'en')]).toEqual([
    true,
    expect.stringContaining("0 of 100 (AWS's default) free"),
  ]);
});

test('a count that may not be made is not taken for none', async () => {
  const denied = exited(
    '',
    254,
    'An error occurred (AccessDenied) when calling the GetAccountSummary operation',
  );
  const [roles, providers] = await lookOn(
    'irsa-trust-policy',
    answering({ 'iam get-account-summary': denied, 'iam list-open-id': exited('null') }),
  );
  expect(roles).toHaveProperty('couldNotLook');
  expect(providers).toHaveProperty('couldNotLook');
});

test('a lab in files alone takes room nowhere', async () => {
  expect(await lookAtQuotas(packOf('iam-explicit-deny'), offlineTarget, doorsOn(answering({})))).toEqual([]);
});
