import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScript } from '../bundle-script.mjs';
import { interleaved } from './measure.mjs';

const labs = ['deploy-web-app', 'rbac-least-privilege', 'break-pending-pods'];

/** The engine inside a program that already runs: no start of ours in the numbers. */
async function looks(root, env, target) {
  const outfile = join(root, `node_modules/.cache/eks-learn/lab-looks-${process.pid}.mjs`);
  try {
    await bundleScript('scripts/bench/lab-looks.ts', { outfile, published: true });
    const ran = spawnSync(process.execPath, [outfile, root, '7', target, ...labs], { env, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout);
  } finally {
    rmSync(outfile, { force: true });
  }
}

const ratio = (what, value, target) => ({
  what,
  value: `x${value.toFixed(2)}`,
  ...(target === undefined ? {} : { target: `x${target}`, good: value <= target }),
});

const millis = (what, value, target) => ({
  what,
  value: `${Math.round(value)} ms`,
  ...(target === undefined ? {} : { target: `${target} ms`, good: value <= target }),
});

/** A look at a fresh and at a solved lab, beside one `kubectl get` of the same objects in the same run. */
function labRows({ id, setUp, fresh, solved }) {
  const probes = solved.calls.filter((call) => call === 'exec').length;
  return [
    ratio(`look at ${id} / kubectl get`, fresh.all / fresh.floor, 1.5),
    // A probe runs a command in a container: that is no reading of objects.
    ratio(
      `look at ${id}, solved${probes === 0 ? '' : `, ${probes} probe`} / kubectl get`,
      solved.all / solved.floor,
      probes === 0 ? 1.5 : undefined,
    ),
    millis(`first verdict of ${id}, solved`, solved.first, 300),
    millis(`set-up of ${id}`, setUp),
  ];
}

/** The command as it is typed, its own start included, beside the same floor. */
async function commandRows(launcher, env, target) {
  const eks = (...args) =>
    JSON.parse(spawnSync(process.execPath, [launcher, ...args, '--json'], { env, encoding: 'utf8' }).stdout);
  const [lab] = labs;
  const { namespace } = eks('lab', 'start', lab, '--target', target, '--yes');
  const timed = (program, args) => () => {
    const before = performance.now();
    spawnSync(program, args, { env, stdio: 'ignore' });
    return performance.now() - before;
  };
  const kinds = 'deployments.apps,pods,services,endpointslices.discovery.k8s.io,resourcequotas';
  const [floor, node, status, check] = await interleaved(7, [
    timed('kubectl', ['get', kinds, '-n', namespace, '-o', 'json']),
    timed(process.execPath, ['-e', '0']),
    timed(process.execPath, [launcher, 'lab', 'status', '--json']),
    timed(process.execPath, [launcher, 'lab', 'check', lab, '--once', '--json']),
  ]);
  eks('lab', 'cleanup', lab, '--yes');
  return [
    ratio(`command lab check ${lab}, start included / kubectl get`, check / floor),
    ratio('the same without the start of the program (lab status)', (check - status) / floor, 1.5),
    ratio('start of Node.js alone / kubectl get', node / floor),
  ];
}

export async function benchLab({ root, launcher, env }) {
  const kubeconfig = process.env.EKS_LEARN_TEST_KUBECONFIG;
  if (!kubeconfig)
    return [{ what: 'skipped: set EKS_LEARN_TEST_KUBECONFIG to a disposable cluster', value: '' }];
  const cluster = { ...env, KUBECONFIG: kubeconfig };
  const current = ['config', 'current-context'];
  const target = spawnSync('kubectl', current, { env: cluster, encoding: 'utf8' }).stdout.trim();
  const { labs: measured, hang } = await looks(root, cluster, target);
  return [
    ...measured.flatMap(labRows),
    ...(await commandRows(launcher, cluster, target)),
    millis('a server that hangs: deadline of 10 s overrun by', hang.deadline - 10_000, 1_000),
    millis('a cancelled read returns after', hang.cancel, 200),
  ];
}
