import type { Container, PodSpec } from '../../kinds.ts';

export type Level = 'privileged' | 'baseline' | 'restricted';

const containersOf = (spec: PodSpec): readonly Container[] => [
  ...(spec.initContainers ?? []),
  ...(spec.containers ?? []),
  ...((spec.ephemeralContainers ?? []) as readonly Container[]),
];

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(', ');
const plural = (names: readonly string[]): string => (names.length === 1 ? 'container' : 'containers');

type Check = (spec: PodSpec, annotations: Readonly<Record<string, string>>) => string | undefined;

/** Names of containers for which `test` holds. */
const those = (spec: PodSpec, test: (container: Container) => boolean): string[] =>
  containersOf(spec)
    .filter(test)
    .map((container) => container.name);

const allowedCapabilities = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]); // prettier-ignore

const hostNamespaces: Check = (spec) => {
  const used = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => spec[name] === true);
  return used.length === 0 ? undefined : `host namespaces (${used.map((name) => `${name}=true`).join(', ')})`;
};

const privileged: Check = (spec) => {
  const names = those(spec, (one) => one.securityContext?.privileged === true);
  return names.length === 0
    ? undefined
    : `privileged (${plural(names)} ${quoted(names)} must not set securityContext.privileged=true)`;
};

const capabilitiesBaseline: Check = (spec) => {
  const names = those(spec, (one) =>
    (one.securityContext?.capabilities?.add ?? []).some((name) => !allowedCapabilities.has(name)),
  );
  if (names.length === 0) return undefined;
  const bad = [
    ...new Set(
      containersOf(spec).flatMap((one) =>
        (one.securityContext?.capabilities?.add ?? []).filter((name) => !allowedCapabilities.has(name)),
      ),
    ),
  ].sort();
  return `non-default capabilities (${plural(names)} ${quoted(names)} must not include ${quoted(bad)} in securityContext.capabilities.add)`;
};

const hostPath: Check = (spec) => {
  const names = (spec.volumes ?? []).filter((one) => one.hostPath).map((one) => one.name);
  return names.length === 0
    ? undefined
    : `hostPath volumes (volume${names.length === 1 ? '' : 's'} ${quoted(names)})`;
};

const hostPorts: Check = (spec) => {
  const names = those(spec, (one) => (one.ports ?? []).some((port) => (port.hostPort ?? 0) > 0));
  if (names.length === 0) return undefined;
  const ports = containersOf(spec).flatMap((one) =>
    (one.ports ?? []).flatMap((port) => (port.hostPort ? [port.hostPort] : [])),
  );
  return `hostPort (${plural(names)} ${quoted(names)} ${names.length === 1 ? 'uses' : 'use'} hostPort${ports.length === 1 ? '' : 's'} ${ports.join(', ')})`;
};

const escalation: Check = (spec) => {
  const names = those(spec, (one) => one.securityContext?.allowPrivilegeEscalation !== false);
  return names.length === 0
    ? undefined
    : `allowPrivilegeEscalation != false (${plural(names)} ${quoted(names)} must set securityContext.allowPrivilegeEscalation=false)`;
};

