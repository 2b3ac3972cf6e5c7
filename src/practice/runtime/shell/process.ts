import type { Clock } from '../../clock.ts';
import type { HttpReply, Network, Served } from '../network.ts';
import type { Cpu } from './cpu.ts';
import type { FileSystem } from './files.ts';

/** What a program of a container is run with. */
export type Process = {
  readonly args: readonly string[];
  readonly env: Map<string, string>;
  readonly files: FileSystem;
  readonly folder: string;
  readonly clock: Clock;
  readonly network: Network;
  readonly user: number;
  readonly group: number;
  /** 1 for the container's own process; others come beside it. */
  readonly pid: number;
  /** Sends a signal to process 1. */
  readonly signalFirst: (signal: string) => void;
  readonly life: Life;
  readonly input: Input;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** What its work takes of a core; all processes of one container share it. */
  readonly cpu: Cpu;
  /** Bytes the container may use; going beyond ends it. */
  readonly memoryLimit: number | undefined;
  /** Answers connections to a port of the Pod; false when another process already does. */
  readonly listen: (port: number, answer: (question: Served) => HttpReply | undefined) => boolean;
  /** Stops answering on a port. */
  readonly close: (port: number) => void;
  /** What a name runs in this container; `undefined` when its image has no such program. */
  readonly find: (name: string) => Program | undefined;
};

/** A program of the catalogue: resolves to its exit status. */
export type Program = (process: Process) => Promise<number>;

/** A process was killed: by a signal it does not handle, or for using too much memory. */
export class Killed extends Error {
  readonly code: number;
  readonly reason: 'Error' | 'OOMKilled';

  constructor(code: number, reason: 'Error' | 'OOMKilled' = 'Error') {
    super(reason);
    this.code = code;
    this.reason = reason;
  }
}

/** Whether a container's processes may go on; all of one container share it. */
export class Life {
  private ended: Killed | undefined;
  private readonly waiting = new Set<(killed: Killed) => void>();
  private handler: ((signal: string) => void) | undefined;

  /** Ends everything at once. */
  kill(code: number, reason: 'Error' | 'OOMKilled' = 'Error'): void {
    if (this.ended !== undefined) return;
    this.ended = new Killed(code, reason);
    for (const reject of this.waiting) reject(this.ended);
    this.waiting.clear();
  }

  /** Gives a signal to the first process; one without a handler for it does not notice, as PID 1 does not. */
  signal(name: string): void {
    this.handler?.(name);
  }

  onSignal(handler: (signal: string) => void): void {
    this.handler = handler;
  }

  check(): void {
    if (this.ended !== undefined) throw this.ended;
  }

  /** Waits for something, or throws when the container is killed meanwhile. */
  until<T>(begin: (resolve: (value: T) => void) => () => void): Promise<T> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    return new Promise<T>((resolve, reject) => {
      const cancel = begin((value) => {
        this.waiting.delete(fail);
        resolve(value);
      });
      const fail = (killed: Killed) => {
        cancel();
        reject(killed);
      };
      this.waiting.add(fail);
    });
  }

  /** The life of a process that may end before this one, and ends with it; call `over` when it has. */
  child(): { readonly life: Life; readonly over: () => void } {
    const life = new Life();
    const end = (killed: Killed) => life.kill(killed.code, killed.reason);
    if (this.ended !== undefined) end(this.ended);
    this.waiting.add(end);
    return { life, over: () => this.waiting.delete(end) };
  }

  sleep(ms: number, clock: Clock): Promise<void> {
    return this.until<void>((resolve) => clock.after(ms, () => resolve()));
  }

  forever(): Promise<never> {
    return this.until<never>(() => () => undefined);
  }
}

/** Standard input: text that comes, and its end. */
export class Input {
  private text = '';
  private closed = false;
  private wake: (() => void) | undefined;

  static of(text: string): Input {
    const input = new Input();
    input.push(text);
    input.end();
    return input;
  }

  /** More may come: it is a terminal or a stream nobody has ended. */
  get isOpen(): boolean {
    return !this.closed && this.text === '';
  }

  push(text: string): void {
    this.text += text;
    this.wake?.();
  }

  end(): void {
    this.closed = true;
    this.wake?.();
  }

  /** The next line without its end; `undefined` at the end. */
  async line(life: Life): Promise<string | undefined> {
    for (;;) {
      const at = this.text.search(/[\n\r]/);
      if (at >= 0) {
        const line = this.text.slice(0, at);
        this.text = this.text.slice(at + 1);
        return line;
      }
      if (this.closed) {
        if (this.text === '') return undefined;
        const rest = this.text;
        this.text = '';
        return rest;
      }
      await this.more(life);
    }
  }

  /** What has come so far; `undefined` at the end. */
  async chunk(life: Life): Promise<string | undefined> {
    while (this.text === '' && !this.closed) await this.more(life);
    const rest = this.text;
    this.text = '';
    return rest === '' ? undefined : rest;
  }

  /** Everything until the end. */
  async all(life: Life): Promise<string> {
    while (!this.closed) await this.more(life);
    const rest = this.text;
    this.text = '';
    return rest;
  }

  private more(life: Life): Promise<void> {
    return life.until<void>((resolve) => {
      this.wake = () => {
        this.wake = undefined;
        resolve();
      };
      return () => {
        this.wake = undefined;
      };
    });
  }
}
