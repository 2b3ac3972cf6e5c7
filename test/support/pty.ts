import { type IPty, spawn } from '@lydell/node-pty';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal as Emulator } from '@xterm/headless';

export type PtyOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

/** A program in a real pseudo-terminal, with an emulator on the other side. */
export class Pty {
  readonly #pty: IPty;
  readonly emulator: Emulator;
  /** Everything written, byte for byte. */
  output = '';
  exit: { readonly code: number; readonly signal: number } | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(file: string, args: readonly string[], options: PtyOptions = {}) {
    const { columns = 80, rows = 24 } = options;
    this.emulator = new Emulator({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
    this.emulator.loadAddon(new Unicode11Addon());
    this.emulator.unicode.activeVersion = '11';
    this.#pty = spawn(file, [...args], {
      name: 'xterm-256color',
      cols: columns,
      rows,
      cwd: options.cwd ?? process.cwd(),
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...options.env },
    });
    this.#pty.onData((data) => {
      this.output += data;
      this.emulator.write(data, () => this.#wake());
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.exit = { code: exitCode, signal: signal ?? 0 };
      this.#wake();
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  send(text: string): void {
    this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.emulator.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** The visible rows, without blanks at their ends. */
  screen(): readonly string[] {
    const { active } = this.emulator.buffer;
    return Array.from({ length: this.emulator.rows }, (_, row) =>
      (active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  text(): string {
    return this.screen().join('\n');
  }

  /** Waits for output or exit until the condition holds; the test's own time limit ends a wait in vain. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async shows(text: string): Promise<void> {
    await this.until(() => this.text().includes(text));
  }

  async ended(): Promise<number> {
    await this.until(() => this.exit !== undefined);
    return this.exit?.code ?? -1;
  }

  /** Closes the other side, as a terminal window that is closed. */
  vanish(): void {
    (this.#pty as IPty & { destroy(): void }).destroy();
  }

  /** Ends the program, whatever it is doing. */
  destroy(): void {
    if (this.exit === undefined) this.#pty.kill('SIGKILL');
  }

  /** What the program left the terminal in. */
  left() {
    const lastOf = (on: string, off: string) => this.output.lastIndexOf(on) > this.output.lastIndexOf(off);
    return {
      alternateScreen: this.emulator.buffer.active.type === 'alternate',
      hiddenCursor: lastOf('\u001b[?25l', '\u001b[?25h'),
      bracketedPaste: this.emulator.modes.bracketedPasteMode,
      mouse: this.emulator.modes.mouseTrackingMode !== 'none',
      synchronised: lastOf('\u001b[?2026h', '\u001b[?2026l'),
    };
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** A terminal as it was before any program ran in it. */
export const untouched = {
  alternateScreen: false,
  hiddenCursor: false,
  bracketedPaste: false,
  mouse: false,
  synchronised: false,
};
