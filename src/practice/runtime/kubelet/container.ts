import type { Container, ContainerStatus } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { recordEvent } from '../events.ts';
import { Killed, Life, type Process, type Program } from '../shell/process.ts';
import { durationText } from './backoff-text.ts';
import { processOf, userOf } from './container-process.ts';
import { ContainerRun } from './container-run.ts';
import {
  type ContainerKind,
  type ContainerState,
  containerStatusOf,
  type Ended,
  type PulledImage,
  shownState,
} from './container-state.ts';
import { pullImage } from './image-pull.ts';
import { ContainerLog } from './log.ts';
import { entrypointOf, terminationMessage } from './oci.ts';
import { CannotStart } from './problem.ts';
import { forgivenAfter, mayRestart, nextBackoff } from './restart.ts';
import type { Surroundings } from './surroundings.ts';

const startRetry = 10_000;
/** Between the end of a container and its next run, or the wait for it (milliseconds). */
const beforeRestart = 1000;
/** How often the kubelet says that it backs off (milliseconds). */
const backoffNotice = 12_000;

/** The lists of a Pod's spec. */
const lists = {
  main: 'containers',
  init: 'initContainers',
  sidecar: 'initContainers',
  debug: 'ephemeralContainers',
} as const;

/** One container: pulled, configured, run, restarted, probed. Its state is what the Pod's status shows. */
export class ContainerRunner {
  readonly spec: Container;
  readonly kind: ContainerKind;
  private readonly around: Surroundings;
  state: ContainerState;
  private lastState: NonNullable<ContainerStatus['lastState']> = {};
  restartCount = 0;
  /** How its last run ended; it stays while the next one is waited for. */
  ended: Ended | undefined;
  log: ContainerLog;
  previousLog: ContainerLog | undefined;
  private image: PulledImage | undefined;
  private containerId = '';
  private backoff = 0;
  private stopping = false;
  /** Of all its runs together, and the waits between them. */
  private readonly life = new Life();
  private finished: (() => void) | undefined;
  private readonly done: Promise<void>;

  /** `reason` is what its status says until something happens to it. */
  constructor(spec: Container, kind: ContainerKind, around: Surroundings, reason = 'ContainerCreating') {
    this.spec = spec;
    this.kind = kind;
    this.around = around;
    this.state = { kind: 'waiting', reason };
    this.log = this.newLog();
    this.done = new Promise((resolve) => {
      this.finished = resolve;
    });
  }

  get name(): string {
    return this.spec.name;
  }

  get started(): boolean {
    return this.state.kind === 'running' && this.state.started;
  }

  get ready(): boolean {
    return this.state.kind === 'running' && this.state.ready;
  }

  /** The run it is in. */
  get running(): ContainerRun | undefined {
    return this.state instanceof ContainerRun ? this.state : undefined;
  }

  private newLog(): ContainerLog {
    return new ContainerLog(() => this.around.cluster.clock.now());
  }

  /** Takes up where an earlier process of the practice cluster left off. */
  resume(status: ContainerStatus): void {
    this.restartCount = status.restartCount;
    this.lastState = status.lastState ?? {};
    this.containerId = status.containerID ?? '';
  }

