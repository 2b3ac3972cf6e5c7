import { valueAt } from '../path.ts';
import type { ClusterProvider, ProviderState } from './provider.ts';
import { type ClusterTools, toolCluster } from './tool-cluster.ts';

const profile = 'eks-learn';
const version = 'v1.35.1';

function find(stdout: string): ProviderState {
  try {
    const status = valueAt(JSON.parse(stdout), `valid[Name=${profile}].Status`);
    if (status === undefined) return 'absent';
    return status === 'Running' || status === 'OK' ? 'running' : 'stopped';
  } catch {
    // minikube prints prose when it has no profile at all.
    return 'absent';
  }
}

/** minikube: a cluster in a virtual machine or container. */
export const minikube = (tools: ClusterTools): ClusterProvider =>
  toolCluster(tools, {
    id: 'minikube',
    context: profile,
    version,
    create: ['start', '--profile', profile, '--kubernetes-version', version, '--wait', 'all'],
    start: ['start', '--profile', profile],
    remove: ['delete', '--profile', profile],
    access: ['update-context', '--profile', profile],
    list: ['profile', 'list', '--output', 'json'],
    find,
  });
