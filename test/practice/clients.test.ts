import { PassThrough } from 'node:stream';
import type * as client from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pod } from '../../src/practice/kinds.ts';
import { newSecrets } from '../../src/practice/practice.ts';
import { Store } from '../../src/practice/state/store.ts';
import { k8s } from './client-node.ts';
import { startServer, type TestServer, until } from './practice-server.ts';

/** The cluster through the official client of another language than kubectl's. */
let server: TestServer;
let config: client.KubeConfig;
let core: client.CoreV1Api;

const pod = (name: string, command: string): client.V1Pod => ({
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: 'c', image: 'busybox:1.36', command: ['sh', '-c', command] }] },
});

const podNow = (name: string) => server.practice.cluster.store.get<Pod>('pods', 'default', name);
const isReady = (name: string) => podNow(name)?.status?.containerStatuses?.[0]?.ready === true;

beforeAll(async () => {
  const secrets = newSecrets(Date.now());
  server = await startServer(new Store(), secrets);
  config = new k8s.KubeConfig();
  config.loadFromOptions({
    clusters: [
      {
        name: 'practice',
        server: `https://127.0.0.1:${server.practice.port}`,
        caData: Buffer.from(secrets.authority.certificate).toString('base64'),
      },
    ],
    users: [{ name: 'me', token: secrets.token }],
    contexts: [{ name: 'practice', cluster: 'practice', user: 'me', namespace: 'default' }],
    currentContext: 'practice',
  });
  core = config.makeApiClient(k8s.CoreV1Api);
  const { store } = server.practice.cluster;
  await until(server, () => store.get('serviceaccounts', 'default', 'default') !== undefined);
});
afterAll(() => server.stop());

test('creates, reads, patches, lists in pages and deletes', async () => {
  for (const name of ['one', 'two', 'three'])
    await core.createNamespacedConfigMap({
      namespace: 'default',
      body: { metadata: { name, labels: { set: 'a' } } },
    });
  const first = await core.listNamespacedConfigMap({
    namespace: 'default',
    limit: 2,
    labelSelector: 'set=a',
  });
  const rest = await core.listNamespacedConfigMap({
    namespace: 'default',
    limit: 2,
    labelSelector: 'set=a',
    ...(first.metadata?._continue === undefined ? {} : { _continue: first.metadata._continue }),
  });
  expect([...first.items, ...rest.items].map(({ metadata }) => metadata?.name)).toEqual([
    'one',
    'three',
    'two',
  ]);
  const changed = await core.patchNamespacedConfigMap(
    { namespace: 'default', name: 'one', body: { data: { a: 'b' } } },
    k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.MergePatch),
  );
  expect(changed.data).toEqual({ a: 'b' });
  await core.deleteCollectionNamespacedConfigMap({ namespace: 'default', labelSelector: 'set=a' });
  await expect(core.readNamespacedConfigMap({ namespace: 'default', name: 'one' })).rejects.toMatchObject({
    code: 404,
  });
});

test('watches from a revision on', async () => {
  const { metadata } = await core.listNamespacedConfigMap({ namespace: 'default' });
  const seen: string[] = [];
  const watch = new k8s.Watch(config);
  const ended = new Promise<void>((resolve, reject) => {
    const query = { resourceVersion: metadata?.resourceVersion, timeoutSeconds: 30 };
    const told = (phase: string, object: client.V1ConfigMap) => {
      seen.push(`${phase} ${object.metadata?.name}`);
      if (phase === 'DELETED') resolve();
    };
    void watch.watch('/api/v1/namespaces/default/configmaps', query, told, reject).then(async (started) => {
      await core.createNamespacedConfigMap({ namespace: 'default', body: { metadata: { name: 'seen' } } });
      await core.deleteNamespacedConfigMap({ namespace: 'default', name: 'seen' });
      await ended;
      started.abort();
    }, reject);
  });
  await ended;
  expect(seen).toEqual(['ADDED seen', 'DELETED seen']);
});

test('an informer holds what is there, and hears what changes', async () => {
  await core.createNamespacedConfigMap({ namespace: 'default', body: { metadata: { name: 'before' } } });
  const list = () => core.listNamespacedConfigMap({ namespace: 'default' });
  const informer = k8s.makeInformer(config, '/api/v1/namespaces/default/configmaps', list);
  const heard: string[] = [];
  const wait = (event: string) =>
    new Promise<void>((resolve) => {
      const look = () => (heard.includes(event) ? resolve() : setImmediate(look));
      look();
    });
  for (const verb of ['add', 'update', 'delete'] as const)
    informer.on(verb, (object: client.V1ConfigMap) => void heard.push(`${verb} ${object.metadata?.name}`));
  await informer.start();
  await wait('add before');
  await core.createNamespacedConfigMap({ namespace: 'default', body: { metadata: { name: 'after' } } });
  await wait('add after');
  expect(informer.get('after', 'default')?.metadata?.name).toBe('after');
  await core.replaceNamespacedConfigMap({
    namespace: 'default',
    name: 'after',
    body: { metadata: { name: 'after' }, data: { x: 'y' } },
  });
  await wait('update after');
  await core.deleteNamespacedConfigMap({ namespace: 'default', name: 'after' });
  await wait('delete after');
  await informer.stop();
});

test('runs a command, with what it reads and how it ends', { timeout: 60_000 }, async () => {
  await core.createNamespacedPod({ namespace: 'default', body: pod('runs', 'sleep 3600') });
  await until(server, () => isReady('runs'));
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let said = '';
  out.on('data', (part) => {
    said += part;
  });
  input.end('typed\n');
  const exec = new k8s.Exec(config);
  const status = await new Promise<client.V1Status>((resolve, reject) => {
    exec
      .exec('default', 'runs', 'c', ['sh', '-c', 'cat; exit 3'], out, err, input, false, resolve)
      .catch(reject);
  });
  expect(said).toBe('typed\n');
  expect(status).toMatchObject({ status: 'Failure', reason: 'NonZeroExitCode' });
});

test('follows a log to its end', { timeout: 60_000 }, async () => {
  const body = pod('says', 'echo one; sleep 5; echo two');
  if (body.spec) body.spec.restartPolicy = 'Never';
  await core.createNamespacedPod({ namespace: 'default', body });
  await until(server, () => podNow('says')?.status?.phase !== 'Pending');
  const to = new PassThrough();
  let said = '';
  to.on('data', (part) => {
    said += part;
  });
  const ended = new Promise<void>((resolve) => to.once('end', resolve));
  await new k8s.Log(config).log('default', 'says', 'c', to, { follow: true });
  await ended;
  expect(said).toBe('one\ntwo\n');
});

test('applies on the server and meets a conflict', async () => {
  const objects = k8s.KubernetesObjectApi.makeApiClient(config);
  const body = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'owned', namespace: 'default' },
    data: { a: '1' },
  };
  const apply = (manager: string, data: Record<string, string>) =>
    objects.patch(
      { ...body, data },
      undefined,
      undefined,
      manager,
      undefined,
      k8s.PatchStrategy.ServerSideApply,
    );
  await apply('one', { a: '1' });
  await expect(apply('two', { a: '2' })).rejects.toMatchObject({ code: 409 });
  await apply('two', { b: '2' });
  const stored = await core.readNamespacedConfigMap({ namespace: 'default', name: 'owned' });
  expect(stored.data).toEqual({ a: '1', b: '2' });
});
