import { readRedirect, readRedirects } from './read-redirect.ts';
import { ScriptReader } from './script-reader.ts';
import { type After, type Command, type Redirect, ShellSyntaxError, type Word } from './syntax.ts';

const deepest = 100;

/** Reads a script of the part of POSIX sh that labs use. Throws a ShellSyntaxError. */
export function parseScript(text: string): Command {
  const reader = new ScriptReader(text);
  const script = new Grammar(reader).list();
  reader.skipLines();
  if (!reader.isOver) throw reader.unexpected();
  return script;
}

/** The text of a word that has nothing to expand or quote. */
const literal = (word: Word): string | undefined => {
  const [only] = word;
  return word.length === 1 && only?.type === 'text' && !only.quoted ? only.text : undefined;
};

/** The grammar of sh (POSIX.1-2017, Shell Command Language, 2.10), a method a rule. */
class Grammar {
  private readonly reader: ScriptReader;
  private depth = 0;

  constructor(reader: ScriptReader) {
    this.reader = reader;
  }

  list(): Command {
    if (++this.depth > deepest) throw new ShellSyntaxError('the script is nested too deeply');
    const { reader } = this;
    const items: { command: Command; after: After }[] = [];
    for (;;) {
      reader.skipLines();
      if (reader.isAtClose) break;
      const command = this.pipeline();
      reader.skipBlanks();
      const joint = (['&&', '||', '&'] as const).find((one) => reader.take(one));
      items.push({ command, after: joint ?? ';' });
      if (joint === undefined && (reader.sees(';;') || !(reader.take(';') || reader.take('\n')))) break;
    }
    this.depth--;
    return { type: 'list', items };
  }

  private pipeline(): Command {
    const { reader } = this;
    const negated = reader.takeWord('!');
    const parts = [this.command()];
    reader.skipBlanks();
    while (!reader.sees('||') && reader.take('|')) {
      reader.skipLines();
      parts.push(this.command());
      reader.skipBlanks();
    }
    const [only] = parts;
    return parts.length === 1 && only && !negated ? only : { type: 'pipeline', parts, negated };
  }

  private command(): Command {
    const { reader } = this;
    if (reader.take('(')) return this.group(')', true);
    if (reader.takeWord('{')) return this.group('}', false);
    if (reader.takeWord('if')) return this.redirected(this.conditional());
    if (reader.takeWord('while')) return this.redirected(this.loop(false));
    if (reader.takeWord('until')) return this.redirected(this.loop(true));
    if (reader.takeWord('for')) return this.redirected(this.counted());
    if (reader.takeWord('case')) return this.redirected(this.choice());
    return this.simple();
  }

  private group(close: string, subshell: boolean): Command {
    const body = this.list();
    this.reader.expect(close);
    return { type: 'group', body, subshell, redirects: readRedirects(this.reader) };
  }

  private redirected(body: Command): Command {
    const redirects = readRedirects(this.reader);
    return redirects.length === 0 ? body : { type: 'group', body, subshell: false, redirects };
  }

  private conditional(): Command {
    const branches: { test: Command; body: Command }[] = [];
    do {
      const test = this.list();
      this.reader.expect('then');
      branches.push({ test, body: this.list() });
    } while (this.reader.takeWord('elif'));
    const other = this.reader.takeWord('else') ? this.list() : undefined;
    this.reader.expect('fi');
    return { type: 'if', branches, other };
  }

  private loop(until: boolean): Command {
    const test = this.list();
    return { type: 'loop', until, test, body: this.doGroup() };
  }

  private doGroup(): Command {
    this.reader.expect('do');
    const body = this.list();
    this.reader.expect('done');
    return body;
  }

  private counted(): Command {
    const { reader } = this;
    const name = literal(reader.word());
    if (name === undefined) throw reader.unexpected();
    const words = reader.takeWord('in') ? this.words() : undefined;
    reader.skipBlanks();
    if (!reader.take(';')) reader.take('\n');
    return { type: 'for', name, words, body: this.doGroup() };
  }

  private words(): Word[] {
    const words: Word[] = [];
    for (let word = this.reader.word(); word.length > 0; word = this.reader.word()) words.push(word);
    return words;
  }

  private choice(): Command {
    const { reader } = this;
    const word = reader.word();
    reader.expect('in');
    const clauses: { patterns: Word[]; body: Command }[] = [];
    while (!reader.takeWord('esac')) {
      reader.take('(');
      const patterns = [reader.word()];
      reader.skipBlanks();
      while (reader.take('|')) {
        patterns.push(reader.word());
        reader.skipBlanks();
      }
      reader.expect(')');
      clauses.push({ patterns, body: this.list() });
      reader.skipLines();
      if (reader.take(';;')) continue;
      reader.expect('esac');
      break;
    }
    return { type: 'case', word, clauses };
  }

  private simple(): Command {
    const { reader } = this;
    const assigns: [string, Word][] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (;;) {
      const redirect = readRedirect(reader);
      if (redirect) {
        redirects.push(redirect);
        continue;
      }
      const assign = words.length === 0 ? /^([A-Za-z_]\w*)=/.exec(reader.ahead(200)) : null;
      if (assign) {
        reader.skip(assign[0].length);
        assigns.push([assign[1] ?? '', reader.value()]);
        continue;
      }
      const start = reader.at;
      const word = reader.word();
      if (word.length === 0 && reader.at === start) break;
      words.push(word);
      const name = literal(word);
      if (words.length === 1 && name !== undefined && reader.take('()')) {
        reader.skipLines();
        return { type: 'function', name, body: this.command() };
      }
    }
    if (assigns.length + words.length + redirects.length === 0) throw reader.unexpected();
    return { type: 'simple', assigns, words, redirects };
  }
}
