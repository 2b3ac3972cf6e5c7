import type { Cluster } from '../../cluster.ts';
import type { Namespace, Pod, PodTemplate } from '../../kinds.ts';
import { forbidden } from '../api-error.ts';
import type { WriteOptions } from '../registry/options.ts';
import { type Level, violations } from './pod-security-levels.ts';
import type { AdmissionRequest } from './request.ts';

const prefix = 'pod-security.kubernetes.io/';

const levelOf = (home: Namespace | undefined, mode: string): { level: Level; version: string } => {
  const labels = home?.metadata.labels ?? {};
  const level = labels[`${prefix}${mode}`];
  return {
    level: level === 'baseline' || level === 'restricted' ? level : 'privileged',
    version: labels[`${prefix}${mode}-version`] ?? 'latest',
  };
};

const templated = new Set([
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'replicationcontrollers',
]); // prettier-ignore

/** Pod Security: refuses Pods below the level its namespace enforces; warns for workloads that make such Pods. */
export function podSecurity({
  operation,
  resource,
  draft,
  before,
  cluster,
  options,
}: AdmissionRequest): void {
  if (resource.key === 'namespaces') {
    if (operation === 'UPDATE')
      warnOfPods(draft as unknown as Namespace, before as unknown as Namespace, cluster, options);
    return;
  }
  if (operation === 'DELETE' || draft.metadata.namespace === undefined) return;
  const home = cluster.store.get<Namespace>('namespaces', undefined, draft.metadata.namespace);
  const warn = levelOf(home, 'warn');
  if (resource.key === 'pods' && operation === 'CREATE') {
    const pod = draft as unknown as Pod;
    const enforce = levelOf(home, 'enforce');
    const found = violations(pod.metadata.annotations ?? {}, pod.spec, enforce.level);
    if (found.length > 0)
      throw forbidden(
        { group: '', name: 'pods' },
        pod.metadata.name,
        `violates PodSecurity "${enforce.level}:${enforce.version}": ${found.join(', ')}`,
      );
    const warned = violations(pod.metadata.annotations ?? {}, pod.spec, warn.level);
    if (warned.length > 0)
      options.warnings.push(
        `would violate PodSecurity "${warn.level}:${warn.version}": ${warned.join(', ')}`,
      );
  }
  if (!templated.has(resource.key) || before !== undefined) return;
  const template = templateOf(draft as { spec?: TemplateHolder });
  if (template?.spec === undefined) return;
  const found = violations(template.metadata?.annotations ?? {}, template.spec, warn.level);
  if (found.length > 0)
    options.warnings.push(`would violate PodSecurity "${warn.level}:${warn.version}": ${found.join(', ')}`);
}

/** A level that present Pods do not keep is enforced for the next ones; who sets it is told. */
function warnOfPods(now: Namespace, before: Namespace, cluster: Cluster, options: WriteOptions): void {
  const [wanted, had] = [levelOf(now, 'enforce'), levelOf(before, 'enforce')];
  if (wanted.level === had.level && wanted.version === had.version) return;
  const groups = new Map<string, string[]>();
  for (const pod of cluster.store.list<Pod>('pods', now.metadata.name)) {
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    const found = violations(pod.metadata.annotations ?? {}, pod.spec, wanted.level);
    const text = found.map((one) => one.replace(/ \(.*$/s, '')).join(', ');
    if (found.length > 0) groups.set(text, [...(groups.get(text) ?? []), pod.metadata.name]);
  }
  if (groups.size === 0) return;
  options.warnings.push(
    `existing pods in namespace ${JSON.stringify(now.metadata.name)} violate the new PodSecurity enforce level "${wanted.level}:${wanted.version}"`,
  );
  for (const [text, names] of groups) {
    const others = names.length - 1;
    const more = others === 0 ? '' : ` (and ${others} other pod${others === 1 ? '' : 's'})`;
    options.warnings.push(`${names[0]}${more}: ${text}`);
  }
}

type TemplateHolder = { template?: PodTemplate; jobTemplate?: { spec?: { template?: PodTemplate } } };

const templateOf = (object: { spec?: TemplateHolder }): PodTemplate | undefined =>
  object.spec?.template ?? object.spec?.jobTemplate?.spec?.template;
