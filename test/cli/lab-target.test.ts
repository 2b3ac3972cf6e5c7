import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(() => cli.close());

const eks = 'https://0A1B2C3D.gr7.ap-northeast-1.eks.amazonaws.com';
const config = {
  'current-context': 'kind-dev',
  contexts: [
    { name: 'kind-dev', context: { cluster: 'kind-dev', user: 'dev' } },
    { name: 'shop-prod', context: { cluster: 'shop', user: 'dev' } },
    { name: 'dangling', context: { cluster: 'gone', user: 'dev' } },
  ],
  clusters: [
    { name: 'kind-dev', cluster: { server: 'https://127.0.0.1:34567' } },
    { name: 'shop', cluster: { server: eks } },
  ],
  users: [{ name: 'dev', user: { exec: { command: '/bin/false' } } }],
};

/** A kubeconfig, and a PATH with kind as the only tool that makes clusters, and a kubectl that reaches none. */
const env = () => ({ KUBECONFIG: join(cli.folder, 'kubeconfig'), PATH: join(cli.folder, 'bin') });

beforeAll(() => {
  writeFileSync(env().KUBECONFIG, JSON.stringify(config));
  mkdirSync(env().PATH);
  const programs = {
    kind: 'echo kind v0.31.0',
    kubectl: `case "$*" in
  *version*) echo '{"clientVersion": {"gitVersion": "v1.34.0"}}';;
  *) echo 'The connection to the server 127.0.0.1:34567 was refused' >&2; exit 1;;
esac`,
  };
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(env().PATH, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
});

test('lists the practice cluster, the contexts and the tools there are, and contacts none of them', async () => {
  const { exit, stdout } = await cli.run('lab target --json', env());
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    schema: 'eks-learn/lab-targets/v1',
    chosen: 'practice',
    places: [
      { target: 'practice', provider: 'practice', made: true, current: false, local: true },
      {
        target: 'kind-dev',
        provider: 'kind',
        made: false,
        server: 'https://127.0.0.1:34567',
        current: true,
        local: true,
      },
      {
        target: 'shop-prod',
        provider: 'eks',
        made: false,
        server: eks,
        current: false,
        local: false,
        production: 'shop-prod',
      },
      { target: 'kind', provider: 'kind', made: true, current: false, local: true },
    ],
  });
});

test('what was chosen holds for labs that name no target, until it is unset', async () => {
  expect((await cli.run('lab target kind-dev', env())).stdout).toContain('✓ kind-dev');
  const { exit, stderr } = await cli.run('lab start kind-first-look --yes', env());
  expect(exit).not.toBe(0);
  expect(stderr).toContain('kind-dev');
  expect((await cli.run('lab target none', env())).stdout).toContain('✓ Practice cluster');
});

test('a place that is not there is refused, and nothing is chosen', async () => {
  const { exit, stderr } = await cli.run('lab target kind-dve', env());
  expect(exit).toBe(3);
  expect(stderr).toContain('kind-dve');
  expect((await cli.run('lab target', env())).stdout).toContain('✓ Practice cluster');
});
