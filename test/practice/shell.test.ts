import { expect, test } from 'vitest';
import { runningClock } from '../../src/practice/clock.ts';
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
];

async function run(
  script: string,
  env: Record<string, string> = {},
): Promise<{ out: string; err: string; code: number }> {
  let out = '';
  let err = '';
  const files = new FileSystem([
    {
      path: '/',
      tree: {
        readOnly: false,
        files: new Map([['/tmp/', ''], ...programs.map((name) => [`/bin/${name}`, ''] as const)]),
      },
    },
  ]);
  const network = {
    resolve: (name: string) => ({ name, addresses: [] }),
    connect: () => ({ kind: 'unknown-host' as const }),
    http: () => ({ kind: 'unknown-host' as const }),
  };
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
    life: new Life(),
    input: Input.of(''),
    cpu: new Cpu(runningClock(50), undefined),
    memoryLimit: undefined,
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

test.each([
  ['echo one; echo two', 'one\ntwo\n'],
  ['x=3; while [ $x -gt 0 ]; do echo $x; x=$((x-1)); done', '3\n2\n1\n'],
  ['for name in a b; do echo "[$name]"; done', '[a]\n[b]\n'],
  ['if false; then echo a; elif true; then echo b; else echo c; fi', 'b\n'],
  ['case web-1 in db*) echo db;; web*) echo web;; esac', 'web\n'],
  ['echo "$MISSING${MISSING:-default} ${NAME#h} ${NAME%o} ${#NAME}"', 'default ello hell 5\n'],
  ['printf "b\\na\\n" | sort | head -1', 'a\n'],
  ['echo hi > /tmp/f; cat /tmp/f; cat < /tmp/f | wc -l', 'hi\n1\n'],
  ['greet() { echo "hello $1"; }; greet you', 'hello you\n'],
  ['false || echo saved; true && echo fine', 'saved\nfine\n'],
  ['echo \'a  b\' "c  d" e  f', 'a  b c  d e f\n'],
  ['echo $(echo inner) `echo old`', 'inner old\n'],
  ['(cd /tmp; echo x > g); ls /tmp', 'g\n'],
  ['trap "echo bye" EXIT; echo hi', 'hi\nbye\n'],
])('the shell runs %s', async (script, out) => {
  expect((await run(script, { NAME: 'hello' })).out).toBe(out);
});

test('what is not there ends with 127 and says so', async () => {
  expect(await run('nothere')).toEqual({ out: '', err: 'sh: nothere: not found\n', code: 127 });
});

test('set -e stops at the first failure, and exit gives its status', async () => {
  expect((await run('set -e; false; echo never')).out).toBe('');
  expect((await run('exit 7')).code).toBe(7);
});

test('a script that cannot be read is refused, not run', async () => {
  const { code, err } = await run('if true; then echo x');
  expect(code).toBe(2);
  expect(err).toContain('syntax error');
});
