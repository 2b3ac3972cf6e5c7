import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeControl } from '../../src/practice/control.ts';
import type { Home } from '../../src/practice/home.ts';
import { temporaryFolder } from '../support/bundle.ts';
import { Dice, type Hostile, hostileRequest } from './hostile-requests.ts';
import { controlOf, readSecrets, readServer } from './practice-process.ts';

const root = temporaryFolder('hostile');
let home: Home;
let control: PracticeControl;
let agent: Agent;
let pid: number;

beforeAll(async () => {
  ({ home, control } = controlOf(root));
  await control.up();
  ({ pid } = readServer(home));
  agent = new Agent({ keepAlive: true, maxSockets: 8, ca: readSecrets(home).authority.certificate });
});
afterAll(async () => {
  agent.destroy();
  await control.down();
});

type Said = { readonly status: number; readonly type: string; readonly text: string };

const ask = ({ method, path, headers, body }: Hostile): Promise<Said> =>
  new Promise((resolve, reject) => {
    const { token } = readSecrets(home);
    const asked = request(
      {
        host: '127.0.0.1',
        port: readServer(home).port,
        path,
        method,
        agent,
        headers: { ...headers, authorization: `Bearer ${token}`, 'content-length': body.length },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type'] ?? ''),
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });

const get = (path: string) => ask({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) });

/** What is wrong with an answer; `undefined` when nothing is. */
function fault({ method, path, headers, body }: Hostile, { status, type, text }: Said): string | undefined {
  const what = `${method} ${path.slice(0, 200)} ${headers['content-type']} ${body.toString('utf8').slice(0, 600)}\n  ${status} ${text.slice(0, 300)}`;
  // A patch that fits no schema is a 500 of the real server too, and a revision of the future a 504.
  const honest = status === 501 || status === 504 || text.includes('failed to create typed patch object');
  if (status >= 500 && !honest) return what;
  if (status < 400 || method === 'HEAD') return undefined;
  if (type.startsWith('text/plain')) return status === 404 ? undefined : what;
  try {
    const said = JSON.parse(text);
    if (said.kind === 'Status' && said.code === status && said.status === 'Failure' && said.message !== '')
      return undefined;
  } catch {
    // What is not JSON is no Status: that is the finding.
  }
  return what;
}

async function stillWell(): Promise<void> {
  expect((await control.status())?.pid).toBe(pid);
  expect(readFileSync(home.log, 'utf8')).toBe('');
  expect(readdirSync(root)).toEqual(['default']);
  const made = await ask({
    method: 'POST',
    path: '/api/v1/namespaces/kube-public/configmaps?dryRun=All',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"clean"}}'),
  });
  expect(made.status).toBe(201);
  expect(made.text).not.toContain('polluted');
}

test('answers 1,000 hostile requests of a seed with a Status, never a defect of its own, and lives', async () => {
  const dice = new Dice(20_260_801);
  const faults: string[] = [];
  const tally = new Map<number, number>();
  for (let batch = 0; batch < 125; batch++) {
    const requests = Array.from({ length: 8 }, () => hostileRequest(dice));
    const answers = await Promise.all(requests.map((one) => ask(one).catch((error: Error) => error)));
    for (const [index, answer] of answers.entries()) {
      const sent = requests[index] as Hostile;
      if (answer instanceof Error) faults.push(`${sent.method} ${sent.path.slice(0, 200)} ${answer.message}`);
      else {
        tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
        const wrong = fault(sent, answer);
        if (wrong !== undefined) faults.push(wrong);
      }
    }
  }
  expect(faults).toEqual([]);
  // It was not all refused at the door.
  for (const status of [200, 201, 400, 404, 409, 415, 422])
    expect(tally.get(status) ?? 0, `${status}`).toBeGreaterThan(0);
  await stillWell();
}, 120_000);

/** A connection with TLS; what comes back is one text. */
function open(): Promise<{ socket: TLSSocket; said: () => string; closed: Promise<string> }> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: readServer(home).port,
      ca: readSecrets(home).authority.certificate,
    };
    let text = '';
    const socket = tlsConnect(options, () => {
      const closed = new Promise<string>((done) => socket.on('close', () => done(text)));
      resolve({ socket, said: () => text, closed });
    });
    socket.on('data', (part: Buffer) => {
      text += part.toString('latin1');
    });
    socket.on('error', reject);
  });
}

const head = (line: string, more = ''): string =>
  `${line} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${readSecrets(home).token}\r\n${more}\r\n`;

test('answers what is no HTTP with a Status, and what is no TLS not at all', async () => {
  const dice = new Dice(7);
  const port = readServer(home).port;
  for (const bytes of [
    dice.bytes(300),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.from([0x16, 3, 1, 255, 255, 1]),
  ]) {
    const said = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
      let text = '';
      socket.on('data', (part) => {
        text += part.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    expect(said).not.toContain('HTTP/1.1 2');
  }
  const codes: string[] = [];
  for (const text of [
    'nonsense\r\n\r\n',
    head('GET /version', `a: ${'b'.repeat(200_000)}\r\n`),
    head('GET /version', 'content-length: -1\r\n'),
    `${head('POST /api/v1/namespaces', 'transfer-encoding: chunked\r\n')}zz\r\n`,
  ]) {
    const { socket, closed } = await open();
    socket.on('error', () => undefined);
    socket.write(text);
    const answer = await closed;
    codes.push(answer.slice(9, 12));
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      kind: 'Status',
      status: 'Failure',
    });
  }
  expect(codes).toEqual(['400', '431', '400', '400']);
  await stillWell();
});

