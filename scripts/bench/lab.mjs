import { spawnSync } from 'node:child_process';
import { interleaved } from './measure.mjs';

const labs = ['deploy-web-app', 'rbac-least-privilege', 'break-pending-pods'];

/** A check of a lab beside one `kubectl get` of the same kinds in the same namespace. */
export async function benchLab({ launcher, env }) {
  const kubeconfig = process.env.EKS_LEARN_TEST_KUBECONFIG;
  if (!kubeconfig)
    return [{ what: 'skipped: set EKS_LEARN_TEST_KUBECONFIG to a disposable cluster', value: '' }];
  const cluster = { ...env, KUBECONFIG: kubeconfig };
  const eks = (...args) => {
    const { stdout } = spawnSync(process.execPath, [launcher, ...args, '--json'], {
      env: cluster,
      encoding: 'utf8',
    });
    return JSON.parse(stdout);
  };
  const rows = [];
  for (const lab of labs) {
    const context = spawnSync('kubectl', ['config', 'current-context'], {
      env: cluster,
      encoding: 'utf8',
    }).stdout.trim();
    const { namespace } = eks('lab', 'start', lab, '--target', context, '--yes');
    const timed = (run) => () => {
      const before = performance.now();
      run();
      return performance.now() - before;
    };
    const get = [
      'get',
      'deployments,services,pods,roles,rolebindings,serviceaccounts,endpointslices,events',
      '-n',
      namespace,
      '-o',
      'json',
    ];
    const [floor, node, check] = await interleaved(5, [
      timed(() => spawnSync('kubectl', get, { env: cluster, stdio: 'ignore' })),
      timed(() => spawnSync(process.execPath, ['-e', '0'], { stdio: 'ignore' })),
      timed(() =>
        spawnSync(process.execPath, [launcher, 'lab', 'check', lab, '--once', '--json'], {
          env: cluster,
          stdio: 'ignore',
        }),
      ),
    ]);
    eks('lab', 'cleanup', lab);
    // Starting Node.js is no part of checking: what is compared is what the cluster is asked.
    const ratio = (check - node) / floor;
    rows.push({
      what: `check of ${lab} / one kubectl get`,
      value: `x${ratio.toFixed(2)}`,
      target: 'x2',
      good: ratio <= 2,
    });
  }
  return rows;
}
