import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Idleness } from '../../src/practice/idleness.ts';
import { newSecrets } from '../../src/practice/practice.ts';
import { Store } from '../../src/practice/state/store.ts';
import { startServer, type TestServer, until } from './practice-server.ts';

const limit = 1000;
let now = 0;
const idleness = new Idleness(limit, () => now);
let over: () => void = () => undefined;
const used = () => {
  const end = idleness.begin();
  return () => {
    end();
    over();
  };
};
const secrets = newSecrets(Date.now());

let server: TestServer;
beforeAll(async () => {
  server = await startServer(new Store(), secrets, used);
});
afterAll(() => server.stop());

/** Sends a request whose answer does not end, and waits for the beginning of it. */
async function begin(path: string, more = ''): Promise<{ socket: TLSSocket; answer: string }> {
  const ca = secrets.authority.certificate;
  const socket = connect({ port: server.practice.port, host: '127.0.0.1', ca });
  socket.on('error', () => undefined);
  const host = `host: 127.0.0.1\r\nauthorization: Bearer ${secrets.token}`;
  socket.write(`GET ${path} HTTP/1.1\r\n${host}\r\n${more}\r\n`);
  const [answer] = await once(socket, 'data');
  return { socket, answer: String(answer) };
}

async function end(socket: TLSSocket): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  socket.destroy();
  await ended;
}

const upgrade =
  'connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n';

const pods = '/api/v1/namespaces/default/pods';
const open: readonly (readonly [string, string, string, RegExp])[] = [
  ['a watch', `${pods}?watch=1`, '', / 200 /],
  ['a log that is followed', `${pods}/web/log?follow=true`, '', / 200 /],
  ['a shell', `${pods}/web/exec?command=sh&stdin=true&stdout=true`, 'v5.channel.k8s.io', / 101 /],
  ['an attached container', `${pods}/web/attach?stdout=true`, 'v5.channel.k8s.io', / 101 /],
  ['a forwarded port', `${pods}/web/portforward`, 'SPDY/3.1+portforward.k8s.io', / 101 /],
];

test('a cluster is used as long as something of it is open, and idle from its end on', async () => {
  const { store } = server.practice.cluster;
  await server.ask('POST', pods, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
  });
  const running = () => store.get<{ status?: { phase: string } }>('pods', 'default', 'web')?.status?.phase;
  await until(server, () => running() === 'Running');
  for (const [what, path, protocol, expected] of open) {
    const more = protocol === '' ? '' : `${upgrade}sec-websocket-protocol: ${protocol}\r\n`;
    const { socket, answer } = await begin(path, more);
    expect([what, answer.split('\r\n')[0]]).toEqual([what, expect.stringMatching(expected)]);
    now += 10 * limit;
    expect([what, idleness.left()]).toEqual([what, limit]);
    await end(socket);
    now += limit - 1;
    expect([what, idleness.left()]).toEqual([what, 1]);
    now += 1;
    expect([what, idleness.left()]).toEqual([what, 0]);
  }
});

test('a request that was answered is over, and one that is refused as well', async () => {
  for (const [path, authorization] of [
    ['/version', `Bearer ${secrets.token}`],
    ['/version', 'Bearer wrong'],
    ['/nothing', `Bearer ${secrets.token}`],
  ]) {
    const ended = new Promise<void>((resolve) => {
      over = resolve;
    });
    await server.ask('GET', path ?? '', undefined, { authorization: authorization ?? '' });
    await ended;
    now += limit;
    expect(idleness.left()).toBe(0);
  }
});

test('without a limit it never is idle', () => {
  expect(new Idleness(0, () => 0).left()).toBeUndefined();
});