test('answers many requests in one connection in their order', async () => {
  const { socket, closed } = await open();
  const paths = Array.from(
    { length: 40 },
    (_, index) => `/api/v1/namespaces/default/configmaps/none-${index}`,
  );
  socket.write(
    paths.map((path) => head(`GET ${path}`)).join('') + head('GET /version', 'connection: close\r\n'),
  );
  const text = await closed;
  expect([...text.matchAll(/"none-(\d+)\\" not found/g)].map(([, at]) => Number(at))).toEqual(
    paths.map((_, at) => at),
  );
  expect(text).toContain('gitVersion');
});

test('is not held up by clients that stop half way, or that never read what they watch', async () => {
  const halves = await Promise.all(Array.from({ length: 30 }, open));
  for (const [at, { socket }] of halves.entries()) {
    socket.on('error', () => undefined);
    if (at % 3 === 0) socket.write('GET /ver');
    if (at % 3 === 1) socket.write(`${head('POST /api/v1/namespaces', 'content-length: 1000\r\n')}{"kind":`);
    if (at % 3 === 2) socket.write(head('POST /api/v1/namespaces', 'transfer-encoding: chunked\r\n'));
  }
  const { socket: sleeper, closed } = await open();
  sleeper.on('error', () => undefined);
  sleeper.write(head('GET /api/v1/namespaces/kube-public/configmaps?watch=1', 'connection: close\r\n'));
  sleeper.pause();
  const before = (await control.status())?.memory ?? 0;
  const bulky = (text: string) => ({
    method: 'POST',
    path: '/api/v1/namespaces/kube-public/configmaps',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(
      JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bulky' }, data: { text } }),
    ),
  });
  expect((await ask(bulky('x'))).status).toBe(201);
  for (let count = 0; count < 60; count++) {
    const { body, ...rest } = bulky(`${count}`.padEnd(900_000, 'x'));
    expect((await ask({ ...rest, method: 'PUT', path: `${rest.path}/bulky`, body })).status).toBe(200);
  }
  for (const { socket } of halves) socket.destroy();
  sleeper.resume();
  // It is not told all of the 50 MB, but that it has to list again.
  const told = await closed;
  expect(told.length).toBeLessThan(40 * 2 ** 20);
  expect(told).toContain('too old resource version');
  expect(((await control.status())?.memory ?? 0) - before).toBeLessThan(400 * 2 ** 20);
  await stillWell();
}, 60_000);

test('tells a new watcher all there is, however much that is', async () => {
  const path = '/api/v1/namespaces/kube-node-lease/configmaps';
  const headers = { 'content-type': 'application/json' };
  const text = 'x'.repeat(900_000);
  const names = Array.from({ length: 14 }, (_, index) => `bulky-${index}`);
  for (const name of names) {
    const body = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { text } });
    expect((await ask({ method: 'POST', path, headers, body: Buffer.from(body) })).status).toBe(201);
  }
  const seen = await get(`${path}?watch=1&resourceVersion=0&timeoutSeconds=1`);
  expect(names.filter((name) => !seen.text.includes(`"name":"${name}"`))).toEqual([]);
});

test('refuses what is too large with 413, and outlives exec connections that speak nonsense', async () => {
  const body = Buffer.from(
    `{"apiVersion":"v1","kind":"ConfigMap","data":{"a":"${'x'.repeat(4 * 2 ** 20)}"}}`,
  );
  const path = '/api/v1/namespaces/default/configmaps';
  const large = await ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body,
  }).catch(
    // The rest of the body is not read: the connection may be gone before all of it is sent.
    ({ code }) => ({ status: ['ECONNRESET', 'EPIPE'].includes(code) ? 413 : 0 }),
  );
  expect(large.status).toBe(413);
  const dice = new Dice(11);
  const exec = '/api/v1/namespaces/kube-system/pods';
  const pod = JSON.parse((await get(exec)).text).items[0].metadata.name;
  const upgrades = ['websocket', 'SPDY/3.1', 'x', ''].flatMap((upgrade) =>
    ['exec?command=sh&stdin=true&stdout=true', 'exec', 'attach', 'portforward', 'log', 'nonsense'].map(
      (sub) => [upgrade, sub],
    ),
  );
  for (const [upgrade, sub] of upgrades) {
    const { socket, closed } = await open();
    socket.on('error', () => undefined);
    const more = `connection: Upgrade\r\nupgrade: ${upgrade}\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\nsec-websocket-protocol: v5.channel.k8s.io, SPDY/3.1+portforward.k8s.io\r\n`;
    socket.write(head(`${dice.of(['GET', 'POST'])} ${exec}/${pod}/${sub}`, more));
    socket.write(dice.bytes(2000));
    socket.end();
    socket.resume();
    setImmediate(() => socket.destroy());
    await closed;
  }
  await stillWell();
});
