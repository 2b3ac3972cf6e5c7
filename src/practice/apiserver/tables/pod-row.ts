import type { ContainerStatus, Pod } from '../../kinds.ts';
import { sinceText } from './age.ts';
import type { Row } from './row.ts';

const isSidecar = (pod: Pod, name: string): boolean =>
  pod.spec.initContainers?.some((one) => one.name === name && one.restartPolicy === 'Always') ?? false;

/** The word of kubectl's STATUS column. */
export function podReason(pod: Pod): string {
  const { status } = pod;
  let reason = status?.reason || status?.phase || 'Unknown';
  if (status?.conditions?.some((one) => one.type === 'PodScheduled' && one.reason === 'SchedulingGated'))
    reason = 'SchedulingGated';
  let initializing = false;
  for (const [index, one] of (status?.initContainerStatuses ?? []).entries()) {
    const { terminated, waiting } = one.state ?? {};
    if (terminated?.exitCode === 0 && terminated !== undefined) continue;
    if (isSidecar(pod, one.name) && one.started) continue;
    if (terminated !== undefined)
      reason = terminated.reason
        ? `Init:${terminated.reason}`
        : terminated.signal
          ? `Init:Signal:${terminated.signal}`
          : `Init:ExitCode:${terminated.exitCode}`;
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') reason = `Init:${waiting.reason}`;
    else reason = `Init:${index}/${pod.spec.initContainers?.length ?? 0}`;
    initializing = true;
    break;
  }
  const initialized =
    status?.conditions?.some((one) => one.type === 'Initialized' && one.status === 'True') ?? false;
  if (!initializing || initialized) reason = containersReason(pod, reason);
  if (pod.metadata.deletionTimestamp !== undefined)
    return status?.reason === 'NodeLost'
      ? 'Unknown'
      : status?.phase === 'Succeeded' || status?.phase === 'Failed'
        ? reason
        : 'Terminating';
  return reason;
}

function containersReason(pod: Pod, before: string): string {
  let reason = before;
  let running = false;
  for (const one of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    const { waiting, terminated } = one.state ?? {};
    if (waiting?.reason) reason = waiting.reason;
    else if (terminated?.reason) reason = terminated.reason;
    else if (terminated)
      reason = terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;
    else if (one.ready && one.state?.running) running = true;
  }
  if (reason === 'Completed' && running)
    return pod.status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True')
      ? 'Running'
      : 'NotReady';
  return reason;
}

function restarts(pod: Pod, now: number): string {
  const sidecars = (pod.status?.initContainerStatuses ?? []).filter((one) => isSidecar(pod, one.name));
  const counted: readonly ContainerStatus[] = pod.status?.conditions?.some(
    (one) => one.type === 'Initialized' && one.status === 'True',
  )
    ? [...sidecars, ...(pod.status?.containerStatuses ?? [])]
    : (pod.status?.initContainerStatuses ?? []);
  const count = counted.reduce((sum, one) => sum + one.restartCount, 0);
  const last = counted
    .map((one) => one.lastState?.terminated?.finishedAt ?? '')
    .sort()
    .at(-1);
  return count > 0 && last ? `${count} (${sinceText(last, now)} ago)` : String(count);
}

export const podRow: Row<Pod> = (pod, now) => {
  const sidecars = (pod.spec.initContainers ?? []).filter((one) => one.restartPolicy === 'Always').length;
  const readySidecars = (pod.status?.initContainerStatuses ?? []).filter(
    (one) => isSidecar(pod, one.name) && one.ready,
  ).length;
  const ready =
    (pod.status?.containerStatuses ?? []).filter((one) => one.ready && one.state?.running).length +
    readySidecars;
  const gates = pod.spec.readinessGates ?? [];
  const trueGates = gates.filter((gate) =>
    pod.status?.conditions?.some((one) => one.type === gate.conditionType && one.status === 'True'),
  );
  return [
    pod.metadata.name,
    `${ready}/${pod.spec.containers.length + sidecars}`,
    podReason(pod),
    restarts(pod, now),
    sinceText(pod.metadata.creationTimestamp, now),
    pod.status?.podIP || '<none>',
    pod.spec.nodeName || '<none>',
    pod.status?.nominatedNodeName || '<none>',
    gates.length > 0 ? `${trueGates.length}/${gates.length}` : '<none>',
  ];
};
