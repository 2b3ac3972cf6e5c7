import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, watch, writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PracticeControl } from '../../src/practice/control.ts';
import type { Home } from '../../src/practice/home.ts';
import { kubectlMinor } from '../../src/practice/kubectl-minor.ts';
import { holderOf } from '../../src/practice/process-lock.ts';
import { temporaryFolder } from '../support/bundle.ts';
import {
  type Client,
  clientOf,
  controlOf,
  readSecrets,
  readServer,
  serveEnv,
  serveProgram,
} from './practice-process.ts';

const started: PracticeControl[] = [];
afterEach(async () => {
  for (const control of started.splice(0)) await control.down();
});

function cluster(root = temporaryFolder('practice'), name = 'default') {
  const { home, control } = controlOf(root, name);
  started.push(control);
  return { root, home, control };
}

const configMaps = '/api/v1/namespaces/default/configmaps';
const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const namesOf = async (client: Client): Promise<string[]> =>
  (await client.ask('GET', configMaps)).body.items.map(
    (one: { metadata: { name: string } }) => one.metadata.name,
  );

/** Ends the process of a cluster as a power cut would, and waits until it is gone. */
async function kill(home: Home): Promise<void> {
  const { pid } = readServer(home);
  process.kill(pid, 'SIGKILL');
  while (holderOf(home.lock) !== undefined) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when a process has left its folder. */
function untilGone(home: Home): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(home.folder, look);
    function look() {
      if (holderOf(home.lock) !== undefined) return;
      watcher.close();
      resolve();
    }
    look();
  });
}

