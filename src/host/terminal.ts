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
  /** Raw keys, alternate screen, bracketed paste. The listener is called from then on. */
  enter(listener: TerminalListener): void;
  leave(): void;
  write(text: string): void;
  /** Gives the screen back and stops the whole job, as Ctrl-Z does; comes back with `resumed`. */
  suspend(): void;
  /** Gives the screen to another program until `run` settles, then takes it again. */
  handOver<T>(run: () => Promise<T>): Promise<T>;
}

const taking = '\u001b[?1049h\u001b[H\u001b[J\u001b[?25l\u001b[?2004h';
/** Ends a synchronised update, colours, paste and mouse modes, the kitty keyboard; shows the cursor. */
export const restoring =
  '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1006l\u001b[<u\u001b[?25h\u001b[?1049l';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** A stopped job that could not be stopped (an orphaned group) takes its screen back after this long. */
const stoppedInVain = 200;

/** What a write or read says when the terminal behind it has vanished. */
const isBroken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && (thrown.code === 'EIO' || thrown.code === 'EPIPE');

/** The terminal of a process. `process` comes in so that a test can hand its own. */
export function openTerminal(
  host: NodeJS.Process,
  stdin: ReadStream = host.stdin,
  stdout: WriteStream = host.stdout,
): Terminal {
  let listener: TerminalListener | undefined;
  let held = false;
  let handedOver = false;

  const quietly = (act: () => void) => {
    try {
      act();
    } catch (thrown) {
      // A terminal that vanished refuses every call; there is nothing left to restore on it.
      if (!(thrown instanceof Error)) throw thrown;
    }
  };
  const take = () => {
    if (held) return;
    held = true;
    // libuv forgets nothing: without the round trip raw mode is not set again after a stop.
    quietly(() => stdin.setRawMode(false));
    quietly(() => stdin.setRawMode(true));
    stdin.ref();
    stdin.resume();
    stdout.write(taking);
  };
  const release = () => {
    if (!held) return;
    held = false;
    stdin.pause();
    quietly(() => stdout.write(restoring));
    quietly(() => stdin.setRawMode(false));
    stdin.unref();
  };

  const onInput = (chunk: string | Buffer) => listener?.input(chunk.toString());
  const onResize = () => listener?.resized();
  const onGone = () => listener?.gone();
  const onCrash = (thrown: unknown) => {
    if (isBroken(thrown)) listener?.gone();
    else listener?.crashed(thrown);
  };
  const onSignal = (signal: (typeof endings)[number]) => {
    // Ctrl-C in the other program reaches the whole job; it is meant for that program.
    if (handedOver && (signal === 'SIGINT' || signal === 'SIGQUIT')) return;
    if (signal === 'SIGHUP') listener?.gone();
    else listener?.signalled(128 + constants.signals[signal]);
  };
  const retake = () => {
    if (listener === undefined || handedOver) return;
    held = false;
    take();
    listener.resumed();
  };
  const stop = () => {
    release();
    host.off('SIGTSTP', stop);
    host.kill(0, 'SIGTSTP');
    setTimeout(() => {
      if (listener === undefined) return;
      host.on('SIGTSTP', stop);
      if (!held) retake();
    }, stoppedInVain);
  };

  return {
    stdin,
    stdout,
    size: () => ({ columns: stdout.columns, rows: stdout.rows }),
    write: (text) => {
      if (held) quietly(() => stdout.write(text));
    },
    enter(next) {
      listener = next;
      stdin.setEncoding('utf8');
      stdin.on('data', onInput).on('end', onGone).on('close', onGone).on('error', onGone);
      stdout.on('error', onGone).on('resize', onResize);
      for (const signal of endings) host.on(signal, onSignal);
      host.on('SIGTSTP', stop).on('SIGCONT', retake).on('exit', release);
      host.on('uncaughtException', onCrash).on('unhandledRejection', onCrash);
      take();
    },
    leave() {
      release();
      listener = undefined;
      stdin.off('data', onInput).off('end', onGone).off('close', onGone);
      stdout.off('resize', onResize);
      for (const signal of endings) host.off(signal, onSignal);
      host.off('SIGTSTP', stop).off('SIGCONT', retake).off('exit', release);
      host.off('uncaughtException', onCrash).off('unhandledRejection', onCrash);
    },
    suspend: stop,
    async handOver(run) {
      release();
      handedOver = true;
      try {
        return await run();
      } finally {
        handedOver = false;
        retake();
      }
    },
  };
}
