import type { Cluster } from '../cluster.ts';
import type { Namespace, NetworkPolicy, NetworkPolicyPeer, Pod } from '../kinds.ts';
import { matchesSelector } from '../selector.ts';

type Ports =
  | readonly {
      port?: number | string | undefined;
      endPort?: number | undefined;
      protocol?: string | undefined;
    }[]
  | undefined;

export type Protocol = 'TCP' | 'UDP';

/** Where something is sent: the Pod that listens, and the port. */
type Target = { readonly server: Pod; readonly port: number; readonly protocol: Protocol };

/** Whether the NetworkPolicies of the cluster drop what one Pod sends to a port of another. */
export function isDenied(
  from: Pod,
  to: Pod,
  port: number,
  cluster: Cluster,
  protocol: Protocol = 'TCP',
): boolean {
  if (from.metadata.uid === to.metadata.uid) return false;
  const target = { server: to, port, protocol };
  return !allows('Egress', from, to, target, cluster) || !allows('Ingress', to, from, target, cluster);
}

function allows(
  direction: 'Ingress' | 'Egress',
  subject: Pod,
  peer: Pod,
  target: Target,
  cluster: Cluster,
): boolean {
  const policies = cluster.store
    .list<NetworkPolicy>('networkpolicies.networking.k8s.io', subject.metadata.namespace)
    .filter(
      ({ spec }) =>
        spec.policyTypes?.includes(direction) &&
        matchesSelector(spec.podSelector ?? {}, subject.metadata.labels),
    );
  if (policies.length === 0) return true;
  return policies.some(({ spec, metadata }) => {
    const home = metadata.namespace ?? '';
    return direction === 'Ingress'
      ? (spec.ingress ?? []).some(
          (rule) => hasPort(rule.ports as Ports, target) && hasPeer(rule.from, peer, home, cluster),
        )
      : (spec.egress ?? []).some(
          (rule) => hasPort(rule.ports as Ports, target) && hasPeer(rule.to, peer, home, cluster),
        );
  });
}

function hasPort(ports: Ports, { server, port: wanted, protocol: used }: Target): boolean {
  if (ports === undefined || ports.length === 0) return true;
  return ports.some(({ port, endPort, protocol }) => {
    if ((protocol ?? 'TCP') !== used) return false;
    if (port === undefined) return true;
    const number =
      typeof port === 'number'
        ? port
        : server.spec.containers.flatMap((one) => one.ports ?? []).find((one) => one.name === port)
            ?.containerPort;
    return (
      number !== undefined &&
      (endPort === undefined ? number === wanted : wanted >= number && wanted <= endPort)
    );
  });
}

function hasPeer(
  peers: readonly NetworkPolicyPeer[] | undefined,
  peer: Pod,
  namespace: string,
  cluster: Cluster,
): boolean {
  if (peers === undefined || peers.length === 0) return true;
  return peers.some(({ podSelector, namespaceSelector, ipBlock }) => {
    if (ipBlock) {
      const address = peer.status?.podIP ?? '';
      return (
        inNetwork(address, ipBlock.cidr) && !(ipBlock.except ?? []).some((one) => inNetwork(address, one))
      );
    }
    const home = cluster.store.get<Namespace>('namespaces', undefined, peer.metadata.namespace ?? '');
    const placed =
      namespaceSelector === undefined
        ? peer.metadata.namespace === namespace
        : matchesSelector(namespaceSelector, home?.metadata.labels);
    return placed && (podSelector === undefined || matchesSelector(podSelector, peer.metadata.labels));
  });
}

const number = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** IPv4 only: the practice cluster has no other addresses. */
export function inNetwork(address: string, cidr: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(number(address) / size) === Math.floor(number(base) / size);
}