test('answers on loopback alone, over TLS of its own authority, and 401 to whoever lacks the token', async () => {
  const { home, control } = cluster();
  await control.up();
  const { port } = readServer(home);
  const { authority, token } = readSecrets(home);
  const statusWith = (headers: Record<string, string>, path = '/version') =>
    new Promise<[number, string]>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, ca: authority.certificate, headers, agent: false };
      request(options, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve([response.statusCode ?? 0, text]));
      })
        .on('error', reject)
        .end();
    });
  expect((await statusWith({ authorization: `Bearer ${token}` }))[0]).toBe(200);
  const guesses = [
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Basic ${token}`,
    'Bearer a.b.c',
  ];
  for (const path of ['/', '/version', '/healthz', '/api/v1/pods', '/practice/status', '/no/such/path'])
    for (const authorization of guesses) {
      const [status, text] = await statusWith(authorization === '' ? {} : { authorization }, path);
      expect([path, authorization, status]).toEqual([path, authorization, 401]);
      expect(JSON.parse(text)).toMatchObject({ kind: 'Status', code: 401, reason: 'Unauthorized' });
    }
  const unknownCa = new Promise((resolve) =>
    request({ host: '127.0.0.1', port }, resolve)
      .on('error', ({ message }) => resolve(message))
      .end(),
  );
  expect(await unknownCa).toMatch(/certificate/);
  const withoutTls = new Promise((resolve) =>
    plainRequest({ host: '127.0.0.1', port }, () => resolve('answered'))
      .on('error', () => resolve('refused'))
      .end(),
  );
  expect(await withoutTls).toBe('refused');
  for (const { address, internal, family } of Object.values(networkInterfaces()).flatMap(
    (one) => one ?? [],
  )) {
    if (internal || family !== 'IPv4') continue;
    const open = new Promise((resolve) =>
      connect(port, address, () => resolve('open')).on('error', () => resolve('refused')),
    );
    expect(await open, address).toBe('refused');
  }
});

test('keeps all its files to the learner, also under a loose umask', async () => {
  const before = process.umask(0);
  const { home, control } = cluster();
  try {
    await control.up();
  } finally {
    process.umask(before);
  }
  await control.snapshot('one');
  const modes = readdirSync(home.folder, { recursive: true, encoding: 'utf8' }).map((file) => {
    const found = statSync(join(home.folder, file));
    return `${file} ${found.isDirectory() ? 'folder' : 'file'} ${(found.mode & 0o777).toString(8)}`;
  });
  expect(modes.length).toBeGreaterThan(8);
  expect(modes.filter((mode) => !/ (folder 700|file 600)$/.test(mode))).toEqual([]);
  expect(statSync(home.folder).mode & 0o777).toBe(0o700);
});

test('runs several clusters by name that know nothing of each other', async () => {
  const { root, home, control } = cluster();
  const other = cluster(root, 'study');
  await Promise.all([control.up(), other.control.up()]);
  const [here, there] = [clientOf(home), clientOf(other.home)];
  await here.ask('POST', configMaps, configMap('only-here'));
  expect(await namesOf(here)).toContain('only-here');
  expect(await namesOf(there)).not.toContain('only-here');
  const stranger = await there.ask('GET', '/version', undefined, {
    authorization: `Bearer ${readSecrets(home).token}`,
  });
  expect(stranger.status).toBe(401);
  await other.control.down();
  expect([await control.state(), await other.control.state()]).toEqual(['running', 'stopped']);
  here.close();
  there.close();
});

test('loses no write it has acknowledged, however often and whenever it is killed', async () => {
  const { home, control } = cluster();
  const kept = new Set<string>();
  const removed = new Set<string>();
  let revision = 0;
  let seed = 20_261;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  for (let round = 0; round < 6; round++) {
    await control.up();
    const client = clientOf(home);
    const there = new Set(await namesOf(client));
    expect([...kept].filter((name) => !there.has(name))).toEqual([]);
    expect([...removed].filter((name) => there.has(name))).toEqual([]);
    const wantedAcks = kept.size + 10 + random(120);
    const writer = async (id: number) => {
      for (let count = 0; ; count++) {
        const name = `c-${round}-${id}-${count}`;
        const { status, body } = await client.ask('POST', configMaps, configMap(name));
        expect(status).toBe(201);
        kept.add(name);
        revision = Math.max(revision, Number(body.metadata.resourceVersion));
        if (kept.size >= wantedAcks) process.kill(readServer(home).pid, 'SIGKILL');
        if (count % 3 !== 2) continue;
        // From the moment it is asked, nobody knows whether it is there until the answer comes.
        kept.delete(name);
        if ((await client.ask('DELETE', `${configMaps}/${name}`)).status === 200) removed.add(name);
      }
    };
    const failures = await Promise.all([0, 1, 2, 3].map((id) => writer(id).catch((error: Error) => error)));
    for (const error of failures) expect(error).toHaveProperty('code', expect.stringMatching(/ECONN|EPIPE/));
    client.close();
    await kill(home).catch((error: NodeJS.ErrnoException) => expect(error.code).toBe('ESRCH'));
  }
  await control.up();
  const client = clientOf(home);
  const there = new Set(await namesOf(client));
  expect([...kept].filter((name) => !there.has(name))).toEqual([]);
  expect([...removed].filter((name) => there.has(name))).toEqual([]);
  const { body } = await client.ask('POST', configMaps, configMap('last'));
  expect(Number(body.metadata.resourceVersion)).toBeGreaterThan(revision);
  client.close();
}, 120_000);

test('goes back to a snapshot, taken of it running, stopped or killed; a reset empties it; address and keys stay', async () => {
  const { home, control } = cluster();
  await control.up();
  const { port } = readServer(home);
  const { token } = readSecrets(home);
  const write = async (name: string) => {
    const client = clientOf(home);
    expect((await client.ask('POST', configMaps, configMap(name))).status).toBe(201);
    client.close();
  };
  const own = async () => {
    const client = clientOf(home);
    const names = await namesOf(client);
    client.close();
    return names.filter((name) => !name.startsWith('kube-'));
  };
  await write('a');
  await control.snapshot('running');
  await write('b');
  await control.down();
  await control.snapshot('stopped');
  await control.up();
  await write('c');
  await kill(home);
  await control.snapshot('killed');
  expect(control.snapshots()).toEqual(['killed', 'running', 'stopped']);
  const seen: Record<string, string[]> = {};
  for (const name of ['stopped', 'killed', 'running']) {
    await control.restore(name);
    seen[name] = await own();
  }
  expect(seen).toEqual({ running: ['a'], stopped: ['a', 'b'], killed: ['a', 'b', 'c'] });
  await control.reset();
  expect(await own()).toEqual([]);
  expect([readServer(home).port, readSecrets(home).token]).toEqual([port, token]);
  await expect(control.restore('never')).rejects.toThrow(
    expect.objectContaining({ code: 'practice-no-snapshot' }),
  );
});

test('stops by itself when nobody uses it, and is there again with all it held', async () => {
  const { home, control } = cluster();
  await control.up();
  const client = clientOf(home);
  await client.ask('POST', configMaps, configMap('kept'));
  client.close();
  await control.down();
  await control.up({ idle: 0.001 });
  await untilGone(home);
  expect(await control.state()).toBe('stopped');
  await control.up();
  const again = clientOf(home);
  expect(await namesOf(again)).toContain('kept');
  again.close();
});

test('goes on when the program that started it has ended', async () => {
  const { root, home, control } = cluster();
  execFileSync(process.execPath, [serveProgram(), root, 'up'], { env: serveEnv() });
  const { pid } = readServer(home);
  expect((await control.status())?.pid).toBe(pid);
  await control.up();
  expect(readServer(home).pid).toBe(pid);
});

test('takes another address when somebody else has the one it had, and says so in the kubeconfig', async () => {
  const { root, home, control } = cluster();
  await control.up();
  const { port } = readServer(home);
  await control.down();
  const other = cluster(root, 'other');
  mkdirSync(other.home.folder, { recursive: true });
  writeFileSync(other.home.settings, JSON.stringify({ nodes: 1, seed: 1, port }));
  await other.control.up();
  expect(readServer(other.home).port).toBe(port);
  await control.up();
  expect(readServer(home).port).not.toBe(port);
  expect((await control.status())?.server).toBe(`https://127.0.0.1:${readServer(home).port}`);
});

test('serves the version of the kubectl that is installed, from 1.29 to the newest it knows', async () => {
  const served: Record<string, number> = {};
  for (const minor of ['27', '29', '33', '36', '41', 'none']) {
    const bin = join(temporaryFolder('kubectl'), 'bin');
    mkdirSync(bin);
    if (minor !== 'none') {
      const said = JSON.stringify({ clientVersion: { gitVersion: `v1.${minor}.3` } });
      writeFileSync(join(bin, 'kubectl'), `#!/bin/sh\necho '${said}'\n`);
      chmodSync(join(bin, 'kubectl'), 0o755);
    }
    served[minor] = await kubectlMinor({ PATH: bin });
  }
  expect(served).toEqual({ 27: 29, 29: 29, 33: 33, 36: 36, 41: 36, none: 36 });
});
