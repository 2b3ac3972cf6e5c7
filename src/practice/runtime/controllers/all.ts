import type { Cluster } from '../../cluster.ts';
import type { AllKubelets } from '../kubelet/kubelet.ts';
import type { Controller } from '../manager.ts';
import { scheduler } from '../scheduler/scheduler.ts';
import { autoscalers } from './autoscaler.ts';
import { cronJobs } from './cron-job.ts';
import { daemonSets } from './daemon-set.ts';
import { deployments } from './deployment.ts';
import { disruptionBudgets } from './disruption-budget.ts';
import { endpoints } from './endpoints.ts';
import { garbage } from './garbage.ts';
import { jobs } from './job.ts';
import { namespaces } from './namespaces.ts';
import { nodeLifecycle } from './node-lifecycle.ts';
import { quotas } from './quota.ts';
import { upkeep } from './registry-upkeep.ts';
import { replicaSets, replicationControllers } from './replica-set.ts';
import { statefulSets } from './stateful-set.ts';
import { volumeBinder } from './volume-binder.ts';

/** The registry: what works on the cluster beside the API, in the order in which it sees changes. */
export const allControllers = (
  cluster: Cluster,
  kubelets: AllKubelets,
  certificate: string,
): readonly Controller[] => [
  namespaces(cluster, certificate),
  deployments(cluster),
  replicaSets(cluster),
  replicationControllers(cluster),
  statefulSets(cluster),
  daemonSets(cluster),
  jobs(cluster),
  cronJobs(cluster),
  volumeBinder(cluster),
  scheduler(cluster),
  kubelets.controller(),
  endpoints(cluster),
  nodeLifecycle(cluster),
  disruptionBudgets(cluster),
  quotas(cluster),
  autoscalers(cluster, kubelets),
  garbage(cluster),
  upkeep(cluster),
];
