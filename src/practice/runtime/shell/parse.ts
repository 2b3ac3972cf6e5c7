import { type Cursor, readWord } from './read-word.ts';
import { type Command, type Redirect, ShellSyntaxError, type Word } from './syntax.ts';

const reserved = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);

/** Reads a script of the part of POSIX sh that labs use. Throws a ShellSyntaxError. */
export function parseScript(text: string): Command {
  const parser = new Parser(text);
  const script = parser.list();
  parser.end();
  return script;
}

/** The text of a word that has nothing to expand or quote. */
const literal = (word: Word): string | undefined => {
  const [only] = word;
  return word.length === 1 && only?.type === 'text' && !only.quoted ? only.text : undefined;
};

class Parser {
  private readonly cursor: Cursor;
  private depth = 0;

  constructor(text: string) {
    this.cursor = { text, at: 0 };
  }

  end(): void {
    this.blanks(true);
    if (this.cursor.at < this.cursor.text.length) throw this.unexpected();
  }

  list(): Command {
    if (++this.depth > 100) throw new ShellSyntaxError('the script is nested too deeply');
    const items: { command: Command; after: ';' | '&' | '&&' | '||' }[] = [];
    for (;;) {
      this.blanks(true);
      if (this.atEnd()) break;
      const command = this.pipeline();
      this.blanks(false);
      if (this.take('&&')) items.push({ command, after: '&&' });
      else if (this.take('||')) items.push({ command, after: '||' });
      else if (this.take('&')) items.push({ command, after: '&' });
      else {
        items.push({ command, after: ';' });
        if (this.peek(';;') || !(this.take(';') || this.take('\n'))) break;
      }
    }
    this.depth--;
    return { type: 'list', items };
  }

  private pipeline(): Command {
    const negated = this.word('!');
    const parts = [this.command()];
    this.blanks(false);
    while (!this.peek('||') && this.take('|')) {
      this.blanks(true);
      parts.push(this.command());
      this.blanks(false);
    }
    const [only] = parts;
    return parts.length === 1 && only && !negated ? only : { type: 'pipeline', parts, negated };
  }

  private command(): Command {
    if (this.take('(')) return this.group(')', true);
    if (this.word('{')) return this.group('}', false);
    if (this.word('if')) return this.conditional();
    if (this.word('while')) return this.loop(false);
    if (this.word('until')) return this.loop(true);
    if (this.word('for')) return this.counted();
    if (this.word('case')) return this.choice();
    return this.simple();
  }

  private group(close: string, subshell: boolean): Command {
    const body = this.list();
    this.expect(close);
    return { type: 'group', body, subshell, redirects: this.redirects() };
  }

  private redirects(): Redirect[] {
    const found: Redirect[] = [];
    for (let next = this.redirect(); next !== undefined; next = this.redirect()) found.push(next);
    return found;
  }

  private conditional(): Command {
    const branches: { test: Command; body: Command }[] = [];
    let other: Command | undefined;
    do {
      const test = this.list();
      this.expect('then');
      branches.push({ test, body: this.list() });
    } while (this.word('elif'));
    if (this.word('else')) other = this.list();
    this.expect('fi');
    return this.redirected({ type: 'if', branches, other });
  }

  private loop(until: boolean): Command {
    const test = this.list();
    this.expect('do');
    const body = this.list();
    this.expect('done');
    return this.redirected({ type: 'loop', until, test, body });
  }

  private redirected(body: Command): Command {
    const redirects = this.redirects();
    return redirects.length === 0 ? body : { type: 'group', body, subshell: false, redirects };
  }

  private counted(): Command {
    this.blanks(false);
    const name = literal(readWord(this.cursor));
    if (name === undefined) throw this.unexpected();
    let words: Word[] | undefined;
    this.blanks(true);
    if (this.word('in')) {
      words = [];
      for (;;) {
        this.blanks(false);
        const word = readWord(this.cursor);
        if (word.length === 0) break;
        words.push(word);
      }
    }
    this.blanks(false);
    if (!this.take(';')) this.take('\n');
    this.expect('do');
    const body = this.list();
    this.expect('done');
    return this.redirected({ type: 'for', name, words, body });
  }

  private choice(): Command {
    this.blanks(false);
    const word = readWord(this.cursor);
    this.expect('in');
    const clauses: { patterns: Word[]; body: Command }[] = [];
    for (;;) {
      this.blanks(true);
      if (this.word('esac')) break;
      this.take('(');
      const patterns: Word[] = [];
      do {
        this.blanks(false);
        patterns.push(readWord(this.cursor));
        this.blanks(false);
      } while (this.take('|'));
      this.expect(')');
      const body = this.list();
      clauses.push({ patterns, body });
      this.blanks(true);
      if (!this.take(';;')) {
        this.expect('esac');
        break;
      }
    }
    return { type: 'case', word, clauses };
  }

