import { type Builtin, builtins } from './builtins.ts';
import { costs } from './cpu.ts';
import { Expansion } from './expansion.ts';
import { endsLoop, Leave } from './leave.ts';
import { parseScript } from './parse.ts';
import { patternOf } from './pattern.ts';
import { Input, Killed, type Process } from './process.ts';
import { redirected } from './redirect.ts';
import { runProgram } from './run-program.ts';
import type { Scope } from './scope.ts';
import { type Command, type CommandOf, ShellSyntaxError } from './syntax.ts';
import { Traps } from './traps.ts';

/** Steps without waiting after which the shell lets others run. */
const yieldEvery = 200;

/** Runs the commands of one sh, or of one of its subshells, on the streams it is given. */
export class Interpreter {
  private readonly scope: Scope;
  readonly traps = new Traps();
  private readonly jobs: Promise<unknown>[] = [];
  private steps = 0;
  /** How many conditions the present command stands in; a failure there does not end a shell with `set -e`. */
  private conditions: number;

  constructor(scope: Scope, conditions = 0) {
    this.scope = scope;
    this.conditions = conditions;
  }

  /** Runs a command to its end and returns its status. Throws Leave, ShellSyntaxError and Killed. */
  async run(command: Command, io: Process): Promise<number> {
    io.life.check();
    if (++this.steps % yieldEvery === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    await io.cpu.work(costs.step, io.life);
    for (let action = this.traps.next(); action !== undefined; action = this.traps.next())
      await this.run(parseScript(action), io);
    this.scope.status = await this.execute(command, io);
    return this.scope.status;
  }

  private async execute(command: Command, io: Process): Promise<number> {
    switch (command.type) {
      case 'simple':
        return this.simple(command, io);
      case 'pipeline':
        return this.pipeline(command, io);
      case 'list':
        return this.list(command, io);
      case 'if': {
        for (const { test, body } of command.branches)
          if ((await this.condition(test, io)) === 0) return this.run(body, io);
        return command.other === undefined ? 0 : this.run(command.other, io);
      }
      case 'loop':
        return this.loop(command, io);
      case 'for':
        return this.each(command, io);
      case 'case':
        return this.choose(command, io);
      case 'function':
        this.scope.functions.set(command.name, command.body);
        return 0;
      case 'group':
        return this.group(command, io);
    }
  }

  /** Runs a command whose failure is an answer. */
  private async condition(command: Command, io: Process): Promise<number> {
    this.conditions++;
    try {
      return await this.run(command, io);
    } finally {
      this.conditions--;
    }
  }

  private async group({ body, subshell, redirects }: CommandOf<'group'>, io: Process): Promise<number> {
    const inner = await redirected(redirects, io, this.scope, this.expansion(io));
    if (inner === undefined) return 1;
    return subshell ? this.inSubshell(body, inner) : this.run(body, inner);
  }

  /** Runs a command in a shell of its own, which begins as this one stands. */
  private async inSubshell(command: Command, io: Process): Promise<number> {
    const child = new Interpreter(this.scope.child(), this.conditions);
    try {
      return await child.run(command, io);
    } catch (error) {
      if (error instanceof Leave) return error.status;
      throw error;
    }
  }

  private async list({ items }: CommandOf<'list'>, io: Process): Promise<number> {
    let skip: '&&' | '||' | undefined;
    let status = 0;
    for (const { command, after } of items) {
      const next = after === '&&' || after === '||' ? after : undefined;
      if (skip === undefined || (skip === '&&') === (status === 0)) {
        if (after === '&') status = this.inBackground(command, io);
        else if (next !== undefined) status = await this.condition(command, io);
        else status = await this.run(command, io);
        const answered = next !== undefined || skip !== undefined || isNegated(command);
        if (status !== 0 && !answered && this.scope.exitOnError && this.conditions === 0)
          throw new Leave('exit', status);
      }
      skip = next;
    }
    return status;
  }

  private inBackground(command: Command, io: Process): number {
    this.jobs.push(ignoringKills(this.inSubshell(command, io)));
    return 0;
  }

  private async loop({ test, body, until }: CommandOf<'loop'>, io: Process): Promise<number> {
    let status = 0;
    while (((await this.condition(test, io)) === 0) !== until) {
      const turn = await this.turn(body, io);
      status = turn.status;
      if (turn.over) break;
    }
    return status;
  }

  private async each({ name, words, body }: CommandOf<'for'>, io: Process): Promise<number> {
    let status = 0;
    for (const value of words === undefined
      ? this.scope.positional
      : await this.expansion(io).fields(words)) {
      this.scope.assign(name, value);
      const turn = await this.turn(body, io);
      status = turn.status;
      if (turn.over) break;
    }
    return status;
  }

  /** Runs the body of a loop once. */
  private async turn(body: Command, io: Process): Promise<{ status: number; over: boolean }> {
    try {
      return { status: await this.run(body, io), over: false };
    } catch (error) {
      return { status: 0, over: endsLoop(error) };
    }
  }

  private async choose({ word, clauses }: CommandOf<'case'>, io: Process): Promise<number> {
    const expansion = this.expansion(io);
    const value = await expansion.text(word);
    for (const { patterns, body } of clauses)
      for (const pattern of patterns)
        if (patternOf(await expansion.text(pattern)).test(value)) return this.run(body, io);
    return 0;
  }

  private async pipeline({ parts, negated }: CommandOf<'pipeline'>, io: Process): Promise<number> {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return Number((await this.condition(only, io)) === 0);
    let { input } = io;
    const earlier: Promise<unknown>[] = [];
    for (const part of parts.slice(0, -1)) {
      const pipe = new Input();
      const from: Process = { ...io, input, out: (text) => pipe.push(text) };
      earlier.push(ignoringKills(this.inSubshell(part, from)).finally(() => pipe.end()));
      input = pipe;
    }
    const status = await this.inSubshell(parts.at(-1) as Command, { ...io, input });
    await Promise.race([Promise.all(earlier), io.life.sleep(0, io.clock)]);
    return negated ? Number(status === 0) : status;
  }

  private async simple(command: CommandOf<'simple'>, io: Process): Promise<number> {
    const expansion = this.expansion(io);
    const [program, ...args] = await expansion.fields(command.words);
    const inner = await redirected(command.redirects, io, this.scope, expansion);
    if (inner === undefined) return 1;
    const assigned: [string, string][] = [];
    for (const [name, value] of command.assigns) assigned.push([name, await expansion.text(value)]);
    if (program === undefined) {
      for (const [name, value] of assigned) this.scope.assign(name, value);
      const ranCommand = command.assigns.some(([, value]) => value.some((part) => part.type === 'command'));
      return command.words.length > 0 || ranCommand ? this.scope.status : 0;
    }
    const body = this.scope.functions.get(program);
    if (body !== undefined) return this.call(body, args, inner);
    const builtin = builtins.get(program);
    if (builtin !== undefined) return this.builtin(builtin, args, inner);
    return runProgram([program, ...args], assigned, inner, this.scope);
  }

  private async call(body: Command, args: readonly string[], io: Process): Promise<number> {
    const before = this.scope.positional;
    this.scope.positional = args;
    try {
      return await this.run(body, io);
    } catch (error) {
      if (error instanceof Leave && error.kind === 'return') return error.status;
      throw error;
    } finally {
      this.scope.positional = before;
    }
  }

  private async builtin(builtin: Builtin, args: readonly string[], process: Process): Promise<number> {
    const { scope, traps, jobs } = this;
    return builtin({
      args,
      process,
      scope,
      traps,
      jobs,
      script: (text) => this.run(parseScript(text), process),
    });
  }

  private expansion(io: Process): Expansion {
    return new Expansion(this.scope, io, (script) => this.outputOf(script, io));
  }

  /** What the script of a `$(…)` writes; its status is that of the shell. */
  private async outputOf(script: string, io: Process): Promise<string> {
    let output = '';
    try {
      const command = parseScript(script);
      this.scope.status = await this.inSubshell(command, { ...io, out: (text) => (output += text) });
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      this.scope.status = this.scope.complain(error, io);
    }
    return output;
  }
}

/** Work that ends with its container without anybody being told. */
const ignoringKills = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });

const isNegated = (command: Command): boolean => command.type === 'pipeline' && command.negated;
