import { Writable } from 'node:stream';
import { render, Text } from 'ink';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Terminal } from '../host/terminal.ts';
import { realSize, roomFor } from './frame/room.ts';
import { paintRow } from './paint.ts';
import { ScreenWriter } from './screen-writer.ts';
import type { Shell } from './shell.ts';

/** Puts what the shell shows before the learner. */
export type Painter = {
  /** Something changed. */
  changed(): void;
  /** The screen is empty or belongs to nobody: everything must be drawn anew. */
  redraw(): void;
  stop(): void;
};

/**
 * Paints frames with Ink. Ink hands over every frame as a whole (`debug`), and `ScreenWriter` puts on the terminal what
 * is new in it: Ink itself would write all rows of a text that went up by one.
 */
export function createPainter(shell: Shell, terminal: Terminal, failed: (thrown: unknown) => void): Painter {
  let count = 0;
  let rows: readonly string[] = [];
  const listeners = new Set<() => void>();
  const writer = new ScreenWriter((text) => terminal.stdout.write(text));
  const paints: Paints = {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => count,
    painted(cursor) {
      const size = realSize(terminal.size().columns, terminal.size().rows);
      writer.draw(rows, cursor, { x: roomFor(size, false).margin, y: rows.length - 1 });
    },
  };
  const taken = (frame: string) => {
    rows = frame.split('\n');
  };
  const ink = render(<Painted shell={shell} paints={paints} />, {
    stdin: terminal.stdin,
    stdout: frameStream(terminal, taken),
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    debug: true,
  });
  ink.waitUntilExit().catch(failed);
  const changed = () => {
    count++;
    for (const listener of listeners) listener();
  };
  return {
    changed,
    redraw() {
      writer.forget();
      changed();
    },
    stop: () => ink.unmount(),
  };
}

/** A stream of the terminal's size that takes whole frames; an empty write is Ink waiting for the ones before. */
function frameStream(terminal: Terminal, take: (frame: string) => void): NodeJS.WriteStream {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _, done) => {
      const frame = chunk.toString();
      if (frame !== '') take(frame);
      done();
    },
  });
  return Object.defineProperties(stream, {
    isTTY: { value: true },
    columns: { get: () => terminal.size().columns },
    rows: { get: () => terminal.size().rows },
  }) as unknown as NodeJS.WriteStream;
}

type Cursor = { readonly x: number; readonly y: number };

type Paints = {
  subscribe(listener: () => void): () => void;
  count(): number;
  /** Ink has made a frame; the cursor stands there. */
  painted(cursor: Cursor | undefined): void;
};

/** The frame, as one text: all that is drawn is decided before it reaches Ink. */
function Painted({ shell, paints }: { readonly shell: Shell; readonly paints: Paints }) {
  useSyncExternalStore(paints.subscribe, paints.count);
  const frame = shell.frame();
  useLayoutEffect(() => paints.painted(frame.cursor));
  const rows = frame.rows.map((row) => paintRow(row, shell.look) || ' ');
  return <Text wrap="truncate">{rows.join('\n')}</Text>;
}
