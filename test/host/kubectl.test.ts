import { expect, test } from 'vitest';
import { createKubectl } from '../../src/host/kubectl.ts';
import type { Command, Shell } from '../../src/host/shell.ts';

function kubectlThatSays(answer: unknown) {
  const calls: Command[] = [];
  const shell: Shell = {
    async run(command) {
      calls.push(command);
      return { kind: 'exited', code: 0, stdout: JSON.stringify(answer), stderr: '', took: 1 };
    },
  };
  const access = {
    program: 'kubectl',
    kubeconfig: '/private/kubeconfig',
    context: 'study',
    cacheDir: '/private/cache',
    server: 'https://127.0.0.1:6443',
    env: {},
  };
  return { kubectl: createKubectl(shell, access), calls };
}

test('no value of a Secret is kept, whether it stands in the data or in what was last applied', async () => {
  const canary = 'Q0FOQVJZ';
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'db',
      annotations: {
        team: 'shop',
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ data: { password: canary } }),
      },
    },
    data: { password: canary },
  };
  const { kubectl } = kubectlThatSays({ kind: 'List', items: [secret] });
  for (const ask of [kubectl.list, kubectl.named]) {
    const found = await ask({ args: ['get', 'secrets', '-o', 'json'] });
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(canary);
    expect(found[0]).toMatchObject({
      data: { password: '(8 characters)' },
      metadata: { annotations: { team: 'shop' } },
    });
  }
});

test('every kind of call names its kubeconfig, context, cache and deadline', async () => {
  const { kubectl, calls } = kubectlThatSays({ kind: 'List', items: [] });
  const call = { args: ['get', 'pods'], namespace: 'shop' };
  await kubectl.list(call);
  await kubectl.named(call);
  await kubectl.documents(call);
  await kubectl.run(call);
  await kubectl.exec('web', undefined, ['true'], { namespace: 'shop' });
  expect(calls.length).toBeGreaterThanOrEqual(5);
  for (const { args } of calls)
    expect(args.slice(0, 5)).toEqual([
      '--kubeconfig=/private/kubeconfig',
      '--context=study',
      '--cache-dir=/private/cache',
      expect.stringMatching(/^--request-timeout=\d+s$/),
      '--namespace=shop',
    ]);
});