  private simple(): Command {
    const assigns: [string, Word][] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (;;) {
      this.blanks(false);
      const redirect = this.redirect();
      if (redirect) {
        redirects.push(redirect);
        continue;
      }
      const start = this.cursor.at;
      const assign =
        words.length === 0 ? /^([A-Za-z_]\w*)=/.exec(this.cursor.text.slice(start, start + 200)) : null;
      if (assign) {
        this.cursor.at += assign[0].length;
        assigns.push([assign[1] ?? '', readWord(this.cursor)]);
        continue;
      }
      const word = readWord(this.cursor);
      if (word.length === 0 && this.cursor.at === start) break;
      words.push(word);
      const name = literal(word);
      if (words.length === 1 && name !== undefined && this.peek('()')) {
        this.cursor.at += 2;
        this.blanks(true);
        return { type: 'function', name, body: this.command() };
      }
    }
    if (assigns.length + words.length + redirects.length === 0) throw this.unexpected();
    return { type: 'simple', assigns, words, redirects };
  }

  private redirect(): Redirect | undefined {
    this.blanks(false);
    const match = /^(\d?)(>>|>&|<<|>|<)/.exec(this.cursor.text.slice(this.cursor.at, this.cursor.at + 3));
    if (match === null) return undefined;
    this.cursor.at += match[0].length;
    const operator = match[2] as Redirect['operator'];
    this.blanks(false);
    const target = readWord(this.cursor);
    if (target.length === 0) throw this.unexpected();
    const standard = operator.startsWith('<') ? 0 : 1;
    const from = match[1] ? Number(match[1]) : standard;
    return operator === '<<'
      ? { from, operator, target: this.hereDocument(literal(target) ?? '') }
      : { from, operator, target };
  }

  private hereDocument(mark: string): Word {
    const { text } = this.cursor;
    const begin = text.indexOf('\n', this.cursor.at) + 1;
    const end = text.indexOf(`\n${mark}\n`, begin - 1);
    const stop = end < 0 ? text.lastIndexOf(`\n${mark}`) : end;
    if (begin === 0 || stop < 0) throw new ShellSyntaxError('here-document is not ended');
    const body = text.slice(begin, stop + 1);
    // The rest of the line still belongs to the command.
    const rest = text.slice(this.cursor.at, begin - 1);
    const after = text.slice(stop + 1 + mark.length);
    Object.assign(this.cursor, { text: text.slice(0, this.cursor.at) + rest + after });
    return [{ type: 'text', text: body, quoted: true }];
  }

  /** Takes a reserved word. */
  private word(wanted: string): boolean {
    this.blanks(true);
    const { text, at } = this.cursor;
    if (!text.startsWith(wanted, at)) return false;
    const after = text[at + wanted.length];
    if (after !== undefined && !/[\s;&|()]/.test(after)) return false;
    this.cursor.at += wanted.length;
    return true;
  }

  private expect(wanted: string): void {
    this.blanks(true);
    if (wanted === ')' ? this.take(')') : this.word(wanted)) return;
    throw new ShellSyntaxError(
      this.atEnd()
        ? `unexpected end of file (expecting "${wanted}")`
        : `unexpected "${this.next()}" (expecting "${wanted}")`,
    );
  }

  private peek(text: string): boolean {
    return this.cursor.text.startsWith(text, this.cursor.at);
  }

  private take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.cursor.at += text.length;
    return true;
  }

  private atEnd(): boolean {
    if (this.cursor.at >= this.cursor.text.length || this.peek(')') || this.peek(';;')) return true;
    const match = /^(then|else|elif|fi|do|done|esac|\})(?=$|[\s;&|()])/.exec(
      this.cursor.text.slice(this.cursor.at, this.cursor.at + 6),
    );
    return match !== null && reserved.has(match[1] ?? '');
  }

  private blanks(lines: boolean): void {
    const { text } = this.cursor;
    for (;;) {
      const letter = text[this.cursor.at];
      if (letter === ' ' || letter === '\t' || letter === '\r' || (lines && letter === '\n'))
        this.cursor.at++;
      else if (letter === '\\' && text[this.cursor.at + 1] === '\n') this.cursor.at += 2;
      else if (letter === '#') {
        const end = text.indexOf('\n', this.cursor.at);
        this.cursor.at = end < 0 ? text.length : end;
      } else return;
    }
  }

  private next(): string {
    return /^\S+/.exec(this.cursor.text.slice(this.cursor.at))?.[0] ?? 'newline';
  }

  private unexpected(): ShellSyntaxError {
    return new ShellSyntaxError(
      this.cursor.at >= this.cursor.text.length ? 'unexpected end of file' : `unexpected "${this.next()}"`,
    );
  }
}
