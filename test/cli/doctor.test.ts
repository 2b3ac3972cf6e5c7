import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCli } from '../support/run-cli.ts';

const cli = openCli();
afterAll(cli.close);

/** A folder of programs that say what they are told to. */
function programs(name: string, scripts: Readonly<Record<string, string>>): string {
  const folder = join(cli.folder, name);
  mkdirSync(folder);
  for (const [program, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, program), 0o755);
  }
  return `${folder}:/usr/bin:/bin`;
}

type Check = {
  readonly id: string;
  readonly status: string;
  readonly found: string;
  readonly next: readonly string[];
};
async function doctor(path: string) {
  const { exit, stdout } = await cli.run('doctor --json', { PATH: path });
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  return { exit, of: (id: string) => checks.find((check) => check.id === id) };
}

const kubectl = (server: string) => `case "$*" in
  *--client*) echo '{"clientVersion": {"gitVersion": "v1.36.4"}}';;
  *current-context*) echo kind-dev;;
  *) ${server};;
esac`;
const aws = `case "$*" in
  --version) echo 'aws-cli/2.31.0 Python/3.13';;
  *get-caller-identity*) echo '{"Account": "111122223333"}';;
  *region*) echo ap-northeast-1;;
esac`;

test('a machine with all it needs is good, and the account is masked', async () => {
  const server = `echo '{"clientVersion": {"gitVersion": "v1.36.4"}, "serverVersion": {"gitVersion": "v1.36.1"}}'`;
  const { exit, of } = await doctor(programs('good', { kubectl: kubectl(server), aws }));
  expect(exit).toBe(0);
  expect(of('cluster')).toMatchObject({ status: 'ok', found: '1.36.1' });
  expect(of('identity')).toMatchObject({ status: 'ok', found: '********3333' });
  expect(of('region')).toMatchObject({ found: 'ap-northeast-1' });
});

test('a cluster that hangs ends the look after four seconds with 3 and a command to run', async () => {
  const before = performance.now();
  const { exit, of } = await doctor(programs('hangs', { kubectl: kubectl('exec sleep 60'), aws }));
  expect(performance.now() - before).toBeLessThan(8_000);
  expect(exit).toBe(3);
  expect(of('cluster')).toMatchObject({ status: 'bad', next: ['kubectl --context kind-dev version'] });
});

test('a kubectl two minors away from its server is told', async () => {
  const server = `echo '{"clientVersion": {"gitVersion": "v1.36.4"}, "serverVersion": {"gitVersion": "v1.33.9"}}'`;
  const { exit, of } = await doctor(programs('skew', { kubectl: kubectl(server), aws }));
  expect(exit).toBe(3);
  expect(of('kubectl')?.found).toContain('1.33.9');
});

test('aws is needed by some labs only: without it nothing is bad', async () => {
  const server = `echo '{"clientVersion": {"gitVersion": "v1.36.4"}, "serverVersion": {"gitVersion": "v1.36.1"}}'`;
  const path = programs('no-aws', { kubectl: kubectl(server) }).split(':')[0] ?? '';
  const { exit, of } = await doctor(path);
  expect(of('aws')).toMatchObject({ status: 'none' });
  expect(exit).toBe(0);
});

test('what carries the tag of a lab on AWS is named with the account masked and the command that deletes it', async () => {
  const arn = 'arn:aws:eks:ap-northeast-1:111122223333:cluster/study-3f2a';
  const list = `{"ResourceTagMappingList": [{"ResourceARN": "${arn}", "Tags": [{"Key": "eks-learn/session", "Value": "3f2a"}]}]}`;
  const tagged = aws.replace('esac', `  *get-resources*) echo '${list}';;\nesac`);
  const { exit, of } = await doctor(programs('tagged', { kubectl: kubectl('exit 1'), aws: tagged }));
  expect(exit).toBe(3);
  expect(of('leftovers')).toMatchObject({
    status: 'bad',
    found: 'arn:aws:eks:ap-northeast-1:********3333:cluster/study-3f2a',
    next: ['aws eks delete-cluster --name study-3f2a'],
  });
});

test('a caller who may not ask for tags is told so, and nothing is said to be clean', async () => {
  const denied = aws.replace('esac', '  *get-resources*) echo AccessDenied >&2; exit 254;;\nesac');
  const { of } = await doctor(programs('denied', { kubectl: kubectl('exit 1'), aws: denied }));
  expect(of('leftovers')).toMatchObject({ status: 'none', found: 'could not look' });
});

test('a lab that has been billed for more than an hour is named with its clean-up', async () => {
  const folder = join(cli.folder, 'home/labs/open/3f2a');
  mkdirSync(folder, { recursive: true });
  const at = Date.now() - 90 * 60_000;
  const eks = { name: 'study', region: 'ap-northeast-1' };
  const target = { provider: 'eks', context: 'study', pin: { id: '0a1b2c3d' }, simulated: false, eks };
  const opened = {
    type: 'opened',
    session: '3f2a',
    lab: 'deploy-web-app',
    title: { ja: '', en: '' },
    minutes: 4,
  };
  const lines = [
    { ...opened, at, namespace: 'eks-learn-deploy-web-app-3f2a', target, reserved: [] },
    { type: 'ready', at, fail: [], pass: [] },
  ];
  writeFileSync(join(folder, 'journal.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { exit, of } = await doctor(programs('billed', { kubectl: kubectl('exit 1'), aws }));
  expect(exit).toBe(3);
  expect(of('labs')).toMatchObject({ status: 'bad', next: ['eks-learn lab cleanup deploy-web-app'] });
  expect(of('labs')?.found).toContain('USD 0.1');
});
