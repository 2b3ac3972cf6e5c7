import type { ClusterProvider } from './provider.ts';
import { type ClusterTools, kubernetes, toolCluster } from './tool-cluster.ts';

const name = 'eks-learn';

/** kind: a cluster in Docker containers. */
export const kind = (tools: ClusterTools): ClusterProvider =>
  toolCluster(tools, {
    id: 'kind',
    context: `kind-${name}`,
    create: ['create', 'cluster', '--name', name, '--image', `kindest/node:${kubernetes}`, '--wait', '120s'],
    remove: ['delete', 'cluster', '--name', name],
    access: ['export', 'kubeconfig', '--name', name],
    list: ['get', 'clusters'],
    find: (stdout) => (stdout.split('\n').includes(name) ? 'running' : 'absent'),
  });
