/** Words of one simple command of a script, as a shell would hand them over. */
export type Words = readonly string[];

type Reader = {
  readonly text: string;
  at: number;
  readonly variables: Map<string, string>;
  readonly commands: Words[];
};

/**
 * The simple commands of a script in order: lists, pipes, substitutions and loops taken apart, redirections left out.
 * Variables of the script itself are filled in; of others stays the name, as a word like any other.
 */
export function shellCommands(script: string): readonly Words[] {
  const reader: Reader = { text: script, at: 0, variables: new Map(), commands: [] };
  readList(reader, '');
  return reader.commands;
}

const keywords = new Set(['do', 'done', 'fi', 'then', 'else', 'if', 'while', 'until', '!', 'time', 'sudo']);

function finish(reader: Reader, words: string[]): void {
  while (words.length > 0 && keywords.has(words[0] ?? '')) words.shift();
  const assigned = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  if (assigned !== 0)
    for (const word of words.splice(0, assigned < 0 ? words.length : assigned)) {
      const equals = word.indexOf('=');
      reader.variables.set(word.slice(0, equals), word.slice(equals + 1));
    }
  if (words[0] === 'for' && words[1] !== undefined) reader.variables.set(words[1], words[3] ?? words[1]);
  else if (words.length > 0) reader.commands.push(words);
}

function readList(reader: Reader, end: string): void {
  let words: string[] = [];
  const close = () => {
    finish(reader, words);
    words = [];
  };
  while (reader.at < reader.text.length && reader.text[reader.at] !== end) {
    const char = reader.text[reader.at] ?? '';
    const next = reader.text[reader.at + 1];
    if (char === '\\' && next === '\n') reader.at += 2;
    else if (char === '\n' || ';&|()'.includes(char)) {
      close();
      reader.at += 1;
    } else if (/\s/.test(char)) reader.at += 1;
    else if (char === '#') reader.at = lineEnd(reader);
    else {
      const redirect = /^\d*(?:>>?&?|<<?<?)\s*/.exec(reader.text.slice(reader.at));
      if (redirect !== null) {
        reader.at += redirect[0].length;
        readWord(reader, end);
      } else words.push(readWord(reader, end));
    }
  }
  close();
}

const lineEnd = ({ text, at }: Reader): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

function readWord(reader: Reader, end: string): string {
  let word = '';
  let quoted = false;
  for (; reader.at < reader.text.length; reader.at += 1) {
    const char = reader.text[reader.at] ?? '';
    if (char === "'" && !quoted) {
      const found = reader.text.indexOf("'", reader.at + 1);
      const close = found < 0 ? reader.text.length : found;
      word += reader.text.slice(reader.at + 1, close);
      reader.at = close;
    } else if (char === '"') quoted = !quoted;
    else if (char === '\\') word += escaped(reader, quoted);
    else if (char === '$') word += expanded(reader);
    else if (!quoted && (/[\s;&|()<>]/.test(char) || char === end)) break;
    else word += char;
  }
  return word;
}

function escaped(reader: Reader, quoted: boolean): string {
  reader.at += 1;
  const next = reader.text[reader.at] ?? '';
  if (next === '\n') return '';
  return quoted && !'"\\$`'.includes(next) ? `\\${next}` : next;
}

/** Leaves the reader on the last character of what it read. */
function expanded(reader: Reader): string {
  const rest = reader.text.slice(reader.at);
  if (rest.startsWith('$(')) {
    reader.at += 2;
    readList(reader, ')');
    return 'printed';
  }
  const name = /^\$(?:\{([^}]*)\}|([A-Za-z_]\w*|[\d?#@*]))/.exec(rest);
  if (name === null) return '$';
  reader.at += name[0].length - 1;
  const variable = name[1] ?? name[2] ?? '';
  return reader.variables.get(variable) ?? `value-of-${variable.toLowerCase().replaceAll('_', '-')}`;
}
