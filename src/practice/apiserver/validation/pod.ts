import type { Container, Pod, PodSpec, Probe } from '../../kinds.ts';
import { copy, type KubeObject, same } from '../../kube.ts';
import { quantity } from '../../quantity.ts';
import type { Cause } from '../api-error.ts';
import { Causes } from './causes.ts';
import { dnsLabel, dnsSubdomain, portName } from './names.ts';

const actionsOf = (probe: Probe): number =>
  [probe.exec, probe.httpGet, probe.tcpSocket, probe.grpc].filter((one) => one !== undefined).length;

function validateProbe(probe: Probe | undefined, path: string, causes: Causes): void {
  if (probe === undefined) return;
  if (actionsOf(probe) === 0) causes.required(path, 'must specify a handler type');
  if (actionsOf(probe) > 1)
    causes.forbidden(
      `${path}.${probe.exec ? 'httpGet' : 'tcpSocket'}`,
      'may not specify more than 1 handler type',
    );
  const port = probe.httpGet?.port ?? probe.tcpSocket?.port;
  const place = probe.httpGet ? `${path}.httpGet.port` : `${path}.tcpSocket.port`;
  if (typeof port === 'number' && (port < 1 || port > 65_535))
    causes.invalid(place, port, 'must be between 1 and 65535, inclusive');
  for (const field of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ] as const) {
    const value = probe[field];
    if (value !== undefined && value < 0)
      causes.invalid(`${path}.${field}`, value, 'must be greater than or equal to 0');
  }
  if (!path.endsWith('readinessProbe') && (probe.successThreshold ?? 1) !== 1)
    causes.invalid(`${path}.successThreshold`, probe.successThreshold, 'must be 1');
}

function validateResources(container: Container, path: string, causes: Causes): void {
  const requests = container.resources?.requests ?? {};
  const limits = container.resources?.limits ?? {};
  for (const [list, name] of [
    [limits, 'limits'],
    [requests, 'requests'],
  ] as const)
    for (const [key, value] of Object.entries(list))
      if (quantity(value) < 0)
        causes.invalid(`${path}.resources.${name}.${key}`, value, 'must be greater than or equal to 0');
  for (const [key, value] of Object.entries(requests)) {
    const limit = limits[key];
    if (limit !== undefined && quantity(value) > quantity(limit))
      causes.invalid(
        `${path}.resources.requests`,
        value,
        `must be less than or equal to ${key} limit of ${limit}`,
      );
  }
}

const policies = ['Always', 'IfNotPresent', 'Never'];