  /** Runs until nothing is to be restarted any more, or until `stop` or `kill`. */
  async run(): Promise<void> {
    try {
      while (!this.stopping) {
        this.image = await this.pull();
        if (!(await this.runOnce(this.image))) continue;
        const { restartPolicy } = this.around.pod().spec;
        if (this.stopping || !mayRestart(this.kind, restartPolicy, this.ended?.code)) break;
        await this.waitToRestart();
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      this.finished?.();
      this.around.changed();
    }
  }

  private pull(): Promise<PulledImage> {
    const { pulled, cluster } = this.around;
    return pullImage(this.spec.image ?? '', this.spec.imagePullPolicy, {
      pulled,
      chance: cluster.chance,
      event: (type, reason, message) => this.event(type, reason, message),
      waiting: (reason, message) => this.become({ kind: 'waiting', reason, message }),
      pause: (ms) => this.pause(ms),
    });
  }

  /** Makes and runs the container once; false when it could not be made yet. */
  private async runOnce(image: PulledImage): Promise<boolean> {
    const process = this.create(image);
    if (process === undefined) {
      await this.pause(startRetry);
      return false;
    }
    if (this.restartCount > 0 || this.ended !== undefined) this.previousLog = this.log;
    this.log = this.newLog();
    this.containerId = `containerd://${this.around.cluster.chance.hex(64)}`;
    this.event('Normal', 'Created', 'Container created');
    const program = entrypointOf(process);
    if (typeof program !== 'string') await this.execute(program, process);
    else {
      this.event('Warning', 'Failed', `Error: ${program}`);
      this.terminated({ code: 128, reason: 'StartError', message: program }, '1970-01-01T00:00:00Z');
    }
    return true;
  }

  private create(image: PulledImage): Process | undefined {
    try {
      return processOf(this.spec, image, this.around, (text) => this.log.write(text));
    } catch (error) {
      if (!(error instanceof CannotStart)) throw error;
      this.event('Warning', 'Failed', `Error: ${error.message}`);
      this.become({ kind: 'waiting', reason: error.reason, message: error.message });
      return undefined;
    }
  }

  private async execute(program: Program, process: Process): Promise<void> {
    const { clock } = this.around.cluster;
    const began = clock.now();
    const run = new ContainerRun(this.spec, process, this.around, (type, reason, message) =>
      this.event(type, reason, message),
    );
    this.event('Normal', 'Started', 'Container started');
    this.become(run);
    const ended = await run.toEnd(program);
    if (this.kind === 'main') this.around.closePorts();
    if (clock.now() - began > forgivenAfter) this.backoff = 0;
    const message = terminationMessage(this.spec, ended.code, process.files, this.log);
    this.terminated({ ...ended, message }, run.startedAt);
  }

  private terminated(ended: Ended, startedAt: string): void {
    this.log.end();
    this.ended = ended;
    const { containerId } = this;
    const finishedAt = timestamp(this.around.cluster.clock.now());
    this.become({ kind: 'terminated', ended, containerId, startedAt, finishedAt });
  }

  private become(state: ContainerState): void {
    this.state = state;
    this.around.changed();
  }

  private async waitToRestart(): Promise<void> {
    const { cluster, pod } = this.around;
    const { name, namespace, uid } = pod().metadata;
    const place = `${name}_${namespace}(${uid})`;
    await this.pause(beforeRestart);
    this.lastState = shownState(this.state);
    if (this.backoff > 0) {
      const message = `back-off ${durationText(this.backoff)} restarting failed container=${this.name} pod=${place}`;
      this.become({ kind: 'waiting', reason: 'CrashLoopBackOff', message });
      const end = cluster.clock.now() + this.backoff;
      for (let left = this.backoff; left > 0; left = end - cluster.clock.now()) {
        this.event('Warning', 'BackOff', `Back-off restarting failed container ${this.name} in pod ${place}`);
        await this.pause(Math.min(left, backoffNotice));
      }
    }
    this.backoff = nextBackoff(this.backoff);
    this.restartCount++;
  }

  /** Stops for good: preStop, TERM, and KILL after the grace period (seconds). */
  async stop(grace: number): Promise<void> {
    this.stopping = true;
    const callOff = await this.running?.stop(grace);
    if (callOff !== undefined) {
      await this.done;
      callOff();
    }
    this.life.kill(0);
  }

  /** Ends at once, without a word. */
  kill(): void {
    this.stopping = true;
    this.running?.kill();
    this.life.kill(137);
  }

  private pause(ms: number): Promise<void> {
    return this.life.sleep(ms, this.around.cluster.clock);
  }

  private event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    const pod = this.around.pod();
    const host = pod.spec.nodeName;
    const fieldPath = `spec.${lists[this.kind]}{${this.name}}`;
    recordEvent(pod, { type, reason, message, component: 'kubelet', host, fieldPath }, this.around.cluster);
  }

  /** What the container uses now, in cores and bytes; nothing when it does not run. */
  usage(): { cpu: number; memory: number } | undefined {
    const { running, image } = this;
    if (running === undefined || image === undefined) return undefined;
    return { cpu: image.usage.cpu + running.cores, memory: image.usage.memory };
  }

  status(): ContainerStatus {
    const { spec, kind, state, lastState, restartCount, image, containerId } = this;
    const made =
      image === undefined || containerId === ''
        ? undefined
        : { image, containerId, user: userOf(spec, this.around.pod(), image) };
    return containerStatusOf({ spec, kind, state, lastState, restartCount, made });
  }
}
