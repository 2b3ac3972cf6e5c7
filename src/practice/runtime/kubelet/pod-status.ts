import type { Cluster } from '../../cluster.ts';
import type { Pod, PodStatus } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import type { ContainerRunner } from './container.ts';

type Runners = {
  readonly init: readonly ContainerRunner[];
  readonly main: readonly ContainerRunner[];
  readonly debug: readonly ContainerRunner[];
};
type Condition = NonNullable<PodStatus['conditions']>[number];

export function phaseOf(pod: Pod, { init, main }: Runners): string {
  const policy = pod.spec.restartPolicy;
  if (
    init.some(
      (one) => one.kind === 'init' && one.ended !== undefined && one.ended.code !== 0 && policy === 'Never',
    )
  )
    return 'Failed';
  if (main.every((one) => one.ended === undefined && one.state.waiting !== undefined)) return 'Pending';
  const over = main.every(
    (one) =>
      one.state.terminated !== undefined &&
      (policy === 'Never' || (policy === 'OnFailure' && one.ended?.code === 0)),
  );
  if (!over) return 'Running';
  return main.every((one) => one.ended?.code === 0) ? 'Succeeded' : 'Failed';
}

/** The status of a Pod as its containers make it. */
export function statusOf(pod: Pod, runners: Runners, sandbox: boolean, cluster: Cluster): PodStatus {
  const phase = phaseOf(pod, runners);
  const { init, main, debug } = runners;
  const at = timestamp(cluster.clock.now());
  const observed = pod.metadata.generation;
  const known = pod.status?.conditions ?? [];
  const condition = (type: string, status: boolean, more: Partial<Condition> = {}): Condition => {
    const before = known.find((one) => one.type === type);
    const text = status ? 'True' : 'False';
    return {
      type,
      status: text,
      ...(observed === undefined ? {} : { observedGeneration: observed }),
      lastProbeTime: null as unknown as string,
      lastTransitionTime: before?.status === text ? (before.lastTransitionTime ?? at) : at,
      ...more,
    } as Condition;
  };
  const over = phase === 'Succeeded' || phase === 'Failed';
  const incomplete = init
    .filter((one) =>
      one.kind === 'sidecar' ? !one.started : !(one.state.terminated && one.ended?.code === 0),
    )
    .map((one) => one.spec.name);
  const notReady = [...init.filter((one) => one.kind === 'sidecar'), ...main]
    .filter((one) => !one.ready)
    .map((one) => one.spec.name);
  const done =
    phase === 'Succeeded'
      ? { reason: 'PodCompleted' }
      : phase === 'Failed'
        ? { reason: 'PodFailed' }
        : undefined;
  const unready = done ?? {
    message: `containers with unready status: [${notReady.join(' ')}]`,
    reason: 'ContainersNotReady',
  };
  const ready = notReady.length === 0 && !over;
  const scheduled = known.find((one) => one.type === 'PodScheduled') ?? condition('PodScheduled', true);
  const gates = (pod.spec.readinessGates ?? []).filter(
    (gate) => known.find((one) => one.type === gate.conditionType)?.status !== 'True',
  );
  const others = known.filter(
    (one) =>
      !['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].includes(
        one.type,
      ),
  );
  const ip = pod.status?.podIP;
  const node = cluster.store.get('nodes', undefined, pod.spec.nodeName ?? '') as
    | { status?: { addresses?: { type: string; address: string }[] } }
    | undefined;
  const hostIP = node?.status?.addresses?.find((one) => one.type === 'InternalIP')?.address ?? '';
  return {
    conditions: [
      condition('PodReadyToStartContainers', sandbox && !over),
      incomplete.length === 0 || phase === 'Succeeded'
        ? condition('Initialized', true, phase === 'Succeeded' ? { reason: 'PodCompleted' } : {})
        : condition('Initialized', false, {
            message: `containers with incomplete status: [${incomplete.join(' ')}]`,
            reason: 'ContainersNotInitialized',
          }),
      ready && gates.length === 0
        ? condition('Ready', true)
        : condition(
            'Ready',
            false,
            ready
              ? {
                  message: `corresponding condition of pod readiness gate "${gates[0]?.conditionType}" does not exist.`,
                  reason: 'ReadinessGatesNotReady',
                }
              : unready,
          ),
      ready ? condition('ContainersReady', true) : condition('ContainersReady', false, unready),
      scheduled,
      ...others,
    ],
    containerStatuses: main.map((one) => one.status()),
    ...(debug.length > 0 ? { ephemeralContainerStatuses: debug.map((one) => one.status()) } : {}),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(init.length > 0 ? { initContainerStatuses: init.map((one) => one.status()) } : {}),
    ...(observed === undefined ? {} : { observedGeneration: observed }),
    phase,
    ...(ip ? { podIP: ip, podIPs: [{ ip }] } : {}),
    ...(pod.status?.qosClass ? { qosClass: pod.status.qosClass } : {}),
    startTime: pod.status?.startTime ?? at,
  } as PodStatus;
}
