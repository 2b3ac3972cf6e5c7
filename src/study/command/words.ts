/** Why a line is not one plain command that can be compared. */
export type LineFault =
  | 'empty'
  | 'unclosed-quote'
  | 'several-commands'
  | 'redirect'
  | 'substitution'
  | 'variable';

export type Words =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly fault: LineFault };

/**
 * Splits a line as a POSIX shell would, without running or expanding anything.
 * Lists, pipes, redirections, substitutions and variables are faults: they make it another line.
 */
export function splitWords(line: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  const source = joinContinued(line);
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] as string;
    const next = source[at + 1];
    if (quote === "'") {
      if (char === "'") quote = undefined;
      else word = (word ?? '') + char;
    } else if (char === '\\' && next !== undefined) {
      const literal = quote === undefined || '"\\$`'.includes(next);
      word = (word ?? '') + (literal ? next : `\\${next}`);
      at += 1;
    } else if (char === '`') return { ok: false, fault: 'substitution' };
    else if (char === '$' && next !== undefined && /[A-Za-z_0-9{(*@#?!$-]/.test(next))
      return { ok: false, fault: next === '(' ? 'substitution' : 'variable' };
    else if (quote === '"') {
      if (char === '"') quote = undefined;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === '#' && word === undefined) break;
    else if (';&|\n'.includes(char)) return { ok: false, fault: 'several-commands' };
    else if ('<>'.includes(char)) return { ok: false, fault: 'redirect' };
    else if ('()'.includes(char)) return { ok: false, fault: 'substitution' };
    else word = (word ?? '') + char;
  }
  if (quote !== undefined) return { ok: false, fault: 'unclosed-quote' };
  if (word !== undefined) words.push(word);
  return words.length === 0 ? { ok: false, fault: 'empty' } : { ok: true, words };
}

/** A prompt sign copied along, and lines continued with a backslash. */
const joinContinued = (line: string): string =>
  line
    .trim()
    .replace(/^\$\s+/, '')
    .replace(/\\\r?\n\s*/g, ' ');
