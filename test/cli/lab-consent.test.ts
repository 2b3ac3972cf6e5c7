import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { CliContext } from '../../src/cli/cli-context.ts';
import { agreement } from '../../src/cli/commands/lab-consent.ts';
import type { Consent } from '../../src/lab/consent.ts';

const nobodyThere = {
  world: { stdin: new PassThrough() },
  flags: () => ({ input: true, json: false }),
} as unknown as CliContext;
const words = { typeName: { ja: '', en: '' }, key: { ja: '', en: '' } };
const typed: Consent = { kind: 'typed', name: 'study', what: 'cluster' };

test.each([
  ['study', undefined],
  ['eks:study', undefined],
  ['arn:aws:eks:us-east-1:111122223333:cluster/study', undefined],
  ['eks:study@1a2b3c4d', 'eks:study@1a2b3c4d'],
  ['1a2b3c4d', '1a2b3c4d'],
])('--target %s agrees in place of a typed name only with its pin', async (target, agreed) => {
  expect(await agreement(typed, words, { target, yes: true }, nobodyThere)).toBe(agreed ?? true);
  expect(await agreement(typed, words, { target }, nobodyThere)).toBe(agreed ?? '');
});

test('--yes alone agrees where one key would do', async () => {
  expect(await agreement({ kind: 'key' }, words, { target: 'kind', yes: true }, nobodyThere)).toBe(true);
});
