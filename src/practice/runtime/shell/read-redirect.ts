import { readHereDocument } from './read-word.ts';
import type { ScriptReader } from './script-reader.ts';
import type { Redirect, Word } from './syntax.ts';

/** The redirections that come next, in their order. Throws a ShellSyntaxError. */
export function readRedirects(reader: ScriptReader): Redirect[] {
  const found: Redirect[] = [];
  for (let next = readRedirect(reader); next !== undefined; next = readRedirect(reader)) found.push(next);
  return found;
}

/** The redirection that comes next on the line, if one does. Throws a ShellSyntaxError. */
export function readRedirect(reader: ScriptReader): Redirect | undefined {
  reader.skipBlanks();
  const match = /^(\d?)(>>|>&|<<-?|>|<)/.exec(reader.ahead(4));
  if (match === null) return undefined;
  const [all, digit = '', operator = ''] = match;
  reader.skip(all.length);
  const target = reader.word();
  if (target.length === 0) throw reader.unexpected();
  const standard = operator.startsWith('<') ? 0 : 1;
  const from = digit === '' ? standard : Number(digit);
  return operator.startsWith('<<')
    ? { from, operator: '<<', target: hereDocument(reader, target, operator === '<<-') }
    : { from, operator: operator as Redirect['operator'], target };
}

/** The text up to its mark; a quoted mark leaves the text as it is, `<<-` takes the tabs before its lines away. */
function hereDocument(reader: ScriptReader, target: Word, indented: boolean): Word {
  const mark = target.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const lines = reader.takeLinesUpTo(mark, indented);
  const text = lines.map((line) => `${indented ? line.replace(/^\t+/, '') : line}\n`).join('');
  const isLiteral = target.some((part) => part.quoted);
  return isLiteral ? [{ type: 'text', text, quoted: true }] : readHereDocument(text);
}
