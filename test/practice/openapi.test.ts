import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { ApiResource, Schemas } from '../../src/practice/data.ts';
import type { Pod } from '../../src/practice/kinds.ts';
import { type Reply, startServer, type TestServer, until } from './practice-server.ts';
import { answerProblems, schemaProblems } from './schema-problems.ts';

type Document = { components: { schemas: Schemas } };
type Sent = { kind: string; apiVersion: string; metadata?: { name?: string; namespace?: string } };

let server: TestServer;
const documents = new Map<string, Document>();
/** Every answer that was judged, so that the test cannot pass by asking nothing. */
let judged = 0;
const problems: string[] = [];

async function documentOf(apiVersion: string): Promise<Document> {
  const path = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
  const known = documents.get(path);
  if (known !== undefined) return known;
  const { body } = await server.ask('GET', `/openapi/v3/${path}`);
  documents.set(path, body);
  return body;
}

async function judge(reply: Reply, what: string): Promise<void> {
  const { kind, apiVersion } = reply.body;
  // What only subresources of the core group speak of stands in its document.
  const home = kind === 'Status' || kind === 'TokenRequest' ? 'v1' : String(apiVersion);
  const document = await documentOf(home === 'autoscaling/v1' && kind === 'Scale' ? 'apps/v1' : home);
  judged++;
  problems.push(...answerProblems(reply.body, document).map((one) => `${what} ${one}`));
}

const base = (apiVersion: string) =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

const manifests = (): readonly Sent[] => {
  const folder = join(import.meta.dirname, 'manifests');
  return readdirSync(folder).flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8').replaceAll('NAMESPACE', 'default')).map(
      (one) => one.toJS() as Sent,
    ),
  );
};

async function resourcesOf(apiVersion: string): Promise<readonly ApiResource[]> {
  const { body } = await server.ask('GET', base(apiVersion));
  return body.resources ?? [];
}

beforeAll(async () => {
  server = await startServer();
  await until(
    server,
    () => server.practice.cluster.store.get('serviceaccounts', 'default', 'default') !== undefined,
  );
});
afterAll(() => server.stop());

test('every answer to a write has the schema it says it has', { timeout: 60_000 }, async () => {
  const sent = manifests().filter((one) => one !== null);
  for (const one of [...sent].sort(
    (a, b) => Number(b.kind === 'CustomResourceDefinition') - Number(a.kind === 'CustomResourceDefinition'),
  )) {
    const resource = (await resourcesOf(one.apiVersion)).find(
      ({ kind, name }) => kind === one.kind && !name.includes('/'),
    );
    if (resource === undefined) continue;
    const place = `${base(one.apiVersion)}/${resource.namespaced ? 'namespaces/default/' : ''}${resource.name}`;
    const text = `${one.kind} ${one.metadata?.name}`;
    await judge(await server.ask('POST', place, one), `POST ${text}`);
    const name = `${place}/${one.metadata?.name}`;
    const note = { metadata: { annotations: { note: 'x' } } };
    const merge = { 'content-type': 'application/merge-patch+json' };
    await judge(await server.ask('PATCH', name, note, merge), `PATCH ${text}`);
    const apply = { 'content-type': 'application/apply-patch+yaml' };
    const { apiVersion, kind } = one;
    await judge(
      await server.ask(
        'PATCH',
        `${name}?fieldManager=other&dryRun=All`,
        { apiVersion, kind, ...note },
        apply,
      ),
      `apply ${text}`,
    );
  }
  expect(problems).toEqual([]);
  expect(judged).toBeGreaterThan(150);
});

test('what the cluster made of it has its schema, in every version, list and subresource', {
  timeout: 120_000,
}, async () => {
  const { store } = server.practice.cluster;
  const restarted = () =>
    store.list<Pod>('pods').filter((pod) => (pod.status?.containerStatuses?.[0]?.restartCount ?? 0) > 1)
      .length;
  await until(server, () => restarted() > 4);
  const groups: { groupVersion: string }[] = (await server.ask('GET', '/apis')).body.groups.flatMap(
    (group: { versions: { groupVersion: string }[] }) => group.versions,
  );
  const kinds = new Set<string>();
  for (const version of ['v1', ...groups.map(({ groupVersion }) => groupVersion)]) {
    if (version.startsWith('metrics.k8s.io')) continue;
    const resources = await resourcesOf(version);
    for (const resource of resources.filter(
      ({ name, verbs }) => !name.includes('/') && verbs.includes('list'),
    )) {
      const list = await server.ask('GET', `${base(version)}/${resource.name}`);
      await judge(list, `LIST ${resource.name}`);
      const { metadata } = list.body.items[0] ?? {};
      if (metadata === undefined) continue;
      kinds.add(resource.kind);
      const place = metadata.namespace === undefined ? '' : `namespaces/${metadata.namespace}/`;
      const one = `${base(version)}/${place}${resource.name}/${metadata.name}`;
      await judge(await server.ask('GET', one), `GET ${one}`);
      for (const sub of ['status', 'scale'])
        if (resources.some(({ name, verbs }) => name === `${resource.name}/${sub}` && verbs.includes('get')))
          await judge(await server.ask('GET', `${one}/${sub}`), `GET ${one}/${sub}`);
    }
  }
  expect(problems).toEqual([]);
  expect([...kinds].length).toBeGreaterThan(35);
});

test('reviews and refusals have their schema, too', async () => {
  const review = (kind: string, spec: unknown, group = 'authorization.k8s.io') =>
    server.ask('POST', `/apis/${group}/v1/${kind.toLowerCase()}s`, { apiVersion: `${group}/v1`, kind, spec });
  const attributes = { resourceAttributes: { verb: 'get', resource: 'pods', namespace: 'default' } };
  await judge(await review('SelfSubjectAccessReview', attributes), 'SelfSubjectAccessReview');
  await judge(await review('SubjectAccessReview', { user: 'x', ...attributes }), 'SubjectAccessReview');
  await judge(await review('SelfSubjectRulesReview', { namespace: 'default' }), 'SelfSubjectRulesReview');
  await judge(await review('SelfSubjectReview', undefined, 'authentication.k8s.io'), 'SelfSubjectReview');
  const token = '/api/v1/namespaces/default/serviceaccounts/default/token';
  const asked = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: [] } };
  await judge(await server.ask('POST', token, asked), 'TokenRequest');
  for (const [method, path, body] of [
    ['GET', '/api/v1/namespaces/default/pods/none'],
    ['POST', '/api/v1/namespaces/default/configmaps', '{'],
    ['DELETE', '/api/v1/namespaces/kube-system'],
  ] as const)
    await judge(await server.ask(method, path, body), `${method} ${path}`);
  expect(problems).toEqual([]);
});

test('an answer that is not what its schema says is seen', () => {
  const schemas: Schemas = {
    Thing: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        count: { type: 'integer', format: 'int32' },
        mode: { type: 'string', enum: ['On'] },
      },
    },
  };
  const wrong = { count: 'three', mode: 'Off', extra: 1 };
  expect(schemaProblems(wrong, { $ref: '#/components/schemas/Thing' }, schemas)).toEqual([
    '.name: is missing',
    '.count: string instead of integer',
    '.mode: "Off" is not one of On',
    '.extra: is not in the schema',
  ]);
});
