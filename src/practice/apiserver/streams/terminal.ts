import { StringDecoder } from 'node:string_decoder';
import type { Input, Life } from '../../runtime/shell/process.ts';

/** What a client types: passed on as it is, or as a terminal does it, with echo and editing of the line. */
export class Terminal {
  private readonly input: Input;
  private readonly life: Life;
  private readonly echo: ((text: string) => void) | undefined;
  private readonly decoder = new StringDecoder('utf8');
  private line = '';

  /** With `echo` it is a terminal. */
  constructor(input: Input, life: Life, echo: ((text: string) => void) | undefined) {
    this.input = input;
    this.life = life;
    this.echo = echo;
  }

  take(data: Uint8Array): void {
    const text = this.decoder.write(Buffer.from(data));
    if (this.echo === undefined) this.input.push(text);
    else for (const key of text.replaceAll('\r\n', '\n')) this.press(key, this.echo);
  }

  end(): void {
    this.input.push(this.line + this.decoder.end());
    this.input.end();
  }

  private press(key: string, echo: (text: string) => void): void {
    if (key === '\r' || key === '\n') {
      echo('\r\n');
      this.input.push(`${this.line}\n`);
      this.line = '';
    } else if (key === '\u0003') {
      echo('^C\r\n');
      this.line = '';
      this.life.signal('INT');
    } else if (key === '\u0004') {
      if (this.line === '') this.input.end();
    } else if (key === '\u007f' || key === '\b') {
      if (this.line !== '') echo('\b \b');
      this.line = this.line.slice(0, -1);
    } else if (key >= ' ') {
      echo(key);
      this.line += key;
    }
  }
}
