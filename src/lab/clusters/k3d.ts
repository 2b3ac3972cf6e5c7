import { valueAt } from '../path.ts';
import type { ClusterProvider, ProviderState } from './provider.ts';
import { type ClusterTools, toolCluster } from './tool-cluster.ts';

const name = 'eks-learn';
const version = 'v1.35.5';

function find(stdout: string): ProviderState {
  try {
    const running = valueAt(JSON.parse(stdout), `[name=${name}].serversRunning`);
    return running === undefined ? 'absent' : running === 0 ? 'stopped' : 'running';
  } catch {
    // k3d prints no JSON when Docker is down: there is no cluster to use.
    return 'absent';
  }
}

/** k3d: k3s in Docker containers. */
export const k3d = (tools: ClusterTools): ClusterProvider =>
  toolCluster(tools, {
    id: 'k3d',
    context: `k3d-${name}`,
    version,
    create: [
      'cluster',
      'create',
      name,
      '--image',
      `rancher/k3s:${version}-k3s1`,
      '--wait',
      '--timeout',
      '180s',
    ],
    start: ['cluster', 'start', name, '--wait'],
    remove: ['cluster', 'delete', name],
    access: ['kubeconfig', 'merge', name, '--kubeconfig-merge-default'],
    list: ['cluster', 'list', '--output', 'json'],
    find,
  });
