import type { Role, Span } from './line.ts';
import { own, part, type Safe } from './safe.ts';

const yamlKey =
  /^(\s*(?:- +)*)("[^"]*"|'[^']*'|[^\s#:'"[\]{},&*!|>%@`-][^#:'"[\]{},]*?|-[^\s#:]+)(?=:(?:\s|$))/;
const yamlComment = /(?:^|\s)#.*$/;
const jsonKey = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;
const flag = /(?<=^|[\s[(])--?[A-Za-z][\w-]*/g;
const shellComment = /(?:^|\s)#(?: .*)?$/;

/** One line of code as spans: keys of YAML and JSON, flags of commands, comments; all else is text. */
export function highlight(lang: string, line: Safe): readonly Span[] {
  if (lang === 'yaml') return highlightYaml(line);
  if (lang === 'json') return marked(line, matches(line, jsonKey, 'key'));
  if (lang === 'bash') return highlightCommand(line);
  return [{ text: line, role: 'text' }];
}

/** A typed command, with or without its `$ `. */
export function highlightCommand(line: Safe): readonly Span[] {
  const prompt: readonly Found[] = line.startsWith('$ ') ? [{ from: 0, to: 2, role: 'quiet' }] : [];
  const comment = commentOf(line, shellComment);
  const end = comment[0]?.from ?? line.length;
  return marked(line, [
    ...prompt,
    ...matches(line, flag, 'key').filter((found) => found.from < end),
    ...comment,
  ]);
}

function highlightYaml(line: Safe): readonly Span[] {
  const comment = commentOf(line, yamlComment);
  const key = yamlKey.exec(line);
  const from = key?.[1]?.length ?? 0;
  const to = from + (key?.[2]?.length ?? 0);
  return marked(
    line,
    key && to <= (comment[0]?.from ?? to) ? [{ from, to, role: 'key' }, ...comment] : comment,
  );
}

type Found = { readonly from: number; readonly to: number; readonly role: Role };

const matches = (line: string, pattern: RegExp, role: Role): readonly Found[] =>
  Array.from(line.matchAll(pattern), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    role,
  }));

/** A comment begins at a `#` after a blank, outside quotes. */
function commentOf(line: string, pattern: RegExp): readonly Found[] {
  const found = pattern.exec(line);
  if (!found) return [];
  const before = line.slice(0, found.index);
  const isQuoted = [/"/g, /'/g].some((quote) => (before.match(quote)?.length ?? 0) % 2 === 1);
  return isQuoted ? [] : [{ from: found.index, to: line.length, role: 'quiet' }];
}

/** The line cut at the places found, which stand in order and do not overlap. */
function marked(line: Safe, found: readonly Found[]): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { from, to, role } of found) {
    if (from > at) spans.push({ text: part(line, at, from), role: 'text' });
    if (to > from) spans.push({ text: part(line, from, to), role });
    at = to;
  }
  if (at < line.length || spans.length === 0)
    spans.push({ text: at === 0 ? line : part(line, at), role: 'text' });
  return spans.filter((span) => span.text !== own(''));
}
