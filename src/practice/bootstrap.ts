import { aggregateRoles } from './apiserver/auth/rbac.ts';
import { defaultDeployment } from './apiserver/kinds/workload-defaults.ts';
import type { Cluster } from './cluster.ts';
import type { Node } from './kinds.ts';
import { type KubeObject, type RawObject, timestamp } from './kube.ts';

/** The objects a fresh cluster begins with: namespaces, roles, nodes, the Service of the API. */
export function bootstrap(cluster: Cluster): void {
  const { store, resources, data } = cluster;
  if (store.list('namespaces').length > 0) return;
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system'])
    put(cluster, 'namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  for (const object of data.bootstrap()) {
    const resource = resources.ofKind(object.apiVersion, object.kind);
    if (resource !== undefined) put(cluster, resource.key, object);
  }
  aggregateRoles(cluster);
  for (let index = 1; index <= cluster.settings.nodes; index++) addNode(cluster, index);
  put(cluster, 'storageclasses.storage.k8s.io', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'practice.eks-learn/disk',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
  addApiService(cluster);
  addDns(cluster);
}

type Draft = { apiVersion: string; kind: string; metadata: RawObject; [field: string]: unknown };

function put(cluster: Cluster, key: string, draft: Draft | KubeObject): void {
  const metadata = {
    ...draft.metadata,
    uid: cluster.chance.uuid(),
    creationTimestamp: timestamp(cluster.clock.now()),
  };
  cluster.store.put(key, { ...draft, metadata } as unknown as KubeObject);
}

function addApiService(cluster: Cluster): void {
  const [a = '10', b = '96'] = cluster.settings.serviceNetwork.split('.');
  const clusterIP = `${a}.${b}.0.1`;
  const port = { name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 };
  const labels = { component: 'apiserver', provider: 'kubernetes' };
  put(cluster, 'services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', namespace: 'default', labels },
    spec: {
      clusterIP,
      clusterIPs: [clusterIP],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [port],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  });
  put(cluster, 'endpoints', {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
    },
    subsets: [
      { addresses: [{ ip: '192.168.0.10' }], ports: [{ name: 'https', port: 6443, protocol: 'TCP' }] },
    ],
  });
  put(cluster, 'endpointslices.discovery.k8s.io', {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { 'kubernetes.io/service-name': 'kubernetes' },
    },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['192.168.0.10'], conditions: { ready: true } }],
    ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
  });
}

/** The DNS server of the cluster: simulated Pods, without which names are not resolved. */
function addDns(cluster: Cluster): void {
  const labels = { 'k8s-app': 'kube-dns' };
  const [a = '10', b = '96'] = cluster.settings.serviceNetwork.split('.');
  const clusterIP = `${a}.${b}.0.10`;
  const port = (name: string, number: number, protocol: string) => ({
    name,
    port: number,
    protocol,
    targetPort: number,
  });
  put(cluster, 'serviceaccounts', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'coredns', namespace: 'kube-system' },
  });
  put(cluster, 'services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kube-dns',
      namespace: 'kube-system',
      labels: { ...labels, 'kubernetes.io/name': 'CoreDNS' },
    },
    spec: {
      clusterIP,
      clusterIPs: [clusterIP],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [port('dns', 53, 'UDP'), port('dns-tcp', 53, 'TCP')],
      selector: labels,
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  });
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: 'kube-system', labels, generation: 1 },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          priorityClassName: 'system-cluster-critical',
          serviceAccountName: 'coredns',
          dnsPolicy: 'Default',
          terminationGracePeriodSeconds: 3,
          containers: [
            {
              name: 'coredns',
              image: 'registry.k8s.io/coredns/coredns:v1.12.1',
              ports: [{ containerPort: 53, name: 'dns', protocol: 'UDP' }],
              readinessProbe: { httpGet: { path: '/ready', port: 8181 }, periodSeconds: 1 },
              resources: { requests: { cpu: '50m', memory: '50Mi' }, limits: { memory: '170Mi' } },
            },
          ],
        },
      },
    },
    status: {},
  };
  defaultDeployment(deployment as unknown as KubeObject, cluster);
  put(cluster, 'deployments.apps', deployment);
}

const zones = ['a', 'c', 'd'];

/** A simulated worker of 2 CPU and 8 GiB; zones take turns. */
export function addNode(cluster: Cluster, index: number): void {
  const zone = zones[(index - 1) % zones.length] ?? 'a';
  const address = `192.168.${16 * ((index - 1) % zones.length)}.${10 + index}`;
  const name = `ip-${address.replaceAll('.', '-')}.ap-northeast-1.compute.internal`;
  put(cluster, 'nodes', nodeDraft(cluster, name, address, zone, index) as unknown as KubeObject);
}

function nodeDraft(
  cluster: Cluster,
  name: string,
  address: string,
  zone: string,
  index: number,
): Omit<Node, 'metadata'> & { metadata: RawObject } {
  const at = timestamp(cluster.clock.now());
  const version = `v1.${cluster.settings.minor}.0+practice`;
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: at,
    lastTransitionTime: at,
  });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'm7i.large',
        'topology.kubernetes.io/region': 'ap-northeast-1',
        'topology.kubernetes.io/zone': `ap-northeast-1${zone}`,
      },
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
    },
    spec: {
      podCIDR: `10.244.${index}.0/24`,
      podCIDRs: [`10.244.${index}.0/24`],
      providerID: `aws:///ap-northeast-1${zone}/i-${cluster.chance.hex(17)}`,
    },
    status: {
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      allocatable: { cpu: '1930m', 'ephemeral-storage': '18242267924', memory: '7291680Ki', pods: '29' },
      capacity: { cpu: '2', 'ephemeral-storage': '20893676Ki', memory: '7984928Ki', pods: '29' },
      conditions: [
        condition(
          'MemoryPressure',
          'False',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
        ),
        condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
        condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
        condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: cluster.chance.uuid(),
        containerRuntimeVersion: 'simulated://eks-learn',
        kernelVersion: 'none (simulated)',
        kubeProxyVersion: '',
        kubeletVersion: version,
        machineID: cluster.chance.hex(32),
        operatingSystem: 'linux',
        osImage: 'eks-learn practice node (simulated)',
        systemUUID: cluster.chance.uuid(),
      },
    },
  } as never;
}
