import type { Kubelets } from '../../apiserver/request.ts';
import type { HorizontalPodAutoscaler, Pod } from '../../kinds.ts';
import { cpuText, quantity } from '../../quantity.ts';

type MetricSpec = NonNullable<HorizontalPodAutoscaler['spec']['metrics']>[number];

/** A measured metric: its name, how far it is from its target (1: just there), and its present value as the API shows it. */
export type Metric = {
  readonly name: 'cpu' | 'memory';
  readonly ratio: number;
  readonly current: Readonly<Record<string, unknown>>;
};

/** A Pod and what all its containers use together, in cores or bytes. */
export type PodUsage = { readonly pod: Pod; readonly used: number };

/** One metric over the Pods of a target, or the sentence for why it cannot be measured. */
export function measure(metric: MetricSpec, pods: readonly Pod[], kubelets: Kubelets): Metric | string {
  const { resource: source, type } = metric;
  const name = source?.name;
  if (source === undefined || (name !== 'cpu' && name !== 'memory'))
    return `metric ${type} is not available in the practice cluster`;
  const usages = pods.flatMap((pod): PodUsage[] => {
    const usage = kubelets.usage(pod.metadata.namespace ?? '', pod.metadata.name);
    return usage === undefined ? [] : [{ pod, used: usage.reduce((sum, entry) => sum + entry[name], 0) }];
  });
  return metricOf(name, source.target, usages);
}

/** What the usage of Pods comes to against a target. */
export function metricOf(
  name: 'cpu' | 'memory',
  { averageUtilization, averageValue }: NonNullable<MetricSpec['resource']>['target'],
  usages: readonly PodUsage[],
): Metric | string {
  if (usages.length === 0)
    return `unable to get metrics for resource ${name}: no metrics returned from resource metrics API`;
  const total = usages.reduce((sum, { used }) => sum + used, 0);
  const average = total / usages.length;
  const value = name === 'cpu' ? cpuText(average) : String(Math.round(average));
  if (averageUtilization === undefined)
    return { name, ratio: average / quantity(averageValue), current: { averageValue: value } };
  const requested = requestedBy(usages, name);
  if (typeof requested === 'string') return requested;
  const utilization = Math.round((total * 100) / requested);
  return {
    name,
    ratio: utilization / averageUtilization,
    current: { averageUtilization: utilization, averageValue: value },
  };
}

/** What all containers of the Pods request together; a sentence when one requests nothing. */
function requestedBy(usages: readonly PodUsage[], name: string): number | string {
  let requested = 0;
  for (const { pod } of usages)
    for (const container of pod.spec.containers) {
      const request = container.resources?.requests?.[name];
      if (request === undefined)
        return `failed to get ${name} utilization: missing request for ${name} in container ${container.name} of Pod ${pod.metadata.name}`;
      requested += quantity(request);
    }
  return requested;
}
