import { type Part, ShellSyntaxError, type Word } from './syntax.ts';

/** Where reading stands in a script. */
export type Cursor = { text: string; at: number };

const ends = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')']);

/** The parts of a word as they are read; letters beside each other become one part. */
class Parts {
  readonly list: Part[] = [];
  private readonly quoted: boolean;
  private letters = '';

  constructor(quoted: boolean) {
    this.quoted = quoted;
  }

  text(letters: string): void {
    this.letters += letters;
  }

  part(...parts: readonly Part[]): void {
    this.end();
    this.list.push(...parts);
  }

  end(): Part[] {
    if (this.letters !== '') this.list.push({ type: 'text', text: this.letters, quoted: this.quoted });
    this.letters = '';
    return this.list;
  }

  /** Takes the expansion at the cursor, or the one letter that looked like the beginning of one. */
  dollar(cursor: Cursor): void {
    const letter = cursor.text[cursor.at] ?? '';
    const part = readDollar(cursor, this.quoted);
    if (part === undefined) this.text(letter);
    else this.part(part);
  }
}

/** The word at the cursor; empty when there is none. Throws a ShellSyntaxError. */
export function readWord(cursor: Cursor): Word {
  const parts = new Parts(false);
  while (cursor.at < cursor.text.length) {
    const letter = cursor.text[cursor.at] ?? '';
    if (ends.has(letter)) break;
    if (letter === '\\') {
      const next = cursor.text[cursor.at + 1];
      cursor.at += 2;
      if (next !== '\n' && next !== undefined) parts.part({ type: 'text', text: next, quoted: true });
    } else if (letter === "'") parts.part(readApostrophes(cursor));
    else if (letter === '"') parts.part(...readQuoted(cursor));
    else readLetter(cursor, parts);
  }
  return parts.end();
}

function readApostrophes(cursor: Cursor): Part {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end < 0) throw new ShellSyntaxError('unterminated quoted string');
  const text = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  return { type: 'text', text, quoted: true };
}

/** What stands between two double quotes; nothing at all is an empty text, and still a word. */
function readQuoted(cursor: Cursor): readonly Part[] {
  const parts = new Parts(true);
  cursor.at++;
  for (;;) {
    const letter = cursor.text[cursor.at];
    if (letter === undefined) throw new ShellSyntaxError('unterminated quoted string');
    if (letter === '"') {
      cursor.at++;
      const found = parts.end();
      return found.length > 0 ? found : [{ type: 'text', text: '', quoted: true }];
    }
    if (!readEscape(cursor, parts, /["\\$`\n]/)) readLetter(cursor, parts);
  }
}

/** A backslash before one of the letters it takes the meaning from. */
function readEscape(cursor: Cursor, parts: Parts, escapable: RegExp): boolean {
  const next = cursor.text[cursor.at + 1] ?? '';
  if (cursor.text[cursor.at] !== '\\' || !escapable.test(next)) return false;
  if (next !== '\n') parts.text(next);
  cursor.at += 2;
  return true;
}

function readLetter(cursor: Cursor, parts: Parts): void {
  const letter = cursor.text[cursor.at] ?? '';
  if (letter === '$' || letter === '`') parts.dollar(cursor);
  else {
    parts.text(letter);
    cursor.at++;
  }
}

/** A here-document: only expansions mean something in it. */
export function readHereDocument(text: string): Word {
  const cursor = { text, at: 0 };
  const parts = new Parts(true);
  while (cursor.at < text.length) if (!readEscape(cursor, parts, /[\\$`\n]/)) readLetter(cursor, parts);
  return parts.end();
}

/** What follows the operator in `${name:-…}`, or stands in `$((…))`: quotes go, expansions are filled in. */
function readOperand(text: string, quoted: boolean): Word {
  const cursor = { text, at: 0 };
  const parts = new Parts(true);
  while (cursor.at < text.length) {
    if (text[cursor.at] === '"') parts.part(...readQuoted(cursor));
    else if (text[cursor.at] === "'" && !quoted) parts.part(readApostrophes(cursor));
    else if (!readEscape(cursor, parts, quoted ? /["\\$`}\n]/ : /[\s\S]/)) readLetter(cursor, parts);
  }
  return parts.end();
}

/** An expansion at the cursor; moves one letter on and gives `undefined` when a dollar is only a dollar. */
function readDollar(cursor: Cursor, quoted: boolean): Part | undefined {
  const { text } = cursor;
  if (text[cursor.at] === '`') {
    const end = text.indexOf('`', cursor.at + 1);
    if (end < 0) throw new ShellSyntaxError('unterminated quoted string');
    const script = text.slice(cursor.at + 1, end);
    cursor.at = end + 1;
    return { type: 'command', script, quoted };
  }
  if (text.startsWith('$((', cursor.at)) {
    const end = text.indexOf('))', cursor.at);
    if (end < 0) throw new ShellSyntaxError('missing "))"');
    const inner = text.slice(cursor.at + 3, end);
    cursor.at = end + 2;
    return { type: 'arithmetic', expression: readOperand(inner, true), quoted };
  }
  if (text.startsWith('$(', cursor.at)) {
    const start = cursor.at + 2;
    cursor.at = closing(text, start, '(', ')');
    return { type: 'command', script: text.slice(start, cursor.at - 1), quoted };
  }
  if (text.startsWith('${', cursor.at)) {
    const start = cursor.at + 2;
    cursor.at = closing(text, start, '{', '}');
    return braced(text.slice(start, cursor.at - 1), quoted);
  }
  const name = /^\$([A-Za-z_]\w*|[0-9?#@*$!-])/.exec(text.slice(cursor.at, cursor.at + 256))?.[1];
  cursor.at += name === undefined ? 1 : 1 + name.length;
  return name === undefined ? undefined : { type: 'variable', name, operator: '', operand: [], quoted };
}

function braced(inner: string, quoted: boolean): Part {
  const length = /^#(\w+)$/.exec(inner);
  if (length) return { type: 'variable', name: length[1] ?? '', operator: 'length', operand: [], quoted };
  const match = /^([A-Za-z_]\w*|[0-9?#@*])(:?[-=+?]|##?|%%?)?([\s\S]*)$/.exec(inner);
  if (match === null) throw new ShellSyntaxError('bad substitution');
  const [, name = '', operator = '', operand = ''] = match;
  if (operator === '' && operand !== '') throw new ShellSyntaxError('bad substitution');
  return { type: 'variable', name, operator, operand: readOperand(operand, quoted), quoted };
}

/** The place after the bracket that closes the one before `start`; quotes are respected. */
function closing(text: string, start: number, open: string, close: string): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === "'") at = Math.max(at, text.indexOf("'", at + 1));
    else if (letter === open) depth++;
    else if (letter === close && --depth === 0) return at + 1;
  }
  throw new ShellSyntaxError(`missing "${close}"`);
}
