import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** Ways in which an API server, or what stands in front of it, fails. */
export const sicknesses = [
  'refused',
  'hang',
  'hangbody',
  '401',
  '403',
  '429',
  '500',
  '503',
  'html',
  'big',
  'escape',
  'cut',
] as const;

export type Sickness = (typeof sicknesses)[number];

const status = (code: number, reason: string, message: string) =>
  JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message });

function answer(response: ServerResponse, code: number, body: string, type = 'application/json'): unknown {
  response.writeHead(code, { 'content-type': type, ...(code === 429 ? { 'retry-after': '1' } : {}) });
  return response.end(body);
}

/** A list of Pods of about `bytes`, as fast as it is taken. */
function flood(response: ServerResponse, bytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const pod = JSON.stringify({ metadata: { name: 'x', annotations: { a: 'y'.repeat(60_000) } } });
  function* list() {
    yield '{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[';
    for (let sent = 0; sent < bytes; sent += pod.length) yield `${sent === 0 ? '' : ','}${pod}`;
    yield ']}';
  }
  Readable.from(list()).pipe(response);
}

function beSick(sickness: Sickness, response: ServerResponse): unknown {
  switch (sickness) {
    case 'hang':
    case 'refused':
      return undefined;
    case 'hangbody':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"kind":');
      return undefined;
    case '401':
      return answer(response, 401, status(401, 'Unauthorized', 'Unauthorized'));
    case '403':
      return answer(
        response,
        403,
        status(403, 'Forbidden', 'pods is forbidden: User "x" cannot list resource'),
      );
    case '429':
      return answer(response, 429, status(429, 'TooManyRequests', 'too many requests'));
    case '500':
      return answer(response, 500, status(500, 'InternalError', 'etcdserver: request timed out'));
    case '503':
      return answer(response, 503, 'upstream connect error', 'text/plain');
    case 'html':
      return answer(response, 200, '<!DOCTYPE html><html><body>Sign in</body></html>', 'text/html');
    case 'escape':
      return answer(response, 403, status(403, 'Forbidden', 'nope \u001b]52;c;aGk=\u0007 \u001b[31mred'));
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"kind":"PodList","items":[');
      response.destroy();
      return undefined;
    case 'big':
      return flood(response, 200_000_000);
  }
}

const reviews = { groupVersion: 'authorization.k8s.io/v1', version: 'v1' };
const groups = JSON.stringify({
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: [{ name: 'authorization.k8s.io', versions: [reviews], preferredVersion: reviews }],
});
const core = JSON.stringify({ kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] });
const resource = (name: string, kind: string) => ({
  name,
  kind,
  namespaced: true,
  verbs: ['get', 'list'],
  singularName: '',
});
const v1 = JSON.stringify({
  kind: 'APIResourceList',
  groupVersion: 'v1',
  resources: [
    resource('pods', 'Pod'),
    resource('services', 'Service'),
    resource('resourcequotas', 'ResourceQuota'),
  ],
});

const authorization = JSON.stringify({
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: 'authorization.k8s.io/v1',
  resources: [
    {
      name: 'selfsubjectaccessreviews',
      kind: 'SelfSubjectAccessReview',
      namespaced: false,
      verbs: ['create'],
      singularName: '',
    },
  ],
});

/** Discovery works, so that kubectl gets as far as the objects; everything else is sick. */
export async function startSickServer(sickness: Sickness): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    if (sickness !== 'hang' && sickness !== 'html' && sickness !== '401') {
      if (url.startsWith('/api?') || url === '/api') return answer(response, 200, core);
      if (/^\/apis\/authorization\.k8s\.io\/v1(\?|$)/.test(url)) return answer(response, 200, authorization);
      if (/^\/apis(\?|$)/.test(url)) return answer(response, 200, groups);
      if (url.startsWith('/api/v1?') || url === '/api/v1') return answer(response, 200, v1);
    }
    return beSick(sickness, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  if (sickness === 'refused') stop();
  return { url, stop };
}