function validatePorts(container: Container, path: string, names: Set<string>, causes: Causes): void {
  for (const [index, port] of (container.ports ?? []).entries()) {
    const at = `${path}.ports[${index}]`;
    if (port.name) {
      for (const because of portName(port.name)) causes.invalid(`${at}.name`, port.name, because);
      if (names.has(port.name)) causes.duplicate(`${at}.name`, port.name);
      names.add(port.name);
    }
    if (!port.containerPort) causes.required(`${at}.containerPort`);
    else if (port.containerPort < 1 || port.containerPort > 65_535)
      causes.invalid(`${at}.containerPort`, port.containerPort, 'must be between 1 and 65535, inclusive');
    if (!['TCP', 'UDP', 'SCTP'].includes(port.protocol ?? ''))
      causes.unsupported(`${at}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']);
  }
}

function validateContainer(container: Container, path: string, spec: PodSpec, causes: Causes): void {
  if (!container.name) causes.required(`${path}.name`);
  else
    for (const because of dnsLabel(container.name)) causes.invalid(`${path}.name`, container.name, because);
  if (!container.image) causes.required(`${path}.image`);
  else if (container.image.trim() !== container.image)
    causes.invalid(`${path}.image`, container.image, 'must not have leading or trailing whitespace');
  validatePorts(container, path, new Set(), causes);
  const volumes = new Set((spec.volumes ?? []).map((volume) => volume.name));
  for (const [index, variable] of (container.env ?? []).entries()) {
    if (!variable.name) causes.required(`${path}.env[${index}].name`);
    if (variable.value && variable.valueFrom)
      causes.invalid(`${path}.env[${index}].valueFrom`, '', 'may not be specified when `value` is not empty');
  }
  const mounted = new Set<string>();
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    const at = `${path}.volumeMounts[${index}]`;
    if (!mount.name) causes.required(`${at}.name`);
    else if (!volumes.has(mount.name)) causes.missing(`${at}.name`, mount.name);
    if (!mount.mountPath) causes.required(`${at}.mountPath`);
    else if (mounted.has(mount.mountPath))
      causes.invalid(`${at}.mountPath`, mount.mountPath, 'must be unique');
    mounted.add(mount.mountPath);
  }
  validateProbe(container.livenessProbe, `${path}.livenessProbe`, causes);
  validateProbe(container.readinessProbe, `${path}.readinessProbe`, causes);
  validateProbe(container.startupProbe, `${path}.startupProbe`, causes);
  if (!policies.includes(container.imagePullPolicy ?? ''))
    causes.unsupported(`${path}.imagePullPolicy`, container.imagePullPolicy, policies);
  validateResources(container, path, causes);
}

function validateVolumes(spec: PodSpec, path: string, causes: Causes): void {
  const seen = new Set<string>();
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    const at = `${path}.volumes[${index}]`;
    if (!volume.name) causes.required(`${at}.name`);
    else {
      for (const because of dnsLabel(volume.name)) causes.invalid(`${at}.name`, volume.name, because);
      if (seen.has(volume.name)) causes.duplicate(`${at}.name`, volume.name);
      seen.add(volume.name);
    }
    const sources = Object.keys(volume).filter((key) => key !== 'name');
    if (sources.length > 1)
      causes.forbidden(`${at}.${sources[1]}`, 'may not specify more than 1 volume type');
    if (volume.secret && !volume.secret.secretName) causes.required(`${at}.secret.secretName`);
    if (volume.configMap && !volume.configMap.name) causes.required(`${at}.configMap.name`);
    if (volume.persistentVolumeClaim && !volume.persistentVolumeClaim.claimName)
      causes.required(`${at}.persistentVolumeClaim.claimName`);
  }
}

const operators = ['Equal', 'Exists'];
const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function validateTolerations(spec: PodSpec, path: string, causes: Causes): void {
  for (const [index, toleration] of (spec.tolerations ?? []).entries()) {
    const at = `${path}.tolerations[${index}]`;
    if (toleration.operator === 'Exists' && toleration.value)
      causes.invalid(`${at}.operator`, toleration.value, "value must be empty when `operator` is 'Exists'");
    if (toleration.operator && !operators.includes(toleration.operator))
      causes.unsupported(`${at}.operator`, toleration.operator, operators);
    if (!toleration.key && toleration.operator !== 'Exists')
      causes.invalid(
        `${at}.operator`,
        toleration.operator ?? '',
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      );
    if (toleration.effect && !effects.includes(toleration.effect))
      causes.unsupported(`${at}.effect`, toleration.effect, effects);
  }
}

/** A Pod's spec, or a template's: `path` says where it stands. */
export function validatePodSpec(spec: PodSpec | undefined, path: string, causes: Causes): void {
  if (spec === undefined || !spec.containers || spec.containers.length === 0)
    causes.required(`${path}.containers`);
  if (spec === undefined) return;
  validateVolumes(spec, path, causes);
  const names = new Set<string>();
  for (const field of ['initContainers', 'containers'] as const)
    for (const [index, container] of (spec[field] ?? []).entries()) {
      const at = `${path}.${field}[${index}]`;
      validateContainer(container, at, spec, causes);
      if (container.name && names.has(container.name)) causes.duplicate(`${at}.name`, container.name);
      names.add(container.name);
    }
  if (!['Always', 'OnFailure', 'Never'].includes(spec.restartPolicy ?? ''))
    causes.unsupported(`${path}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never']);
  if (!['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'].includes(spec.dnsPolicy ?? ''))
    causes.unsupported(`${path}.dnsPolicy`, spec.dnsPolicy, [
      'ClusterFirst',
      'ClusterFirstWithHostNet',
      'Default',
      'None',
    ]);
  validateTolerations(spec, path, causes);
  if (spec.serviceAccountName)
    for (const because of dnsSubdomain(spec.serviceAccountName))
      causes.invalid(`${path}.serviceAccountName`, spec.serviceAccountName, because);
}

const changeable =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** A Pod, and on update what of it may change. */
export function validatePodObject(object: KubeObject, before: KubeObject | undefined): readonly Cause[] {
  const causes = new Causes();
  const pod = object as unknown as Pod;
  validatePodSpec(pod.spec, 'spec', causes);
  if (before === undefined) {
    if (pod.spec.ephemeralContainers?.length)
      causes.forbidden('spec.ephemeralContainers', 'cannot be set on create');
    return causes.list;
  }
  const old = before as unknown as Pod;
  if ((pod.spec.containers?.length ?? 0) !== old.spec.containers.length) {
    causes.forbidden('spec.containers', 'pod updates may not add or remove containers');
    return causes.list;
  }
  const masked = copy(pod.spec);
  for (const field of ['containers', 'initContainers'] as const)
    for (const [index, container] of (masked[field] ?? []).entries()) {
      const known = old.spec[field]?.[index];
      if (known?.image !== undefined) container.image = known.image;
    }
  const added = (masked.tolerations ?? []).filter(
    (one) => !(old.spec.tolerations ?? []).some((other) => same(one, other)),
  );
  if (
    (masked.tolerations ?? []).length - added.length === (old.spec.tolerations ?? []).length &&
    old.spec.tolerations
  )
    masked.tolerations = copy(old.spec.tolerations);
  for (const field of [
    'activeDeadlineSeconds',
    'ephemeralContainers',
    'nodeName',
    'schedulingGates',
    'terminationGracePeriodSeconds',
  ] as const) {
    const value = old.spec[field];
    if (value === undefined) delete masked[field];
    else Object.assign(masked, { [field]: value });
  }
  if (!same(masked, old.spec)) causes.forbidden('spec', changeable);
  return causes.list;
}