const capabilitiesRestricted: Check = (spec) => {
  const undropped = those(spec, (one) => !(one.securityContext?.capabilities?.drop ?? []).includes('ALL'));
  const added = those(spec, (one) =>
    (one.securityContext?.capabilities?.add ?? []).some((name) => name !== 'NET_BIND_SERVICE'),
  );
  const parts = [
    ...(undropped.length > 0
      ? [`${plural(undropped)} ${quoted(undropped)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(added.length > 0
      ? [
          `${plural(added)} ${quoted(added)} must not include ${quoted([...new Set(containersOf(spec).flatMap((one) => (one.securityContext?.capabilities?.add ?? []).filter((name) => name !== 'NET_BIND_SERVICE')))].sort())} in securityContext.capabilities.add`,
        ]
      : []),
  ];
  return parts.length === 0 ? undefined : `unrestricted capabilities (${parts.join('; ')})`;
};

const volumeTypes: Check = (spec) => {
  const fine = new Set([
    'name',
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'persistentVolumeClaim',
    'projected',
    'secret',
    'image',
  ]);
  const bad = (spec.volumes ?? []).filter((one) => Object.keys(one).some((key) => !fine.has(key)));
  if (bad.length === 0) return undefined;
  const types = [...new Set(bad.flatMap((one) => Object.keys(one).filter((key) => !fine.has(key))))].sort();
  const names = bad.map((one) => one.name);
  return `restricted volume types (volume${names.length === 1 ? '' : 's'} ${quoted(names)} ${names.length === 1 ? 'uses' : 'use'} restricted volume type${types.length === 1 ? '' : 's'} ${quoted(types)})`;
};

const nonRoot: Check = (spec) => {
  const ofPod = spec.securityContext?.runAsNonRoot;
  const names = those(spec, (one) =>
    one.securityContext?.runAsNonRoot === undefined
      ? ofPod !== true
      : one.securityContext.runAsNonRoot === false,
  );
  if (names.length === 0) return undefined;
  return `runAsNonRoot != true (pod or ${plural(names)} ${quoted(names)} must set securityContext.runAsNonRoot=true)`;
};

const rootUser: Check = (spec) => {
  const names = those(spec, (one) => one.securityContext?.runAsUser === 0);
  const pod = spec.securityContext?.runAsUser === 0;
  if (names.length === 0 && !pod) return undefined;
  const who = [
    ...(pod ? ['pod'] : []),
    ...(names.length > 0 ? [`${plural(names)} ${quoted(names)}`] : []),
  ].join(' and ');
  return `runAsUser=0 (${who} must not set runAsUser=0)`;
};

const isGood = (type: string | undefined): boolean => type === 'RuntimeDefault' || type === 'Localhost';

const seccomp: Check = (spec) => {
  const ofPod = spec.securityContext?.seccompProfile?.type;
  const names = those(spec, (one) => {
    const own = one.securityContext?.seccompProfile?.type;
    return own === undefined ? !isGood(ofPod) : !isGood(own);
  });
  return names.length === 0
    ? undefined
    : `seccompProfile (pod or ${plural(names)} ${quoted(names)} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")`;
};

const seccompBaseline: Check = (spec) => {
  const pod = spec.securityContext?.seccompProfile?.type === 'Unconfined';
  const names = those(spec, (one) => one.securityContext?.seccompProfile?.type === 'Unconfined');
  if (!pod && names.length === 0) return undefined;
  const who = [
    ...(pod ? ['pod'] : []),
    ...(names.length > 0 ? [`${plural(names)} ${quoted(names)}`] : []),
  ].join(' and ');
  return `seccompProfile (${who} must not set securityContext.seccompProfile.type to "Unconfined")`;
};

const procMount: Check = (spec) => {
  const names = those(spec, (one) => (one.securityContext?.procMount ?? 'Default') !== 'Default');
  return names.length === 0
    ? undefined
    : `procMount (${plural(names)} ${quoted(names)} must not set securityContext.procMount to "Unmasked")`;
};

const baseline: readonly Check[] = [
  hostNamespaces,
  privileged,
  capabilitiesBaseline,
  hostPath,
  hostPorts,
  procMount,
  seccompBaseline,
];
const restricted: readonly Check[] = [
  hostNamespaces,
  privileged,
  hostPath,
  hostPorts,
  procMount,
  escalation,
  capabilitiesRestricted,
  volumeTypes,
  nonRoot,
  rootUser,
  seccomp,
]; // prettier-ignore

/** What a Pod does that the level does not allow, in the words and order of the API server. */
export function violations(
  annotations: Readonly<Record<string, string>>,
  spec: PodSpec,
  level: Level,
): readonly string[] {
  if (level === 'privileged') return [];
  const checks = level === 'baseline' ? baseline : restricted;
  return checks.flatMap((check) => check(spec, annotations) ?? []);
}
