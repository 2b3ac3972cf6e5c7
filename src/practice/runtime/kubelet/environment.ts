import type { Cluster } from '../../cluster.ts';
import type { ConfigMap, Container, Pod, Secret, Service } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import type { Image } from '../images.ts';
import { CannotStart } from './problem.ts';

const configError = (message: string): CannotStart => new CannotStart('CreateContainerConfigError', message);

const decoded = (value: string): string => Buffer.from(value, 'base64').toString('utf8');

type Variable = NonNullable<Container['env']>[number];

function configMap(
  pod: Pod,
  name: string,
  optional: boolean | undefined,
  { store }: Cluster,
): ConfigMap | undefined {
  const map = store.get<ConfigMap>('configmaps', pod.metadata.namespace, name);
  if (map === undefined && !optional) throw configError(`configmap "${name}" not found`);
  return map;
}

function secret(
  pod: Pod,
  name: string,
  optional: boolean | undefined,
  { store }: Cluster,
): Secret | undefined {
  const found = store.get<Secret>('secrets', pod.metadata.namespace, name);
  if (found === undefined && !optional) throw configError(`secret "${name}" not found`);
  return found;
}

function valueFrom(variable: Variable, pod: Pod, container: Container, cluster: Cluster): string | undefined {
  const from = variable.valueFrom;
  const namespace = pod.metadata.namespace;
  if (from?.configMapKeyRef) {
    const { name = '', key, optional } = from.configMapKeyRef;
    const map = configMap(pod, name, optional, cluster);
    if (map !== undefined && map.data?.[key] === undefined && !optional)
      throw configError(`couldn't find key ${key} in ConfigMap ${namespace}/${name}`);
    return map?.data?.[key];
  }
  if (from?.secretKeyRef) {
    const { name = '', key, optional } = from.secretKeyRef;
    const found = secret(pod, name, optional, cluster);
    const value = found?.data?.[key];
    if (found !== undefined && value === undefined && !optional)
      throw configError(`couldn't find key ${key} in Secret ${namespace}/${name}`);
    return value === undefined ? undefined : decoded(value);
  }
  if (from?.fieldRef) return fieldOf(pod, from.fieldRef.fieldPath, cluster);
  if (from?.resourceFieldRef) {
    const [which = '', ...rest] = from.resourceFieldRef.resource.split('.');
    const amount = container.resources?.[which as 'limits']?.[rest.join('.')] ?? '0';
    const divisor = quantity(from.resourceFieldRef.divisor ?? '1') || 1;
    return String(Math.ceil(quantity(amount) / divisor));
  }
  return '';
}

/** A field of the downward API. */
export function fieldOf(pod: Pod, path: string, { store }: Cluster): string {
  const keyed = /^metadata\.(labels|annotations)(?:\['([^']+)'\])?$/.exec(path);
  if (keyed) {
    const values = pod.metadata[keyed[1] as 'labels'] ?? {};
    if (keyed[2] !== undefined) return values[keyed[2]] ?? '';
    return Object.entries(values)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join('\n');
  }
  const node = store.get('nodes', undefined, pod.spec.nodeName ?? '') as
    | { status?: { addresses?: { type: string; address: string }[] } }
    | undefined;
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'metadata.uid': pod.metadata.uid,
    'spec.nodeName': pod.spec.nodeName,
    'spec.serviceAccountName': pod.spec.serviceAccountName,
    'status.podIP': pod.status?.podIP,
    'status.podIPs': pod.status?.podIP,
    'status.hostIP': node?.status?.addresses?.find((one) => one.type === 'InternalIP')?.address,
  };
  return fields[path] ?? '';
}

const envName = (text: string): string => text.toUpperCase().replaceAll('-', '_').replaceAll('.', '_');

/** The variables by which Services were found before DNS. */
function serviceLinks(pod: Pod, { store }: Cluster): [string, string][] {
  const own =
    pod.spec.enableServiceLinks === false ? [] : store.list<Service>('services', pod.metadata.namespace);
  const api = store.get<Service>('services', 'default', 'kubernetes');
  const services = [...(api ? [api] : []), ...own.filter((one) => one.metadata.uid !== api?.metadata.uid)];
  return services.flatMap(({ metadata, spec }) => {
    const address = spec.clusterIP ?? '';
    const [first] = spec.ports ?? [];
    if (first === undefined || address === '' || address === 'None') return [];
    const name = envName(metadata.name);
    const ports = (spec.ports ?? []).flatMap((port): [string, string][] => {
      const protocol = port.protocol ?? 'TCP';
      const prefix = `${name}_PORT_${port.port}_${protocol}`;
      return [
        ...(port.name
          ? ([[`${name}_SERVICE_PORT_${envName(port.name)}`, String(port.port)]] as [string, string][])
          : []),
        [prefix, `${protocol.toLowerCase()}://${address}:${port.port}`],
        [`${prefix}_PROTO`, protocol.toLowerCase()],
        [`${prefix}_PORT`, String(port.port)],
        [`${prefix}_ADDR`, address],
      ];
    });
    const whole = `${(first.protocol ?? 'TCP').toLowerCase()}://${address}:${first.port}`;
    return [
      [`${name}_SERVICE_HOST`, address],
      [`${name}_SERVICE_PORT`, String(first.port)],
      [`${name}_PORT`, whole],
      ...ports,
    ] as [string, string][];
  });
}

/** `$(NAME)` of earlier variables. */
export const withVariables = (text: string, env: ReadonlyMap<string, string>): string =>
  text.replace(/\$\$|\$\(([A-Za-z_][\w.-]*)\)/g, (all, name: string | undefined) =>
    all === '$$' ? '$' : (env.get(name ?? '') ?? all),
  );

/** All variables of a container. Throws CannotStart when a reference leads nowhere. */
export function environmentOf(
  container: Container,
  image: Image,
  pod: Pod,
  cluster: Cluster,
): Map<string, string> {
  const env = new Map<string, string>(image.env);
  env.set('HOSTNAME', pod.spec.hostname ?? pod.metadata.name);
  for (const [name, value] of serviceLinks(pod, cluster)) env.set(name, value);
  for (const { configMapRef, secretRef, prefix = '' } of container.envFrom ?? []) {
    if (configMapRef)
      for (const [key, value] of Object.entries(
        configMap(pod, configMapRef.name ?? '', configMapRef.optional, cluster)?.data ?? {},
      ))
        env.set(prefix + key, value);
    if (secretRef)
      for (const [key, value] of Object.entries(
        secret(pod, secretRef.name ?? '', secretRef.optional, cluster)?.data ?? {},
      ))
        env.set(prefix + key, decoded(value));
  }
  for (const variable of container.env ?? []) {
    const value = variable.valueFrom
      ? valueFrom(variable, pod, container, cluster)
      : withVariables(variable.value ?? '', env);
    if (value !== undefined) env.set(variable.name, value);
  }
  if (!env.has('HOME')) env.set('HOME', '/root');
  return env;
}
