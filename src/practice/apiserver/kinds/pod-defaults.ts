import type { Container, PodSpec, PodTemplate, Probe } from '../../kinds.ts';

const never = <T extends object>(value: T, key: keyof T): boolean =>
  value[key] === undefined || value[key] === '';

/** Sets a field that was left out. */
function or<T extends object, Key extends keyof T>(value: T, key: Key, fallback: T[Key]): void {
  if (never(value, key)) value[key] = fallback;
}

function defaultProbe(probe: Probe | undefined): void {
  if (probe === undefined) return;
  or(probe, 'timeoutSeconds', 1);
  or(probe, 'periodSeconds', 10);
  or(probe, 'successThreshold', 1);
  or(probe, 'failureThreshold', 3);
  if (probe.httpGet) {
    or(probe.httpGet, 'path', '/');
    or(probe.httpGet, 'scheme', 'HTTP');
  }
  if (probe.grpc) or(probe.grpc, 'service', '');
}

/** `latest`, or no tag and no digest: pulled at every start. */
export function pullPolicyOf(image: string): 'Always' | 'IfNotPresent' {
  if (image.includes('@')) return 'IfNotPresent';
  const last = image.slice(image.lastIndexOf('/') + 1);
  const tag = last.includes(':') ? last.slice(last.indexOf(':') + 1) : 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function defaultContainer(container: Container): void {
  or(container, 'terminationMessagePath', '/dev/termination-log');
  or(container, 'terminationMessagePolicy', 'File');
  or(container, 'imagePullPolicy', pullPolicyOf(container.image ?? ''));
  container.resources ??= {};
  for (const port of container.ports ?? []) or(port, 'protocol', 'TCP');
  for (const variable of container.env ?? []) {
    const field = variable.valueFrom?.fieldRef;
    if (field) or(field, 'apiVersion', 'v1');
    const resource = variable.valueFrom?.resourceFieldRef;
    if (resource) or(resource, 'divisor', '0');
  }
  for (const probe of [container.livenessProbe, container.readinessProbe, container.startupProbe])
    defaultProbe(probe);
  for (const hook of [container.lifecycle?.postStart, container.lifecycle?.preStop])
    if (hook?.httpGet) {
      or(hook.httpGet, 'path', '/');
      or(hook.httpGet, 'scheme', 'HTTP');
    }
}

function defaultVolumes(spec: PodSpec): void {
  for (const volume of spec.volumes ?? []) {
    const sources = Object.keys(volume).filter((key) => key !== 'name');
    if (sources.length === 0) volume.emptyDir = {};
    if (volume.configMap) or(volume.configMap, 'defaultMode', 420);
    if (volume.secret) or(volume.secret, 'defaultMode', 420);
    if (volume.downwardAPI) {
      or(volume.downwardAPI, 'defaultMode', 420);
      for (const item of volume.downwardAPI.items ?? [])
        if (item.fieldRef) or(item.fieldRef, 'apiVersion', 'v1');
    }
    if (volume.projected) {
      or(volume.projected, 'defaultMode', 420);
      for (const source of volume.projected.sources ?? []) {
        if (source.serviceAccountToken) or(source.serviceAccountToken, 'expirationSeconds', 3600);
        for (const item of source.downwardAPI?.items ?? [])
          if (item.fieldRef) or(item.fieldRef, 'apiVersion', 'v1');
      }
    }
    if (volume.hostPath) volume.hostPath.type ??= '';
  }
}

/** What the API server fills in of a Pod's or a template's spec. */
export function defaultPodSpec(spec: PodSpec | undefined): void {
  if (spec === undefined) return;
  spec.containers ??= [];
  or(spec, 'restartPolicy', 'Always');
  or(spec, 'terminationGracePeriodSeconds', 30);
  or(spec, 'dnsPolicy', 'ClusterFirst');
  spec.securityContext ??= {};
  or(spec, 'schedulerName', 'default-scheduler');
  if (spec.serviceAccountName && !spec.serviceAccount) spec.serviceAccount = spec.serviceAccountName;
  if (spec.serviceAccount && !spec.serviceAccountName) spec.serviceAccountName = spec.serviceAccount;
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])])
    defaultContainer(container);
  for (const container of spec.ephemeralContainers ?? []) defaultContainer(container as Container);
  defaultVolumes(spec);
  for (const constraint of spec.topologySpreadConstraints ?? [])
    or(constraint, 'whenUnsatisfiable', 'DoNotSchedule');
}

/** What is limited is requested as well: of Pods, not of templates. */
export function defaultRequests(spec: PodSpec | undefined): void {
  for (const { resources } of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])])
    if (resources?.limits) resources.requests = { ...resources.limits, ...resources.requests };
}

export function defaultTemplate(template: PodTemplate | undefined): void {
  if (template === undefined) return;
  template.metadata ??= {};
  defaultPodSpec(template.spec as PodSpec | undefined);
}
