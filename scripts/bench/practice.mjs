import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { interleaved, timeOf } from './measure.mjs';

const pods = 300;
/** Milliseconds that `node -e 0` takes at most on a machine that has nothing else to do. */
const idle = 60;
const pod = (name) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  // Nobody binds it, so that it is the same on every cluster.
  spec: { schedulerName: 'nobody', containers: [{ name: 'web', image: 'nginx:1.27' }] },
});

/**
 * Start, memory and lists of the practice cluster. EKS_LEARN_TEST_KUBECONFIG names a real cluster to hold the lists
 * against; without it that line is left out.
 */
export async function benchPractice({ launcher, env, folder }) {
  const home = join(folder, 'practice-home');
  const own = { ...env, HOME: folder, EKS_LEARN_HOME: home };
  const practice = (...args) => timeOf([launcher, 'practice', ...args], own);
  const fresh = () => {
    practice('down');
    rmSync(home, { recursive: true, force: true });
    return practice('up');
  };
  const again = () => {
    practice('down');
    return practice('up');
  };
  const [floor, first, second] = await interleaved(9, [() => timeOf(['-e', '0'], own), fresh, again]);
  practice('down');
  rmSync(home, { recursive: true, force: true });
  try {
    practice('up', '--nodes', '12');
    const lists = await timesOfLists(join(home, 'practice/default/kubeconfig'), own);
    fill(join(home, 'practice/default/kubeconfig'), own);
    const memory = memoryOf(JSON.parse(readFileSync(join(home, 'practice/default/server.json'), 'utf8')).pid);
    return [
      ...startOf('practice up, the first time', first, floor),
      ...startOf('practice up, again', second, floor),
      ...lists,
      ...(memory === undefined
        ? []
        : [
            {
              what: `memory with ${pods} running Pods`,
              value: `${memory.toFixed(0)} MB`,
              target: '120 MB',
              good: memory <= 120,
            },
          ]),
    ];
  } finally {
    practice('down');
  }
}

/** Beside `node -e 0`; milliseconds are held to the target only where the machine is not busy with other things. */
function startOf(what, time, floor) {
  const isIdle = floor <= idle;
  const milliseconds = `${time.toFixed(0)} ms, node -e 0 ${floor.toFixed(0)} ms`;
  return [
    { what, value: `x${(time / floor).toFixed(2)}`, target: 'x6', good: time / floor <= 6 },
    isIdle
      ? { what: `  ${what}`, value: milliseconds, target: '300 ms', good: time <= 300 }
      : { what: `  ${what}, on a busy machine`, value: milliseconds },
  ];
}

const kubectl = (kubeconfig, env, args, input) => {
  const before = performance.now();
  const { status, stderr } = spawnSync('kubectl', args, {
    env: { ...env, KUBECONFIG: kubeconfig, KUBECACHEDIR: `${kubeconfig}.cache` },
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
  return performance.now() - before;
};

/** `kubectl get pods` of the same Pods in a namespace of their own, beside a real API server. */
async function timesOfLists(practice, env) {
  const real = process.env.EKS_LEARN_TEST_KUBECONFIG;
  if (real === undefined) return [];
  const namespace = `bench-${process.pid}`;
  const items = Array.from({ length: pods }, (_, index) => pod(`pod-${index}`));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const copies = [practice, `${env.HOME}/real-kubeconfig`];
  spawnSync('cp', [real, copies[1]]);
  try {
    for (const kubeconfig of copies) {
      kubectl(kubeconfig, env, ['create', 'namespace', namespace]);
      // The account of a namespace comes a moment after it.
      kubectl(kubeconfig, env, ['wait', '--for=create', 'serviceaccount/default', '-n', namespace]);
      kubectl(kubeconfig, env, ['create', '-n', namespace, '-f', '-'], list);
    }
    const get = (kubeconfig) => () => kubectl(kubeconfig, env, ['get', 'pods', '-n', namespace]);
    const [ours, theirs] = await interleaved(21, copies.map(get));
    const ratio = ours / theirs;
    const target = 'x1.15';
    return [
      {
        what: `kubectl get pods (${pods}), to a real server`,
        value: `x${ratio.toFixed(2)}`,
        target,
        good: ratio <= 1.15,
      },
    ];
  } finally {
    for (const kubeconfig of copies)
      kubectl(kubeconfig, env, ['delete', 'namespace', namespace, '--wait=false']);
  }
}

function fill(kubeconfig, env) {
  for (let index = 0; index < 6; index++)
    kubectl(kubeconfig, env, [
      'create',
      'deployment',
      `web-${index}`,
      '--image=nginx:1.27',
      `--replicas=${pods / 6}`,
    ]);
  for (let index = 0; index < 6; index++)
    kubectl(kubeconfig, env, ['rollout', 'status', `deployment/web-${index}`, '--timeout=120s']);
}

/** MB in memory; `undefined` where the system does not say. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
