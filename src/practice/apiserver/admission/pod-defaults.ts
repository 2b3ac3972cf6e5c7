import type { Pod, PriorityClass, ServiceAccount, Toleration } from '../../kinds.ts';
import { forbidden } from '../api-error.ts';
import type { AdmissionRequest } from './request.ts';

const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Service account and its token, priority, and the five minutes a Pod stays on a node that is gone. */
export function podDefaults(request: AdmissionRequest): void {
  const { operation, resource, draft, cluster } = request;
  if (operation !== 'CREATE' || resource.key !== 'pods') return;
  const pod = draft as unknown as Pod;
  const namespace = pod.metadata.namespace ?? '';
  setServiceAccount(
    pod,
    cluster.store.get<ServiceAccount>('serviceaccounts', namespace, pod.spec.serviceAccountName || 'default'),
    request,
  );
  setPriority(pod, request);
  const tolerations: Toleration[] = [...(pod.spec.tolerations ?? [])];
  for (const key of ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'])
    if (
      !tolerations.some((one) => (one.key === key || !one.key) && (!one.effect || one.effect === 'NoExecute'))
    )
      tolerations.push({ effect: 'NoExecute', key, operator: 'Exists', tolerationSeconds: 300 });
  pod.spec.tolerations = tolerations;
}

function setServiceAccount(
  pod: Pod,
  account: ServiceAccount | undefined,
  { cluster }: AdmissionRequest,
): void {
  const name = pod.spec.serviceAccountName || 'default';
  const namespace = pod.metadata.namespace ?? '';
  if (account === undefined)
    throw forbidden(
      { group: '', name: 'pods' },
      pod.metadata.name,
      `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`,
    );
  pod.spec.serviceAccountName = name;
  pod.spec.serviceAccount = name;
  if (account.imagePullSecrets?.length && !pod.spec.imagePullSecrets?.length)
    pod.spec.imagePullSecrets = account.imagePullSecrets.map((one) => ({ ...one }));
  const wanted = pod.spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
  if (!wanted) return;
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  const lacking = containers.filter(
    (one) => !one.volumeMounts?.some((mount) => mount.mountPath === tokenPath),
  );
  if (lacking.length === 0) return;
  const volume = `kube-api-access-${cluster.chance.suffix(5)}`;
  for (const container of lacking)
    container.volumeMounts = [
      ...(container.volumeMounts ?? []),
      { mountPath: tokenPath, name: volume, readOnly: true },
    ];
  pod.spec.volumes = [...(pod.spec.volumes ?? []), tokenVolume(volume)];
}

const tokenVolume = (name: string) => ({
  name,
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
      {
        downwardAPI: {
          items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
        },
      },
    ],
  },
});

function setPriority(pod: Pod, { cluster }: AdmissionRequest): void {
  const classes = cluster.store.list<PriorityClass>('priorityclasses.scheduling.k8s.io');
  const name = pod.spec.priorityClassName;
  const found = name
    ? classes.find((one) => one.metadata.name === name)
    : classes.find((one) => one.globalDefault);
  if (name && found === undefined)
    throw forbidden(
      { group: '', name: 'pods' },
      pod.metadata.name,
      `no PriorityClass with name ${name} was found`,
    );
  if (found) pod.spec.priorityClassName = found.metadata.name;
  pod.spec.priority = found?.value ?? 0;
  pod.spec.preemptionPolicy = (found?.preemptionPolicy ?? 'PreemptLowerPriority') as 'Never';
}
