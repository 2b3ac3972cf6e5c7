import type { Meaning, MeaningPart } from './meaning.ts';
import type { Fault } from './parse-flags.ts';
import { readShorthand } from './shorthand.ts';
import { awsArguments, awsGlobals } from './tool-data.ts';

/** Flags that change how the answer is brought, not what is done or shown. */
const silent = new Set(['no-cli-pager', 'cli-auto-prompt', 'no-cli-auto-prompt', 'color']);

/** What an aws line means: operation, arguments as JSON whether typed so or in shorthand, lists as sets. */
export function awsMeaning(words: readonly string[]): Meaning | Fault {
  const globals = kindsOf(`${awsGlobals()} no-cli-pager:b cli-auto-prompt:b no-cli-auto-prompt:b`);
  const path: string[] = [];
  const parts: MeaningPart[] = [];
  const places: string[] = [];
  let kinds = globals;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (!word.startsWith('--')) {
      if (awsArguments(path.join(' ')) === undefined) {
        path.push(word);
        const own = awsArguments(path.join(' '));
        if (own !== undefined) kinds = new Map([...globals, ...kindsOf(own)]);
      } else places.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const kind = kinds.get(name);
    if (kind === undefined) return { fault: 'unknown-flag', name: `--${name}` };
    const values = equals >= 0 ? [word.slice(equals + 1)] : valuesAfter(words, at, kind);
    if (kind !== 'b' && values.length === 0) return { fault: 'missing-value', name: `--${name}` };
    if (equals < 0) at += values.length;
    const plain = kind === 'b' ? 'true' : plainArgument(name, kind, values);
    const isDefault = silent.has(name) || (name === 'output' && plain === 'json');
    const raw = equals >= 0 ? word : [word, ...values].join(' ');
    if (!isDefault) parts.push({ part: 'flag', name: `--${name}`, plain, raw });
  }
  const full = path.join(' ');
  if (awsArguments(full) === undefined) return { fault: 'unknown-command', name: full };
  const typed = places.map(
    (place, at): MeaningPart => ({ part: 'argument', name: String(at + 1), plain: place, raw: place }),
  );
  return [{ part: 'action', name: '', plain: full, raw: full }, ...typed, ...parts];
}

const kindsOf = (line: string): ReadonlyMap<string, string> =>
  new Map(
    line
      .split(' ')
      .filter((word) => word.includes(':'))
      .map((word) => {
        const colon = word.lastIndexOf(':');
        return [word.slice(0, colon), word.slice(colon + 1)];
      }),
  );

function valuesAfter(words: readonly string[], at: number, kind: string): readonly string[] {
  if (kind === 'b') return [];
  if (kind !== 'l') return words.slice(at + 1, at + 2);
  const next = words.findIndex((word, place) => place > at && word.startsWith('--'));
  return words.slice(at + 1, next < 0 ? undefined : next);
}

function plainArgument(name: string, kind: string, values: readonly string[]): string {
  if (name === 'query') return (values[0] ?? '').replace(/\s+(?=(?:[^'"`]*['"`][^'"`]*['"`])*[^'"`]*$)/g, '');
  if (kind === 'l') {
    const items = values.map((value) => structured(value) ?? value);
    const only = items.length === 1 && Array.isArray(items[0]) ? items[0] : items;
    return JSON.stringify(asSets(only));
  }
  const value = values[0] ?? '';
  const structure = kind === 'm' ? structured(value) : jsonOf(value);
  return structure === undefined ? value : JSON.stringify(asSets(structure));
}

const structured = (value: string): unknown =>
  jsonOf(value) ?? (value.includes('=') ? readShorthand(value) : undefined);

function jsonOf(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Lists in one order, names in order, scalars as text: shorthand has no other types. A list of one is its item. */
function asSets(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value
      .map(asSets)
      .map((item) => JSON.stringify(item))
      .sort();
    return items.length === 1 ? JSON.parse(items[0] ?? 'null') : items.map((item) => JSON.parse(item));
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, asSets(each)]),
  );
}
