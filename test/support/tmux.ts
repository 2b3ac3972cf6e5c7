import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './bundle.ts';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

type TmuxOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

/** A program in a real tmux of its own, with all it writes kept byte for byte. */
export class Tmux {
  readonly #socket: string;
  readonly #raw: string;

  /** The program begins when `start` is called: nothing of it is missed. */
  constructor(command: string, { columns = 80, rows = 24, env = {}, cwd = '/' }: TmuxOptions = {}) {
    const folder = temporaryFolder('tmux');
    this.#socket = join(folder, 'socket');
    this.#raw = join(folder, 'raw');
    const set = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const size = ['-x', String(columns), '-y', String(rows)];
    this.run(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      ...size,
      ...set,
      '-c',
      cwd,
      `read go; ${command}; read end`,
    );
    // Whatever the program may do to them, it is allowed to.
    this.run('set', '-g', 'set-clipboard', 'on');
    this.run('set', '-g', 'allow-rename', 'on');
    this.run('set', '-g', 'automatic-rename', 'off');
    this.run('set', '-g', 'allow-passthrough', 'on');
    this.run('set', '-g', 'set-titles', 'on');
    this.run('set-buffer', 'what was there before');
    this.run('pipe-pane', '-o', `cat > ${this.#raw}`);
  }

  start(): void {
    this.run('send-keys', 'Enter');
  }

  run(...args: readonly string[]): string {
    const { stdout, stderr, status } = spawnSync('tmux', ['-S', this.#socket, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  keys(...keys: readonly string[]): void {
    this.run('send-keys', ...keys);
  }

  screen(): string {
    return this.run('capture-pane', '-p');
  }

  /** Asks again and again; the test's own time limit ends a wait in vain. */
  async shows(text: string | RegExp): Promise<string> {
    for (;;) {
      const seen = this.screen();
      if (typeof text === 'string' ? seen.includes(text) : text.test(seen)) return seen;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  /** What a program could have changed behind the screen. */
  outside() {
    return {
      title: this.run('display', '-p', '#{pane_title}'),
      window: this.run('display', '-p', '#{window_name}'),
      buffers: this.run('list-buffers', '-F', '#{buffer_name} #{buffer_sample}'),
      paste: this.run('show-buffer'),
    };
  }

  /** All bytes the program has written. */
  bytes(): string {
    return readFileSync(this.#raw, 'latin1');
  }

  end(): void {
    spawnSync('tmux', ['-S', this.#socket, 'kill-server']);
  }
}
