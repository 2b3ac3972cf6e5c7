import type { Cluster } from '../../cluster.ts';
import type { Container, Node, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import type { Network } from '../network.ts';
import type { Tree } from '../shell/files.ts';
import { Killed, Life } from '../shell/process.ts';
import { ContainerRunner } from './container.ts';
import { statusOf } from './pod-status.ts';
import type { Ports } from './ports.ts';
import { CannotMount } from './problem.ts';
import type { Surroundings } from './surroundings.ts';
import type { Volumes } from './volumes.ts';

/** What a worker needs of its node. */
export type WorkerTools = {
  readonly cluster: Cluster;
  readonly volumes: Volumes;
  readonly ports: Ports;
  readonly networkOf: (pod: () => Pod) => Network;
  readonly pulled: Set<string>;
  readonly addressFor: (pod: Pod) => string;
  readonly isSilent: (pod: Pod) => boolean;
};

const pastDeadline = {
  reason: 'DeadlineExceeded',
  message: 'Pod was active on the node longer than the specified deadline',
};

/** Runs one Pod on its node from its arrival to its end, and keeps its status. */
export class PodWorker {
  private last: Pod;
  private readonly tools: WorkerTools;
  readonly init: readonly ContainerRunner[];
  readonly main: readonly ContainerRunner[];
  readonly debug: ContainerRunner[] = [];
  private trees: ReadonlyMap<string, Tree> = new Map();
  private readonly around: Surroundings;
  private readonly life = new Life();
  private sandbox = false;
  private stopping = false;
  private scheduled: NodeJS.Immediate | undefined;
  private gone = false;
  private deadlineReached = false;
  private callOffDeadline: (() => void) | undefined;

  constructor(pod: Pod, tools: WorkerTools) {
    this.last = pod;
    this.tools = tools;
    const { cluster, ports, pulled } = tools;
    this.around = {
      cluster,
      pulled,
      pod: () => this.pod(),
      trees: () => this.trees,
      network: tools.networkOf(() => this.pod()),
      listen: (port, answer) => ports.open(pod.metadata.uid, port, answer),
      close: (port) => ports.close(pod.metadata.uid, port),
      closePorts: () => ports.closeAll(pod.metadata.uid),
      changed: () => this.changed(),
    };
    const reason = pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating';
    this.init = (pod.spec.initContainers ?? []).map((spec) => {
      const kind = spec.restartPolicy === 'Always' ? 'sidecar' : 'init';
      return new ContainerRunner(spec, kind, this.around, reason);
    });
    this.main = pod.spec.containers.map((spec) => new ContainerRunner(spec, 'main', this.around, reason));
    for (const one of [...this.init, ...this.main]) {
      const known = [
        ...(pod.status?.containerStatuses ?? []),
        ...(pod.status?.initContainerStatuses ?? []),
      ].find((status) => status.name === one.spec.name);
      if (known !== undefined) one.resume(known);
    }
  }

  get uid(): string {
    return this.last.metadata.uid;
  }

  runner(name: string): ContainerRunner | undefined {
    return [...this.main, ...this.init, ...this.debug].find((one) => one.spec.name === name);
  }

  /** The Pod as stored; the last known when it is gone. */
  private pod(): Pod {
    const { namespace, name, uid } = this.last.metadata;
    const stored = this.tools.cluster.store.get<Pod>('pods', namespace, name);
    if (stored?.metadata.uid === uid) this.last = stored;
    return this.last;
  }

  async run(): Promise<void> {
    try {
      this.writeStatus();
      await this.setUp();
      this.watchDeadline();
      if (await this.initialize()) await Promise.all(this.main.map((one) => this.begin(one)));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  private async begin(one: ContainerRunner): Promise<void> {
    if (this.stopping) return;
    await one.run();
    if (one.kind === 'main' && this.main.every((other) => other.state.kind === 'terminated'))
      this.endSidecars();
  }

  private endSidecars(): void {
    for (const one of [...this.init].reverse()) if (one.kind === 'sidecar') void one.stop(2);
  }

  /** Volumes, then the address; waits and says why as long as a volume cannot be had. */
  private async setUp(): Promise<void> {
    const { cluster, volumes } = this.tools;
    for (let wait = 500; ; wait = Math.min(wait * 2, 122_000)) {
      try {
        this.trees = volumes.setUp(this.pod());
        break;
      } catch (error) {
        if (!(error instanceof CannotMount)) throw error;
        this.event(
          'Warning',
          'FailedMount',
          `MountVolume.SetUp failed for volume "${error.volume}" : ${error.message}`,
        );
        await this.life.sleep(wait, cluster.clock);
      }
    }
    await this.life.sleep(120 + cluster.chance.below(120), cluster.clock);
    this.sandbox = true;
    const { namespace, name } = this.last.metadata;
    const address = this.tools.addressFor(this.last);
    cluster.store.change<Pod>('pods', namespace, name, (draft) => {
      if (draft.metadata.uid !== this.uid) return;
      draft.status = { ...draft.status, podIP: address, podIPs: [{ ip: address }] } as NonNullable<
        Pod['status']
      >;
    });
    this.changed();
  }

  private async initialize(): Promise<boolean> {
    for (const one of this.init) {
      if (this.stopping) return false;
      if (one.kind === 'sidecar') {
        void one.run();
        while (!one.started) await this.life.sleep(100, this.tools.cluster.clock);
        continue;
      }
      await one.run();
      if (one.ended?.code !== 0) return false;
    }
    return true;
  }

  private watchDeadline(): void {
    const { activeDeadlineSeconds: seconds } = this.last.spec;
    if (seconds === undefined) return;
    this.callOffDeadline = this.tools.cluster.clock.after(seconds * 1000, () => {
      if (this.gone || this.stopping) return;
      this.deadlineReached = true;
      this.event('Normal', pastDeadline.reason, pastDeadline.message);
      void Promise.all(
        [...this.main, ...this.init].map((one) =>
          one.stop(this.last.spec.terminationGracePeriodSeconds ?? 30),
        ),
      );
      this.changed();
    });
  }

  /** Containers added for debugging. */
  update(pod: Pod): void {
    for (const spec of pod.spec.ephemeralContainers ?? []) {
      if (this.debug.some((one) => one.spec.name === spec.name)) continue;
      const made = new ContainerRunner(spec as Container, 'debug', this.around);
      this.debug.push(made);
      void made.run();
    }
  }

  /** Stops all containers within the grace period (seconds), then lets the Pod go. */
  async stop(grace: number): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    this.life.kill(0);
    await Promise.all([...this.main, ...this.init, ...this.debug].map((one) => one.stop(grace)));
    if (this.gone) return;
    this.writeStatus();
    this.end();
    const { namespace, name } = this.last.metadata;
    const stored = this.tools.cluster.store.get<Pod>('pods', namespace, name);
    if (stored?.metadata.uid !== this.uid) return;
    if ((stored.metadata.finalizers ?? []).length > 0)
      this.tools.cluster.store.change<Pod>('pods', namespace, name, (draft) => {
        draft.metadata.deletionGracePeriodSeconds = 0;
      });
    else this.tools.cluster.store.remove('pods', namespace, name);
  }

  /** The Pod is gone from the API: nothing is written any more. */
  end(): void {
    this.gone = true;
    this.callOffDeadline?.();
    this.life.kill(0);
    for (const one of [...this.main, ...this.init, ...this.debug]) one.kill();
    this.tools.ports.closeAll(this.uid);
  }

  private event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    recordEvent(
      this.last,
      { type, reason, message, component: 'kubelet', host: this.last.spec.nodeName },
      this.tools.cluster,
    );
  }

  changed(): void {
    if (this.gone) return;
    this.scheduled ??= setImmediate(() => {
      this.scheduled = undefined;
      this.writeStatus();
    });
  }

  private writeStatus(): void {
    if (this.gone || this.tools.isSilent(this.last)) return;
    const { cluster } = this.tools;
    const { namespace, name } = this.last.metadata;
    cluster.store.change<Pod>('pods', namespace, name, (draft) => {
      if (draft.metadata.uid !== this.uid) return;
      const status = statusOf(draft, this, {
        sandbox: this.sandbox && !this.stopping,
        hostIP: nodeAddress(draft, cluster),
        at: timestamp(cluster.clock.now()),
      });
      draft.status = this.deadlineReached ? { ...status, phase: 'Failed', ...pastDeadline } : status;
    });
  }
}

const nodeAddress = ({ spec }: Pod, { store }: Cluster): string =>
  store
    .get<Node>('nodes', undefined, spec.nodeName ?? '')
    ?.status?.addresses?.find((one) => one.type === 'InternalIP')?.address ?? '';
