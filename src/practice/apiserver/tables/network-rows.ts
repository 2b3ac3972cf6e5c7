import type { EndpointSlice, Endpoints, Ingress, NetworkPolicy, Service } from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';
import { sinceText } from './age.ts';
import { joined, labelsText, type Row, selectorText } from './row.ts';

function externalAddress({ spec, status }: Service): string {
  const ips = spec.externalIPs ?? [];
  if (spec.type === 'ExternalName') return spec.externalName ?? '';
  if (spec.type !== 'LoadBalancer') return joined(ips);
  const given = (status?.loadBalancer?.ingress ?? []).map((one) => one.ip || one.hostname || '');
  return [...given, ...ips].length === 0 ? '<pending>' : [...given, ...ips].join(',');
}

const portsText = (ports: Service['spec']['ports']): string =>
  joined(
    (ports ?? []).map((one) =>
      one.nodePort ? `${one.port}:${one.nodePort}/${one.protocol}` : `${one.port}/${one.protocol}`,
    ),
  );

export const serviceRow: Row<Service> = (service, now) => [
  service.metadata.name,
  service.spec.type,
  service.spec.clusterIP || '<none>',
  externalAddress(service),
  portsText(service.spec.ports),
  sinceText(service.metadata.creationTimestamp, now),
  labelsText(service.spec.selector),
];

export const endpointsRow: Row<Endpoints> = ({ metadata, subsets }, now) => {
  const all = (subsets ?? []).flatMap((subset) =>
    subset.ports?.length
      ? subset.ports.flatMap((port) => (subset.addresses ?? []).map((one) => `${one.ip}:${port.port}`))
      : (subset.addresses ?? []).map((one) => one.ip),
  );
  const shown = all.length > 3 ? `${all.slice(0, 3).join(',')} + ${all.length - 3} more...` : joined(all);
  return [metadata.name, shown, sinceText(metadata.creationTimestamp, now)];
};

export const endpointSliceRow: Row<EndpointSlice> = ({ metadata, addressType, ports, endpoints }, now) => {
  const numbers = (ports ?? []).map((one) => (one.port === undefined ? '*' : String(one.port)));
  const addresses = (endpoints ?? []).flatMap((one) => one.addresses);
  const few = (list: readonly string[]) =>
    list.length > 3 ? `${list.slice(0, 3).join(',')} + ${list.length - 3} more...` : joined(list, '<unset>');
  return [
    metadata.name,
    addressType,
    few(numbers),
    few(addresses),
    sinceText(metadata.creationTimestamp, now),
  ];
};

export const ingressRow: Row<Ingress> = ({ metadata, spec, status }, now) => {
  const hosts = (spec.rules ?? []).map((rule) => rule.host || '*');
  const shown =
    hosts.length > 3 ? `${hosts.slice(0, 3).join(',')} + ${hosts.length - 3} more...` : joined(hosts, '*');
  const address = (status?.loadBalancer?.ingress ?? []).map((one) => one.ip || one.hostname || '').join(',');
  return [
    metadata.name,
    spec.ingressClassName ?? metadata.annotations?.['kubernetes.io/ingress.class'] ?? '<none>',
    shown,
    address,
    spec.tls?.length ? '80, 443' : '80',
    sinceText(metadata.creationTimestamp, now),
  ];
};

export const networkPolicyRow: Row<NetworkPolicy> = ({ metadata, spec }, now) => [
  metadata.name,
  selectorText(spec.podSelector),
  sinceText(metadata.creationTimestamp, now),
];

export const ingressClassRow: Row = (object, now) => {
  const spec = (object['spec'] ?? {}) as {
    controller?: string;
    parameters?: { apiGroup?: string; kind: string; name: string };
  };
  const { parameters } = spec;
  const text = parameters
    ? `${parameters.kind}${parameters.apiGroup ? `.${parameters.apiGroup}` : ''}/${parameters.name}`
    : '<none>';
  return [
    object.metadata.name,
    spec.controller ?? '',
    text,
    sinceText(object.metadata.creationTimestamp, now),
  ];
};

export const serviceCidrRow: Row = (object: KubeObject, now) => [
  object.metadata.name,
  joined((object['spec'] as { cidrs?: string[] } | undefined)?.cidrs),
  sinceText(object.metadata.creationTimestamp, now),
];
