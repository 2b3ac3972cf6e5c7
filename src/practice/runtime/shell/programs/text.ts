import { FileError, FileSystem } from '../files.ts';
import { Killed, type Process, type Program } from '../process.ts';

/** Options and the rest of a command line: `-n 5`, `-n5` and `-5` for the letters in `valued`. */
export function options(
  args: readonly string[],
  valued = '',
): { flags: Map<string, string>; rest: string[] } {
  const flags = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 1; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (!/^-[A-Za-z0-9]/.test(arg)) {
      rest.push(arg);
      continue;
    }
    for (let letter = 1; letter < arg.length; letter++) {
      const name = arg[letter] ?? '';
      if (!valued.includes(name)) {
        flags.set(name, '');
        continue;
      }
      const inline = arg.slice(letter + 1);
      flags.set(name, inline === '' ? (args[++at] ?? '') : inline);
      break;
    }
  }
  return { flags, rest };
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  '\\': '\\',
  0: '\0',
  e: '\u001b',
};
const unescaped = (text: string): string =>
  text.replace(/\\([ntrae0\\])/g, (_, letter: string) => escapes[letter] ?? letter);

const echo: Program = async ({ args, out }) => {
  let at = 1;
  let newline = true;
  let escaped = false;
  for (; /^-[neE]+$/.test(args[at] ?? ''); at++) {
    if (args[at]?.includes('n')) newline = false;
    if (args[at]?.includes('e')) escaped = true;
  }
  const text = args.slice(at).join(' ');
  out((escaped ? unescaped(text) : text) + (newline ? '\n' : ''));
  return 0;
};

const printf: Program = async ({ args, out }) => {
  const values = args.slice(2);
  const format = args[1] ?? '';
  let used = 0;
  do {
    const before = used;
    const text = unescaped(format).replace(/%(-?\d*)([sdixXbc%])/g, (_, width: string, kind: string) => {
      if (kind === '%') return '%';
      const value = values[used++] ?? (kind === 's' || kind === 'b' ? '' : '0');
      const shown = kind === 'x' ? Number(value).toString(16) : value;
      const size = Math.abs(Number(width || 0));
      return width.startsWith('-')
        ? shown.padEnd(size)
        : shown.padStart(size, width.startsWith('0') ? '0' : ' ');
    });
    out(text);
    if (used === before) break;
  } while (used < values.length);
  return 0;
};

/** Texts of the named files, or of standard input; says what cannot be read. */
export async function texts(
  process: Process,
  names: readonly string[],
  what: string,
): Promise<{ list: { name: string; text: string }[]; status: number }> {
  if (names.length === 0)
    return { list: [{ name: '-', text: await process.input.all(process.life) }], status: 0 };
  const list: { name: string; text: string }[] = [];
  let status = 0;
  for (const name of names) {
    try {
      const text =
        name === '-'
          ? await process.input.all(process.life)
          : process.files.read(FileSystem.resolve(process.folder, name));
      list.push({ name, text });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      process.err(
        `${what}: ${error.message === 'Is a directory' ? `read error: ${error.message}` : `can't open '${name}': ${error.message}`}\n`,
      );
      status = 1;
    }
  }
  return { list, status };
}

const cat: Program = async (process) => {
  const { rest } = options(process.args);
  if (rest.includes('/dev/zero') || rest.includes('/dev/urandom')) return process.life.forever();
  const { list, status } = await texts(process, rest, 'cat');
  for (const { text } of list) process.out(text);
  return status;
};

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
const joined = (list: readonly string[]): string => (list.length === 0 ? '' : `${list.join('\n')}\n`);

const head: Program = async (process) => {
  const args = process.args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1'));
  const { flags, rest } = options(args, 'nc');
  if (rest.includes('/dev/zero')) return fill(process, flags.get('c') ?? '0');
  const { list, status } = await texts(process, rest, 'head');
  for (const { text } of list)
    process.out(
      flags.has('c')
        ? text.slice(0, Number(flags.get('c')))
        : joined(lines(text).slice(0, Number(flags.get('n') ?? 10))),
    );
  return status;
};

