import type { Container, ContainerStatus } from '../../kinds.ts';
import type { Image } from '../images.ts';

/** `sidecar` is an init container that goes on running; `debug` one that was added to a running Pod. */
export type ContainerKind = 'init' | 'sidecar' | 'main' | 'debug';

/** How a container's process ended: exit status, and the reason and message its status shows. */
export type Ended = { readonly code: number; readonly reason: string; readonly message?: string };

/** An image on the node; `id` names its content. */
export type PulledImage = Image & { readonly id: string };

/** Where a container is in its life; times are timestamps of the API. */
export type ContainerState =
  | { readonly kind: 'waiting'; readonly reason: string; readonly message?: string }
  | {
      readonly kind: 'running';
      readonly startedAt: string;
      /** The startup probe has passed, or there is none. */
      readonly started: boolean;
      readonly ready: boolean;
    }
  | {
      readonly kind: 'terminated';
      readonly ended: Ended;
      readonly containerId: string;
      readonly startedAt: string;
      readonly finishedAt: string;
    };

/** A container as its status shows it. */
export type ContainerFacts = {
  readonly spec: Container;
  readonly kind: ContainerKind;
  readonly state: ContainerState;
  readonly lastState: NonNullable<ContainerStatus['lastState']>;
  readonly restartCount: number;
  /** `undefined` until the container has been made for the first time. */
  readonly made:
    | { readonly image: PulledImage; readonly containerId: string; readonly user: number }
    | undefined;
};

/** A state in the API's form. */
export function shownState(state: ContainerState): NonNullable<ContainerStatus['state']> {
  switch (state.kind) {
    case 'waiting': {
      const { kind: _, ...waiting } = state;
      return { waiting };
    }
    case 'running':
      return { running: { startedAt: state.startedAt } };
    case 'terminated': {
      const { ended, startedAt, finishedAt, containerId } = state;
      const { code: exitCode, reason, message } = ended;
      return {
        terminated: {
          exitCode,
          reason,
          ...(message ? { message } : {}),
          startedAt,
          finishedAt,
          containerID: containerId,
        },
      };
    }
  }
}

/** The entry of a container in its Pod's status. */
export function containerStatusOf({
  spec,
  kind,
  state,
  lastState,
  restartCount,
  made,
}: ContainerFacts): ContainerStatus {
  const isRunning = state.kind === 'running';
  const isDone = state.kind === 'terminated' && state.ended.code === 0;
  return {
    ...(made ? { containerID: made.containerId } : {}),
    image: made ? made.image.reference : (spec.image ?? ''),
    imageID: made ? made.image.id : '',
    lastState,
    name: spec.name,
    ready: kind === 'init' ? isDone : isRunning && state.ready,
    ...(made ? { resources: spec.resources ?? {} } : {}),
    restartCount,
    started: isRunning && state.started && kind !== 'init',
    state: shownState(state),
    ...(made ? { user: { linux: { gid: 0, supplementalGroups: [0], uid: made.user } } } : {}),
    ...(spec.volumeMounts?.length ? { volumeMounts: spec.volumeMounts.map(shownMount) } : {}),
  };
}

const shownMount = ({ name, mountPath, readOnly }: NonNullable<Container['volumeMounts']>[number]) => ({
  mountPath,
  name,
  ...(readOnly ? { readOnly, recursiveReadOnly: 'Disabled' } : {}),
});
