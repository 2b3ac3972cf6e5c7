import { describe, expect, test } from 'vitest';
import { mayRead } from '../../src/host/aws.ts';
import {
  contextFacts,
  isLocal,
  mayRunPlugin,
  productionSign,
  providerOf,
} from '../../src/lab/clusters/kubeconfig.ts';
import { splitCommand } from '../../src/lab/command-line.ts';
import { inverseOf } from '../../src/lab/inverse.ts';
import { foldJournal, type JournalEntry } from '../../src/lab/journal.ts';
import { pinChange, pinOf } from '../../src/lab/pin.ts';
import { splitTarget } from '../../src/lab/target.ts';

const exec = (command: string, ...args: string[]) => ({ command, args });

describe('sign-in commands of a kubeconfig', () => {
  test.each([
    [undefined, true],
    [exec('aws', 'eks', 'get-token', '--cluster-name', 'study'), true],
    [exec('/usr/local/bin/aws', '--region', 'x', 'eks', 'get-token'), true],
    [exec('/tmp/evil/aws', 'eks', 'get-token'), false],
    [exec('./aws', 'eks', 'get-token'), false],
    [exec('aws', 's3', 'rm', 's3://shop'), false],
    [exec('aws-iam-authenticator', 'token'), true],
    [exec('touch', '/tmp/MARK'), false],
    [exec('sh', '-c', 'aws eks get-token'), false],
  ])('%j may run unasked: %s', (command, expected) => {
    expect(mayRunPlugin(command, ['/usr/local/bin', '/usr/bin'])).toBe(expected);
  });
});

describe('local means its own tool and an address that cannot be elsewhere', () => {
  test.each([
    ['kind', 'https://127.0.0.1:34567', true],
    ['minikube', 'https://192.168.49.2:8443', true],
    ['kind', 'https://203.0.113.9:6443', false],
    ['current', 'https://127.0.0.1:6443', false],
    ['eks', 'https://0A1B.gr7.ap-northeast-1.eks.amazonaws.com', false],
    ['kind', 'https://10.0.0.1.example.com', false],
    ['kind', 'https://[::1]:6443', true],
  ])('%s at %s: %s', (provider, server, expected) => {
    expect(isLocal(provider, server)).toBe(expected);
  });
});

test('an EKS context is known by its server or its sign-in command', () => {
  const facts = {
    context: 'study',
    cluster: 'study',
    ca: '',
    exec: undefined,
    server: 'https://A.gr7.ap-northeast-1.eks.amazonaws.com',
  };
  expect(providerOf(facts)).toBe('eks');
  expect(providerOf({ ...facts, server: 'https://10.0.0.1', exec: exec('aws', 'eks', 'get-token') })).toBe(
    'eks',
  );
  expect(contextFacts({ contexts: [], clusters: [] })).toBeUndefined();
});

test.each([
  ['shop-prod', true],
  ['arn:aws:eks:ap-northeast-1:1:cluster/live', true],
  ['本番', true],
  ['product-search', false],
  ['reproduction', false],
  ['delivery', false],
])('%s looks like production: %s', (name, expected) => {
  expect(productionSign([name], { nodes: 3, namespaces: 6 }) !== undefined).toBe(expected);
});

test('many nodes or namespaces look like production, too', () => {
  expect(productionSign(['study'], { nodes: 11, namespaces: 6 })).toBe('11 nodes');
  expect(productionSign(['study'], { nodes: 1, namespaces: 31 })).toBe('31 namespaces');
});

test('a pin changes when any part of it does, and says which', () => {
  const pin = pinOf({ server: 'https://a', ca: '1', kubeSystemUid: 'u' });
  expect(pinChange(pin, pinOf({ server: 'https://a', ca: '1', kubeSystemUid: 'u' }))).toBeUndefined();
  expect(pinChange(pin, pinOf({ server: 'https://a', ca: '1', kubeSystemUid: 'v' }))?.which).toBe(
    'kubeSystemUid',
  );
  expect(splitTarget(`me@study@${pin.id}`)).toEqual({ name: 'me@study', pin: pin.id });
  expect(splitTarget('me@study')).toEqual({ name: 'me@study', pin: undefined });
});

test('AWS reads only, and never those that hand out secrets', () => {
  for (const read of ['describe-repositories', 'list-roles', 'get-role', 'get-caller-identity'])
    expect(mayRead(read)).toBe(true);
  for (const other of [
    'create-repository',
    'delete-role',
    'get-secret-value',
    'get-parameter',
    'get-token',
    'get-session-token',
    'get-login-password',
    'get-authorization-token',
  ])
    expect(mayRead(other)).toBe(false);
});

test('a break is undone to what was there before', () => {
  const before = { spec: { selector: { app: 'web' }, ports: [80] } };
  expect(inverseOf({ spec: { selector: { app: 'old', tier: 'x' } } }, before)).toEqual({
    spec: { selector: { app: 'web', tier: null } },
  });
});

test('a journal tells what was made even when a crash came between intent and deed', () => {
  const object = { resource: 'namespaces', name: 'n' };
  const opened = { type: 'opened', session: '3f2a', lab: 'small', at: 1 } as JournalEntry;
  const session = foldJournal([opened, { type: 'will-create', object }]);
  expect(session).toMatchObject({ state: 'setting-up', made: [{ object, uid: undefined }] });
  const later = foldJournal([
    opened,
    { type: 'will-create', object },
    { type: 'created', object, uid: 'u' },
    { type: 'ready', at: 2, fail: [], pass: [] },
  ]);
  expect(later).toMatchObject({ state: 'active', startedAt: 2, made: [{ object, uid: 'u' }] });
  expect(foldJournal([opened, { type: 'closed', at: 3 }])).toBeUndefined();
});

test('commands are split as a shell would, without expansion', () => {
  expect(splitCommand(`kubectl patch svc web -p '{"a": "b c"}' --x="1 2" a\\ b`)).toEqual([
    'kubectl',
    'patch',
    'svc',
    'web',
    '-p',
    '{"a": "b c"}',
    '--x=1 2',
    'a b',
  ]);
  expect(splitCommand(`echo 'open`)).toBeUndefined();
});
