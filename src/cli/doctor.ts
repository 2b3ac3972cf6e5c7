import { release } from 'node:os';
import { childEnv } from '../host/child-env.ts';
import { freeSpace } from '../host/disk.ts';
import { createShell, type Ended } from '../host/shell.ts';
import { adviceFor } from '../i18n/problems/index.ts';
import { doctorTexts } from '../i18n/texts/doctor.ts';
import { dataFolder } from '../store/data-folder.ts';
import type { CliContext } from './cli-context.ts';
import { labChecks, tagChecks, taggedQuestion } from './doctor-labs.ts';

/** `ok`, `bad` (with what to run), or `none`: not there, and needed only for some labs. */
export type CheckStatus = 'ok' | 'bad' | 'none';

export type DoctorCheck = {
  readonly id: keyof typeof doctorTexts.labels;
  readonly status: CheckStatus;
  readonly found: string;
  readonly needed: string;
  /** Commands that put it right. */
  readonly next: readonly string[];
};

/** Each look outside ends after this long, whatever hangs; all looks run at once. */
const patience = 4_000;

/** Looks at the machine. Reads only; the cluster and AWS are asked one question each. */
export async function examine(cli: CliContext): Promise<readonly DoctorCheck[]> {
  const shell = createShell();
  const env = childEnv(cli.world.env);
  const ask = (program: string, ...args: readonly string[]): Promise<Ended> =>
    shell.run({ program, args, env, deadline: patience });
  const [client, context, server, aws, identity, region, tagged] = await Promise.all([
    ask('kubectl', 'version', '--client', '-o', 'json'),
    ask('kubectl', 'config', 'current-context'),
    ask('kubectl', 'version', '-o', 'json', '--request-timeout=3s'),
    ask('aws', '--version'),
    ask('aws', 'sts', 'get-caller-identity', '--output', 'json'),
    ask('aws', 'configure', 'get', 'region'),
    ask('aws', ...taggedQuestion),
  ]);
  shell.endAll();
  return [
    ...(await machineChecks(cli)),
    ...clusterChecks(cli, client, context, server),
    ...awsChecks(cli, aws, identity, region),
    ...(answerOf(identity) === undefined ? [] : tagChecks(cli, tagged)),
    ...(await labChecks(cli)),
  ];
}

const check = (
  id: DoctorCheck['id'],
  status: CheckStatus,
  found: string,
  more: { readonly needed?: string; readonly next?: readonly string[] } = {},
): DoctorCheck => ({ id, status, found, needed: more.needed ?? '', next: more.next ?? [] });

async function machineChecks(cli: CliContext): Promise<readonly DoctorCheck[]> {
  const { world } = cli;
  const { course, history } = await cli.services();
  const saving = history.saving();
  const folder = dataFolder(world.env, world.platform) ?? '';
  const lessons = course.modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const problem = saving.saving ? undefined : adviceFor(saving.problem, cli.language);
  const terminal = world.stdin.isTTY === true && world.stdout.isTTY === true;
  return [
    check('node', 'ok', `${world.nodeVersion} (${world.platform} ${release()})`, { needed: '>= 20.19' }),
    problem === undefined
      ? check('data', 'ok', folder)
      : check('data', 'bad', problem.what, { needed: problem.why, next: problem.commands ?? [] }),
    diskCheck(folder, world.home),
    check(
      'course',
      'ok',
      `${cli.say({ ja: doctorTexts.lessons.ja(lessons), en: doctorTexts.lessons.en(lessons) })} ${course.hash.slice(0, 8)}`,
    ),
    check('language', 'ok', cli.language),
    terminal
      ? check('terminal', 'ok', `${world.env.TERM ?? ''} ${world.stdout.columns ?? 80}`.trim())
      : check('terminal', 'none', cli.say(doctorTexts.notTerminal)),
  ];
}

function diskCheck(folder: string, home: string): DoctorCheck {
  const found = freeSpace([folder, home, '/']);
  if (found === undefined) return check('disk', 'none', '');
  const enough = found.free >= 10;
  const next = enough ? [] : [`df -h ${found.place}`];
  return check('disk', enough ? 'ok' : 'bad', `${found.free} MB`, { needed: '>= 10 MB', next });
}

const answerOf = (ended: Ended): string | undefined =>
  ended.kind === 'exited' && ended.code === 0 ? ended.stdout.trim() : undefined;

function clusterChecks(
  cli: CliContext,
  client: Ended,
  current: Ended,
  server: Ended,
): readonly DoctorCheck[] {
  const only = cli.say(doctorTexts.only.lab);
  const mine = /"gitVersion":\s*"v?([^"]+)"/.exec(answerOf(client) ?? '')?.[1];
  if (mine === undefined) {
    return [
      check('kubectl', 'bad', cli.say(doctorTexts.notFound), {
        needed: only,
        next: ['https://kubernetes.io/docs/tasks/tools/'],
      }),
    ];
  }
  const context = answerOf(current);
  if (!context) {
    return [
      check('kubectl', 'ok', mine),
      check('context', 'none', cli.say(doctorTexts.noContext), {
        needed: only,
        next: ['kubectl config get-contexts'],
      }),
    ];
  }
  const theirs = /"serverVersion"[\s\S]*?"gitVersion":\s*"v?([^"]+)"/.exec(answerOf(server) ?? '')?.[1];
  const far = theirs !== undefined && Math.abs(minorOf(mine) - minorOf(theirs)) > 1;
  const skew = far
    ? cli.say({ ja: doctorTexts.skew.ja(mine, theirs), en: doctorTexts.skew.en(mine, theirs) })
    : undefined;
  return [
    skew === undefined
      ? check('kubectl', 'ok', mine)
      : check('kubectl', 'bad', skew, { next: ['https://kubernetes.io/docs/tasks/tools/'] }),
    check('context', 'ok', context),
    theirs === undefined
      ? check('cluster', 'bad', cli.say(doctorTexts.noAnswer), {
          needed: only,
          next: [`kubectl --context ${context} version`],
        })
      : check('cluster', 'ok', theirs),
  ];
}

const minorOf = (version: string): number => Number(version.split('.')[1]?.replace(/\D.*/, ''));

function awsChecks(cli: CliContext, aws: Ended, identity: Ended, region: Ended): readonly DoctorCheck[] {
  const only = cli.say(doctorTexts.only.aws);
  const version =
    aws.kind === 'exited' ? /aws-cli\/(\S+)/.exec(`${aws.stdout}${aws.stderr}`)?.[1] : undefined;
  if (version === undefined) {
    return [
      check('aws', 'none', cli.say(doctorTexts.notFound), {
        needed: only,
        next: ['https://aws.amazon.com/cli/'],
      }),
    ];
  }
  const account = /"Account":\s*"(\d+)"/.exec(answerOf(identity) ?? '')?.[1];
  const { env } = cli.world;
  const chosen = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? answerOf(region);
  return [
    check('aws', 'ok', version),
    // The account number is masked: this output is made to be pasted.
    account === undefined
      ? check('identity', 'none', cli.say(doctorTexts.noCredentials), {
          needed: only,
          next: ['aws sts get-caller-identity'],
        })
      : check('identity', 'ok', `********${account.slice(-4)}`),
    chosen
      ? check('region', 'ok', chosen)
      : check('region', 'none', cli.say(doctorTexts.notSet), {
          needed: only,
          next: ['aws configure set region ap-northeast-1'],
        }),
  ];
}
