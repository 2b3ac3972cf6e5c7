import { FileError, FileSystem } from '../files.ts';
import type { Process, Program } from '../process.ts';
import { eachPath } from './each-path.ts';
import { options } from './options.ts';

const ls: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const names = rest.length === 0 ? ['.'] : rest;
  return eachPath(
    process,
    names,
    (name, because) => `ls: ${name}: ${because}`,
    (path) => {
      if (!process.files.exists(path)) throw new FileError('No such file or directory');
      const isFolder = process.files.isFolder(path) && !flags.has('d');
      const found = isFolder
        ? [
            ...(flags.has('a') ? ['.', '..'] : []),
            ...process.files
              .list(path)
              .filter((name) => flags.has('a') || flags.has('A') || !name.startsWith('.')),
          ]
        : [path];
      if (!flags.has('l')) {
        process.out(found.map((name) => `${name}\n`).join(''));
        return;
      }
      if (isFolder) process.out(`total ${found.length * 4}\n`);
      for (const name of found) {
        const whole = isFolder ? FileSystem.resolve(path, name) : path;
        const folder = process.files.isFolder(whole);
        const size = folder ? 4096 : process.files.read(whole).length;
        const date = new Date(process.clock.now()).toUTCString();
        process.out(
          `${folder ? 'drwxr-xr-x' : '-rw-r--r--'}    1 root     root     ${String(size).padStart(9)} ${date.slice(8, 11)} ${date.slice(5, 7)} ${date.slice(17, 22)} ${name}\n`,
        );
      }
    },
  );
};

const mkdir: Program = async (process) => {
  const { flags, rest } = options(process.args, 'm');
  return eachPath(
    process,
    rest,
    (name, because) => `mkdir: can't create directory '${name}': ${because}`,
    (path) => {
      if (process.files.exists(path)) {
        if (flags.has('p')) return;
        throw new FileError('File exists');
      }
      process.files.makeFolder(path);
    },
  );
};

const touch: Program = (process) =>
  eachPath(
    process,
    options(process.args).rest,
    (name, because) => `touch: ${name}: ${because}`,
    (path) => {
      if (!process.files.exists(path)) process.files.write(path, '');
    },
  );

const rm: Program = async (process) => {
  const { flags, rest } = options(process.args);
  return eachPath(
    process,
    rest,
    (name, because) => `rm: can't remove '${name}': ${because}`,
    (path) => {
      if (!process.files.exists(path)) {
        if (flags.has('f')) return;
        throw new FileError('No such file or directory');
      }
      if (process.files.isFolder(path) && !flags.has('r') && !flags.has('R'))
        throw new FileError('Is a directory');
      process.files.remove(path);
    },
  );
};

const copying =
  (move: boolean): Program =>
  async (process) => {
    const { rest } = options(process.args);
    const target = FileSystem.resolve(process.folder, rest.at(-1) ?? '');
    const what = move ? 'mv' : 'cp';
    return eachPath(
      process,
      rest.slice(0, -1),
      (name, because) => `${what}: can't stat '${name}': ${because}`,
      (path) => {
        const text = process.files.read(path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        process.files.write(process.files.isFolder(target) ? `${target}/${name}` : target, text);
        if (move) process.files.remove(path);
      },
    );
  };

const pwd: Program = async ({ folder, out }) => {
  out(`${folder}\n`);
  return 0;
};

const df: Program = async (process) => {
  process.out('Filesystem           1K-blocks      Used Available Use% Mounted on\n');
  for (const { path, tree } of process.files.mounted()) {
    const used = Math.ceil([...tree.files.values()].reduce((sum, text) => sum + text.length, 0) / 1024);
    process.out(
      `${'simulated'.padEnd(20)} ${String(20893676).padStart(9)} ${String(used).padStart(9)} ${String(20893676 - used).padStart(9)}   1% ${path}\n`,
    );
  }
  return 0;
};

const test: Program = async (process) => {
  const args = process.args[0] === '[' ? process.args.slice(1, -1) : process.args.slice(1);
  return evaluate(args, process) ? 0 : 1;
};

function evaluate(args: readonly string[], process: Process): boolean {
  for (const [operator, join] of [
    ['-o', (a: boolean, b: boolean) => a || b],
    ['-a', (a: boolean, b: boolean) => a && b],
  ] as const) {
    const at = args.indexOf(operator, 1);
    if (at > 0) return join(evaluate(args.slice(0, at), process), evaluate(args.slice(at + 1), process));
  }
  if (args[0] === '!') return !evaluate(args.slice(1), process);
  const [a = '', b = '', c = ''] = args;
  if (args.length === 0) return false;
  if (args.length === 1) return a !== '';
  if (args.length === 2) {
    const path = FileSystem.resolve(process.folder, b);
    const { files } = process;
    switch (a) {
      case '-z':
        return b === '';
      case '-n':
        return b !== '';
      case '-d':
        return files.isFolder(path);
      case '-f':
        return files.exists(path) && !files.isFolder(path);
      case '-s':
        return files.exists(path) && !files.isFolder(path) && files.read(path) !== '';
      default:
        return ['-e', '-r', '-w', '-x', '-L', '-h'].includes(a) && files.exists(path);
    }
  }
  const numbers = {
    '-eq': (x: number, y: number) => x === y,
    '-ne': (x: number, y: number) => x !== y,
    '-lt': (x: number, y: number) => x < y,
    '-le': (x: number, y: number) => x <= y,
    '-gt': (x: number, y: number) => x > y,
    '-ge': (x: number, y: number) => x >= y,
  };
  const compare = numbers[b as keyof typeof numbers];
  if (compare) return compare(Number(a), Number(c));
  return b === '!=' ? a !== c : a === c;
}

/** Programs for files and folders. */
export const filePrograms: Readonly<Record<string, Program>> = {
  ls,
  mkdir,
  touch,
  rm,
  rmdir: rm,
  cp: copying(false),
  mv: copying(true),
  pwd,
  df,
  test,
  '[': test,
};
