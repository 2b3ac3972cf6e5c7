import type { Cluster } from '../../cluster.ts';
import type { Container, ContainerStatus, Pod } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import { quantity } from '../../quantity.ts';
import { recordEvent } from '../events.ts';
import { findImage, type Image } from '../images.ts';
import type { HttpReply, Network, Served } from '../network.ts';
import { Cpu, costs } from '../shell/cpu.ts';
import type { FileSystem, Tree } from '../shell/files.ts';
import { Input, Killed, Life, type Process } from '../shell/process.ts';
import { findProgram } from '../shell/programs.ts';
import { durationText } from './backoff-text.ts';
import { environmentOf, withVariables } from './environment.ts';
import { ContainerLog } from './log.ts';
import { Probes } from './probes.ts';
import { CannotStart } from './problem.ts';
import { fileSystemOf } from './volumes.ts';

/** What a container needs of the Pod it is in. */
export type Surroundings = {
  readonly cluster: Cluster;
  /** The Pod as it is now. */
  readonly pod: () => Pod;
  readonly trees: () => ReadonlyMap<string, Tree>;
  readonly network: Network;
  readonly listen: (port: number, answer: (question: Served) => HttpReply | undefined) => boolean;
  readonly close: (port: number) => void;
  readonly closePorts: () => void;
  /** Images on the node. */
  readonly pulled: Set<string>;
  readonly changed: () => void;
};

type Ended = { readonly code: number; readonly reason: string; readonly message?: string };

const firstBackoff = 10_000;
const longestBackoff = 300_000;

/** One container: pulled, configured, run, restarted, probed. Its state is what the Pod's status shows. */
export class ContainerRunner {
  readonly spec: Container;
  readonly kind: 'init' | 'sidecar' | 'main' | 'debug';
  private readonly around: Surroundings;
  state: NonNullable<ContainerStatus['state']> = { waiting: { reason: 'ContainerCreating' } };
  lastState: NonNullable<ContainerStatus['lastState']> = {};
  restartCount = 0;
  ready = false;
  started = false;
  ended: Ended | undefined;
  log: ContainerLog;
  previousLog: ContainerLog | undefined;
  private imageId = '';
  private containerId = '';
  private image: Image | undefined;
  private life: Life | undefined;
  private files: FileSystem | undefined;
  private env = new Map<string, string>();
  private cpu: Cpu | undefined;
  /** What its process reads. */
  stdin = new Input();
  private probes: Probes | undefined;
  private backoff = 0;
  private stopping = false;
  private readonly outer = new Life();
  private finished: (() => void) | undefined;
  readonly done: Promise<void>;

