import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childEnv } from '../../src/host/child-env.ts';
import { createShell } from '../../src/host/shell.ts';
import { temporaryFolder } from '../support/bundle.ts';

const env = { PATH: process.env.PATH ?? '' };
const shell = createShell();
const sh = (script: string, more: { deadline?: number; cap?: number; signal?: AbortSignal } = {}) =>
  shell.run({ program: 'sh', args: ['-c', script], env, deadline: 20_000, ...more });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

test('gives exit code and both streams', async () => {
  const ended = await sh('echo out; echo err >&2; exit 7');
  expect(ended).toMatchObject({ kind: 'exited', code: 7, stdout: 'out\n', stderr: 'err\n' });
});

test('a program that is not there is missing, not an exception', async () => {
  const ended = await shell.run({ program: 'no-such-program-here', args: [], env, deadline: 1_000 });
  expect(ended).toEqual({ kind: 'missing', program: 'no-such-program-here' });
});

test('stdin is closed: a program that asks gets no answer', async () => {
  expect(await sh('read line || echo nothing')).toMatchObject({ stdout: 'nothing\n' });
});

test('the deadline ends the whole group, grandchildren too', async () => {
  const file = join(temporaryFolder('shell'), 'pid');
  const ended = await sh(`sh -c 'echo $$ > ${file}; sleep 60' & wait`, { deadline: 500 });
  expect(ended.kind).toBe('deadline');
  expect(isAlive(Number(readFileSync(file, 'utf8')))).toBe(false);
});

test('a program that ignores TERM is killed two seconds later', async () => {
  const ended = await sh("trap '' TERM; while :; do sleep 0.2; done", { deadline: 300 });
  expect(ended.kind).toBe('deadline');
  if (ended.kind === 'deadline') expect(ended.took).toBeLessThan(4_000);
});

test('an abort cancels, before the start and while it runs', async () => {
  const controller = new AbortController();
  const running = sh('sleep 60', { signal: controller.signal });
  controller.abort();
  expect((await running).kind).toBe('cancelled');
  expect((await sh('echo no', { signal: controller.signal })).kind).toBe('cancelled');
});

test('output beyond the cap ends the child', async () => {
  const ended = await sh('yes', { cap: 100_000 });
  expect(ended.kind).toBe('too-big');
  if (ended.kind === 'too-big') expect(ended.stdout.length).toBeLessThanOrEqual(100_000);
});

test('children inherit an allow-list, not the environment', () => {
  const child = childEnv({
    PATH: '/bin',
    KUBECONFIG: '/evil',
    AWS_PAGER: 'less',
    AWS_CLI_AUTO_PROMPT: 'on',
    KUBERC: 'on',
    LD_PRELOAD: '/evil.so',
    NODE_OPTIONS: '--require /evil',
    AWS_REGION: 'ap-northeast-1',
    NO_PROXY: 'example.com',
  });
  expect(child).toMatchObject({ PATH: '/bin', AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off', KUBERC: 'off' });
  expect(child).toMatchObject({
    AWS_DEFAULT_REGION: 'ap-northeast-1',
    NO_PROXY: 'example.com,127.0.0.1,localhost,::1',
  });
  for (const name of ['KUBECONFIG', 'LD_PRELOAD', 'NODE_OPTIONS']) expect(child).not.toHaveProperty(name);
});

test('a flood of 200 MB costs this process no more than it may keep', async () => {
  const before = process.memoryUsage().rss;
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const ended = await sh('head -c 200000000 /dev/zero');
  clearInterval(watching);
  expect(ended.kind).toBe('too-big');
  expect((Math.max(most, process.memoryUsage().rss) - before) / 1_000_000).toBeLessThan(100);
});
