import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { compileInto } from '../../scripts/content-tools.ts';
import { main } from '../../src/cli/main.ts';
import type { World } from '../../src/cli/world.ts';
import { bundleProgram } from './bundle.ts';

export type CliRun = { readonly exit: number; readonly stdout: string; readonly stderr: string };

export type CliHouse = {
  /** Runs one command line in a process-like world: pipes for output, data in a folder of its own, `typed` at a keyboard. */
  run(line: string, env?: Readonly<Record<string, string>>, typed?: string): Promise<CliRun>;
  readonly folder: string;
  close(): void;
};

const root = new URL('../..', import.meta.url).pathname;

let contentWorker: string | undefined;

/** The thread for authors' folders lies beside the program; bundled once for all tests of a file. */
function addContentWorker(dist: string): void {
  contentWorker ??= bundleProgram(join(root, 'src/cli/wire-content-worker.ts'));
  copyFileSync(contentWorker, join(dist, 'content-worker.js'));
  writeFileSync(join(dist, 'package.json'), '{"type": "module"}');
}

/** The command line over the real course, compiled into a temporary folder. */
export function openCli(course: string = root): CliHouse {
  const folder = mkdtempSync(join(tmpdir(), 'eks-learn-cli-'));
  const content = join(folder, 'dist/content');
  compileInto(course, content);
  return {
    folder,
    run: async (line, env = {}, typed?: string) => {
      const written = { stdout: '', stderr: '' };
      const output = (name: 'stdout' | 'stderr') => ({
        write: (text: string) => {
          written[name] += text;
        },
      });
      const stdin = Object.assign(new PassThrough(), typed === undefined ? {} : { isTTY: true });
      stdin.end(typed);
      const world: World = {
        version: '0.1.0',
        nodeVersion: process.versions.node,
        content,
        env: { PATH: process.env.PATH, EKS_LEARN_HOME: join(folder, 'home'), EKS_LEARN_LANG: 'en', ...env },
        platform: process.platform,
        home: folder,
        cwd: folder,
        stdin,
        stdout: output('stdout'),
        stderr: output('stderr'),
      };
      if (line.startsWith('content ')) addContentWorker(join(folder, 'dist'));
      const exit = await main(
        line.split(' ').filter((word) => word !== ''),
        world,
      );
      return { exit, ...written };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
