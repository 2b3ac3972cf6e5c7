import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer, until } from './practice-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const map = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});
const maps = '/api/v1/namespaces/default/configmaps';

test('without the token nothing but 401 is answered', async () => {
  for (const path of ['/api', '/version', '/healthz', maps, '/practice/status', '/nothing'])
    for (const authorization of ['', 'Bearer wrong', 'Bearer a.b.c', 'Basic x'])
      expect((await server.ask('GET', path, undefined, { authorization })).status).toBe(401);
});

test('an object is created once, found, changed by each kind of patch, and deleted', async () => {
  expect((await server.ask('POST', maps, map('a', { x: '1' }))).status).toBe(201);
  expect((await server.ask('POST', maps, map('a', {}))).body.message).toBe('configmaps "a" already exists');
  const patch = (type: string, body: unknown) =>
    server.ask('PATCH', `${maps}/a`, body, { 'content-type': type });
  await patch('application/strategic-merge-patch+json', { data: { y: '2' } });
  await patch('application/merge-patch+json', { data: { x: null } });
  const { body } = await patch('application/json-patch+json', [{ op: 'add', path: '/data/z', value: '3' }]);
  expect(body.data).toEqual({ y: '2', z: '3' });
  expect((await server.ask('DELETE', `${maps}/a`)).body.status).toBe('Success');
  expect((await server.ask('GET', `${maps}/a`)).status).toBe(404);
});

test('a stale resourceVersion is a conflict', async () => {
  const made = await server.ask('POST', maps, map('stale', { x: '1' }));
  await server.ask('PUT', `${maps}/stale`, { ...made.body, data: { x: '2' } });
  const late = await server.ask('PUT', `${maps}/stale`, { ...made.body, data: { x: '3' } });
  expect(late.status).toBe(409);
  expect(late.body.reason).toBe('Conflict');
});

test('fields that do not exist are refused when the client asks for strictness', async () => {
  const wrong = { ...map('strict', {}), colour: 'red' };
  const refused = await server.ask('POST', `${maps}?fieldValidation=Strict`, wrong);
  expect(refused.body.message).toContain('strict decoding error: unknown field "colour"');
  expect((await server.ask('POST', `${maps}?fieldValidation=Ignore`, wrong)).body.colour).toBeUndefined();
});

test('a dry run answers as if it had been done, and does nothing', async () => {
  expect((await server.ask('POST', `${maps}?dryRun=All`, map('dry', { a: 'b' }))).status).toBe(201);
  expect((await server.ask('GET', `${maps}/dry`)).status).toBe(404);
});

test('server-side apply refuses what another manager owns, and takes it when forced', async () => {
  const apply = (manager: string, value: string, force: boolean) =>
    server.ask(
      'PATCH',
      `${maps}/owned?fieldManager=${manager}&force=${force}`,
      map('owned', { key: value }),
      {
        'content-type': 'application/apply-patch+yaml',
      },
    );
  expect((await apply('one', 'a', false)).status).toBe(201);
  const refused = await apply('two', 'b', false);
  expect(refused.status).toBe(409);
  expect(refused.body.message).toBe('Apply failed with 1 conflict: conflict with "one": .data.key');
  const forced = await apply('two', 'b', true);
  expect(forced.body.data).toEqual({ key: 'b' });
  expect(forced.body.metadata.managedFields.map((one: { manager: string }) => one.manager)).toEqual(['two']);
});

test('long lists come in pages', async () => {
  for (let index = 0; index < 5; index++) await server.ask('POST', maps, map(`page-${index}`, {}));
  const names: string[] = [];
  let next = '';
  do {
    const { body } = await server.ask('GET', `${maps}?limit=2&continue=${next}`);
    names.push(...body.items.map((one: { metadata: { name: string } }) => one.metadata.name));
    next = body.metadata.continue ?? '';
  } while (next !== '');
  expect(names.filter((name) => name.startsWith('page-'))).toHaveLength(5);
  expect(new Set(names).size).toBe(names.length);
});

test('a deployment becomes ready, and its pods answer through the service', async () => {
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'c', image: 'nginx:1.27' }] },
  };
  const spec = { replicas: 2, selector: { matchLabels: { app: 'web' } }, template };
  const path = '/apis/apps/v1/namespaces/default/deployments';
  expect(
    (
      await server.ask('POST', path, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec,
      })
    ).status,
  ).toBe(201);
  const { store } = server.practice.cluster;
  const ready = () =>
    (store.get('deployments.apps', 'default', 'web')?.status as { readyReplicas?: number } | undefined)
      ?.readyReplicas === 2;
  await until(server, ready);
  expect((await server.ask('GET', `${path}/web/scale`)).body.status).toEqual({
    replicas: 2,
    selector: 'app=web',
  });
});

test('nobody may do what no role allows, in the words of RBAC', async () => {
  const { status, body } = await server.ask('GET', '/api/v1/namespaces/default/secrets', undefined, {
    'impersonate-user': 'somebody',
  });
  expect(status).toBe(403);
  expect(body.message).toBe(
    'secrets is forbidden: User "somebody" cannot list resource "secrets" in API group "" in the namespace "default"',
  );
});

test('whatever is sent, the answer is a Status or an object, and the server lives on', async () => {
  const paths = fc.oneof(
    fc.webPath().map((path) => `/api/v1${path}`),
    fc.constantFrom(maps, '/apis/apps/v1/namespaces/default/deployments', '/api/v1/namespaces/default/pods'),
  );
  const types = fc.constantFrom(
    'application/json',
    'application/yaml',
    'application/vnd.kubernetes.protobuf',
    'application/json-patch+json',
    'text/plain',
  );
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .jsonValue()
      .map((value) =>
        JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'f' }, spec: value }),
      ),
    fc.constant(`k8s\0${'\u0008'.repeat(40)}`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      paths,
      types,
      bodies,
      async (method, path, type, body) => {
        const { status } = await server.ask(method, path.replace(/[^\w/.%-]/g, ''), body, {
          'content-type': type,
        });
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 300, seed: 11 },
  );
  expect((await server.ask('GET', '/readyz')).text).toBe('ok');
}, 120_000);
