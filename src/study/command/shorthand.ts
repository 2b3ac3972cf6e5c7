/**
 * The AWS CLI's shorthand, `Key=a,Values=b,c` and its kin, as the structure it stands for; undefined when the text
 * is none. Lists are `[a,b]` or what follows a key without another `=`; structures are `{k=v}`.
 */
export function readShorthand(text: string): unknown {
  const reader = { text, at: 0 };
  const value = readPairs(reader, '');
  return reader.at === text.length ? value : undefined;
}

type Reader = { readonly text: string; at: number };

const peek = (reader: Reader): string => reader.text[reader.at] ?? '';

function skipBlanks(reader: Reader): void {
  while (peek(reader) === ' ' || peek(reader) === '\n') reader.at += 1;
}

function readPairs(reader: Reader, end: string): Record<string, unknown> | undefined {
  const pairs: Record<string, unknown> = {};
  while (reader.at < reader.text.length && peek(reader) !== end) {
    skipBlanks(reader);
    const key = /^[\w.:/@#%^&*+?-]+/.exec(reader.text.slice(reader.at))?.[0];
    if (key === undefined) return undefined;
    reader.at += key.length;
    skipBlanks(reader);
    if (peek(reader) !== '=') return undefined;
    reader.at += 1;
    pairs[key] = readValues(reader, end);
    skipBlanks(reader);
    if (peek(reader) === ',') reader.at += 1;
    else if (peek(reader) !== end) return undefined;
    skipBlanks(reader);
  }
  return Object.keys(pairs).length === 0 ? undefined : pairs;
}

/** One value, or several parted by commas until the next `key=`. */
function readValues(reader: Reader, end: string): unknown {
  const first = readValue(reader, end);
  const values = [first];
  for (;;) {
    const rest = reader.text.slice(reader.at);
    if (!rest.startsWith(',') || /^,\s*[\w.:/@#%^&*+?-]+\s*=/.test(rest) || /^,\s*$/.test(rest)) break;
    reader.at += 1;
    values.push(readValue(reader, end));
  }
  return values.length === 1 ? first : values;
}

function readValue(reader: Reader, end: string): unknown {
  skipBlanks(reader);
  const char = peek(reader);
  if (char === '[') return readList(reader);
  if (char === '{') {
    reader.at += 1;
    const pairs = readPairs(reader, '}');
    reader.at += 1;
    return pairs ?? {};
  }
  if (char === '"' || char === "'") {
    const close = reader.text.indexOf(char, reader.at + 1);
    if (close > 0) {
      const quoted = reader.text.slice(reader.at + 1, close);
      reader.at = close + 1;
      return quoted;
    }
  }
  const stop = end === '' ? /^[^,]*/ : /^[^,\]}]*/;
  const plain = stop.exec(reader.text.slice(reader.at))?.[0] ?? '';
  reader.at += plain.length;
  return plain.trim();
}

function readList(reader: Reader): readonly unknown[] {
  const items: unknown[] = [];
  reader.at += 1;
  while (reader.at < reader.text.length && peek(reader) !== ']') {
    items.push(readValue(reader, ']'));
    skipBlanks(reader);
    if (peek(reader) === ',') reader.at += 1;
  }
  reader.at += 1;
  return items;
}
