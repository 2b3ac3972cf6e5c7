import * as core from './core-rows.ts';
import * as network from './network-rows.ts';
import * as other from './other-rows.ts';
import { podRow } from './pod-row.ts';
import type { Row } from './row.ts';
import * as workload from './workload-rows.ts';

// Each row function reads its own kind; the table builder gives it only objects of that kind.
const rows: Readonly<Record<string, Row<never>>> = {
  pods: podRow,
  configmaps: core.configMapRow,
  secrets: core.secretRow,
  namespaces: core.namespaceRow,
  nodes: core.nodeRow,
  events: core.eventRow,
  persistentvolumeclaims: core.claimRow,
  persistentvolumes: core.volumeRow,
  resourcequotas: core.quotaRow,
  serviceaccounts: other.nameAndAge,
  limitranges: other.nameAndTime,
  services: network.serviceRow,
  endpoints: network.endpointsRow,
  replicationcontrollers: workload.replicationControllerRow,
  'deployments.apps': workload.deploymentRow,
  'replicasets.apps': workload.replicaSetRow,
  'statefulsets.apps': workload.statefulSetRow,
  'daemonsets.apps': workload.daemonSetRow,
  'controllerrevisions.apps': other.revisionRow,
  'jobs.batch': workload.jobRow,
  'cronjobs.batch': workload.cronJobRow,
  'horizontalpodautoscalers.autoscaling': other.autoscalerRow,
  'poddisruptionbudgets.policy': other.budgetRow,
  'endpointslices.discovery.k8s.io': network.endpointSliceRow,
  'ingresses.networking.k8s.io': network.ingressRow,
  'ingressclasses.networking.k8s.io': network.ingressClassRow,
  'networkpolicies.networking.k8s.io': network.networkPolicyRow,
  'servicecidrs.networking.k8s.io': network.serviceCidrRow,
  'storageclasses.storage.k8s.io': other.storageClassRow,
  'csidrivers.storage.k8s.io': other.csiDriverRow,
  'priorityclasses.scheduling.k8s.io': other.priorityClassRow,
  'rolebindings.rbac.authorization.k8s.io': core.bindingRow,
  'clusterrolebindings.rbac.authorization.k8s.io': core.bindingRow,
  'leases.coordination.k8s.io': other.leaseRow,
  'runtimeclasses.node.k8s.io': other.runtimeClassRow,
  'apiservices.apiregistration.k8s.io': other.apiServiceRow,
  'flowschemas.flowcontrol.apiserver.k8s.io': other.flowSchemaRow,
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': other.priorityLevelRow,
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': other.webhooksRow,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': other.webhooksRow,
  'validatingadmissionpolicies.admissionregistration.k8s.io': other.admissionPolicyRow,
  'validatingadmissionpolicybindings.admissionregistration.k8s.io': other.admissionBindingRow,
};

/** How a resource's rows are made, by store key. */
export const rowOf = (key: string): Row | undefined => rows[key] as Row | undefined;
