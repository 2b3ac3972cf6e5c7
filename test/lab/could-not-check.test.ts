import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createAws } from '../../src/host/aws.ts';
import { childEnv } from '../../src/host/child-env.ts';
import { systemClock } from '../../src/host/clock.ts';
import { createKubectl, readDeadline } from '../../src/host/kubectl.ts';
import { createShell } from '../../src/host/shell.ts';
import { adviceFor } from '../../src/i18n/problems/index.ts';
import { checksOf } from '../../src/lab/report.ts';
import { judgeLab } from '../../src/lab/run.ts';
import { lastReport } from '../../src/lab/work-on.ts';
import type { World } from '../../src/lab/world.ts';
import { temporaryFolder } from '../support/bundle.ts';
import { type Sickness, sicknesses, startSickServer } from '../support/sick-api-server.ts';
import { smallLab } from '../support/small-lab.ts';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
if (!hasKubectl) console.log('skipped: failure modes of a cluster need kubectl on PATH');

const hasAws = spawnSync('aws', ['--version']).status === 0;
if (!hasAws) console.log('skipped: credentials that hang need aws on PATH');

const shell = createShell();
afterAll(() => shell.endAll());

function worldAt(url: string, user: object = {}): World {
  const folder = temporaryFolder('sick');
  const kubeconfig = join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'sick', cluster: { server: url } }],
    users: [{ name: 'me', user }],
    contexts: [{ name: 'sick', context: { cluster: 'sick', user: 'me' } }],
    'current-context': 'sick',
  };
  writeFileSync(kubeconfig, JSON.stringify(config), { mode: 0o600 });
  mkdirSync(join(folder, 'cache'));
  const kubectl = createKubectl(shell, {
    program: 'kubectl',
    kubeconfig,
    context: 'sick',
    cacheDir: join(folder, 'cache'),
    server: url,
    env: childEnv(process.env),
  });
  return {
    clock: systemClock,
    kubectl,
    aws: undefined,
    namespace: 'eks-learn-small-0000',
    namespaceUid: 'uid',
    readFile: async () => undefined,
    scratch: async (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    parseYaml: async () => undefined,
    instant: Date.parse,
  };
}

/** The problem each sickness is told as. */
const told: Readonly<Record<Sickness, RegExp>> = {
  refused: /^kube-refused$/,
  hang: /^kube-timeout$/,
  hangbody: /^kube-(timeout|server-error|unknown)$/,
  '401': /^kube-unauthorized$/,
  '403': /^kube-forbidden$/,
  '429': /^kube-(throttled|timeout)$/,
  '500': /^kube-(server-error|timeout)$/,
  '503': /^kube-server-error$/,
  html: /^kube-(html|unknown|bad-answer)$/,
  big: /^kube-(too-big|timeout)$/,
  escape: /^kube-forbidden$/,
  cut: /^kube-(server-error|unknown|bad-answer|timeout)$/,
};

/** Beyond a deadline: TERM ends what hangs at once; a machine with much to do takes its time. */
const slack = 5_000;

const sleeper = {
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'sleep',
    args: ['600'],
    interactiveMode: 'Never',
  },
};

describe.runIf(hasKubectl)('a cluster that does not answer properly is never a wrong answer', () => {
  test.concurrent.each(sicknesses)('%s', { timeout: 60_000 }, async (sickness) => {
    const { url, stop } = await startSickServer(sickness);
    try {
      const began = performance.now();
      const report = await lastReport(judgeLab(smallLab, 'session', worldAt(url), { mode: 'once' }));
      const took = performance.now() - began;
      expect(checksOf(report).map(({ verdict }) => verdict)).toEqual(['error', 'blocked', 'error', 'error']);
      expect(report.verdict).toBe('error');
      const problem = checksOf(report)[0]?.problem;
      expect(problem?.code).toMatch(told[sickness]);
      if (problem !== undefined) {
        expect(adviceFor(problem, 'ja').commands?.length).toBeGreaterThan(0);
        expect(adviceFor(problem, 'en').next).not.toBe('');
      }
      expect(took).toBeLessThan(30_000);
    } finally {
      stop();
    }
  });

  test.concurrent('a sign-in command that hangs ends with its call', async () => {
    const began = performance.now();
    const world = worldAt('https://127.0.0.1:1', sleeper);
    const report = await lastReport(judgeLab(smallLab, 'session', world, { mode: 'once' }));
    expect(checksOf(report)[0]?.problem?.code).toBe('kube-timeout');
    expect(performance.now() - began).toBeLessThan(readDeadline + slack);
  });

  test.runIf(hasAws)(
    'credentials that do not come end the call that waits for them',
    { concurrent: true },
    async () => {
      const config = join(temporaryFolder('aws'), 'config');
      writeFileSync(config, '[default]\nregion = x\ncredential_process = sleep 600\n');
      const env = childEnv({
        PATH: process.env.PATH,
        AWS_CONFIG_FILE: config,
        AWS_EC2_METADATA_DISABLED: 'true',
      });
      const began = performance.now();
      const read = createAws(shell, { program: 'aws', env }).read({
        service: 'sts',
        operation: 'get-caller-identity',
      });
      await expect(read).rejects.toMatchObject({ code: 'aws-timeout' });
      expect(performance.now() - began).toBeLessThan(11_000 + slack);
    },
  );
});

test('a missing kubectl is told as that', async () => {
  const world = worldAt('http://127.0.0.1:1');
  const access = { ...(world.kubectl?.access as never as object), program: 'kubectl-is-not-here' };
  const kubectl = createKubectl(shell, access as never);
  const report = await lastReport(judgeLab(smallLab, 'session', { ...world, kubectl }, { mode: 'once' }));
  expect(checksOf(report)[0]?.problem?.code).toBe('kubectl-missing');
  expect(report.verdict).toBe('error');
});
