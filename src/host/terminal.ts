import { constants } from 'node:os';
import type { ReadStream, WriteStream } from 'node:tty';

/** What the terminal tells the app. */
export type TerminalListener = {
  input(chunk: string): void;
  resized(): void;
  /** The screen was handed back and taken again: everything must be drawn anew. */
  resumed(): void;
  /** A signal wants the program to end; the status to end with. */
  signalled(status: number): void;
  /** The terminal is gone (hang-up, end of input, broken pipe): save and leave. */
  gone(): void;
  /** Something was thrown where nobody catches: a bug. */
  crashed(thrown: unknown): void;
};

/** The learner's terminal while the app has it. All changes to it are undone by `leave`, on every way out. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  size(): { readonly columns: number | undefined; readonly rows: number | undefined };
  /** Raw keys and bracketed paste; with `screen` the alternate screen, too. The listener is called from then on. */
  enter(listener: TerminalListener, manner: Manner): void;
  leave(): void;
  write(text: string): void;
  /** Gives the screen back and stops the whole job, as Ctrl-Z does; comes back with `resumed`. */
  suspend(): void;
  /** Gives the screen to another program until `run` settles, then takes it again. */
  handOver<T>(run: () => Promise<T>): Promise<T>;
}

/** A screen to draw on, or lines below those that are there: for screen readers. */
export type Manner = 'screen' | 'lines';

const taking: Readonly<Record<Manner, string>> = {
  screen: '\u001b[?1049h\u001b[H\u001b[J\u001b[?25l\u001b[?2004h',
  lines: '\u001b[?2004h',
};

const leavingLines = '\u001b[?2004l';
/** Ends a synchronised update, colours, paste and mouse modes, the kitty keyboard; shows the cursor. */
export const restoring =
  '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1006l\u001b[<u\u001b[?25h\u001b[?1049l';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** A stopped job that could not be stopped (an orphaned group) takes its screen back after this long. */
const stoppedInVain = 200;

/** What a write or read says when the terminal behind it has vanished. */
const isBroken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && (thrown.code === 'EIO' || thrown.code === 'EPIPE');

/** The terminal of a process. `host` comes in so that a test can hand its own. */
export class ProcessTerminal implements Terminal {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly #host: NodeJS.Process;
  #listener: TerminalListener | undefined;
  #manner: Manner = 'screen';
  #held = false;
  #handedOver = false;

  constructor(host: NodeJS.Process, stdin: ReadStream = host.stdin, stdout: WriteStream = host.stdout) {
    this.#host = host;
    this.stdin = stdin;
    this.stdout = stdout;
  }

  size() {
    return { columns: this.stdout.columns, rows: this.stdout.rows };
  }

  write(text: string): void {
    if (this.#held) quietly(() => this.stdout.write(text));
  }

  enter(listener: TerminalListener, manner: Manner): void {
    this.#listener = listener;
    this.#manner = manner;
    this.stdin.setEncoding('utf8');
    this.stdin
      .on('data', this.#onInput)
      .on('end', this.#onGone)
      .on('close', this.#onGone)
      .on('error', this.#onGone);
    this.stdout.on('error', this.#onGone).on('resize', this.#onResize);
    for (const signal of endings) this.#host.on(signal, this.#onSignal);
    this.#host.on('SIGTSTP', this.suspend).on('SIGCONT', this.#retake).on('exit', this.#release);
    this.#host.on('uncaughtException', this.#onCrash).on('unhandledRejection', this.#onCrash);
    this.#take();
  }

  leave(): void {
    this.#release();
    this.#listener = undefined;
    // The error listeners stay: a terminal that is gone goes on complaining, and nobody else would hear it.
    this.stdin.off('data', this.#onInput).off('end', this.#onGone).off('close', this.#onGone);
    this.stdout.off('resize', this.#onResize);
    for (const signal of endings) this.#host.off(signal, this.#onSignal);
    this.#host.off('SIGTSTP', this.suspend).off('SIGCONT', this.#retake).off('exit', this.#release);
    this.#host.off('uncaughtException', this.#onCrash).off('unhandledRejection', this.#onCrash);
  }

  suspend = (): void => {
    this.#release();
    this.#host.off('SIGTSTP', this.suspend);
    this.#host.kill(0, 'SIGTSTP');
    setTimeout(() => {
      if (this.#listener === undefined) return;
      this.#host.on('SIGTSTP', this.suspend);
      if (!this.#held) this.#retake();
    }, stoppedInVain);
  };

  async handOver<T>(run: () => Promise<T>): Promise<T> {
    this.#release();
    this.#handedOver = true;
    try {
      return await run();
    } finally {
      this.#handedOver = false;
      this.#retake();
    }
  }

  #take(): void {
    if (this.#held) return;
    this.#held = true;
    // Without the round trip raw mode is not set again after a stop: libuv thinks it still is.
    quietly(() => this.stdin.setRawMode(false));
    quietly(() => this.stdin.setRawMode(true));
    this.stdin.ref();
    this.stdin.resume();
    this.stdout.write(taking[this.#manner]);
  }

  #release = (): void => {
    if (!this.#held) return;
    this.#held = false;
    this.stdin.pause();
    quietly(() => this.stdout.write(this.#manner === 'screen' ? restoring : leavingLines));
    quietly(() => this.stdin.setRawMode(false));
    this.stdin.unref();
  };

  #retake = (): void => {
    if (this.#listener === undefined || this.#handedOver) return;
    this.#held = false;
    this.#take();
    this.#listener.resumed();
  };

  #onInput = (chunk: string | Buffer): void => this.#listener?.input(chunk.toString());
  #onResize = (): void => this.#listener?.resized();
  #onGone = (): void => this.#listener?.gone();

  #onCrash = (thrown: unknown): void => {
    if (isBroken(thrown)) this.#listener?.gone();
    else this.#listener?.crashed(thrown);
  };

  #onSignal = (signal: (typeof endings)[number]): void => {
    // Ctrl-C in the other program reaches the whole job; it is meant for that program.
    if (this.#handedOver && (signal === 'SIGINT' || signal === 'SIGQUIT')) return;
    if (signal === 'SIGHUP') this.#listener?.gone();
    else this.#listener?.signalled(128 + constants.signals[signal]);
  };
}

function quietly(act: () => void): void {
  try {
    act();
  } catch (thrown) {
    // A terminal that vanished refuses every call; there is nothing left to restore on it.
    if (!(thrown instanceof Error)) throw thrown;
  }
}

export const openTerminal = (host: NodeJS.Process): Terminal => new ProcessTerminal(host);
