import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { realLabs } from '../support/real-labs.ts';
import { awsTestEnv, testAwsEndpoint } from '../support/test-cluster.ts';

const quiet = () => undefined;

describe.runIf(testAwsEndpoint !== undefined)('what carries the tag of a session', () => {
  const env = awsTestEnv(testAwsEndpoint ?? '');
  const { labs } = realLabs(env);
  const aws = (...args: readonly string[]) =>
    spawnSync('aws', args, {
      env: { ...process.env, ...env, AWS_DEFAULT_REGION: env.AWS_REGION },
      encoding: 'utf8',
    }).stdout;
  const group = (session: string) => `eks-learn-forgotten-${session}`;

  afterAll(async () => {
    for (const { session } of await labs.sessions()) {
      aws('logs', 'delete-log-group', '--log-group-name', group(session));
      await labs.cleanup(session, quiet);
    }
  });

  test('is named at clean-up with its command, not deleted, and keeps the session open', {
    timeout: 120_000,
  }, async () => {
    const plan = await labs.plan('ecr-repository', undefined);
    const { session } = plan;
    await labs.start(plan, true, quiet);
    aws(
      'logs',
      'create-log-group',
      '--log-group-name',
      group(session),
      '--tags',
      `eks-learn/session=${session}`,
    );
    const first = await labs.cleanup(session, quiet);
    expect(first.deleted).toEqual([]);
    expect(first.remains).toMatchObject([
      { command: `aws logs delete-log-group --log-group-name ${group(session)}` },
    ]);
    expect(aws('logs', 'describe-log-groups', '--log-group-name-prefix', group(session))).toContain(
      group(session),
    );
    aws('logs', 'delete-log-group', '--log-group-name', group(session));
    expect(await labs.cleanup(session, quiet)).toMatchObject({ remains: [] });
    expect(await labs.sessions()).toEqual([]);
  });
});
