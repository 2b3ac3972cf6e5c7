// How the practice cluster bears load:
//   node scripts/bench/practice-load.mjs [--minutes=10] [--pods=2000] [--pause=250] [--dist=FOLDER]
// 50 nodes, 2,000 Pods, 20 watchers, 30 kubectl at a time; then steady churn (three Pods deleted, then a pause in
// milliseconds), and the heap after forced collections. Each target is answered with PASS or OVER; the exit status
// is 1 when one is over.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { merge, startCluster } from './load-cluster.mjs';
import { percentile } from './measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const flag = (name, otherwise) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const minutes = Number(flag('minutes', '10'));
const wanted = Number(flag('pods', '2000'));
const pause = Number(flag('pause', '250'));
const perDeployment = 50;
const mostMemory = 240;
const mib = (bytes) => bytes / 2 ** 20;

let over = 0;
function show(what, value, target, good) {
  if (good === false) over++;
  const verdict = target === undefined ? '' : `${good ? 'PASS' : 'OVER'} ${target}`;
  console.log(`${what.padEnd(52)} ${value.padStart(34)}  ${verdict}`);
}
const showMemory = (what, { rss, heapUsed }) =>
  show(
    what,
    `${mib(rss).toFixed(0)} MB, heap ${mib(heapUsed).toFixed(1)} MB`,
    `RSS <= ${mostMemory} MB`,
    mib(rss) <= mostMemory,
  );

const cluster = await startCluster(flag('dist', join(root, 'dist')));
const { ask, probe } = cluster;
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
  let ended = 0;
  for (let index = 0; index < count; index++) {
    const response = await cluster.open('GET', '/api/v1/pods?watch=1&resourceVersion=0&timeoutSeconds=3600');
    createInterface({ input: response })
      .on('line', () => events++)
      .on('close', () => ended++)
      .on('error', () => undefined);
  }
  return { events: () => events, ended: () => ended };
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

let failed = 0;
const kubectl = (...args) =>
  new Promise((resolve) => {
    const before = performance.now();
    const env = { PATH: process.env.PATH, HOME: cluster.folder, KUBECONFIG: cluster.kubeconfig };
    execFile('kubectl', args, { env, maxBuffer: 2 ** 26 }, (error, out, said) => {
      if (error) console.error(`kubectl ${args.join(' ')}: ${said.trim()}`);
      if (error) failed++;
      resolve({ took: performance.now() - before, lines: out.split('\n').length - 2 });
    });
  });

const tell = (took) =>
  [50, 95, 99].map((share) => `p${share} ${percentile(took, share).toFixed(1)}`).join('  ');

let turns = 0;
async function churn(until) {
  for (; performance.now() < until; turns++) {
    const { namespace, app, path } = deployments[turns % deployments.length];
    const pods = await ask('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=app%3D${app}&limit=3`);
    for (const { metadata } of pods.items)
      await ask('DELETE', `/api/v1/namespaces/${namespace}/pods/${metadata.name}`);
    await ask('PATCH', path, { metadata: { annotations: { turn: `${turns}` } } }, merge);
    await sleep(pause);
  }
}

/** What is bounded and full: writes a watch can go back to (11,000 at most), events (5,000 at most). */
async function bounded() {
  const { metadata } = await ask('GET', '/api/v1/events?limit=1');
  return { writes: Number(metadata.resourceVersion), events: 1 + (metadata.remainingItemCount ?? 0) };
}

async function load() {
  const began = performance.now();
  await fill();
  const full = await probe();
  show(
    `${wanted} Pods ready on 50 nodes`,
    `${((performance.now() - began) / 1000).toFixed(1)} s, ${(full.cpu / 1000).toFixed(1)} s of CPU`,
  );
  showMemory('memory with them', full);
  const alone = await latencies(2000, 1);
  const afterAlone = await probe();
  show('small requests, one at a time', `${tell(alone)} ms`, 'p95 <= 10 ms', percentile(alone, 95) <= 10);
  show('  CPU of the server for each', `${((afterAlone.cpu - full.cpu) / alone.length).toFixed(2)} ms`);
  const watching = await watchers(20);
  const crowd = await latencies(3000, 30);
  const afterCrowd = await probe();
  const each = crowd.map((took) => took / 30);
  show(
    'the same, 30 at a time and 20 watchers, a thirtieth',
    `${tell(each)} ms`,
    'p95 <= 20 ms',
    percentile(each, 95) <= 20,
  );
  show('  CPU of the server for each', `${((afterCrowd.cpu - afterAlone.cpu) / crowd.length).toFixed(2)} ms`);
  const names = deployments.map(({ namespace }) => namespace);
  const runs = await Promise.all(
    Array.from({ length: 30 }, (_, at) => kubectl('get', 'pods', '-n', names[at % names.length])),
  );
  const afterRuns = await probe();
  show('30 kubectl get pods -n at once, each', `${tell(runs.map(({ took }) => took))} ms`);
  show('  CPU of the server for each', `${((afterRuns.cpu - afterCrowd.cpu) / 30).toFixed(1)} ms`);
  const lists = await Promise.all(Array.from({ length: 30 }, () => kubectl('get', 'pods', '-A')));
  const afterLists = await probe();
  show(
    `30 kubectl get pods -A at once (${lists[0].lines} lines), each`,
    `${tell(lists.map(({ took }) => took))} ms`,
  );
  show('  CPU of the server for each', `${((afterLists.cpu - afterRuns.cpu) / 30).toFixed(1)} ms`);
  show('kubectl that failed', `${failed} of 60`, 'none', failed === 0);
  showMemory('memory after all that', afterLists);
  return watching;
}

async function soak(watching) {
  const start = performance.now();
  const steps = 10;
  const seen = [];
  let most = 0;
  for (let step = 1; step <= steps; step++) {
    await churn(start + (minutes * 60_000 * step) / steps);
    const at = await probe();
    const { writes, events } = await bounded();
    seen.push({ ...at, isFull: writes > 11_000 && events >= 5000 });
    most = Math.max(most, at.rss);
    const minute = ((minutes * step) / steps).toFixed(1);
    show(
      `  minute ${minute}: ${turns * 3} Pods, ${writes} writes, ${events} events`,
      `${mib(at.rss).toFixed(0)} MB, heap ${mib(at.heapUsed).toFixed(1)} MB`,
    );
  }
  const first = seen.findIndex(({ isFull }) => isFull);
  const from = first < 0 ? 0 : Math.min(first + 1, steps - 1);
  const growth = seen.at(-1).heapUsed / seen[from].heapUsed;
  show(
    `churn: Pods deleted and made again`,
    `${turns * 3}, ${watching.events()} events watched`,
    'all watchers stay',
    watching.ended() === 0,
  );
  show(
    first < 0
      ? 'heap, though what is bounded never was full'
      : `heap since minute ${((minutes * (from + 1)) / steps).toFixed(1)}, all that is bounded full`,
    `x${growth.toFixed(3)}`,
    'x1.05',
    growth <= 1.05,
  );
  show(
    'most memory in the soak',
    `${mib(most).toFixed(0)} MB`,
    `RSS <= ${mostMemory} MB`,
    mib(most) <= mostMemory,
  );
}

try {
  await soak(await load());
} finally {
  await cluster.stop();
}
process.exitCode = over > 0 ? 1 : 0;
