import { Writable } from 'node:stream';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal as Emulator } from '@xterm/headless';
import type { Terminal, TerminalListener } from '../../src/host/terminal.ts';

/** Characters that look alike, each with its first cell and its width. */
export type Run = {
  readonly characters: { readonly x: number; readonly cells: number; readonly text: string }[];
  readonly manner: {
    readonly colour: number | undefined;
    readonly bold: boolean;
    readonly dim: boolean;
    readonly underline: boolean;
    readonly inverse: boolean;
  };
};

/** A terminal emulator behind the app's own door to the terminal: what is written is what is seen. */
export class FakeTerminal implements Terminal {
  readonly stdin = {} as NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** All bytes since the start. */
  written = '';
  /** Texts put on the clipboard. */
  readonly copied: string[] = [];
  suspended = 0;
  readonly #emulator: Emulator;
  readonly #changed = new Set<() => void>();
  #listener: TerminalListener | undefined;
  #columns: number;
  #rows: number;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#emulator = new Emulator({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 1000,
      convertEol: true,
    });
    this.#emulator.loadAddon(new Unicode11Addon());
    this.#emulator.unicode.activeVersion = '11';
    const stream = new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _, done) => this.#take(chunk.toString(), done),
    });
    this.stdout = Object.assign(stream, { columns, rows, isTTY: true }) as unknown as NodeJS.WriteStream;
  }

  size() {
    return { columns: this.#columns, rows: this.#rows };
  }

  enter(listener: TerminalListener): void {
    this.#listener = listener;
  }

  leave(): void {
    this.#listener = undefined;
  }

  write(text: string): void {
    const clipboard = /^\u001b\]52;c;([^\u0007]*)\u0007$/.exec(text);
    if (clipboard !== null) this.copied.push(Buffer.from(clipboard[1] ?? '', 'base64').toString('utf8'));
    this.#take(text, () => {});
  }

  suspend(): void {
    this.suspended++;
  }

  async handOver<T>(run: () => Promise<T>): Promise<T> {
    return run();
  }

  send(bytes: string): void {
    this.#listener?.input(bytes);
  }

  resize(columns: number, rows: number): void {
    this.#columns = columns;
    this.#rows = rows;
    this.#emulator.resize(columns, rows);
    Object.assign(this.stdout, { columns, rows });
    this.#listener?.resized();
    this.stdout.emit('resize');
  }

  /** What stands on the screen, row by row, without blanks at the end; the last row belongs to the cursor. */
  frame(): readonly string[] {
    const { active } = this.#emulator.buffer;
    return Array.from({ length: this.#rows - 1 }, (_, row) =>
      (active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  /** What stands on the screen with its attributes: runs of characters, each with the cell it stands in. */
  runs(): readonly (readonly Run[])[] {
    const { active } = this.#emulator.buffer;
    return Array.from({ length: this.#rows - 1 }, (_, row) => {
      const line = active.getLine(active.viewportY + row);
      const runs: Run[] = [];
      for (let x = 0; x < this.#columns; x++) {
        const cell = line?.getCell(x);
        if (cell === undefined || cell.getWidth() === 0) continue;
        const manner = {
          colour: cell.isFgPalette() ? cell.getFgColor() : undefined,
          bold: cell.isBold() !== 0,
          dim: cell.isDim() !== 0,
          underline: cell.isUnderline() !== 0,
          inverse: cell.isInverse() !== 0,
        };
        const put = { x, cells: cell.getWidth(), text: cell.getChars() || ' ' };
        const before = runs.at(-1);
        if (before !== undefined && JSON.stringify(before.manner) === JSON.stringify(manner))
          before.characters.push(put);
        else runs.push({ characters: [put], manner });
      }
      return runs;
    });
  }

  cursor(): { readonly x: number; readonly y: number } {
    const { active } = this.#emulator.buffer;
    return { x: active.cursorX, y: active.cursorY };
  }

  scrollback(): number {
    return this.#emulator.buffer.active.baseY;
  }

  /** Resolves at the next change of what is seen. */
  async changed(): Promise<void> {
    const before = this.frame().join('\n');
    const cursor = JSON.stringify(this.cursor());
    while (this.frame().join('\n') === before && JSON.stringify(this.cursor()) === cursor)
      await new Promise<void>((resolve) => this.#changed.add(resolve));
  }

  #take(chunk: string, done: () => void): void {
    this.written += chunk;
    this.#emulator.write(chunk, () => {
      for (const resolve of this.#changed) resolve();
      this.#changed.clear();
      done();
    });
  }
}
