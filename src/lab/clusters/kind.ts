import type { ClusterProvider } from './provider.ts';
import { type ClusterTools, type OtherCommand, toolCluster } from './tool-cluster.ts';

const name = 'eks-learn';
const version = 'v1.35.8';

/** kind lists stopped clusters as running and starts none: the engine that it names does, then we wait for Kubernetes. */
function revive(stderr: string): readonly OtherCommand[] {
  const engine = /command "(\w+) exec /.exec(stderr)?.[1];
  if (engine === undefined || !/is not running|container state improper/.test(stderr)) return [];
  const node = `${name}-control-plane`;
  const answers = 'kubectl --kubeconfig=/etc/kubernetes/admin.conf get --raw=/readyz';
  return [
    { program: engine, args: ['start', node] },
    { program: engine, args: ['exec', node, 'sh', '-c', `until ${answers}; do sleep 1; done`] },
  ];
}

/** kind: a cluster in Docker containers. */
export const kind = (tools: ClusterTools): ClusterProvider =>
  toolCluster(tools, {
    id: 'kind',
    context: `kind-${name}`,
    version,
    create: ['create', 'cluster', '--name', name, '--image', `kindest/node:${version}`, '--wait', '120s'],
    remove: ['delete', 'cluster', '--name', name],
    access: ['export', 'kubeconfig', '--name', name],
    list: ['get', 'clusters'],
    find: (stdout) => (stdout.split('\n').includes(name) ? 'running' : 'absent'),
    revive,
  });
