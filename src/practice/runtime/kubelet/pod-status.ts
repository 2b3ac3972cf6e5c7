import type { Pod, PodStatus } from '../../kinds.ts';
import { podConditions } from './pod-conditions.ts';
import { type PodContainers, phaseOf } from './pod-phase.ts';

/** What the kubelet knows of a Pod beside its containers; `at` is the present moment as the API writes it. */
export type PodPlace = { readonly sandbox: boolean; readonly hostIP: string; readonly at: string };

/** The status of a Pod as its containers make it. */
export function statusOf(pod: Pod, containers: PodContainers, { sandbox, hostIP, at }: PodPlace): PodStatus {
  const { init, main, debug } = containers;
  const phase = phaseOf(pod.spec.restartPolicy, containers);
  const { generation } = pod.metadata;
  const { podIP, qosClass, startTime = at } = pod.status ?? {};
  return {
    conditions: podConditions({ pod, phase, containers, sandbox, at }),
    containerStatuses: main.map((one) => one.status()),
    ...(debug.length > 0 ? { ephemeralContainerStatuses: debug.map((one) => one.status()) } : {}),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(init.length > 0 ? { initContainerStatuses: init.map((one) => one.status()) } : {}),
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    phase,
    ...(podIP ? { podIP, podIPs: [{ ip: podIP }] } : {}),
    ...(qosClass ? { qosClass } : {}),
    startTime,
  };
}