  constructor(spec: Container, kind: ContainerRunner['kind'], around: Surroundings) {
    this.spec = spec;
    this.kind = kind;
    this.around = around;
    this.log = this.newLog();
    this.done = new Promise((resolve) => {
      this.finished = resolve;
    });
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

  get isRunning(): boolean {
    return this.state.running !== undefined;
  }

  /** Runs until nothing is to be restarted any more, or until `stop` or `kill`. */
  async run(): Promise<void> {
    try {
      while (!this.stopping) {
        await this.pull();
        if (!(await this.start())) continue;
        if (this.stopping || !this.mayRestart()) break;
        await this.waitToRestart();
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    } finally {
      this.finished?.();
      this.changed();
    }
  }

  private mayRestart(): boolean {
    if (this.kind === 'debug') return false;
    if (this.kind === 'sidecar') return true;
    const policy = this.around.pod().spec.restartPolicy;
    if (this.kind === 'init') return this.ended?.code !== 0 && policy !== 'Never';
    return policy === 'Always' || (policy === 'OnFailure' && this.ended?.code !== 0);
  }

  private async pull(): Promise<void> {
    const { cluster, pulled } = this.around;
    const { image: name = '', imagePullPolicy: policy } = this.spec;
    const lookup = findImage(name);
    for (let wait = firstBackoff; ; wait = Math.min(wait * 2, longestBackoff)) {
      if (lookup.kind === 'invalid') {
        this.event('Warning', 'InspectFailed', lookup.message);
        this.event('Warning', 'Failed', 'Error: InvalidImageName');
        this.waiting('InvalidImageName', lookup.message);
        await this.pause(15_000);
        continue;
      }
      if (lookup.kind === 'found' && policy !== 'Always' && pulled.has(lookup.image.reference)) {
        this.event(
          'Normal',
          'Pulled',
          `Container image "${name}" already present on machine and can be accessed by the pod`,
        );
        this.image = lookup.image;
        break;
      }
      if (policy === 'Never') {
        const message = `Container image "${name}" is not present with pull policy of Never`;
        this.event('Warning', 'ErrImageNeverPull', message);
        this.event('Warning', 'Failed', 'Error: ErrImageNeverPull');
        this.waiting('ErrImageNeverPull', message);
        await this.pause(15_000);
        continue;
      }
      this.event('Normal', 'Pulling', `Pulling image "${name}"`);
      const took = 250 + cluster.chance.below(300);
      await this.pause(took);
      if (lookup.kind === 'found') {
        pulled.add(lookup.image.reference);
        this.event(
          'Normal',
          'Pulled',
          `Successfully pulled image "${name}" in ${took}ms (${took}ms including waiting). Image size: ${lookup.image.size} bytes.`,
        );
        this.image = lookup.image;
        break;
      }
      await this.pullFailed(name, lookup.reference, wait);
    }
    this.imageId = `${this.image.reference.replace(/:[^:/]+$/, '')}@sha256:${fakeDigest(this.image.reference)}`;
  }

  private async pullFailed(name: string, reference: string, wait: number): Promise<void> {
    const because = `rpc error: code = NotFound desc = failed to pull and unpack image "${reference}": failed to resolve image: ${reference}: not found`;
    this.event('Warning', 'Failed', `Failed to pull image "${name}": ${because}`);
    this.event('Warning', 'Failed', 'Error: ErrImagePull');
    this.waiting('ErrImagePull', because);
    await this.pause(Math.min(wait, 3000));
    this.event('Normal', 'BackOff', `Back-off pulling image "${name}"`);
    this.event('Warning', 'Failed', 'Error: ImagePullBackOff');
    this.waiting('ImagePullBackOff', `Back-off pulling image "${name}": ErrImagePull: ${because}`);
    await this.pause(wait);
  }

  /** Makes and runs the container once; false when it could not be made yet. */
  private async start(): Promise<boolean> {
    const image = this.image as Image;
    const { cluster } = this.around;
    let process: Process;
    try {
      process = this.prepare(image);
    } catch (error) {
      if (!(error instanceof CannotStart)) throw error;
      this.event('Warning', 'Failed', `Error: ${error.message}`);
      this.waiting(error.reason, error.message);
      await this.pause(10_000);
      return false;
    }
    if (this.restartCount > 0 || this.ended !== undefined) this.previousLog = this.log;
    this.log = this.newLog();
    this.containerId = `containerd://${cluster.chance.hex(64)}`;
    this.event('Normal', 'Created', 'Container created');
    const program = findProgram(process.args[0] ?? '', process);
    const { folder, files } = process;
    const noFolder = files.exists(folder) && !files.isFolder(folder);
    if (program === undefined || noFolder) {
      this.failToStart(process.args[0] ?? '', files, noFolder ? folder : undefined);
      return true;
    }
    const startedAt = timestamp(cluster.clock.now());
    const began = cluster.clock.now();
    this.event('Normal', 'Started', 'Container started');
    this.state = { running: { startedAt } };
    this.started = this.spec.startupProbe === undefined;
    this.ready = this.spec.readinessProbe === undefined && this.started;
    this.probes = new Probes(this, this.around);
    this.changed();
    void this.postStart();
    const code = await this.outcome(program(process), process.life);
    this.probes.stop();
    if (this.kind === 'main') this.around.closePorts();
    this.log.end();
    if (cluster.clock.now() - began > 600_000) this.backoff = 0;
    this.finish(code, startedAt);
    return true;
  }

  private async outcome(running: Promise<number>, life: Life): Promise<Ended> {
    try {
      const code = await running;
      life.kill(code);
      return { code, reason: code === 0 ? 'Completed' : 'Error' };
    } catch (error) {
      if (error instanceof Killed)
        return { code: error.code, reason: error.code === 0 ? 'Completed' : error.reason };
      // A defect of a simulated program ends its container, not the cluster.
      this.log.write(`practice cluster: ${(error as Error).message}\n`);
      life.kill(1);
      return { code: 1, reason: 'Error' };
    }
  }

  private finish(ended: Ended, startedAt: string): void {
    this.ended = ended;
    const { containerId } = this;
    const finishedAt = timestamp(this.around.cluster.clock.now());
    const wantsText = this.spec.terminationMessagePolicy === 'FallbackToLogsOnError' && ended.code !== 0;
    const path = this.spec.terminationMessagePath ?? '/dev/termination-log';
    const written = this.files?.exists(path) && !this.files.isFolder(path) ? this.files.read(path) : '';
    const message =
      ended.message ??
      (written ||
        (wantsText
          ? this.log
              .all()
              .slice(-80)
              .map((line) => line.text)
              .join('\n')
          : ''));
    this.state = {
      terminated: {
        exitCode: ended.code,
        reason: ended.reason,
        ...(message ? { message } : {}),
        startedAt,
        finishedAt,
        containerID: containerId,
      },
    };
    this.ready = false;
    this.started = false;
    this.changed();
  }

  private failToStart(program: string, files: FileSystem, folder: string | undefined): void {
    const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ${folder === undefined ? cannotRun(program, files) : `mkdir ${folder}: not a directory`}`;
    this.event('Warning', 'Failed', `Error: ${message}`);
    this.log.end();
    this.finish({ code: 128, reason: 'StartError', message }, '1970-01-01T00:00:00Z');
  }

  private prepare(image: Image): Process {
    const { cluster, listen, close, network } = this.around;
    const pod = this.around.pod();
    const user = this.spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser ?? image.user;
    const nonRoot = this.spec.securityContext?.runAsNonRoot ?? pod.spec.securityContext?.runAsNonRoot;
    const who = `(pod: "${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})", container: ${this.spec.name})`;
    if (nonRoot && user === 0)
      throw new CannotStart(
        'CreateContainerConfigError',
        this.spec.securityContext?.runAsUser === 0 || pod.spec.securityContext?.runAsUser === 0
          ? `container's runAsUser breaks non-root policy ${who}`
          : `container has runAsNonRoot and image will run as root ${who}`,
      );
    this.env = environmentOf(this.spec, image, pod, cluster);
    const files = fileSystemOf(this.spec, image, pod, this.around.trees(), user);
    this.files = files;
    const life = new Life();
    this.life = life;
    const args = this.spec.command?.length
      ? [...this.spec.command, ...(this.spec.args ?? [])]
      : [
          ...image.entrypoint.map((one) => one.replace(/^\/agnhost$/, 'agnhost')),
          ...(this.spec.args?.length ? this.spec.args : image.command),
        ];
    const cpu = new Cpu(cluster.clock, this.cpuLimit());
    this.cpu = cpu;
    const log = () => this.log;
    const input = new Input();
    this.stdin = input;
    if (!this.spec.stdin) input.end();
    return {
      args: args
        .map((arg) => withVariables(arg, this.env))
        .map((arg, index) => (index === 0 && arg === '/agnhost' ? 'agnhost' : arg)),
      env: this.env,
      files,
      folder: this.spec.workingDir ?? image.folder,
      clock: cluster.clock,
      network,
      user,
      group: this.group(),
      pid: 1,
      signalFirst: (signal) => life.signal(signal),
      life,
      input,
      out: (text) => log().write(text),
      err: (text) => log().write(text),
      cpu,
      memoryLimit: this.memoryLimit(),
      listen: (port, answer) => listen(port, this.counted(answer)),
      close,
      find: (name) => findProgram(name, { files }),
    };
  }

  private user(): number {
    const pod = this.around.pod();
    return (
      this.spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser ?? this.image?.user ?? 0
    );
  }

  private group(): number {
    return this.spec.securityContext?.runAsGroup ?? this.around.pod().spec.securityContext?.runAsGroup ?? 0;
  }

  private cpuLimit(): number | undefined {
    const limit = this.spec.resources?.limits?.['cpu'];
    return limit === undefined ? undefined : quantity(limit);
  }

  /** Answers take time of the container that gives them. */
  private counted(answer: (question: Served) => HttpReply | undefined) {
    return (question: Served): HttpReply | undefined => {
      this.cpu?.spend(costs.request);
      return answer(question);
    };
  }

  private memoryLimit(): number | undefined {
    const limit = this.spec.resources?.limits?.['memory'];
    return limit === undefined ? undefined : quantity(limit);
  }

  /** Runs a program in the container beside its own, as `kubectl exec` and exec probes do. */
  exec(
    args: readonly string[],
    streams: { input: Input; out: (text: string) => void; err: (text: string) => void; tty: boolean },
    life: Life,
  ): Promise<number> | undefined {
    const { image, files, cpu } = this;
    if (image === undefined || files === undefined || cpu === undefined || !this.isRunning) return undefined;
    const env = new Map(this.env);
    if (streams.tty) env.set('TERM', 'xterm');
    const process: Process = {
      args,
      env,
      files,
      folder: this.spec.workingDir ?? image.folder,
      clock: this.around.cluster.clock,
      network: this.around.network,
      user:
        this.spec.securityContext?.runAsUser ??
        this.around.pod().spec.securityContext?.runAsUser ??
        image.user,
      group: this.group(),
      pid: 7 + this.around.cluster.chance.below(90),
      signalFirst: (signal) => this.life?.signal(signal),
      life,
      input: streams.input,
      out: streams.out,
      err: streams.err,
      cpu,
      memoryLimit: this.memoryLimit(),
      listen: (port, answer) => this.around.listen(port, this.counted(answer)),
      close: this.around.close,
      find: (name) => findProgram(name, { files }),
    }; // prettier-ignore
    const program = findProgram((args[0] ?? '').replace(/^\/agnhost$/, 'agnhost'), process);
    return program?.({
      ...process,
      out: (text) => this.toMain(text, streams.out),
      err: (text) => this.toMain(text, streams.err),
    });
  }

  /** Why a program could not be started beside the container's own. */
  whyNot(program: string): string {
    return `failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: ${cannotRun(program, this.files)}`;
  }

  private toMain(text: string, write: (text: string) => void): void {
    write(text);
  }

  private async postStart(): Promise<void> {
    const hook = this.spec.lifecycle?.postStart;
    if (!hook?.exec?.command && !hook?.sleep) return;
    const code = await this.hook(hook);
    if (code === 0 || this.life === undefined) return;
    this.event('Warning', 'FailedPostStartHook', 'PostStartHook failed');
    this.event('Normal', 'Killing', 'FailedPostStartHook');
    this.terminate(0);
  }

  private async hook(hook: NonNullable<NonNullable<Container['lifecycle']>['preStop']>): Promise<number> {
    const life = this.life;
    if (life === undefined) return 0;
    try {
      if (hook.sleep) await life.sleep(hook.sleep.seconds * 1000, this.around.cluster.clock);
      if (!hook.exec?.command) return 0;
      const quiet = { input: Input.of(''), out: () => undefined, err: () => undefined, tty: false };
      return (await this.exec(hook.exec.command, quiet, life)) ?? 1;
    } catch (error) {
      if (error instanceof Killed) return 0;
      throw error;
    }
  }

  private async waitToRestart(): Promise<void> {
    const { pod } = this.around;
    const { name, namespace, uid } = pod().metadata;
    await this.pause(1000);
    if (this.backoff > 0) {
      const place = `${name}_${namespace}(${uid})`;
      const end = this.around.cluster.clock.now() + this.backoff;
      const last = this.state.terminated;
      if (last) this.lastState = { terminated: last };
      this.waiting(
        'CrashLoopBackOff',
        `back-off ${durationText(this.backoff)} restarting failed container=${this.spec.name} pod=${place}`,
      );
      for (let left = this.backoff; left > 0; left = end - this.around.cluster.clock.now()) {
        this.event(
          'Warning',
          'BackOff',
          `Back-off restarting failed container ${this.spec.name} in pod ${place}`,
        );
        await this.pause(Math.min(left, 12_000));
      }
    }
    this.backoff = this.backoff === 0 ? firstBackoff : Math.min(this.backoff * 2, longestBackoff);
    if (this.state.terminated) this.lastState = { terminated: this.state.terminated };
    this.restartCount++;
  }

  /** Ends the process because a probe failed; it is restarted as the policy says. */
  failProbe(which: string): void {
    this.event('Normal', 'Killing', `Container ${this.spec.name} failed ${which} probe, will be restarted`);
    this.terminate(this.around.pod().spec.terminationGracePeriodSeconds ?? 30);
  }

  private terminate(grace: number): void {
    const life = this.life;
    if (life === undefined) return;
    life.signal('TERM');
    this.around.cluster.clock.after(grace * 1000, () => life.kill(137));
  }

  /** Stops for good: preStop, TERM, and KILL after the grace period (seconds). */
  async stop(grace: number): Promise<void> {
    this.stopping = true;
    const life = this.life;
    if (!this.isRunning || life === undefined) {
      this.outer.kill(0);
      return;
    }
    this.event('Normal', 'Killing', `Stopping container ${this.spec.name}`);
    const cancel = this.around.cluster.clock.after(grace * 1000, () => life.kill(137));
    const preStop = this.spec.lifecycle?.preStop;
    if (preStop && (await this.hook(preStop)) !== 0)
      this.event('Warning', 'FailedPreStopHook', 'PreStopHook failed');
    life.signal('TERM');
    await this.done;
    cancel();
    this.outer.kill(0);
  }

  /** Ends at once, without a word. */
  kill(): void {
    this.stopping = true;
    this.probes?.stop();
    this.life?.kill(137);
    this.outer.kill(137);
  }

  private pause(ms: number): Promise<void> {
    return this.outer.sleep(ms, this.around.cluster.clock);
  }

  private waiting(reason: string, message: string): void {
    if (this.state.terminated && reason === 'CrashLoopBackOff')
      this.lastState = { terminated: this.state.terminated };
    this.state = { waiting: { reason, message } };
    this.changed();
  }

  setReady(ready: boolean): void {
    if (this.ready === ready) return;
    this.ready = ready;
    this.changed();
  }

  setStarted(): void {
    this.started = true;
    if (this.spec.readinessProbe === undefined) this.ready = true;
    this.changed();
  }

  event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    const pod = this.around.pod();
    const list =
      this.kind === 'main' ? 'containers' : this.kind === 'debug' ? 'ephemeralContainers' : 'initContainers';
    recordEvent(
      pod,
      {
        type,
        reason,
        message,
        component: 'kubelet',
        host: pod.spec.nodeName,
        fieldPath: `spec.${list}{${this.spec.name}}`,
      },
      this.around.cluster,
    );
  }