/** Bytes without end are only as real as the memory they take. */
async function fill(process: Process, size: string): Promise<number> {
  const unit = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[size.slice(-1).toLowerCase()] ?? 1;
  const bytes = Number.parseFloat(size) * unit;
  if (process.memoryLimit !== undefined && bytes > process.memoryLimit) {
    process.life.kill(137, 'OOMKilled');
    throw new Killed(137, 'OOMKilled');
  }
  process.out('\0'.repeat(Math.min(bytes || 0, 1_000_000)));
  return 0;
}

const tail: Program = async (process) => {
  const args = process.args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1'));
  const { flags, rest } = options(args, 'nc');
  if (rest.includes('/dev/zero')) {
    // tail keeps what it reads: an endless line fills the memory.
    await process.life.sleep(300, process.clock);
    process.life.kill(137, process.memoryLimit === undefined ? 'Error' : 'OOMKilled');
    process.life.check();
  }
  const following = flags.has('f') || flags.has('F');
  const shown = rest.filter((name) => name !== '/dev/null');
  const { list, status } =
    shown.length === 0 && following ? { list: [], status: 0 } : await texts(process, rest, 'tail');
  for (const { text } of list)
    process.out(joined(lines(text).slice(-Number((flags.get('n') ?? '10').replace('+', '')))));
  if (!following) return status;
  const sizes = new Map(list.map(({ name, text }) => [name, text.length] as const));
  for (;;) {
    await process.life.sleep(1000, process.clock);
    for (const [name, size] of sizes) {
      const path = FileSystem.resolve(process.folder, name);
      const text = process.files.exists(path) ? process.files.read(path) : '';
      if (text.length > size) process.out(text.slice(size));
      sizes.set(name, text.length);
    }
  }
};

const grep: Program = async (process) => {
  const { flags, rest } = options(process.args, 'eAB');
  const pattern = flags.get('e') ?? rest.shift() ?? '';
  let expression: RegExp;
  try {
    const source = flags.has('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern;
    expression = new RegExp(flags.has('w') ? `\\b(?:${source})\\b` : source, flags.has('i') ? 'i' : '');
  } catch {
    process.err(`grep: bad regex '${pattern}'\n`);
    return 2;
  }
  const { list, status } = await texts(process, rest, 'grep');
  let count = 0;
  for (const { name, text } of list) {
    const prefix = list.length > 1 ? `${name}:` : '';
    const found = lines(text)
      .map((line, index) => [line, index + 1] as const)
      .filter(([line]) => expression.test(line) !== flags.has('v'));
    count += found.length;
    if (flags.has('q')) continue;
    if (flags.has('c')) process.out(`${prefix}${found.length}\n`);
    else if (flags.has('l')) process.out(found.length > 0 ? `${name}\n` : '');
    else
      for (const [line, number] of found)
        process.out(
          `${prefix}${flags.has('n') ? `${number}:` : ''}${flags.has('o') ? (expression.exec(line)?.[0] ?? '') : line}\n`,
        );
  }
  return count > 0 ? 0 : status === 0 ? 1 : 2;
};

const wc: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const { list, status } = await texts(process, rest, 'wc');
  const all = !['l', 'w', 'c'].some((flag) => flags.has(flag));
  for (const { name, text } of list) {
    const counts = [
      ...(all || flags.has('l') ? [(text.match(/\n/g) ?? []).length] : []),
      ...(all || flags.has('w') ? [text.split(/\s+/).filter((word) => word !== '').length] : []),
      ...(all || flags.has('c') ? [Buffer.byteLength(text)] : []),
    ];
    const suffix = name === '-' ? '' : ` ${name}`;
    process.out(
      counts.length === 1
        ? `${counts[0]}${suffix}\n`
        : `${counts.map((count) => String(count).padStart(9)).join(' ')}${suffix}\n`,
    );
  }
  return status;
};

const sort: Program = async (process) => {
  const { flags, rest } = options(process.args, 'kt');
  const { list, status } = await texts(process, rest, 'sort');
  const sorted = list
    .flatMap(({ text }) => lines(text))
    .sort((a, b) =>
      flags.has('n') ? Number.parseFloat(a) - Number.parseFloat(b) : a < b ? -1 : a > b ? 1 : 0,
    );
  if (flags.has('r')) sorted.reverse();
  process.out(joined(flags.has('u') ? [...new Set(sorted)] : sorted));
  return status;
};

