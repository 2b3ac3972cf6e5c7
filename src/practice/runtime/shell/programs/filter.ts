import type { Process, Program } from '../process.ts';
import { inputTexts, joinedLines, linesOf } from './input-texts.ts';
import { options } from './options.ts';
import { unescaped } from './print.ts';

function expressionOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

const grep: Program = async (process) => {
  const { flags, rest } = options(process.args, 'eAB');
  const pattern = flags.get('e') ?? rest.shift() ?? '';
  const source = flags.has('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern;
  const expression = expressionOf(flags.has('w') ? `\\b(?:${source})\\b` : source, flags.has('i') ? 'i' : '');
  if (expression === undefined) {
    process.err(`grep: bad regex '${pattern}'\n`);
    return 2;
  }
  const { list, status } = await inputTexts(process, rest, 'grep');
  let count = 0;
  for (const { name, text } of list) {
    const prefix = list.length > 1 ? `${name}:` : '';
    const found = linesOf(text)
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

const sort: Program = async (process) => {
  const { flags, rest } = options(process.args, 'kt');
  const { list, status } = await inputTexts(process, rest, 'sort');
  const sorted = list
    .flatMap(({ text }) => linesOf(text))
    .sort((a, b) =>
      flags.has('n') ? Number.parseFloat(a) - Number.parseFloat(b) : a < b ? -1 : a > b ? 1 : 0,
    );
  if (flags.has('r')) sorted.reverse();
  process.out(joinedLines(flags.has('u') ? [...new Set(sorted)] : sorted));
  return status;
};

const uniq: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const { list, status } = await inputTexts(process, rest, 'uniq');
  const runs: [string, number][] = [];
  for (const line of list.flatMap(({ text }) => linesOf(text))) {
    const last = runs.at(-1);
    if (last?.[0] === line) last[1]++;
    else runs.push([line, 1]);
  }
  process.out(
    joinedLines(
      runs.map(([line, count]) => (flags.has('c') ? `${String(count).padStart(7)} ${line}` : line)),
    ),
  );
  return status;
};

/** The pieces that a list such as `1,3-5,7-` names, counted from 1. */
export function chosen<T>(pieces: readonly T[], list: string): T[] {
  const ranges = list.split(',').map((range) => range.split('-'));
  return pieces.filter((_, index) =>
    ranges.some(([from = '', to]) =>
      to === undefined
        ? index + 1 === Number(from)
        : index + 1 >= Number(from || 1) && index + 1 <= Number(to || Number.MAX_SAFE_INTEGER),
    ),
  );
}

const cut: Program = async (process) => {
  const { flags, rest } = options(process.args, 'dfc');
  const { list, status } = await inputTexts(process, rest, 'cut');
  const byLetter = flags.has('c');
  const delimiter = byLetter ? '' : (flags.get('d') ?? '\t');
  const wanted = flags.get('f') ?? flags.get('c') ?? '1';
  for (const line of list.flatMap(({ text }) => linesOf(text)))
    process.out(`${chosen(byLetter ? [...line] : line.split(delimiter), wanted).join(delimiter)}\n`);
  return status;
};

/** A set of letters as tr takes it, with its ranges written out: `a-c` is `abc`. */
export const lettersOf = (set: string): string =>
  unescaped(set).replace(/(.)-(.)/g, (_, from: string, to: string) =>
    Array.from({ length: Math.max(0, to.charCodeAt(0) - from.charCodeAt(0) + 1) }, (__, index) =>
      String.fromCharCode(from.charCodeAt(0) + index),
    ).join(''),
  );

const tr: Program = async (process) => {
  const { flags, rest } = options(process.args);
  const [from = '', to = ''] = rest.map(lettersOf);
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

/** What a script of sed makes of a line with its number: the lines to write. `undefined` when it is none of ours. */
export function editorOf(
  script: string,
  quiet: boolean,
): ((line: string, number: number) => string[]) | undefined {
  const print = /^(\d+)p$/.exec(script);
  if (print) return (line, number) => (quiet && number !== Number(print[1]) ? [] : [line]);
  const [, , source = '', replacement = '', flags = ''] = /^s(.)(.*?)\1(.*?)\1([gi]*)$/.exec(script) ?? [];
  const expression = source === '' ? undefined : expressionOf(source, flags);
  if (expression === undefined) return undefined;
  const filled = replacement.replace(/\\(\d)/g, '$$$1').replaceAll('&', '$$&');
  return (line) => [line.replace(expression, filled)];
}

const sed: Program = async (process) => {
  const { flags, rest } = options(process.args, 'e');
  const edit = editorOf(flags.get('e') ?? rest.shift() ?? '', flags.has('n'));
  if (edit === undefined) return unknownScript(process);
  const { list, status } = await inputTexts(process, rest, 'sed');
  for (const { text } of list)
    for (const [index, line] of linesOf(text).entries()) process.out(joinedLines(edit(line, index + 1)));
  return status;
};

function unknownScript({ err }: Process): number {
  err('sed: this script is not available in the practice cluster\n');
  return 1;
}

/** Programs that choose among lines, or change them. */
export const filterPrograms: Readonly<Record<string, Program>> = { grep, sort, uniq, cut, tr, sed };
