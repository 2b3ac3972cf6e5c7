import { runningClock } from '../../src/practice/clock.ts';
import type { Network } from '../../src/practice/runtime/network.ts';
import { Cpu } from '../../src/practice/runtime/shell/cpu.ts';
import { FileSystem } from '../../src/practice/runtime/shell/files.ts';
import { Input, Life } from '../../src/practice/runtime/shell/process.ts';
import { findProgram } from '../../src/practice/runtime/shell/programs.ts';
import { Shell } from '../../src/practice/runtime/shell/shell.ts';

const programs = [
  'echo',
  'cat',
  'grep',
  'wc',
  'sleep',
  'ls',
  'mkdir',
  'rm',
  'test',
  '[',
  'true',
  'false',
  'sh',
  'seq',
  'sort',
  'cut',
  'tr',
  'printf',
  'head',
  'env',
  'pwd',
  'tail',
  'tee',
  'timeout',
  'date',
  'sed',
  'kill',
  'wget',
  'curl',
  'nc',
];

const nobody: Network = {
  resolve: (name) => ({ name, addresses: [] }),
  connect: () => ({ kind: 'unknown-host' }),
  http: () => ({ kind: 'unknown-host' }),
};

/** What a script writes, and its status, in a container with a few programs, `/tmp` and a read-only `/volume`. */
export async function runScript(
  script: string,
  env: Record<string, string> = {},
  life = new Life(),
  network: Network = nobody,
): Promise<{ out: string; err: string; code: number }> {
  let out = '';
  let err = '';
  const files = new FileSystem([
    { path: '/volume', tree: { readOnly: true, files: new Map([['/file', '']]) } },
    {
      path: '/',
      tree: {
        readOnly: false,
        files: new Map([['/tmp/', ''], ...programs.map((name) => [`/bin/${name}`, ''] as const)]),
      },
    },
  ]);
  const code = await new Shell({
    args: ['sh'],
    env: new Map(Object.entries(env)),
    files,
    folder: '/',
    clock: runningClock(50),
    network,
    user: 0,
    group: 0,
    pid: 1,
    signalFirst: () => undefined,
    life,
    input: Input.of(''),
    cpu: new Cpu(runningClock(50), undefined),
    memoryLimit: 2 ** 26,
    listen: () => true,
    close: () => undefined,
    find: (name) => findProgram(name, { files }),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  }).script(script);
  return { out, err, code };
}
