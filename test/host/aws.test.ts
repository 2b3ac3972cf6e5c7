import { expect, test } from 'vitest';
import { createAws } from '../../src/host/aws.ts';
import { awsProblem } from '../../src/host/aws-failure.ts';
import type { Command, Ended, Shell } from '../../src/host/shell.ts';
import { recordedFailures } from '../support/recorded-failures.ts';

const exited = (code: number, stdout: string, stderr = ''): Ended => ({
  kind: 'exited',
  code,
  stdout,
  stderr,
  took: 1,
});

function awsThatSays(ended: Ended, env: Readonly<Record<string, string>> = {}) {
  const calls: Command[] = [];
  const shell: Shell = {
    async run(command) {
      calls.push(command);
      return ended;
    },
  };
  return { aws: createAws(shell, { program: 'aws', env: { AWS_REGION: 'ap-northeast-1', ...env } }), calls };
}

test('a simulated endpoint is named in every call, so that no version takes it to the real account', async () => {
  const { aws, calls } = awsThatSays(exited(0, '{}'), { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  await aws.read({ service: 'ecr', operation: 'describe-repositories' });
  expect(calls[0]?.args.slice(0, 3)).toEqual(['--endpoint-url', 'http://127.0.0.1:1', 'ecr']);
});

test.each([
  ['aws-cli/2.9.19 Python/3.11.2 Linux/6.1', false],
  ['aws-cli/1.28.1 Python/3.11.2 Linux/6.1', false],
  ['aws-cli/2.13.0 Python/3.11.4 Linux/6.1', true],
  ['aws-cli/1.29.0 Python/3.11.4 Linux/6.1', true],
  ['aws-cli/2.31.5 Python/3.13.7 Linux/6.1', true],
] as const)('%s heeds AWS_ENDPOINT_URL: %s', async (version, heeds) => {
  const { aws } = awsThatSays(exited(0, version));
  const asked = aws.heedsEndpoint();
  if (heeds) await expect(asked).resolves.toBeUndefined();
  else await expect(asked).rejects.toMatchObject({ code: 'aws-too-old' });
});

/** Texts of both generations; those of version 2 are in its own documentation and source. */
test.each([
  [
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
    'aws-no-credentials',
  ],
  [
    'Unable to locate credentials. You can configure credentials by running "aws login".',
    'aws-no-credentials',
  ],
  ['aws: [ERROR]: Unable to locate credentials', 'aws-no-credentials'],
  [
    'You must specify a region. You can also configure your region by running "aws configure".',
    'aws-no-region',
  ],
  ['aws: [ERROR]: An error occurred (NoRegion): You must specify a region.', 'aws-no-region'],
  ['The config profile (learn) could not be found', 'aws-no-profile'],
  ['Error loading SSO Token: Token for https://x.awsapps.com/start does not exist', 'aws-sso-expired'],
  [
    'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
    'aws-sso-expired',
  ],
  ['Error when retrieving token from sso: Token has expired and refresh failed', 'aws-sso-expired'],
  ['An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: expired', 'aws-expired'],
  [
    'aws: [ERROR]: An error occurred (ExpiredTokenException) when calling the DescribeCluster operation: expired',
    'aws-expired',
  ],
  [
    'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: no',
    'aws-bad-key',
  ],
  ['An error occurred (AccessDeniedException) when calling the DescribeCluster operation: no', 'aws-denied'],
  ['An error occurred (ThrottlingException) when calling the DescribeCluster operation: no', 'aws-throttled'],
  ['Could not connect to the endpoint URL: "http://127.0.0.1:1/"', 'aws-endpoint'],
  ['Connect timeout on endpoint URL: "https://eks.ap-northeast-1.amazonaws.com/"', 'aws-timeout'],
  ['Error when retrieving credentials from custom-process: exit 1', 'aws-credential-process'],
  ['aws: error: argument operation: Invalid choice, valid choices are:', 'aws-too-old'],
  ['aws: [ERROR]: argument operation: Found invalid choice: describe-x', 'aws-too-old'],
])('%s is told as %s', (stderr, code) => {
  for (const status of [252, 253, 254, 255])
    expect(awsProblem(exited(status, '', `\n${stderr}\n`), {}).code).toBe(code);
});

const told: Readonly<Record<string, RegExp>> = {
  refused: /^aws-endpoint$/,
  hang: /^aws-(timeout|endpoint)$/,
  expired: /^aws-expired$/,
  'bad-key': /^aws-bad-key$/,
  denied: /^aws-denied$/,
  throttled: /^aws-throttled$/,
  '500': /^aws-unknown$/,
  html: /^aws-(bad-answer|unknown)$/,
  big: /^aws-unknown$/,
  escape: /^aws-denied$/,
  cut: /^aws-(endpoint|unknown)$/,
  'no-credentials': /^aws-no-credentials$/,
  'no-region': /^aws-no-region$/,
  'no-profile': /^aws-no-profile$/,
  'sso-expired': /^aws-sso-expired$/,
  'credential-process': /^aws-credential-process$/,
};

const recorded = Object.entries(recordedFailures()).filter(([tool]) => tool.startsWith('aws'));

test.each(
  recorded.flatMap(([tool, modes]) =>
    Object.entries(modes).map(([mode, ends]) => [tool, mode, ends] as const),
  ),
)('%s, %s: each call tells its own cause', async (_tool, mode, ends) => {
  for (const [service, ended] of Object.entries(ends)) {
    const { aws } = awsThatSays(ended);
    // IAM has no Region: it answers where the others cannot be asked.
    if (mode === 'no-region' && service === 'iam') continue;
    const said = await aws.read({ service, operation: 'describe-x' }).then(
      (value) => `answered ${JSON.stringify(value)}`,
      (problem) => problem.code,
    );
    expect(said, service).toMatch(told[mode] ?? /^$/);
  }
});
