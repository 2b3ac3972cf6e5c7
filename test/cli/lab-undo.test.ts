import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../support/bundle.ts';
import { goodCourse } from '../support/course-builder.ts';
import { openCli } from '../support/run-cli.ts';

/** A small course with the labs of this file. */
function smallCourse(): string {
  const folder = temporaryFolder('course');
  for (const [name, text] of Object.entries(goodCourse)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const lab of ['deploy-web-app', 'ecr-repository'])
    cpSync(join(import.meta.dirname, '../../labs', lab), join(folder, 'labs', lab), { recursive: true });
  return folder;
}

const cli = openCli(smallCourse());
afterAll(() => cli.close());
afterEach(() => rmSync(join(cli.folder, 'home'), { recursive: true, force: true }));

const study = { provider: 'any', context: 'study', cluster: 'study-1', server: 'https://203.0.113.9' };
const aws = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/dev', region: 'us-east-1' };
const account = { provider: 'aws', aws };

/** A session left open at a place, as its journal tells it; programs on PATH write down that they were run. */
function leaveOpen(lab: string, target: object) {
  const folder = join(cli.folder, 'home/labs/open/3f2a');
  mkdirSync(folder, { recursive: true });
  const namespace = `eks-learn-${lab}-3f2a`;
  const opened = {
    type: 'opened',
    session: '3f2a',
    lab,
    title: { ja: lab, en: lab },
    minutes: 5,
    at: 0,
    namespace,
    target: { simulated: false, pin: { id: '1a2b3c4d', account: aws.account }, ...target },
    reserved: [],
  };
  const made = { type: 'created', object: { resource: 'namespaces', name: namespace }, uid: 'u1' };
  writeFileSync(
    join(folder, 'journal.jsonl'),
    [opened, made].map((each) => `${JSON.stringify(each)}\n`).join(''),
  );
  const bin = join(cli.folder, 'bin');
  const calls = join(cli.folder, 'home/calls');
  mkdirSync(bin, { recursive: true });
  for (const program of ['kubectl', 'aws'])
    writeFileSync(join(bin, program), `#!/bin/sh\necho ${program} "$@" >> ${calls}\nexit 1\n`, {
      mode: 0o755,
    });
  const run = (line: string, typed?: string) =>
    cli.run(line, { PATH: `${bin}:/usr/bin:/bin`, AWS_REGION: aws.region }, typed);
  return { run, called: () => (existsSync(calls) ? readFileSync(calls, 'utf8') : '') };
}

const local = { ...study, provider: 'kind', server: 'https://127.0.0.1:6443' };

test.each(['cleanup', 'reset'])(
  'lab %s removes nothing before a yes, and says what it would',
  async (name) => {
    const { run, called } = leaveOpen('deploy-web-app', local);
    const listed = await run(`lab ${name} --dry-run`);
    expect(listed.exit).toBe(0);
    expect(listed.stdout).toContain('delete  namespaces/eks-learn-deploy-web-app-3f2a');
    const silent = await run(`lab ${name}`);
    expect([silent.exit, silent.stdout]).toEqual([4, '']);
    expect(silent.stderr).toContain('delete  namespaces/eks-learn-deploy-web-app-3f2a');
    expect(silent.stderr).toContain(`eks-learn lab ${name} deploy-web-app --yes\n`);
    const declined = await run(`lab ${name}`, 'n\n');
    expect(declined.exit).toBe(4);
    expect(declined.stderr).toContain('Nothing was removed');
    expect(called()).toBe('');
  },
);

test.each(['', ' --yes'])('one key or --yes is enough on a local cluster: "%s"', async (said) => {
  const { run, called } = leaveOpen('deploy-web-app', local);
  await run(`lab cleanup${said}`, said === '' ? 'y\n' : undefined);
  expect(called()).toContain('kubectl');
});

test.each([
  ['deploy-web-app', study, 'study-1', '--target study@1a2b3c4d'],
  ['ecr-repository', account, '111122223333', '--target 1a2b3c4d'],
])('elsewhere %s goes for the name of its place alone', async (lab, target, name, place) => {
  const { run, called } = leaveOpen(lab, target);
  const command = `eks-learn lab cleanup ${lab} ${place} --yes`;
  for (const line of [
    'lab cleanup',
    'lab cleanup --yes',
    'lab cleanup --yes --target other',
    `lab cleanup ${place}`,
  ]) {
    const { exit, stderr } = await run(line);
    expect([line, exit]).toEqual([line, 4]);
    expect(stderr).toContain(`${command}\n`);
  }
  for (const typed of ['y\n', '\n', 'other\n']) expect((await run('lab cleanup', typed)).exit).toBe(4);
  const { exit, stdout } = await run('lab cleanup --yes --json');
  expect([exit, JSON.parse(stdout)]).toEqual([4, expect.objectContaining({ code: 'lab-undo-unnamed' })]);
  expect(called()).toBe('');
  await run('lab cleanup', `${name}\n`);
  const typed = called();
  expect(typed).not.toBe('');
  await run(`lab cleanup ${place} --yes`);
  expect(called().length).toBeGreaterThan(typed.length);
});

test('on an AWS account nothing is made before its number was typed, also with --yes', async () => {
  const { run, called } = leaveOpen('deploy-web-app', local);
  rmSync(join(cli.folder, 'home/labs'), { recursive: true });
  const answers = `case "$*" in
  --version) echo aws-cli/2.30.0;;
  *get-caller-identity*) echo '{"UserId": "U", "Account": "111122223333", "Arn": "${aws.arn}"}';;
  *list-account-aliases*) echo '{"AccountAliases": []}';;
  *) exit 1;;
esac`;
  const calls = join(cli.folder, 'home/calls');
  writeFileSync(join(cli.folder, 'bin/aws'), `#!/bin/sh\necho aws "$@" >> ${calls}\n${answers}\n`, {
    mode: 0o755,
  });
  const start = 'lab start ecr-repository';
  const lines: readonly (readonly [string, string?])[] = [
    [start],
    [`${start} --yes`],
    [`${start} --yes --json`],
    [`${start} --yes --target other`],
    [start, 'y\n'],
    [start, '111122223334\n'],
  ];
  for (const [line, typed] of lines) {
    const { exit, stderr } = await run(line, typed);
    expect([line, exit, stderr]).toEqual([line, 4, expect.stringContaining('111122223333')]);
  }
  const asked = called().trim().split('\n');
  expect(asked.filter((call) => !/ --version$|get-caller-identity|list-account-aliases/.test(call))).toEqual(
    [],
  );
});

test('a lab that begins while another is open asks what becomes of that one', async () => {
  const { run, called } = leaveOpen('ecr-repository', account);
  // The kubectl of this test says no version: as far as a beginning goes here.
  const start = 'lab start deploy-web-app';
  const begins = 'kubectl ? is not enough';
  const silent = await run(start);
  expect(silent.stderr).toContain('Left open: A safe ECR repository (111122223333)');
  expect(silent.stderr).toContain('eks-learn lab cleanup ecr-repository');
  expect(silent.exit).toBe(3);
  const cancelled = await run(start, '\n');
  expect([cancelled.exit, cancelled.stderr.includes(begins)]).toEqual([4, false]);
  const kept = await run(start, 'k\n');
  expect([kept.exit, kept.stderr.includes(begins)]).toEqual([3, true]);
  expect(called()).not.toContain('delete');
  const cleaning = await run(start, 'c\n');
  expect(cleaning.exit).toBe(4);
  expect(cleaning.stderr).toContain('111122223333');
});
