import { FileError, FileSystem } from './files.ts';
import { Leave } from './leave.ts';
import type { Process } from './process.ts';
import { runProgram } from './run-program.ts';
import type { Scope } from './scope.ts';
import type { Traps } from './traps.ts';

/** What a command of the shell itself is called with; `args` are without its name. */
export type BuiltinCall = {
  readonly args: readonly string[];
  /** With its streams moved. */
  readonly process: Process;
  readonly scope: Scope;
  readonly traps: Traps;
  /** What runs in the background. */
  readonly jobs: readonly Promise<unknown>[];
  readonly script: (text: string) => Promise<number>;
};

/** Resolves to the status. Throws Leave and Killed. */
export type Builtin = (call: BuiltinCall) => number | Promise<number>;

const leaving =
  (kind: 'exit' | 'return'): Builtin =>
  ({ args, scope }) => {
    throw new Leave(kind, args[0] === undefined ? scope.status : Number(args[0]) & 255);
  };

const leavingLoops =
  (kind: 'break' | 'continue'): Builtin =>
  ({ args }) => {
    throw new Leave(kind, Number(args[0] ?? 1) || 1);
  };

const cd: Builtin = ({ args, process, scope }) => {
  const path = FileSystem.resolve(scope.folder, args[0] ?? scope.value('HOME') ?? '/');
  if (!process.files.isFolder(path)) {
    process.err(`${scope.name}: cd: can't cd to ${args[0]}: No such file or directory\n`);
    return 2;
  }
  scope.folder = path;
  return 0;
};

const declaring =
  (exported: boolean): Builtin =>
  ({ args, scope }) => {
    for (const arg of args) {
      const at = arg.indexOf('=');
      const name = at < 0 ? arg : arg.slice(0, at);
      if (exported) scope.export(name);
      if (at >= 0) scope.assign(name, arg.slice(at + 1));
    }
    return 0;
  };

const set: Builtin = ({ args, scope }) => {
  const [first = ''] = args;
  if (first === '--') scope.positional = args.slice(1);
  else if (/^[-+]./.test(first)) {
    if (first.includes('e')) scope.exitOnError = first.startsWith('-');
  } else if (args.length > 0) scope.positional = args;
  return 0;
};

const read: Builtin = async ({ args, process, scope }) => {
  const line = await process.input.line(process.life);
  const names = args.filter((arg) => !arg.startsWith('-'));
  const values = (line ?? '').trim().split(/\s+/);
  for (const [index, name] of names.entries())
    scope.assign(name, index === names.length - 1 ? values.slice(index).join(' ') : (values[index] ?? ''));
  return line === undefined ? 1 : 0;
};

const source: Builtin = ({ args: [name = ''], process, scope, script }) => {
  try {
    return script(process.files.read(FileSystem.resolve(scope.folder, name)));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    process.err(`${scope.name}: .: can't open '${name}': ${error.message}\n`);
    throw new Leave('exit', 2);
  }
};

const command: Builtin = ({ args, process, scope }) => {
  if (args[0] !== '-v') return runProgram(args, [], process, scope);
  const found = args[1] !== undefined && process.find(args[1]) !== undefined;
  if (found) process.out(`/bin/${args[1]}\n`);
  return found ? 0 : 127;
};

const trap: Builtin = ({ args: [action = '', ...signals], process, traps }) => {
  traps.set(action, signals, process.life);
  return 0;
};

const exec: Builtin = async ({ args, process, scope }) => {
  if (args.length === 0) return 0;
  throw new Leave('exit', await runProgram(args, [], process, scope));
};

/** The commands of the shell itself, by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries<Builtin>({
    ':': () => 0,
    exit: leaving('exit'),
    return: leaving('return'),
    break: leavingLoops('break'),
    continue: leavingLoops('continue'),
    cd,
    export: declaring(true),
    readonly: declaring(true),
    local: declaring(false),
    unset: ({ args, scope }) => {
      for (const arg of args) scope.unset(arg);
      return 0;
    },
    set,
    shift: ({ args, scope }) => {
      scope.positional = scope.positional.slice(Number(args[0] ?? 1));
      return 0;
    },
    trap,
    wait: async ({ process, traps, jobs }) => {
      await traps.interrupt(Promise.all(jobs), process.life);
      return 0;
    },
    read,
    exec,
    eval: ({ args, script }) => script(args.join(' ')),
    '.': source,
    source,
    command,
  }),
);
