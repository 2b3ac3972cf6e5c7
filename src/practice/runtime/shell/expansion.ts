import { arithmetic } from './arithmetic.ts';
import { fieldsOf, filesOf, type Piece } from './fields.ts';
import { Leave } from './leave.ts';
import { withoutEnd } from './pattern.ts';
import type { Process } from './process.ts';
import type { Scope } from './scope.ts';
import type { Part, Word } from './syntax.ts';

/** Turns words of a script into texts for one process. */
export class Expansion {
  private readonly scope: Scope;
  private readonly process: Process;
  private readonly outputOf: (script: string) => Promise<string>;

  /** `outputOf` runs the script of a `$(…)` and gives what it wrote. */
  constructor(scope: Scope, process: Process, outputOf: (script: string) => Promise<string>) {
    this.scope = scope;
    this.process = process;
    this.outputOf = outputOf;
  }

  /** A word as one text, neither split nor looked up among the files. */
  async text(word: Word): Promise<string> {
    const parts: string[] = [];
    for (const part of word) parts.push(await this.part(part));
    return parts.join('');
  }

  /** Words as the arguments they become. */
  async fields(words: readonly Word[]): Promise<string[]> {
    const made: string[] = [];
    for (const word of words)
      for (const field of fieldsOf(await this.pieces(word)))
        made.push(...filesOf(field, this.scope.folder, this.process.files));
    return made;
  }

  private async pieces(word: Word): Promise<Piece[]> {
    const pieces: Piece[] = [];
    for (const [index, part] of word.entries()) {
      if (part.type === 'variable' && part.name === '@' && part.quoted) pieces.push(...this.parameters());
      else if (part.type === 'text' && !part.quoted)
        pieces.push({ kind: 'plain', text: index === 0 ? this.atHome(part.text) : part.text });
      else pieces.push({ kind: part.quoted ? 'quoted' : 'expanded', text: await this.part(part) });
    }
    return pieces;
  }

  /** `"$@"`: a field for each. */
  private parameters(): Piece[] {
    return this.scope.positional.flatMap((text, index): Piece[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'quoted', text },
    ]);
  }

  private atHome(text: string): string {
    return text.replace(/^~(?=\/|$)/, this.scope.value('HOME') ?? '/root');
  }

  private async part(part: Part): Promise<string> {
    switch (part.type) {
      case 'text':
        return part.text;
      case 'arithmetic':
        return String(arithmetic(await this.text(part.expression), (name) => this.scope.value(name)));
      case 'command':
        return (await this.outputOf(part.script)).replace(/\n+$/, '');
      case 'variable':
        return this.variable(part);
    }
  }

  private async variable(part: Extract<Part, { type: 'variable' }>): Promise<string> {
    const { name, operator } = part;
    const set = this.scope.value(name);
    const value = set ?? '';
    if (operator === '') return value;
    if (operator === 'length') return String(value.length);
    const missing = set === undefined || (operator.startsWith(':') && value === '');
    // What stands in for a value is worked out only when it is needed: it may itself assign or run something.
    const operand = () => this.text(part.operand);
    switch (operator.replace(':', '')) {
      case '-':
        return missing ? operand() : value;
      case '+':
        return missing ? '' : operand();
      case '=':
        if (missing) this.scope.assign(name, await operand());
        return this.scope.value(name) ?? '';
      case '?':
        if (!missing) return value;
        this.process.err(`${this.scope.name}: ${name}: ${(await operand()) || 'parameter not set'}\n`);
        throw new Leave('exit', 2);
      default:
        return withoutEnd(value, operator as '#' | '##' | '%' | '%%', await operand());
    }
  }
}
