// How the practice cluster bears load: node scripts/bench/practice-load.mjs [--minutes=10] [--pods=2000] [--dist=FOLDER]
// 50 nodes, 2,000 Pods, 20 watchers, 30 kubectl at a time; then steady churn, and the heap after a forced collection.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { percentile } from './measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const flag = (name, otherwise) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const minutes = Number(flag('minutes', '10'));
const wanted = Number(flag('pods', '2000'));
const dist = flag('dist', join(root, 'dist'));
const folder = mkdtempSync(join(tmpdir(), 'practice-load-'));
const home = join(folder, 'practice/default');
const perDeployment = 50;
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const show = (what, value, target) =>
  console.log(`${what.padEnd(52)} ${value.padStart(34)}  ${target ?? ''}`);

const server = spawn(
  process.execPath,
  [
    '--expose-gc',
    '--max-semi-space-size=4',
    '--import',
    new URL('./heap-probe.mjs', import.meta.url).href,
    join(dist, 'bin.js'),
  ].concat(['practice', 'serve', '--nodes', '50', '--idle', '0']),
  { env: { ...process.env, EKS_LEARN_HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
);
const said = createInterface({ input: server.stderr });
const probe = () =>
  new Promise((resolve) => {
    const hear = (line) => {
      if (!line.startsWith('probe ')) return;
      said.off('line', hear);
      resolve(JSON.parse(line.slice(6)));
    };
    said.on('line', hear);
    server.kill('SIGUSR2');
  });
said.on('line', (line) => line.startsWith('probe ') || console.error(line));
const ready = await new Promise((resolve) => server.stdout.once('data', resolve));
const { port } = JSON.parse(String(ready));
const { authority, token } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: 60, ca: authority.certificate });

function open(method, path, body, type = 'application/json') {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': type,
      'content-length': Buffer.byteLength(text),
    };
    const options = { host: '127.0.0.1', port, path, method, agent, headers };
    request(options, resolve).on('error', reject).end(text);
  });
}

async function ask(...asked) {
  const response = await open(...asked);
  let text = '';
  for await (const part of response) text += part;
  if (response.statusCode >= 400 && response.statusCode !== 404 && response.statusCode !== 409)
    throw new Error(`${asked[0]} ${asked[1]}: ${response.statusCode} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

const merge = 'application/merge-patch+json';
const deployments = [];
const deployment = (name, replicas) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'web', image: 'nginx:1.27' }] },
    },
  },
});

async function fill() {
  for (const node of (await ask('GET', '/api/v1/nodes')).items)
    await ask(
      'PATCH',
      `/api/v1/nodes/${node.metadata.name}/status`,
      { status: { allocatable: { pods: '110' }, capacity: { pods: '110' } } },
      merge,
    );
  for (let index = 0; index < wanted / perDeployment; index++) {
    const namespace = `load-${index % 10}`;
    if (index < 10)
      await ask('POST', '/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
    await ask('POST', path, deployment(`web-${index}`, perDeployment));
    deployments.push({ path: `${path}/web-${index}`, namespace, app: `web-${index}` });
  }
  for (;;) {
    const all = await Promise.all(deployments.map(({ path }) => ask('GET', path)));
    if (all.reduce((sum, { status }) => sum + (status?.readyReplicas ?? 0), 0) >= wanted) return;
    await sleep(500);
  }
}

async function watchers(count) {
  let events = 0;
  const streams = [];
  for (let index = 0; index < count; index++) {
    const response = await open('GET', '/api/v1/pods?watch=1&resourceVersion=0&timeoutSeconds=3600');
    createInterface({ input: response })
      .on('line', () => events++)
      .on('error', () => undefined);
    streams.push(response);
  }
  return { events: () => events, close: () => streams.map((one) => one.destroy()) };
}

/** Latencies in milliseconds of small requests, `parallel` at a time. */
async function latencies(count, parallel) {
  const took = [];
  const one = async (at) => {
    const { namespace, path, app } = deployments[at % deployments.length];
    const before = performance.now();
    switch (at % 4) {
      case 0:
        await ask('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${app}&limit=10`);
        break;
      case 1:
        await ask('GET', path);
        break;
      case 2:
        await ask('PATCH', path, { metadata: { annotations: { at: `${at}` } } }, merge);
        break;
      default:
        await ask('GET', '/api/v1/nodes?limit=5');
    }
    took.push(performance.now() - before);
  };
  let next = 0;
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (next < count) await one(next++);
    }),
  );
  return took;
}

