import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/bundle.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = temporaryFolder('lab-commands');
const launcher = join(folder, 'dist/launcher.cjs');
const lab = 'rbac-least-privilege';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
if (!hasKubectl) console.warn('test/e2e/lab-commands is skipped: install kubectl');

const env = {
  PATH: process.env.PATH,
  HOME: folder,
  EKS_LEARN_HOME: join(folder, 'home'),
  EKS_LEARN_LANG: 'en',
  AWS_ACCESS_KEY_ID: 'AKIACANARY4D1F',
  AWS_SECRET_ACCESS_KEY: 'canary-key-9c40',
};
const secretValue = 'canary-secret-77e1';
const printed: string[] = [];

/** A line of the built program, without a terminal; data in a folder of its own. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    env,
    encoding: 'utf8',
    input: '',
  });
  printed.push(stdout, stderr);
  return { status, stdout, stderr };
}

/** The one document a line prints, and its status. */
function json(...args: readonly string[]) {
  const { status, stdout } = run(...args, '--json');
  return { status, said: JSON.parse(stdout) as { schema: string } & Record<string, unknown> };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ctrl-C while a kubectl hangs: 130, in the time the child is given to end, and no child is left. */
async function interrupt(): Promise<void> {
  const slow = join(folder, 'slow');
  const told = join(folder, 'pid');
  mkdirSync(slow);
  writeFileSync(
    join(slow, 'kubectl'),
    `#!/bin/sh\necho $$ > ${told}.new\nmv ${told}.new ${told}\nsleep 600\n`,
    {
      mode: 0o755,
    },
  );
  const child = spawn(process.execPath, [launcher, 'lab', 'check', lab], {
    env: { ...env, PATH: `${slow}:${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const watcher = watch(folder);
  await new Promise<void>((resolve) => {
    watcher.on('change', () => existsSync(told) && resolve());
    if (existsSync(told)) resolve();
  });
  watcher.close();
  const began = performance.now();
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(130);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(isAlive(Number(readFileSync(told, 'utf8')))).toBe(false);
}

const practiceConfig = (): string => String(json('practice', 'status').said.kubeconfig);

/** Somebody's Secret in the place where the lab runs. */
function plantSecret(namespace: string): void {
  const literal = `--from-literal=password=${secretValue}`;
  const create = ['create', 'secret', 'generic', 'bank', literal, '--namespace', namespace];
  const made = spawnSync('kubectl', [`--kubeconfig=${practiceConfig()}`, ...create], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
}

/** Values of Secrets, the cluster's token and the keys of AWS stand in nothing that was printed or kept of labs. */
function expectNothingSecret(): void {
  const token = /"?token"?: ?"?([^",\s}]+)/.exec(readFileSync(practiceConfig(), 'utf8'))?.[1] ?? '';
  expect(token.length).toBeGreaterThan(10);
  const secrets = [secretValue, Buffer.from(secretValue).toString('base64'), token];
  const keys = [env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY];
  // The practice cluster keeps what is put into it, and its own way in.
  const kept = readdirSync(env.EKS_LEARN_HOME, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(env.EKS_LEARN_HOME, 'practice')))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(kept.some((file) => file.includes('labs/closed'))).toBe(true);
  const texts = [...kept.map((file) => readFileSync(file, 'latin1')), ...printed];
  for (const [at, text] of texts.entries())
    for (const secret of [...secrets, ...keys])
      expect(text.includes(secret), kept[at] ?? 'printed').toBe(false);
}

describe.skipIf(!hasKubectl)('a lab by plain commands alone, on the practice cluster', () => {
  beforeAll(() => {
    const built = spawnSync(
      process.execPath,
      [join(root, 'scripts/build.mjs'), '--out', join(folder, 'dist')],
      { encoding: 'utf8' },
    );
    expect(built.status, built.stderr).toBe(0);
  }, 120_000);
  afterAll(() => {
    run('practice', 'down');
  });

  test('asks before it begins, and cannot without a terminal', { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = run('lab', 'start', lab, '--target', 'practice');
    expect([status, stdout]).toEqual([4, '']);
    expect(stderr).toContain('--yes');
  });

  test('is begun, judged, hinted, solved, reset and cleaned up', { timeout: 180_000 }, async () => {
    const begun = json('lab', 'start', lab, '--target', 'practice', '--yes');
    expect(begun).toMatchObject({
      status: 0,
      said: {
        schema: 'eks-learn/lab-start/v1',
        lab,
        namespace: expect.stringMatching(/^eks-learn-rbac-least-privilege-/),
        target: {
          provider: 'practice',
          context: 'eks-learn-practice',
          pin: expect.stringMatching(/^[0-9a-f]{8}$/),
        },
        baseline: { fail: ['reader-pods', 'viewers-pods'] },
        state: 'active',
      },
    });
    plantSecret(String(begun.said.namespace));
    const junit = join(folder, 'junit.xml');
    const failed = json('lab', 'check', lab, '--once', '--junit', junit);
    expect(failed).toMatchObject({
      status: 1,
      said: {
        schema: 'eks-learn/lab-check/v1',
        session: begun.said.session,
        verdict: 'fail',
        points: 0,
        maxPoints: 9,
      },
    });
    const [task] = failed.said.tasks as { checks: unknown[] }[];
    expect(task?.checks[0]).toMatchObject({
      id: 'reader-pods',
      verdict: 'fail',
      expected: expect.stringContaining('get pods is allowed'),
      actual: expect.stringContaining('get pods is denied'),
      why: { ja: expect.any(String), en: expect.any(String) },
      next: expect.stringMatching(/^kubectl /),
    });
    expect(readFileSync(junit, 'utf8')).toMatch(
      /<testsuite name="rbac-least-privilege" tests="6" failures="2"/,
    );
    expect(run('lab', 'check', lab, '--once').stdout).toContain('✗ 0/3  reader-pods');
    expect(run('lab', 'hint', lab).stdout).toContain('There is no RoleBinding');
    expect(json('lab', 'status').said.sessions).toHaveLength(1);
    expect(json('practice', 'status').said).toMatchObject({
      schema: 'eks-learn/practice/v1',
      state: 'running',
      server: expect.stringMatching(/^https:\/\/127\.0\.0\.1:/),
      kubeconfig: expect.any(String),
      nodes: 3,
      pid: expect.any(Number),
      awsEndpoint: null,
    });
    await interrupt();
    expect(json('lab', 'solution', lab, '--apply')).toMatchObject({
      status: 0,
      said: { applied: 'solution' },
    });
    expect(json('lab', 'check', lab)).toMatchObject({ status: 0, said: { verdict: 'pass', points: 9 } });
    expect(json('lab', 'reset', lab, '--yes').status).toBe(0);
    expect(json('lab', 'check', lab, '--once')).toMatchObject({ status: 1, said: { points: 0 } });
    const plan = json('lab', 'cleanup', lab, '--dry-run');
    expect(plan).toMatchObject({
      status: 0,
      said: { schema: 'eks-learn/lab-cleanup-plan/v1', consent: { kind: 'key' }, restores: [] },
    });
    expect(plan.said.deletes).toContain(`namespaces/${begun.said.namespace}`);
    const refused = run('lab', 'cleanup', lab);
    expect([refused.status, refused.stdout]).toEqual([4, '']);
    expect(refused.stderr).toContain(`namespaces/${begun.said.namespace}`);
    expect(refused.stderr).toContain(`eks-learn lab cleanup ${lab} --yes`);
    expect(json('lab', 'status').said.sessions).toHaveLength(1);
    expect(json('lab', 'cleanup', lab, '--yes')).toMatchObject({ status: 0, said: { remains: [] } });
    expect(json('lab', 'status').said.sessions).toEqual([]);
    expectNothingSecret();
  });
});
