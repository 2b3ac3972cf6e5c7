import type { Pod, PodStatus } from '../../kinds.ts';
import type { ContainerView, PodContainers, PodPhase } from './pod-phase.ts';

export type PodCondition = NonNullable<PodStatus['conditions']>[number];

type Said = { readonly reason?: string; readonly message?: string };

/** The types the kubelet and the scheduler set; all others belong to somebody else and stay. */
const own = new Set(['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']);

/** What the conditions of a Pod are made of; `at` is the present moment as the API writes it. */
export type PodFacts = {
  readonly pod: Pod;
  readonly phase: PodPhase;
  readonly containers: PodContainers;
  /** It has its network. */
  readonly sandbox: boolean;
  readonly at: string;
};

/** The conditions of a Pod; the time of one moves only when its status does. */
export function podConditions(facts: PodFacts): PodCondition[] {
  const { pod, phase, containers, sandbox, at } = facts;
  const known = pod.status?.conditions ?? [];
  const isOver = phase === 'Succeeded' || phase === 'Failed';
  const condition = (type: string, status: boolean, said: Said = {}) =>
    made(type, status, said, known, pod.metadata.generation, at);
  const incomplete = namesOf(containers.init, isIncomplete);
  const unready = unreadyReason(phase, containers);
  const gate = openGate(pod, known);
  return [
    condition('PodReadyToStartContainers', sandbox && !isOver),
    incomplete.length === 0 || phase === 'Succeeded'
      ? condition('Initialized', true, phase === 'Succeeded' ? { reason: 'PodCompleted' } : {})
      : condition('Initialized', false, {
          message: `containers with incomplete status: [${incomplete.join(' ')}]`,
          reason: 'ContainersNotInitialized',
        }),
    condition('Ready', unready === undefined && gate === undefined, unready ?? gate),
    condition('ContainersReady', unready === undefined, unready),
    known.find((one) => one.type === 'PodScheduled') ?? condition('PodScheduled', true),
    ...known.filter((one) => !own.has(one.type)),
  ];
}

function made(
  type: string,
  status: boolean,
  said: Said,
  known: readonly PodCondition[],
  generation: number | undefined,
  at: string,
): PodCondition {
  const before = known.find((one) => one.type === type);
  const text = status ? 'True' : 'False';
  return {
    type,
    status: text,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    lastProbeTime: null as unknown as string,
    lastTransitionTime: before?.status === text ? (before.lastTransitionTime ?? at) : at,
    ...said,
  };
}

const namesOf = (list: readonly ContainerView[], is: (one: ContainerView) => boolean): string[] =>
  list.filter(is).map((one) => one.name);

const isIncomplete = ({ kind, started, state, ended }: ContainerView): boolean =>
  kind === 'sidecar' ? !started : state.kind !== 'terminated' || ended?.code !== 0;

/** Why a Pod's containers are not ready; `undefined` when they are. */
function unreadyReason(phase: PodPhase, { init, main }: PodContainers): Said | undefined {
  if (phase === 'Succeeded') return { reason: 'PodCompleted' };
  if (phase === 'Failed') return { reason: 'PodFailed' };
  const running = [...init.filter((one) => one.kind === 'sidecar'), ...main];
  const names = namesOf(running, (one) => !one.ready);
  if (names.length === 0) return undefined;
  return { message: `containers with unready status: [${names.join(' ')}]`, reason: 'ContainersNotReady' };
}

/** The first readiness gate that nobody has opened. */
function openGate({ spec }: Pod, known: readonly PodCondition[]): Said | undefined {
  const gate = spec.readinessGates?.find(
    ({ conditionType }) => known.find((one) => one.type === conditionType)?.status !== 'True',
  );
  if (gate === undefined) return undefined;
  return {
    message: `corresponding condition of pod readiness gate "${gate.conditionType}" does not exist.`,
    reason: 'ReadinessGatesNotReady',
  };
}