const kubectl = (...args) =>
  new Promise((resolve, reject) => {
    const before = performance.now();
    const env = { PATH: process.env.PATH, HOME: folder, KUBECONFIG: join(home, 'kubeconfig') };
    execFile('kubectl', args, { env, maxBuffer: 2 ** 26 }, (error, out) =>
      error
        ? reject(error)
        : resolve({ took: performance.now() - before, lines: out.split('\n').length - 2 }),
    );
  });

const tell = (took) =>
  [50, 95, 99].map((share) => `p${share} ${percentile(took, share).toFixed(1)}`).join('  ');

async function churn(until) {
  let turns = 0;
  while (performance.now() < until) {
    const { namespace, app, path } = deployments[turns % deployments.length];
    const pods = await ask('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${app}&limit=3`);
    for (const { metadata } of pods.items)
      await ask('DELETE', `/api/v1/namespaces/${namespace}/pods/${metadata.name}`);
    await ask('PATCH', path, { metadata: { annotations: { turn: `${turns}` } } }, merge);
    turns++;
    await sleep(250);
  }
  return turns;
}

try {
  const began = performance.now();
  await fill();
  const full = await probe();
  show(
    `${wanted} Pods ready on 50 nodes`,
    `${((performance.now() - began) / 1000).toFixed(1)} s, ${(full.cpu / 1000).toFixed(1)} s of CPU`,
  );
  show(
    'memory with them, after a collection',
    `${mib(full.rss)}, heap ${mib(full.heapUsed)}`,
    'RSS <= 240 MB',
  );
  const alone = await latencies(2000, 1);
  const afterAlone = await probe();
  show('small requests, one at a time', `${tell(alone)} ms`, 'p95 <= 20 ms');
  show('  CPU of the server for each', `${((afterAlone.cpu - full.cpu) / alone.length).toFixed(2)} ms`);
  const watching = await watchers(20);
  const crowd = await latencies(3000, 30);
  const afterCrowd = await probe();
  show('the same, 30 at a time, 20 watchers', `${tell(crowd)} ms`);
  show('  CPU of the server for each', `${((afterCrowd.cpu - afterAlone.cpu) / crowd.length).toFixed(2)} ms`);
  const names = deployments.map(({ namespace }) => namespace);
  const runs = await Promise.all(
    Array.from({ length: 30 }, (_, at) => kubectl('get', 'pods', '-n', names[at % names.length])),
  );
  show('30 kubectl get pods -n at once, each', `${tell(runs.map(({ took }) => took))} ms`);
  const lists = await Promise.all(Array.from({ length: 30 }, () => kubectl('get', 'pods', '-A')));
  const afterLists = await probe();
  show(
    `30 kubectl get pods -A at once (${lists[0].lines} lines), each`,
    `${tell(lists.map(({ took }) => took))} ms`,
  );
  show('  CPU of the server for each', `${((afterLists.cpu - afterCrowd.cpu) / 60).toFixed(1)} ms`);
  show('memory after all that', `${mib(afterLists.rss)}, heap ${mib(afterLists.heapUsed)}`, 'RSS <= 240 MB');
  const start = performance.now();
  const early = minutes * 12_000;
  const turns = [await churn(start + early)];
  const first = await probe();
  turns.push(await churn(start + minutes * 60_000));
  const last = await probe();
  const growth = last.heapUsed / first.heapUsed;
  show(
    `churn: Pods deleted and made again`,
    `${(turns[0] + turns[1]) * 3}, ${watching.events()} events watched`,
  );
  show(
    `heap after ${(minutes / 5).toFixed(1)} and ${minutes} minutes`,
    `${mib(first.heapUsed)}, ${mib(last.heapUsed)} (x${growth.toFixed(2)})`,
    'x1.10',
  );
  show('memory at the end', mib(last.rss), 'RSS <= 240 MB');
  watching.close();
} finally {
  agent.destroy();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
