import type { ContainerStatus } from '../../kinds.ts';
import type { ContainerKind, ContainerState, Ended } from './container-state.ts';

/** A container as its Pod's status sees it. */
export type ContainerView = {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly state: ContainerState;
  /** How its last run ended. */
  readonly ended: Ended | undefined;
  readonly started: boolean;
  readonly ready: boolean;
  status(): ContainerStatus;
};

/** The containers of a Pod; sidecars are among `init`. */
export type PodContainers = {
  readonly init: readonly ContainerView[];
  readonly main: readonly ContainerView[];
  readonly debug: readonly ContainerView[];
};

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** The phase of a Pod that is on a node, under the restart policy of its spec. */
export function phaseOf(policy: string | undefined, { init, main }: PodContainers): PodPhase {
  const hasFailed = ({ ended }: ContainerView) => ended !== undefined && ended.code !== 0;
  if (policy === 'Never' && init.some((one) => one.kind === 'init' && hasFailed(one))) return 'Failed';
  if (main.every(({ state, ended }) => ended === undefined && state.kind === 'waiting')) return 'Pending';
  const isOver = ({ state, ended }: ContainerView) =>
    state.kind === 'terminated' && (policy === 'Never' || (policy === 'OnFailure' && ended?.code === 0));
  if (!main.every(isOver)) return 'Running';
  return main.some(hasFailed) ? 'Failed' : 'Succeeded';
}
