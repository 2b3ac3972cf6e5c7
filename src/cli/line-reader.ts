import { createInterface } from 'node:readline';
import type { Input, Output } from './world.ts';

/** Asks for one line at a time; undefined when the input has ended. */
export type LineReader = {
  ask(prompt: string): Promise<string | undefined>;
  /** Leaves the input to another program until `run` settles. */
  lend<T>(run: () => Promise<T>): Promise<T>;
  close(): void;
};

/**
 * Lines of a terminal or a pipe. Lines that arrive before they are asked for wait in order, and from a pipe the
 * answer is echoed after its prompt, so that a transcript reads like a session.
 */
export function openLineReader(input: Input, output: Output): LineReader {
  const reader = createInterface({ input, terminal: false });
  const waiting: string[] = [];
  let ended = false;
  let wanted: ((line: string | undefined) => void) | undefined;
  const give = (line: string | undefined): void => {
    const deliver = wanted;
    wanted = undefined;
    deliver?.(line);
  };
  reader.on('line', (line) => (wanted === undefined ? waiting.push(line) : give(line)));
  reader.on('close', () => {
    ended = true;
    give(undefined);
  });
  return {
    async ask(prompt) {
      output.write(prompt);
      const line =
        waiting.length > 0 || ended
          ? waiting.shift()
          : await new Promise<string | undefined>((resolve) => {
              wanted = resolve;
            });
      if (line === undefined) output.write('\n');
      else if (input.isTTY !== true) output.write(`${sanitiseEcho(line)}\n`);
      return line;
    },
    async lend(run) {
      reader.pause();
      try {
        return await run();
      } finally {
        if (!ended) reader.resume();
      }
    },
    close: () => reader.close(),
  };
}

/** What is echoed must not steer the terminal. */
const sanitiseEcho = (line: string): string => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
