import { Interpreter } from './interpreter.ts';
import { Leave } from './leave.ts';
import { parseScript } from './parse.ts';
import type { Life, Process } from './process.ts';
import { Scope } from './scope.ts';
import { ShellSyntaxError } from './syntax.ts';

/** One sh: what it remembers lasts from one script to the next. */
export class Shell {
  private readonly process: Process;
  private readonly scope: Scope;
  private readonly interpreter: Interpreter;

  constructor(process: Process, name = 'sh', positional: readonly string[] = []) {
    this.process = process;
    this.scope = new Scope(process, name, positional);
    this.interpreter = new Interpreter(this.scope);
  }

  /** The folder it stands in. */
  get folder(): string {
    return this.scope.folder;
  }

  /** Runs a script to its end and returns its status. Throws Killed. */
  async script(text: string, life: Life = this.process.life): Promise<number> {
    const { scope } = this;
    try {
      await this.interpreter.run(parseScript(text), { ...this.process, life });
    } catch (error) {
      if (error instanceof Leave) scope.status = error.status;
      else if (error instanceof ShellSyntaxError) scope.status = scope.complain(error, this.process);
      else throw error;
    }
    const { status } = scope;
    const onExit = this.interpreter.traps.takeExit();
    if (onExit !== undefined) await this.script(onExit);
    scope.status = status;
    return status;
  }
}
