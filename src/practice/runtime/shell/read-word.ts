import { type Part, ShellSyntaxError, type Word } from './syntax.ts';

/** Where reading stands in a script. */
export type Cursor = { readonly text: string; at: number };

const ends = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')']);

/** The word at the cursor; empty when there is none. */
export function readWord(cursor: Cursor): Word {
  const parts: Part[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({ type: 'text', text: plain, quoted: false });
    plain = '';
  };
  while (cursor.at < cursor.text.length) {
    const letter = cursor.text[cursor.at] ?? '';
    if (ends.has(letter)) break;
    if (letter === '\\') {
      const next = cursor.text[cursor.at + 1];
      cursor.at += 2;
      if (next === '\n' || next === undefined) continue;
      flush();
      parts.push({ type: 'text', text: next, quoted: true });
    } else if (letter === "'") {
      const end = cursor.text.indexOf("'", cursor.at + 1);
      if (end < 0) throw new ShellSyntaxError('unterminated quoted string');
      flush();
      parts.push({ type: 'text', text: cursor.text.slice(cursor.at + 1, end), quoted: true });
      cursor.at = end + 1;
    } else if (letter === '"') {
      flush();
      cursor.at++;
      parts.push(...readQuoted(cursor));
    } else if (letter === '$' || letter === '`') {
      const part = readDollar(cursor, false);
      if (part === undefined) plain += letter;
      else {
        flush();
        parts.push(part);
      }
    } else {
      plain += letter;
      cursor.at++;
    }
  }
  flush();
  return parts;
}

function readQuoted(cursor: Cursor): Part[] {
  const parts: Part[] = [];
  let plain = '';
  const flush = () => {
    parts.push({ type: 'text', text: plain, quoted: true });
    plain = '';
  };
  for (;;) {
    const letter = cursor.text[cursor.at];
    if (letter === undefined) throw new ShellSyntaxError('unterminated quoted string');
    if (letter === '"') {
      cursor.at++;
      flush();
      return parts;
    }
    if (letter === '\\' && /["\\$`\n]/.test(cursor.text[cursor.at + 1] ?? '')) {
      const next = cursor.text[cursor.at + 1] ?? '';
      plain += next === '\n' ? '' : next;
      cursor.at += 2;
    } else if (letter === '$' || letter === '`') {
      const part = readDollar(cursor, true);
      if (part === undefined) plain += letter;
      else {
        flush();
        parts.push(part);
      }
    } else {
      plain += letter;
      cursor.at++;
    }
  }
}

/** An expansion at the cursor; moves one letter on and gives `undefined` when a dollar is only a dollar. */
export function readDollar(cursor: Cursor, quoted: boolean): Part | undefined {
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
    return { type: 'arithmetic', text: inner, quoted };
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
  return name === undefined ? undefined : { type: 'variable', name, operator: '', operand: '', quoted };
}

function braced(inner: string, quoted: boolean): Part {
  const length = /^#(\w+)$/.exec(inner);
  if (length) return { type: 'variable', name: length[1] ?? '', operator: 'length', operand: '', quoted };
  const match = /^([A-Za-z_]\w*|[0-9?#@*])(:?[-=+?]|##?|%%?)?([\s\S]*)$/.exec(inner);
  if (match === null) throw new ShellSyntaxError('bad substitution');
  return {
    type: 'variable',
    name: match[1] ?? '',
    operator: match[2] ?? '',
    operand: match[3] ?? '',
    quoted,
  };
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
