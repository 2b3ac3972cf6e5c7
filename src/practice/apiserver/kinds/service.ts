import type { Cluster } from '../../cluster.ts';
import type { Service } from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';
import type { Cause } from '../api-error.ts';
import type { Strategy } from '../registry/strategy.ts';

const as = (draft: KubeObject): Service => draft as unknown as Service;

function defaults(draft: KubeObject): void {
  const { spec } = as(draft);
  spec.sessionAffinity ??= 'None';
  if (spec.sessionAffinity === 'ClientIP')
    spec.sessionAffinityConfig ??= { clientIP: { timeoutSeconds: 10_800 } };
  spec.type ??= 'ClusterIP';
  for (const port of spec.ports ?? []) {
    port.protocol ??= 'TCP';
    if (port.targetPort === undefined || port.targetPort === '' || port.targetPort === 0)
      port.targetPort = port.port;
  }
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') spec.externalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
  if (spec.type !== 'ExternalName') spec.internalTrafficPolicy ??= 'Cluster';
}

/** The n-th address of the service network, e.g. 10.96.0.0/16. */
function addressAt(network: string, index: number): string {
  const [a = 10, b = 96] = network.split('.').map(Number);
  return `${a}.${b}.${(index >> 8) & 255}.${index & 255}`;
}

function allocate(cluster: Cluster): string {
  const used = new Set(cluster.store.list<Service>('services').map((one) => one.spec.clusterIP));
  for (;;) {
    const address = addressAt(cluster.settings.serviceNetwork, 257 + cluster.chance.below(65_000));
    if (!used.has(address)) return address;
  }
}

function allocatePort(cluster: Cluster, taken: ReadonlySet<number>): number {
  for (;;) {
    const port = 30_000 + cluster.chance.below(2768);
    if (!taken.has(port)) return port;
  }
}

const nodePorts = (cluster: Cluster, but: string): Set<number> =>
  new Set(
    cluster.store
      .list<Service>('services')
      .filter((one) => one.metadata.uid !== but)
      .flatMap((one) => (one.spec.ports ?? []).map((port) => port.nodePort ?? 0)),
  );

function assign(draft: KubeObject, before: KubeObject | undefined, cluster: Cluster): void {
  const { spec, metadata } = as(draft);
  const old = before === undefined ? undefined : as(before).spec;
  if (spec.type === 'ExternalName') {
    delete spec.clusterIP;
    delete spec.clusterIPs;
    delete spec.ipFamilies;
    delete spec.ipFamilyPolicy;
    for (const port of spec.ports ?? []) delete port.nodePort;
    return;
  }
  if (!spec.clusterIP) {
    if (old?.clusterIP) spec.clusterIP = old.clusterIP;
    else spec.clusterIP = spec.clusterIPs?.[0] ?? allocate(cluster);
  }
  spec.clusterIPs = [spec.clusterIP];
  spec.ipFamilies ??= old?.ipFamilies ?? ['IPv4'];
  spec.ipFamilyPolicy ??= old?.ipFamilyPolicy ?? 'SingleStack';
  const wantsPorts =
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false);
  const taken = nodePorts(cluster, metadata.uid);
  for (const [index, port] of (spec.ports ?? []).entries()) {
    if (!wantsPorts) {
      if (spec.type === 'ClusterIP') delete port.nodePort;
      continue;
    }
    port.nodePort ||=
      old?.ports?.find((one) => one.port === port.port && one.protocol === port.protocol)?.nodePort ??
      old?.ports?.[index]?.nodePort ??
      allocatePort(cluster, taken);
    taken.add(port.nodePort);
  }
  if (!wantsPorts && spec.type === 'ClusterIP') {
    delete spec.externalTrafficPolicy;
    delete spec.allocateLoadBalancerNodePorts;
  }
}

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

type Add = (reason: string, field: string, message: string) => void;

function validatePorts(service: Service, cluster: Cluster, add: Add): void {
  const { spec, metadata } = service;
  const ports = spec.ports ?? [];
  const seen = new Map<string, number>();
  for (const [index, port] of ports.entries()) {
    const path = `spec.ports[${index}]`;
    if (ports.length > 1 && !port.name) add('FieldValueRequired', `${path}.name`, 'Required value');
    if (!(port.port >= 1 && port.port <= 65_535))
      add(
        'FieldValueInvalid',
        `${path}.port`,
        `Invalid value: ${port.port}: must be between 1 and 65535, inclusive`,
      );
    if (typeof port.targetPort === 'number' && !(port.targetPort >= 1 && port.targetPort <= 65_535))
      add(
        'FieldValueInvalid',
        `${path}.targetPort`,
        `Invalid value: ${port.targetPort}: must be between 1 and 65535, inclusive`,
      );
    if (port.nodePort && (port.nodePort < 30_000 || port.nodePort > 32_767))
      add(
        'FieldValueInvalid',
        `${path}.nodePort`,
        `Invalid value: ${port.nodePort}: provided port is not in the valid range. The range of valid ports is 30000-32767`,
      );
    else if (port.nodePort && nodePorts(cluster, metadata.uid).has(port.nodePort))
      add(
        'FieldValueInvalid',
        `${path}.nodePort`,
        `Invalid value: ${port.nodePort}: provided port is already allocated`,
      );
    const key = `${port.protocol} ${port.port}`;
    if (seen.has(key))
      add(
        'FieldValueDuplicate',
        path,
        `Duplicate value: ${JSON.stringify({ port: port.port, protocol: port.protocol })}`,
      );
    seen.set(key, index);
  }
}

function validate(object: KubeObject, before: KubeObject | undefined, cluster: Cluster): readonly Cause[] {
  const { spec } = as(object);
  const causes: Cause[] = [];
  const add: Add = (reason, field, message) => void causes.push({ reason, message, field });
  if (!types.includes(spec.type ?? ''))
    add(
      'FieldValueNotSupported',
      'spec.type',
      `Unsupported value: ${JSON.stringify(spec.type)}: supported values: ${types.map((type) => `"${type}"`).join(', ')}`,
    );
  const ports = spec.ports ?? [];
  if (ports.length === 0 && spec.type !== 'ExternalName' && spec.clusterIP !== 'None')
    add('FieldValueRequired', 'spec.ports', 'Required value');
  validatePorts(as(object), cluster, add);
  if (spec.type === 'ExternalName' && !spec.externalName)
    add('FieldValueRequired', 'spec.externalName', 'Required value');
  const old = before === undefined ? undefined : as(before).spec;
  if (
    old?.clusterIP &&
    old.type !== 'ExternalName' &&
    spec.type !== 'ExternalName' &&
    spec.clusterIP !== old.clusterIP
  )
    add(
      'FieldValueInvalid',
      'spec.clusterIPs[0]',
      `Invalid value: ${JSON.stringify(spec.clusterIPs)}: may not change once set`,
    );
  return causes;
}

export const serviceStrategy: Strategy = {
  defaults,
  prepareCreate: (draft, cluster) => assign(draft, undefined, cluster),
  prepareUpdate: (draft, before, cluster) => assign(draft, before, cluster),
  validate,
};