  private changed(): void {
    this.around.changed();
  }

  /** What the container uses now; nothing when it does not run. */
  usage(): { cpu: number; memory: number } | undefined {
    const { image, cpu } = this;
    if (!this.isRunning || image === undefined) return undefined;
    return { cpu: image.usage.cpu + (cpu?.cores ?? 0), memory: image.usage.memory };
  }

  status(): ContainerStatus {
    const running = this.image !== undefined && this.containerId !== '';
    const shown: ContainerStatus = {
      ...(running ? { containerID: this.containerId } : {}),
      image: running ? (this.image?.reference ?? '') : (this.spec.image ?? ''),
      imageID: running ? this.imageId : '',
      lastState: this.lastState,
      name: this.spec.name,
      ready:
        this.kind === 'init' ? this.ended?.code === 0 && this.state.terminated !== undefined : this.ready,
      ...(running ? { resources: this.spec.resources ?? {} } : {}),
      restartCount: this.restartCount,
      started: this.started && this.kind !== 'init',
      state: this.state,
      ...(running ? { user: { linux: { gid: 0, supplementalGroups: [0], uid: this.user() } } } : {}),
      ...(this.spec.volumeMounts?.length
        ? {
            volumeMounts: this.spec.volumeMounts.map(({ name, mountPath, readOnly }) => ({
              mountPath,
              name,
              ...(readOnly ? { readOnly, recursiveReadOnly: 'Disabled' } : {}),
            })),
          }
        : {}),
    };
    return shown;
  }
}

/** Why a program cannot be run, in runc's words. */
export function cannotRun(program: string, files: FileSystem | undefined): string {
  const because = !program.includes('/')
    ? 'executable file not found in $PATH'
    : files?.exists(program)
      ? 'permission denied'
      : `stat ${program}: no such file or directory`;
  return `exec: "${program}": ${because}`;
}

function fakeDigest(reference: string): string {
  let text = '';
  let state = 7;
  for (let at = 0; text.length < 64; at++) {
    state = (Math.imul(state, 31) + reference.charCodeAt(at % reference.length) + at) >>> 0;
    text += (state >>> 8).toString(16).slice(-1);
  }
  return text;
}
