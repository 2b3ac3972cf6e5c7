import type { Program } from '../process.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  '\\': '\\',
  0: '\0',
  e: '\u001b',
};

/** A text with `\n` and its like turned into what they mean. */
export const unescaped = (text: string): string =>
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

/** What printf writes: the format again and again until its values are used up. */
export function formatted(format: string, values: readonly string[]): string {
  const source = unescaped(format);
  let used = 0;
  let text = '';
  do {
    const before = used;
    text += source.replace(/%(-?\d*)([sdixXbc%])/g, (_, width: string, kind: string) => {
      if (kind === '%') return '%';
      const value = values[used++] ?? (kind === 's' || kind === 'b' ? '' : '0');
      return padded(kind === 'x' ? Number(value).toString(16) : value, width);
    });
    if (used === before) break;
  } while (used < values.length);
  return text;
}

function padded(text: string, width: string): string {
  const size = Math.abs(Number(width || 0));
  return width.startsWith('-') ? text.padEnd(size) : text.padStart(size, width.startsWith('0') ? '0' : ' ');
}

const printf: Program = async ({ args, out }) => {
  out(formatted(args[1] ?? '', args.slice(2)));
  return 0;
};

const seq: Program = async ({ args, out }) => {
  const numbers = args.slice(1).map(Number);
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  let text = '';
  for (
    let value = first ?? 1;
    step && (step > 0 ? value <= (last ?? 0) : value >= (last ?? 0)) && text.length < 1e6;
    value += step
  )
    text += `${value}\n`;
  out(text);
  return 0;
};

const expr: Program = async ({ args, out }) => {
  const [a = '0', operator, b = '0'] = args.slice(1);
  const value = {
    '+': Number(a) + Number(b),
    '-': Number(a) - Number(b),
    '*': Number(a) * Number(b),
    '/': Math.trunc(Number(a) / Number(b)),
    '%': Number(a) % Number(b),
  }[operator ?? ''];
  out(`${value ?? a}\n`);
  return value === 0 ? 1 : 0;
};

const yes: Program = async ({ args, out, life, cpu }) => {
  for (;;) {
    out(`${args[1] ?? 'y'}\n`.repeat(50));
    await cpu.work(1000, life);
  }
};

/** Programs that write what they are told. */
export const printPrograms: Readonly<Record<string, Program>> = { echo, printf, seq, expr, yes };
