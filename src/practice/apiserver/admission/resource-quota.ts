import type { Pod, ResourceQuota } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import { forbidden } from '../api-error.ts';
import type { AdmissionRequest } from './request.ts';
import { amountText, mustBeNamed, usageOf } from './usage.ts';

/** Refuses what a ResourceQuota of the namespace has no room for, and counts what it has room for. */
export function resourceQuota({
  operation,
  resource,
  draft,
  before,
  cluster,
  options,
}: AdmissionRequest): void {
  const { namespace } = draft.metadata;
  if (operation === 'DELETE' || namespace === undefined || resource.key === 'resourcequotas') return;
  const wanted = usageOf(resource.key, draft);
  const had = before === undefined ? {} : usageOf(resource.key, before);
  for (const quota of cluster.store.list<ResourceQuota>('resourcequotas', namespace)) {
    if (!inScope(quota, resource.key, draft)) continue;
    const hard = quota.spec.hard ?? {};
    if (resource.key === 'pods' && operation === 'CREATE')
      refuseUnnamed(draft as unknown as Pod, quota, hard);
    const more: Record<string, number> = {};
    for (const name of Object.keys(hard)) {
      const delta = (wanted[name] ?? 0) - (had[name as keyof typeof had] ?? 0);
      if (delta > 0) more[name] = delta;
    }
    const used = quota.status?.used ?? {};
    const over = Object.keys(more)
      .filter((name) => quantity(used[name]) + (more[name] ?? 0) > quantity(hard[name]))
      .sort();
    if (over.length > 0) {
      const list = (amount: (name: string) => string) =>
        over.map((name) => `${name}=${amount(name)}`).join(',');
      throw forbidden(
        { group: resource.group, name: resource.name },
        draft.metadata.name,
        `exceeded quota: ${quota.metadata.name}, requested: ${list((name) => amountText(name, more[name] ?? 0))}, used: ${list((name) => used[name] ?? '0')}, limited: ${list((name) => hard[name] ?? '0')}`,
      );
    }
    if (options.dryRun || Object.keys(more).length === 0) continue;
    cluster.store.change<ResourceQuota>('resourcequotas', namespace, quota.metadata.name, (draftQuota) => {
      draftQuota.status ??= {};
      const { status } = draftQuota;
      status.hard = { ...hard };
      status.used = { ...used };
      for (const [name, amount] of Object.entries(more))
        status.used[name] = amountText(name, quantity(used[name]) + amount);
    });
  }
}

function refuseUnnamed(pod: Pod, quota: ResourceQuota, hard: Readonly<Record<string, string>>): void {
  const lacking = Object.keys(hard)
    .filter(mustBeNamed)
    .sort()
    .flatMap((name) => {
      const [which, plain] = name.includes('.') ? name.split('.') : ['requests', name];
      const containers = pod.spec.containers.filter(
        (container) => container.resources?.[which as 'requests' | 'limits']?.[plain ?? ''] === undefined,
      );
      return containers.length === 0 ? [] : [`${name} for: ${containers.map((one) => one.name).join(',')}`];
    });
  if (lacking.length > 0)
    throw forbidden(
      { group: '', name: 'pods' },
      pod.metadata.name,
      `failed quota: ${quota.metadata.name}: must specify ${lacking.join('; ')}`,
    );
}

/** Scopes say which Pods a quota counts. */
export function inScope(quota: ResourceQuota, key: string, object: unknown): boolean {
  const scopes = quota.spec.scopes ?? [];
  if (scopes.length === 0) return true;
  if (key !== 'pods') return false;
  const pod = object as Pod;
  const bestEffort = pod.spec.containers.every(
    ({ resources }) => Object.keys({ ...resources?.requests, ...resources?.limits }).length === 0,
  );
  const terminating = pod.spec.activeDeadlineSeconds !== undefined;
  return scopes.every((scope) => {
    if (scope === 'BestEffort') return bestEffort;
    if (scope === 'NotBestEffort') return !bestEffort;
    if (scope === 'Terminating') return terminating;
    return scope === 'NotTerminating' ? !terminating : true;
  });
}
