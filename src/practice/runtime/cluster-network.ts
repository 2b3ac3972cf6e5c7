import type { Cluster } from '../cluster.ts';
import type { EndpointSlice, Pod, Service } from '../kinds.ts';
import type { Ports } from './kubelet/ports.ts';
import type { HttpReply, Network, Resolved, Unreached } from './network.ts';
import { isDenied } from './network-policy.ts';

const domain = 'cluster.local';

/** The network as one Pod of the cluster sees it. */
export function clusterNetwork(cluster: Cluster, ports: Ports, self: () => Pod): Network {
  const resolve = (name: string): Resolved =>
    hasDns(self(), cluster, ports)
      ? resolveName(name, self().metadata.namespace ?? 'default', cluster)
      : { name, addresses: [], silent: true };
  const reach = (host: string, port: number): { pod: Pod; port: number; address: string } | Unreached => {
    const address = /^\d+(\.\d+){3}$/.test(host)
      ? host
      : host === 'localhost'
        ? '127.0.0.1'
        : resolve(host).addresses[0];
    if (address === undefined) return { kind: 'unknown-host' };
    const target = targetOf(address, port, self(), cluster);
    if (target === undefined) return { kind: 'timeout', address };
    if (target === 'refused') return { kind: 'refused', address };
    if (isDenied(self(), target.pod, target.port, cluster)) return { kind: 'timeout', address };
    if (ports.find(target.pod.metadata.uid, target.port) === undefined) return { kind: 'refused', address };
    return { ...target, address };
  };
  return {
    resolve,
    connect(host, port) {
      const reached = reach(host, port);
      return 'kind' in reached ? reached : { address: reached.address };
    },
    http(host, port, question): HttpReply | Unreached {
      const reached = reach(host, port);
      if ('kind' in reached) return reached;
      const answer = ports.find(reached.pod.metadata.uid, reached.port);
      const from = self().status?.podIP ?? '127.0.0.1';
      const headers = {
        host: port === 80 ? host : `${host}:${port}`,
        'user-agent': 'Wget',
        ...question.headers,
      };
      return answer?.({ ...question, headers, from }) ?? { kind: 'refused', address: reached.address };
    },
  };
}

/** Whether some DNS server of the cluster answers this Pod. */
function hasDns(self: Pod, cluster: Cluster, ports: Ports): boolean {
  return cluster.store
    .list<Pod>('pods', 'kube-system')
    .some(
      (pod) =>
        pod.metadata.labels?.['k8s-app'] === 'kube-dns' &&
        ports.find(pod.metadata.uid, 53) !== undefined &&
        !isDenied(self, pod, 53, cluster, 'UDP'),
    );
}

function targetOf(
  address: string,
  port: number,
  self: Pod,
  cluster: Cluster,
): { pod: Pod; port: number } | 'refused' | undefined {
  if (address === '127.0.0.1') return { pod: self, port };
  const { store } = cluster;
  const pod = store
    .list<Pod>('pods')
    .find((one) => one.status?.podIP === address && !one.spec.hostNetwork && one.status?.phase === 'Running');
  if (pod) return { pod, port };
  const service = store
    .list<Service>('services')
    .find(
      (one) =>
        one.spec.clusterIP === address ||
        one.spec.externalIPs?.includes(address) ||
        one.status?.loadBalancer?.ingress?.some((entry) => entry.ip === address),
    );
  if (service === undefined) return undefined;
  const wanted = (service.spec.ports ?? []).find((one) => one.port === port);
  if (wanted === undefined) return undefined;
  const ready = store
    .list<EndpointSlice>('endpointslices.discovery.k8s.io', service.metadata.namespace)
    .filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name)
    .flatMap((slice) => {
      const number = (slice.ports ?? []).find((one) => (one.name ?? '') === (wanted.name ?? ''))?.port;
      return (slice.endpoints ?? []).flatMap((one) =>
        one.conditions?.ready === false || number === undefined
          ? []
          : [{ address: one.addresses[0] ?? '', port: number }],
      );
    });
  const chosen = ready[cluster.chance.below(ready.length)];
  if (chosen === undefined) return 'refused';
  const backend = store.list<Pod>('pods').find((one) => one.status?.podIP === chosen.address);
  return backend === undefined ? undefined : { pod: backend, port: chosen.port };
}

/** A name with the search domains of a Pod, as cluster DNS answers it. */
export function resolveName(
  name: string,
  namespace: string,
  cluster: Cluster,
): { name: string; addresses: readonly string[] } {
  const plain = name.replace(/\.$/, '');
  const candidates = name.endsWith('.')
    ? [plain]
    : [`${plain}.${namespace}.svc.${domain}`, `${plain}.svc.${domain}`, `${plain}.${domain}`, plain];
  for (const candidate of candidates) {
    const addresses = exactName(candidate, cluster);
    if (addresses.length > 0) return { name: candidate, addresses };
  }
  return { name: plain, addresses: [] };
}

function exactName(name: string, cluster: Cluster): readonly string[] {
  const match = /^(?:([a-z0-9-]+)\.)?([a-z0-9-]+)\.([a-z0-9-]+)\.svc\.cluster\.local$/.exec(name);
  if (match === null) return [];
  const [, host, service = '', namespace = ''] = match;
  const found = cluster.store.get<Service>('services', namespace, service);
  if (found === undefined) return [];
  if (found.spec.type === 'ExternalName') return [];
  if (host === undefined && found.spec.clusterIP !== 'None')
    return found.spec.clusterIP ? [found.spec.clusterIP] : [];
  const slices = cluster.store
    .list<EndpointSlice>('endpointslices.discovery.k8s.io', namespace)
    .filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === service);
  return slices
    .flatMap((slice) => slice.endpoints ?? [])
    .filter((one) => (host === undefined ? one.conditions?.ready !== false : one.hostname === host))
    .map((one) => one.addresses[0] ?? '');
}
