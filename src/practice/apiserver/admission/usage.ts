import type { PersistentVolumeClaim, Pod, Service } from '../../kinds.ts';
import type { KubeObject } from '../../kube.ts';
import { bytesText, cpuText, quantity } from '../../quantity.ts';

/** What one object counts for, by the names a ResourceQuota uses. */
export function usageOf(key: string, object: KubeObject): Readonly<Record<string, number>> {
  const plural = key.split('.')[0] ?? key;
  const counted: Record<string, number> = { [`count/${key}`]: 1 };
  if (
    [
      'configmaps',
      'persistentvolumeclaims',
      'replicationcontrollers',
      'secrets',
      'services',
      'resourcequotas',
      'pods',
    ].includes(key)
  )
    counted[plural] = 1;
  if (key === 'pods') return { ...counted, ...podUsage(object as unknown as Pod) };
  if (key === 'services') {
    const { spec } = object as unknown as Service;
    if (spec.type === 'LoadBalancer') counted['services.loadbalancers'] = 1;
    if (spec.type === 'NodePort' || spec.type === 'LoadBalancer')
      counted['services.nodeports'] = spec.ports?.length ?? 0;
  }
  if (key === 'persistentvolumeclaims') {
    const { spec } = object as unknown as PersistentVolumeClaim;
    counted['requests.storage'] = quantity(spec.resources?.requests?.['storage']);
  }
  return counted;
}

function podUsage(pod: Pod): Record<string, number> {
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed') return { pods: 0, 'count/pods': 1 };
  const made: Record<string, number> = {};
  for (const container of pod.spec.containers) {
    for (const [name, value] of Object.entries(container.resources?.requests ?? {})) {
      made[`requests.${name}`] = (made[`requests.${name}`] ?? 0) + quantity(value);
      if (['cpu', 'memory', 'ephemeral-storage'].includes(name))
        made[name] = (made[name] ?? 0) + quantity(value);
    }
    for (const [name, value] of Object.entries(container.resources?.limits ?? {}))
      made[`limits.${name}`] = (made[`limits.${name}`] ?? 0) + quantity(value);
  }
  return made;
}

/** An amount as quota messages and statuses write it. */
export function amountText(name: string, amount: number): string {
  if (name.endsWith('cpu')) return cpuText(amount);
  return /memory|storage/.test(name) ? bytesText(amount) : String(amount);
}

/** Resources that a Pod under quota must name for each container. */
export const mustBeNamed = (name: string): boolean =>
  ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].includes(name);
