import type { Container } from '../../kinds.ts';
import { timestamp } from '../../kube.ts';
import type { Input, Life, Process, Program } from '../shell/process.ts';
import { findProgram } from '../shell/programs.ts';
import { plainName } from './container-process.ts';
import type { ContainerState, Ended } from './container-state.ts';
import { runHook } from './lifecycle-hook.ts';
import { execProblem } from './oci.ts';
import { outcomeOf, settled } from './outcome.ts';
import { type ExecStreams, type Probed, Probes } from './probes.ts';
import type { Surroundings } from './surroundings.ts';

/** Says what happens to a container, in an event of its Pod. */
export type Say = (type: 'Normal' | 'Warning', reason: string, message: string) => void;

type Running = Extract<ContainerState, { kind: 'running' }>;

/** One run of a container, from the start of its first process to its end. */
export class ContainerRun implements Running, Probed {
  readonly kind = 'running';
  readonly spec: Container;
  readonly startedAt: string;
  readonly event: Say;
  private readonly process: Process;
  private readonly around: Surroundings;
  private readonly probes: Probes;
  started: boolean;
  ready: boolean;
  private isOver = false;

  constructor(spec: Container, process: Process, around: Surroundings, event: Say) {
    this.spec = spec;
    this.process = process;
    this.around = around;
    this.event = event;
    this.startedAt = timestamp(process.clock.now());
    this.started = spec.startupProbe === undefined;
    this.ready = this.started && spec.readinessProbe === undefined;
    this.probes = new Probes(this, around);
  }

  /** What its first process reads. */
  get stdin(): Input {
    return this.process.input;
  }

  /** Cores its processes use now. */
  get cores(): number {
    return this.process.cpu.cores;
  }

  /** Runs the first process, with its hook and its probes, until it ends. */
  async toEnd(program: Program): Promise<Ended> {
    void this.postStart();
    const ended = await outcomeOf(program, this.process);
    this.isOver = true;
    this.probes.stop();
    return ended;
  }

  private async postStart(): Promise<void> {
    const code = await runHook(this.spec.lifecycle?.postStart, this, this.process);
    if (code === 0 || this.isOver) return;
    this.event('Warning', 'FailedPostStartHook', 'PostStartHook failed');
    this.event('Normal', 'Killing', 'FailedPostStartHook');
    this.terminate(0);
  }

  /** Runs a program beside the first, as `kubectl exec` and exec probes do; `undefined` when it has none of that name. */
  exec(args: readonly string[], streams: ExecStreams, life: Life): Promise<number> | undefined {
    if (this.isOver) return undefined;
    const { input, out, err, tty } = streams;
    const { env } = this.process;
    const program = findProgram(plainName(args)[0] ?? '', this.process);
    const pid = 7 + this.around.cluster.chance.below(90);
    return (
      program &&
      settled(program, {
        ...this.process,
        args,
        env: tty ? new Map([...env, ['TERM', 'xterm']]) : env,
        pid,
        life,
        input,
        out,
        err,
      })
    );
  }

  /** Why a program could not be started beside the first. */
  whyNot(program: string): string {
    return execProblem(program, this.process.files);
  }

  setReady(ready: boolean): void {
    if (this.ready === ready) return;
    this.ready = ready;
    this.around.changed();
  }

  setStarted(): void {
    this.started = true;
    if (this.spec.readinessProbe === undefined) this.ready = true;
    this.around.changed();
  }

  failProbe(which: string): void {
    this.event('Normal', 'Killing', `Container ${this.spec.name} failed ${which} probe, will be restarted`);
    this.terminate(this.around.pod().spec.terminationGracePeriodSeconds ?? 30);
  }

  /** Runs preStop and asks to end; whoever has not in the grace period (seconds) is killed, unless that is called off. */
  async stop(grace: number): Promise<() => void> {
    const { life, clock } = this.process;
    this.event('Normal', 'Killing', `Stopping container ${this.spec.name}`);
    const callOff = clock.after(grace * 1000, () => life.kill(137));
    if ((await runHook(this.spec.lifecycle?.preStop, this, this.process)) !== 0)
      this.event('Warning', 'FailedPreStopHook', 'PreStopHook failed');
    life.signal('TERM');
    return callOff;
  }

  /** Ends at once. */
  kill(): void {
    this.probes.stop();
    this.process.life.kill(137);
  }

  private terminate(grace: number): void {
    const { life, clock } = this.process;
    life.signal('TERM');
    clock.after(grace * 1000, () => life.kill(137));
  }
}
