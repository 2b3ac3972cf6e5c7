import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { runningClock } from '../../src/practice/clock.ts';
import { newSecrets, type Practice, type Secrets, startPractice } from '../../src/practice/practice.ts';
import { Store } from '../../src/practice/state/store.ts';

export type Reply = {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly text: string;
};

export type TestServer = {
  readonly practice: Practice;
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  stop(): Promise<void>;
};

const data = fileURLToPath(new URL('../../src/practice/data', import.meta.url));

/** A practice cluster in this process, 20 times as fast as real time, and a client of it. */
export async function startServer(
  store = new Store(),
  secrets: Secrets = newSecrets(Date.now()),
  used: () => () => void = () => () => undefined,
): Promise<TestServer> {
  const practice = await startPractice({
    settings: { name: 'test', minor: 36, nodes: 2, serviceNetwork: '10.96.0.0/16' },
    secrets,
    data,
    store,
    clock: runningClock(20),
    seed: 7,
    port: 0,
    used,
    idleLeft: () => undefined,
    compact: () => undefined,
  });
  const ask: TestServer['ask'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const asked = request(
        {
          host: '127.0.0.1',
          port: practice.port,
          path,
          method,
          ca: secrets.authority.certificate,
          agent: false,
          headers: {
            authorization: `Bearer ${secrets.token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            ...headers,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () => {
            const said = Buffer.concat(parts).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              body: said.startsWith('{') ? JSON.parse(said) : {},
              text: said,
            });
          });
        },
      );
      asked.on('error', reject);
      asked.end(text);
    });
  return { practice, ask, stop: () => practice.stop() };
}

/** Asks until the answer is as wanted; every wait is for a change in the store. */
export async function until(server: TestServer, isSo: () => boolean): Promise<void> {
  const { store } = server.practice.cluster;
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const stop = store.listen(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });
}
