import { Box, render, Text, useCursor } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Terminal } from '../host/terminal.ts';
import { paintRow } from './paint.ts';
import type { Shell } from './shell.ts';

/** Puts what the shell shows before the learner. */
export type Painter = {
  /** Something changed. */
  changed(): void;
  /** The screen is empty or belongs to nobody: everything must be drawn anew. */
  redraw(): void;
  stop(): void;
};

/** Paints frames with Ink, one `<Text>` a row; only rows that changed are written. */
export function createPainter(shell: Shell, terminal: Terminal, failed: (thrown: unknown) => void): Painter {
  let count = 0;
  const listeners = new Set<() => void>();
  const paints: Paints = {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => count,
  };
  const ink = render(<Painted shell={shell} paints={paints} />, {
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    incrementalRendering: true,
    maxFps: 250,
  });
  ink.waitUntilExit().catch(failed);
  const changed = () => {
    count++;
    for (const listener of listeners) listener();
  };
  return {
    changed,
    redraw() {
      ink.clear();
      terminal.write('\u001b[H\u001b[J');
      changed();
    },
    stop: () => ink.unmount(),
  };
}

type Paints = { subscribe(listener: () => void): () => void; count(): number };

/** The frame. All that is drawn is decided before it reaches Ink. */
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
