import type { FlagSpec, Flags, ToolData } from './tool-data.ts';
import type { LineFault } from './words.ts';

/** Why a line is not a command of its tool. */
export type CommandFault = LineFault | 'other-tool' | 'unknown-command' | 'unknown-flag' | 'missing-value';

export type Fault = { readonly fault: CommandFault; readonly name?: string };

/** A flag as it was typed, once or more often. */
export type Given = { readonly spec: FlagSpec; readonly values: readonly string[]; readonly raw: string };

export type ParsedLine = {
  readonly path: string;
  readonly flags: ReadonlyMap<string, Given>;
  readonly places: readonly string[];
  /** What stands behind `--`; undefined without it. */
  readonly rest: readonly string[] | undefined;
};

export type Parsed = { readonly ok: true; readonly line: ParsedLine } | ({ readonly ok: false } & Fault);

/** Reads the words behind the tool's name as cobra does: flags anywhere, `--` ends them, short ones may be joined. */
export function parseFlags(words: readonly string[], tool: ToolData): Parsed {
  const found = findCommand(words, tool);
  if (found === undefined) return { ok: false, fault: 'unknown-command', name: words[0] ?? '' };
  const flags = tool.flagsOf(found.path);
  const given = new Map<string, Given>();
  const places: string[] = [];
  let rest: string[] | undefined;
  const words_ = words.filter((_, at) => !found.used.has(at));
  for (let at = 0; at < words_.length; at += 1) {
    const word = words_[at] as string;
    if (word === '--') {
      rest = words_.slice(at + 1);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      places.push(word);
      continue;
    }
    const read = word.startsWith('--') ? readLong(word, flags) : readShort(word, flags);
    if ('fault' in read) return { ok: false, ...read };
    for (const { spec, value, shown } of read) {
      const taken = value ?? (spec.kind === 'b' ? 'true' : spec.bare);
      const argument = taken ?? words_[at + 1];
      if (argument === undefined) return { ok: false, fault: 'missing-value', name: shown };
      if (taken === undefined) at += 1;
      const raw = taken === undefined ? `${shown} ${argument}` : value === undefined ? shown : word;
      const before = given.get(spec.name);
      given.set(spec.name, {
        spec,
        values: [...(before?.values ?? []), argument],
        raw: before === undefined ? raw : `${before.raw} ${raw}`,
      });
    }
  }
  return { ok: true, line: { path: found.path, flags: given, places, rest } };
}

type Read = readonly { readonly spec: FlagSpec; readonly value?: string; readonly shown: string }[] | Fault;

function readLong(word: string, flags: Flags): Read {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  const spec = flags.long.get(name);
  if (spec === undefined) return { fault: 'unknown-flag', name: `--${name}` };
  return [{ spec, shown: `--${name}`, ...(equals >= 0 && { value: word.slice(equals + 1) }) }];
}

/** `-it`, `-n5`, `-n=5`: letters that take no value may be followed by others. */
function readShort(word: string, flags: Flags): Read {
  const read: { spec: FlagSpec; value?: string; shown: string }[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] as string;
    const spec = flags.short.get(letter);
    if (spec === undefined) return { fault: 'unknown-flag', name: `-${letter}` };
    const after = word.slice(at + 1);
    if (after.startsWith('=')) return [...read, { spec, value: after.slice(1), shown: word }];
    if (spec.kind !== 'b' && spec.bare === undefined && after !== '')
      return [...read, { spec, value: after, shown: word }];
    read.push({ spec, shown: `-${letter}` });
  }
  return read;
}

/** The longest path of command names among the words, flags before and between skipped with their values. */
function findCommand(words: readonly string[], tool: ToolData) {
  const used = new Set<number>();
  let path: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (word === '--') break;
    if (word.startsWith('-')) {
      if (takesNext(word, tool.flagsOf(path ?? ''))) at += 1;
      continue;
    }
    const longer = tool.resolve([...(path === undefined ? [] : [path]), word].join(' ').split(' '));
    if (longer === undefined) break;
    path = longer;
    used.add(at);
  }
  return path === undefined ? undefined : { path, used };
}

function takesNext(word: string, flags: Flags): boolean {
  if (word.includes('=')) return false;
  const spec = word.startsWith('--') ? flags.long.get(word.slice(2)) : flags.short.get(word.slice(-1));
  return (
    spec !== undefined &&
    spec.kind !== 'b' &&
    spec.bare === undefined &&
    (word.startsWith('--') || word.length === 2)
  );
}
