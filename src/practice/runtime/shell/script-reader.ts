import { type Cursor, readWord } from './read-word.ts';
import { ShellSyntaxError, type Word } from './syntax.ts';

/** Reserved words that end a list of commands. */
const closers = /^(?:then|else|elif|fi|do|done|esac|\})(?=$|[\s;&|()])/;

/** Reads the tokens of a script one after another. */
export class ScriptReader {
  private readonly cursor: Cursor;

  constructor(text: string) {
    this.cursor = { text, at: 0 };
  }

  /** How many letters have been read. */
  get at(): number {
    return this.cursor.at;
  }

  get isOver(): boolean {
    return this.cursor.at >= this.cursor.text.length;
  }

  /** At the end of a list of commands: of the script, or before what closes the compound command it is in. */
  get isAtClose(): boolean {
    return this.isOver || this.sees(')') || this.sees(';;') || closers.test(this.ahead(6));
  }

  /** The next letters, at most `count` of them. */
  ahead(count: number): string {
    return this.cursor.text.slice(this.cursor.at, this.cursor.at + count);
  }

  skip(count: number): void {
    this.cursor.at += count;
  }

  sees(text: string): boolean {
    return this.cursor.text.startsWith(text, this.cursor.at);
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.cursor.at += text.length;
    return true;
  }

  /** Takes a reserved word, after blanks and line ends. */
  takeWord(wanted: string): boolean {
    this.skipLines();
    const after = this.cursor.text[this.cursor.at + wanted.length];
    if (after !== undefined && !/[\s;&|()]/.test(after)) return false;
    return this.take(wanted);
  }

  /** Takes what must come next. Throws a ShellSyntaxError. */
  expect(wanted: string): void {
    if (wanted === ')') this.skipLines();
    if (wanted === ')' ? this.take(')') : this.takeWord(wanted)) return;
    throw new ShellSyntaxError(`${this.said()} (expecting "${wanted}")`);
  }

  /** The word after blanks; empty when there is none. */
  word(): Word {
    this.skipBlanks();
    return readWord(this.cursor);
  }

  /** What follows the `=` of an assignment; empty at a blank. */
  value(): Word {
    return readWord(this.cursor);
  }

  /** Passes over blanks, comments and line ends. */
  skipLines(): void {
    this.passOver(true);
  }

  /** Passes over blanks and comments; stays on the line. */
  skipBlanks(): void {
    this.passOver(false);
  }

  private passOver(lines: boolean): void {
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

  /** Takes the lines from the next one up to `mark` out of the script. Throws a ShellSyntaxError when it does not come. */
  takeLinesUpTo(mark: string, indented: boolean): readonly string[] {
    const { text, at } = this.cursor;
    const begin = text.indexOf('\n', at) + 1;
    const lines = begin === 0 ? [] : text.slice(begin).split('\n');
    const count = lines.findIndex((line) => (indented ? line.replace(/^\t+/, '') : line) === mark);
    if (count < 0) throw new ShellSyntaxError('here-document is not ended');
    // What follows on the line of the command still belongs to it.
    const rest = [text.slice(0, begin - 1), ...lines.slice(count + 1)];
    this.cursor.text = rest.join('\n');
    return lines.slice(0, count);
  }

  unexpected(): ShellSyntaxError {
    return new ShellSyntaxError(this.said());
  }

  private said(): string {
    if (this.isOver) return 'unexpected end of file';
    return `unexpected "${/^\S+/.exec(this.cursor.text.slice(this.cursor.at))?.[0] ?? 'newline'}"`;
  }
}