const uniq: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const { list, status } = await texts(process, rest, 'uniq');
  const runs: [string, number][] = [];
  for (const line of list.flatMap(({ text }) => lines(text))) {
    const last = runs.at(-1);
    if (last?.[0] === line) last[1]++;
    else runs.push([line, 1]);
  }
  process.out(
    joined(runs.map(([line, count]) => (flags.has('c') ? `${String(count).padStart(7)} ${line}` : line))),
  );
  return status;
};

const cut: Program = async (process) => {
  const { flags, rest } = options(process.args, 'dfc');
  const { list, status } = await texts(process, rest, 'cut');
  const delimiter = flags.get('d') ?? '\t';
  const wanted = (flags.get('f') ?? flags.get('c') ?? '1').split(',').map((range) => range.split('-'));
  const takes = (at: number) =>
    wanted.some(([from = '', to]) =>
      to === undefined
        ? at === Number(from)
        : at >= Number(from || 1) && at <= Number(to || Number.MAX_SAFE_INTEGER),
    );
  for (const line of list.flatMap(({ text }) => lines(text))) {
    const pieces = flags.has('c') ? [...line] : line.split(delimiter);
    process.out(`${pieces.filter((_, index) => takes(index + 1)).join(flags.has('c') ? '' : delimiter)}\n`);
  }
  return status;
};

const tr: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const spread = (text: string) =>
    unescaped(text).replace(/(.)-(.)/g, (_, from: string, to: string) =>
      Array.from({ length: Math.max(0, to.charCodeAt(0) - from.charCodeAt(0) + 1) }, (__, index) =>
        String.fromCharCode(from.charCodeAt(0) + index),
      ).join(''),
    );
  const [from = '', to = ''] = rest.map(spread);
  const text = await process.input.all(process.life);
  process.out(
    [...text]
      .map((letter) => {
        const at = from.indexOf(letter);
        return at < 0 ? letter : flags.has('d') ? '' : (to[Math.min(at, to.length - 1)] ?? '');
      })
      .join(''),
  );
  return 0;
};

const sed: Program = async (process) => {
  const { flags, rest } = options(process.args, 'e');
  const script = flags.get('e') ?? rest.shift() ?? '';
  const { list, status } = await texts(process, rest, 'sed');
  const substitute = /^s(.)(.*?)\1(.*?)\1([gi]*)$/.exec(script);
  const print = /^(\d+)p$/.exec(script);
  for (const { text } of list)
    for (const [index, line] of lines(text).entries()) {
      if (print) {
        if (!flags.has('n') || index + 1 === Number(print[1])) process.out(`${line}\n`);
      } else if (substitute)
        process.out(
          `${line.replace(new RegExp(substitute[2] ?? '', substitute[4] ?? ''), (substitute[3] ?? '').replace(/\\(\d)/g, '$$$1').replaceAll('&', '$&'))}\n`,
        );
      else {
        process.err('sed: this script is not available in the practice cluster\n');
        return 1;
      }
    }
  return status;
};

const tee: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const text = await process.input.all(process.life);
  process.out(text);
  for (const name of rest)
    process.files.write(FileSystem.resolve(process.folder, name), text, flags.has('a'));
  return 0;
};

const base64: Program = async (process) => {
  const { flags, rest } = options(process.args, 'w');
  const { list, status } = await texts(process, rest, 'base64');
  for (const { text } of list)
    process.out(
      flags.has('d')
        ? Buffer.from(text, 'base64').toString('utf8')
        : `${Buffer.from(text).toString('base64')}\n`,
    );
  return status;
};

/** Programs that read and write text. */
export const textPrograms: Readonly<Record<string, Program>> = {
  echo,
  printf,
  cat,
  head,
  tail,
  grep,
  wc,
  sort,
  uniq,
  cut,
  tr,
  sed,
  tee,
  base64,
};
