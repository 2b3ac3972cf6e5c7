import type { Process } from './process.ts';
import type { Command, ShellSyntaxError } from './syntax.ts';

/** What one sh remembers between two commands: variables, functions, parameters, its folder, the last status. */
export class Scope {
  /** `$0`, and the beginning of what it complains about. */
  readonly name: string;
  private readonly pid: number;
  private readonly variables: Map<string, string>;
  private readonly exported: Set<string>;
  readonly functions: Map<string, Command>;
  positional: readonly string[];
  folder: string;
  status = 0;
  /** `set -e`. */
  exitOnError = false;

  constructor(process: Pick<Process, 'env' | 'folder' | 'pid'>, name: string, positional: readonly string[]) {
    this.name = name;
    this.pid = process.pid;
    this.positional = positional;
    this.folder = process.folder;
    this.variables = new Map(process.env);
    this.exported = new Set(process.env.keys());
    this.functions = new Map();
  }

  /** The scope of a subshell: it begins with all of this one, and what it changes is its own. */
  child(): Scope {
    const made = new Scope(
      { env: this.variables, folder: this.folder, pid: this.pid },
      this.name,
      this.positional,
    );
    made.exported.clear();
    for (const name of this.exported) made.exported.add(name);
    for (const [name, body] of this.functions) made.functions.set(name, body);
    return Object.assign(made, { status: this.status, exitOnError: this.exitOnError });
  }

  /** A variable or a special parameter; `undefined` when it is not set. */
  value(name: string): string | undefined {
    if (name === '?') return String(this.status);
    if (name === '#') return String(this.positional.length);
    if (name === '@' || name === '*') return this.positional.join(' ');
    if (name === '$') return String(this.pid);
    if (name === '0') return this.name;
    if (/^\d$/.test(name)) return this.positional[Number(name) - 1];
    return this.variables.get(name);
  }

  assign(name: string, value: string): void {
    this.variables.set(name, value);
  }

  /** Programs get the variable from now on, once it has a value. */
  export(name: string): void {
    this.exported.add(name);
  }

  unset(name: string): void {
    this.variables.delete(name);
    this.exported.delete(name);
  }

  /** What a program is given, and what is assigned for it alone. */
  environment(assigned: Iterable<readonly [name: string, value: string]> = []): Map<string, string> {
    return new Map([...[...this.variables].filter(([name]) => this.exported.has(name)), ...assigned]);
  }

  /** Says that a script cannot be read; returns the status for it. */
  complain({ message }: ShellSyntaxError, { err }: Pick<Process, 'err'>): number {
    err(`${this.name}: syntax error: ${message}\n`);
    return 2;
  }
}
