import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../src/practice/kube.ts';
import { startServer, type TestServer, until } from './practice-server.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
/** As recorded on Kubernetes 1.36.4 after `kubectl create -f manifests/owned.yaml` in a new namespace. */
const recorded = JSON.parse(read('managed-fields.json')) as Record<string, object[]>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Who owns what of an object: without times, without the uids of owners, and without what was written of its status. */
const ownersOf = ({ metadata }: KubeObject): object[] =>
  (metadata.managedFields ?? [])
    .filter(({ manager, subresource }) => manager.startsWith('kube') && subresource === undefined)
    .map(({ time: _, ...entry }) =>
      JSON.parse(JSON.stringify(entry).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UID')),
    );

const pathOf = (apiVersion: string, kind: string): string => {
  const { resources } = server.practice.cluster;
  const name = resources.ofKind(apiVersion, kind)?.name;
  const base = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  return `${base}/namespaces/owned/${name}?fieldManager=kubectl-create`;
};

test('of what is created a client owns what it sent and what defaults add, as on the real API server', async () => {
  const { store } = server.practice.cluster;
  await server.ask('POST', '/api/v1/namespaces?fieldManager=kubectl-create', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'owned' },
  });
  await until(server, () => store.get('serviceaccounts', 'owned', 'default') !== undefined);
  const made = new Map<string, KubeObject>();
  for (const document of parseAllDocuments(read('manifests/owned.yaml'))) {
    const sent = document.toJSON();
    const { status, body } = await server.ask('POST', pathOf(sent.apiVersion, sent.kind), sent);
    expect([sent.kind, status]).toEqual([sent.kind, 201]);
    made.set(sent.kind, body);
  }
  await until(server, () => store.list('pods', 'owned').length > 0);
  for (const resource of ['pods', 'replicasets.apps'])
    for (const object of store.list(resource, 'owned')) made.set(object.kind, object);
  made.set('Namespace', store.get('namespaces', undefined, 'owned') as KubeObject);
  for (const [kind, owners] of Object.entries(recorded))
    expect([kind, ownersOf(made.get(kind) as KubeObject)]).toEqual([kind, owners]);
});

test('the template of a Deployment is not given the requests that its Pods are given', async () => {
  const { store } = server.practice.cluster;
  const [deployment] = store.list<{ spec: { template: { spec: { containers: object[] } } } }>(
    'deployments.apps',
    'owned',
  );
  const [pod] = store.list<{ spec: { containers: object[] } }>('pods', 'owned');
  expect(deployment?.spec.template.spec.containers[0]).toMatchObject({
    resources: { limits: { cpu: '100m' } },
  });
  expect(deployment?.spec.template.spec.containers[0]).not.toHaveProperty('resources.requests');
  expect(pod?.spec.containers[0]).toHaveProperty('resources.requests.cpu', '100m');
});
