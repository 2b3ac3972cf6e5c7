import { Box, render, Text, useCursor } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Terminal } from '../host/terminal.ts';
import type { Services } from '../services.ts';
import { progressOf } from '../study/progress.ts';
import { realSize } from './frame/room.ts';
import type { ChosenSettings, Look } from './look.ts';
import { paintRow } from './paint.ts';
import type { Place } from './places.ts';
import { flushKeys, freshReader, type KeyEvent, readKeys } from './read-keys.ts';
import { Shell } from './shell.ts';

export type AppOptions = {
  readonly terminal: Terminal;
  /** How to draw, with the settings of the history. */
  lookWith(chosen: ChosenSettings): Look;
  /** Where to begin; home when not said. */
  readonly place?: Place;
};

/** How long a lone ESC byte waits for the rest of a sequence, in milliseconds. */
const escapeWait = 30;

/**
 * Runs the app until it is left. Resolves with the exit status (0, or 128 + signal); throws what a screen or a task
 * threw, after the terminal is whole again.
 */
export async function runApp(services: Services, options: AppOptions): Promise<number> {
  const { terminal } = options;
  const paints = createPaints();
  let finish: (outcome: Outcome) => void = () => {};
  const finished = new Promise<Outcome>((resolve) => {
    finish = resolve;
  });
  const failed = (thrown: unknown) => finish({ thrown });
  const guarded = (act: () => void) => {
    try {
      act();
    } catch (thrown) {
      failed(thrown);
    }
  };
  const redraw = () => {
    ink?.clear();
    terminal.write('\u001b[H\u001b[J');
    paints.changed();
  };
  const size = () => realSize(terminal.size().columns, terminal.size().rows);
  const shell = new Shell(
    {
      services,
      size,
      lookWith: options.lookWith,
      changed: paints.changed,
      clipboard: (text) =>
        terminal.write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`),
      suspend: () => terminal.suspend(),
      handOver: (run) => terminal.handOver(run),
      redraw,
      end: () => finish({ status: 0 }),
      failed,
    },
    options.place ?? { screen: 'home' },
    options.lookWith(progressOf(services.history.records).settings),
  );
  const keyboard = createKeyboard(services, (event) => guarded(() => shell.take(event)));
  let ink: ReturnType<typeof render> | undefined;
  terminal.enter({
    input: keyboard,
    resized: redraw,
    resumed: redraw,
    signalled: (status) => finish({ status }),
    gone: () => finish({ status: 129 }),
    crashed: failed,
  });
  try {
    ink = render(<Painted shell={shell} paints={paints} />, {
      stdin: terminal.stdin,
      stdout: terminal.stdout,
      exitOnCtrlC: false,
      patchConsole: false,
      interactive: true,
      incrementalRendering: true,
      maxFps: 250,
    });
    ink.waitUntilExit().catch(failed);
    return settled(await finished);
  } finally {
    shell.close();
    ink?.unmount();
    terminal.leave();
  }
}

type Outcome = { readonly status: number } | { readonly thrown: unknown };

function settled(outcome: Outcome): number {
  if ('thrown' in outcome) throw outcome.thrown;
  return outcome.status;
}

type Paints = { changed(): void; subscribe(listener: () => void): () => void; count(): number };

/** Counts what changed, so that React asks the shell for a frame only then. */
function createPaints(): Paints {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
    changed() {
      count++;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => count,
  };
}

/** Bytes to keys; a lone ESC is the key when nothing follows it. */
function createKeyboard(services: Services, take: (event: KeyEvent) => void): (chunk: string) => void {
  let reader = freshReader;
  let waiting: AbortController | undefined;
  const flushLater = async (signal: AbortSignal) => {
    await services.clock.sleep(escapeWait, signal);
    if (signal.aborted) return;
    const flushed = flushKeys(reader);
    reader = flushed.reader;
    for (const event of flushed.events) take(event);
  };
  return (chunk) => {
    waiting?.abort();
    const read = readKeys(reader, chunk);
    reader = read.reader;
    for (const event of read.events) take(event);
    if (reader.pending === '' || reader.pasting) return;
    const wait = new AbortController();
    waiting = wait;
    void flushLater(wait.signal);
  };
}

/** The frame, one `<Text>` a row. All that is drawn is decided before it reaches Ink. */
function Painted({ shell, paints }: { readonly shell: Shell; readonly paints: Paints }) {
  useSyncExternalStore(paints.subscribe, paints.count);
  const { setCursorPosition } = useCursor();
  const frame = shell.frame();
  setCursorPosition(frame.cursor);
  const rows = frame.rows.map((row, y) => ({ y, text: paintRow(row, shell.look) || ' ' }));
  return (
    <Box flexDirection="column" height={rows.length}>
      {rows.map(({ y, text }) => (
        <Text key={y} wrap="truncate">
          {text}
        </Text>
      ))}
    </Box>
  );
}
