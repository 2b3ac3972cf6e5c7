import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event, Node, Pod } from '../../src/practice/kinds.ts';
import { startServer, type TestServer, until } from './practice-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const merge = { 'content-type': 'application/merge-patch+json' };
const store = () => server.practice.cluster.store;
const names = () =>
  store()
    .list<Node>('nodes')
    .map(({ metadata }) => metadata.name);
const node = () => store().list<Node>('nodes')[0] as Node;
const pod = () => store().get<Pod>('pods', 'default', 'web');
const ready = (one: Pod | Node | undefined) =>
  one?.status?.conditions?.find(({ type }) => type === 'Ready')?.status;
const taints = () => (node().spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).sort();
const kubelet = (state: string | null) =>
  server.ask(
    'PATCH',
    `/api/v1/nodes/${names()[0]}`,
    { metadata: { annotations: { 'practice.eks-learn/kubelet': state } } },
    merge,
  );

test('a node whose kubelet is stopped is given up, keeps what is deleted from it, and comes back', async () => {
  await server.ask('POST', '/api/v1/namespaces/default/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      nodeName: names()[0],
      terminationGracePeriodSeconds: 1,
      containers: [{ name: 'web', image: 'nginx:1.27' }],
    },
  });
  await until(server, () => ready(pod()) === 'True');
  await kubelet('stopped');
  expect([ready(node()), taints()]).toEqual(['True', []]);
  await until(server, () => ready(node()) === 'Unknown' && taints().length === 2 && ready(pod()) === 'False');
  expect(taints()).toEqual([
    'node.kubernetes.io/unreachable:NoExecute',
    'node.kubernetes.io/unreachable:NoSchedule',
  ]);
  const reasons = store()
    .list<Event>('events')
    .filter(({ reason }) => reason === 'NodeNotReady')
    .map(({ type, involvedObject: { kind, name } }) => `${type} ${kind} ${name}`);
  expect(reasons).toEqual(expect.arrayContaining([`Normal Node ${names()[0]}`, 'Warning Pod web']));
  await server.ask('DELETE', '/api/v1/namespaces/default/pods/web?gracePeriodSeconds=1');
  await until(server, () => pod()?.metadata.deletionTimestamp !== undefined);
  // A second of another Pod's life shows that it is not stopped meanwhile.
  await server.ask('POST', '/api/v1/namespaces/default/pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'clock' },
    spec: {
      nodeName: names()[1],
      restartPolicy: 'Never',
      containers: [{ name: 'wait', image: 'busybox:1.36', command: ['sleep', '5'] }],
    },
  });
  await until(server, () => store().get<Pod>('pods', 'default', 'clock')?.status?.phase === 'Succeeded');
  expect(pod()).toBeDefined();
  await kubelet(null);
  await until(server, () => ready(node()) === 'True' && taints().length === 0 && pod() === undefined);
});
