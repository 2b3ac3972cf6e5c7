import { FileSystem } from '../files.ts';
import type { Process, Program } from '../process.ts';
import { eachPath } from './each-path.ts';
import { inputTexts, joinedLines, linesOf } from './input-texts.ts';
import { takeMemory } from './memory.ts';
import { byteCount, options } from './options.ts';

const cat: Program = async (process) => {
  const { rest } = options(process.args);
  if (rest.includes('/dev/zero') || rest.includes('/dev/urandom')) return process.life.forever();
  const { list, status } = await inputTexts(process, rest, 'cat');
  for (const { text } of list) process.out(text);
  return status;
};

const head: Program = async (process) => {
  const args = process.args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1'));
  const { flags, rest } = options(args, 'nc');
  if (rest.includes('/dev/zero')) return readZeros(process, flags.get('c') ?? '0');
  const { list, status } = await inputTexts(process, rest, 'head');
  for (const { text } of list)
    process.out(
      flags.has('c')
        ? text.slice(0, Number(flags.get('c')))
        : joinedLines(linesOf(text).slice(0, Number(flags.get('n') ?? 10))),
    );
  return status;
};

/** Bytes without end are only as real as the memory they take. */
async function readZeros(process: Process, size: string): Promise<number> {
  const bytes = byteCount(size);
  takeMemory(process, bytes);
  process.out('\0'.repeat(Math.min(bytes || 0, 1_000_000)));
  return 0;
}

/** The last lines of a list; with `+3` those from the third on. */
export const lastLines = (list: readonly string[], count: string): readonly string[] =>
  list.slice(
    count.startsWith('+')
      ? Math.max(0, Number(count) - 1)
      : list.length - Math.min(list.length, Math.abs(Number(count))),
  );

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
    shown.length === 0 && following ? { list: [], status: 0 } : await inputTexts(process, rest, 'tail');
  for (const { text } of list) process.out(joinedLines(lastLines(linesOf(text), flags.get('n') ?? '10')));
  return following ? follow(process, list) : status;
};

/** Writes what files get from now on. */
async function follow(process: Process, list: readonly { name: string; text: string }[]): Promise<never> {
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
}

const wc: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const { list, status } = await inputTexts(process, rest, 'wc');
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

const tee: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const text = await process.input.all(process.life);
  process.out(text);
  return eachPath(
    process,
    rest,
    (name, because) => `tee: ${name}: ${because}`,
    (path) => process.files.write(path, text, flags.has('a')),
  );
};

const base64: Program = async (process) => {
  const { flags, rest } = options(process.args, 'w');
  const { list, status } = await inputTexts(process, rest, 'base64');
  for (const { text } of list)
    process.out(
      flags.has('d')
        ? Buffer.from(text, 'base64').toString('utf8')
        : `${Buffer.from(text).toString('base64')}\n`,
    );
  return status;
};

/** Programs that pass on what files hold, or say how much it is. */
export const readPrograms: Readonly<Record<string, Program>> = { cat, head, tail, wc, tee, base64 };
