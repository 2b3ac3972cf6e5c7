import { arithmetic } from './arithmetic.ts';
import { costs } from './cpu.ts';
import { FileError, FileSystem } from './files.ts';
import { parseScript } from './parse.ts';
import { isPattern, patternOf } from './pattern.ts';
import { Input, Killed, type Life, type Process } from './process.ts';
import { readDollar } from './read-word.ts';
import { type Command, type Part, type Redirect, ShellSyntaxError, type Word } from './syntax.ts';

/** Leaves a loop, a function or the whole shell. */
class Leave extends Error {
  readonly kind: 'exit' | 'break' | 'continue' | 'return';
  readonly code: number;

  constructor(kind: Leave['kind'], code: number) {
    super(kind);
    this.kind = kind;
    this.code = code;
  }
}

/** Steps without waiting after which the shell lets others run. */
const yieldEvery = 200;

/** Programs that a shell has in itself: no process is started for them. */
const quick = new Set(['echo', 'printf', 'test', '[', 'true', 'false', 'kill', 'pwd']);

/** One sh: variables, functions, and the files and streams of its process. */
export class Shell {
  private readonly process: Process;
  private readonly variables: Map<string, string>;
  private readonly exported: Set<string>;
  private readonly functions = new Map<string, Command>();
  private readonly traps = new Map<string, string>();
  private positional: readonly string[];
  private status = 0;
  private steps = 0;
  private readonly name: string;
  private pending: string[] = [];
  private exitOnError = false;
  private readonly background: Promise<unknown>[] = [];

  constructor(process: Process, name = 'sh', positional: readonly string[] = []) {
    this.process = process;
    this.name = name;
    this.positional = positional;
    this.variables = new Map(process.env);
    this.exported = new Set(process.env.keys());
  }

  /** Runs a script to its end and returns its status. Throws Killed. */
  async script(text: string, life: Life = this.process.life): Promise<number> {
    try {
      await this.run(
        parseScript(text),
        life === this.process.life ? this.process : { ...this.process, life },
      );
    } catch (error) {
      if (error instanceof Leave)
        this.status = error.kind === 'exit' || error.kind === 'return' ? error.code : 0;
      else if (error instanceof ShellSyntaxError) {
        this.process.err(`${this.name}: syntax error: ${error.message}\n`);
        this.status = 2;
      } else throw error;
    }
    const onExit = this.traps.get('EXIT');
    if (onExit !== undefined) {
      this.traps.delete('EXIT');
      const status = this.status;
      await this.script(onExit);
      this.status = status;
    }
    return this.status;
  }

  private async run(command: Command, io: Process): Promise<number> {
    io.life.check();
    if (++this.steps % yieldEvery === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    await io.cpu.work(costs.step, io.life);
    await this.runTraps(io);
    this.status = await this.execute(command, io);
    return this.status;
  }

  private async runTraps(io: Process): Promise<void> {
    for (let signal = this.pending.shift(); signal !== undefined; signal = this.pending.shift()) {
      const action = this.traps.get(signal);
      if (action) await this.run(parseScript(action), io);
    }
  }

  private async execute(command: Command, io: Process): Promise<number> {
    switch (command.type) {
      case 'simple':
        return this.simple(command, io);
      case 'pipeline':
        return this.pipeline(command.parts, command.negated, io);
      case 'list':
        return this.list(command.items, io);
      case 'if': {
        for (const { test, body } of command.branches)
          if ((await this.run(test, io)) === 0) return this.run(body, io);
        return command.other === undefined ? 0 : this.run(command.other, io);
      }
      case 'loop':
        return this.loop(command.test, command.body, command.until, io);
      case 'for': {
        const values = command.words === undefined ? this.positional : await this.fields(command.words, io);
        return this.each(values, command.name, command.body, io);
      }
      case 'case': {
        const value = (await this.text(command.word, io)) ?? '';
        for (const { patterns, body } of command.clauses)
          for (const pattern of patterns)
            if (patternOf(await this.text(pattern, io)).test(value)) return this.run(body, io);
        return 0;
      }
      case 'function':
        this.functions.set(command.name, command.body);
        return 0;
      default:
        return this.group(command, io);
    }
  }

  private async group(command: Extract<Command, { type: 'group' }>, io: Process): Promise<number> {
    const inner = await this.redirected(command.redirects, io);
    if (inner === undefined) return 1;
    if (!command.subshell) return this.run(command.body, inner);
    return this.child(inner).finish(command.body, inner);
  }

  /** A subshell: its variables and folder are its own. */
  private child(io: Process): Shell {
    const child = new Shell({ ...io, env: new Map(io.env) }, this.name, this.positional);
    for (const [name, value] of this.variables) child.variables.set(name, value);
    for (const [name, body] of this.functions) child.functions.set(name, body);
    return child;
  }

  private async finish(command: Command, io: Process): Promise<number> {
    try {
      return await this.run(command, io);
    } catch (error) {
      if (error instanceof Leave) return error.code;
      throw error;
    }
  }

  private async list(items: Extract<Command, { type: 'list' }>['items'], io: Process): Promise<number> {
    let skip: '&&' | '||' | undefined;
    let status = 0;
    for (const { command, after } of items) {
      const run = skip === undefined || (skip === '&&' ? status === 0 : status !== 0);
      if (run) {
        if (after === '&') {
          const job = this.child(io)
            .finish(command, io)
            .catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
          this.background.push(job);
          status = 0;
        } else status = await this.run(command, io);
        if (this.exitOnError && status !== 0 && after === ';' && skip === undefined)
          throw new Leave('exit', status);
      }
      skip = after === '&&' || after === '||' ? after : undefined;
    }
    this.status = status;
    return status;
  }

  private async loop(test: Command, body: Command, until: boolean, io: Process): Promise<number> {
    let status = 0;
    for (;;) {
      const passed = (await this.run(test, io)) === 0;
      if (passed === until) return status;
      try {
        status = await this.run(body, io);
      } catch (error) {
        if (!(error instanceof Leave) || (error.kind !== 'break' && error.kind !== 'continue')) throw error;
        if (error.kind === 'break') return 0;
      }
    }
  }

  private async each(values: readonly string[], name: string, body: Command, io: Process): Promise<number> {
    let status = 0;
    for (const value of values) {
      this.variables.set(name, value);
      try {
        status = await this.run(body, io);
      } catch (error) {
        if (!(error instanceof Leave) || (error.kind !== 'break' && error.kind !== 'continue')) throw error;
        if (error.kind === 'break') break;
      }
    }
    return status;
  }

  private async pipeline(parts: readonly Command[], negated: boolean, io: Process): Promise<number> {
    let input: Input = io.input;
    let status = 0;
    const earlier: Promise<unknown>[] = [];
    for (const [index, part] of parts.entries()) {
      const last = index === parts.length - 1;
      if (last) {
        status =
          parts.length === 1 ? await this.run(part, io) : await this.child(io).finish(part, { ...io, input });
      } else {
        const pipe = new Input();
        const from = { ...io, input, out: (text: string) => pipe.push(text) };
        earlier.push(
          this.child(io)
            .finish(part, from)
            .finally(() => pipe.end()),
        );
        input = pipe;
      }
    }
    await Promise.race([Promise.all(earlier), io.life.sleep(0, io.clock)]);
    return negated ? Number(status === 0) : status;
  }

  private async simple(command: Extract<Command, { type: 'simple' }>, io: Process): Promise<number> {
    const words = await this.fields(command.words, io);
    const inner = await this.redirected(command.redirects, io);
    if (inner === undefined) return 1;
    const assigned: [string, string][] = [];
    for (const [name, value] of command.assigns) assigned.push([name, await this.text(value, io)]);
    const [program, ...args] = words;
    if (program === undefined) {
      for (const [name, value] of assigned) this.set(name, value, io);
      return command.words.length > 0 ||
        command.assigns.some(([, value]) => value.some((part) => part.type === 'command'))
        ? this.status
        : 0;
    }
    const body = this.functions.get(program);
    if (body !== undefined) return this.call(body, args, inner);
    const built = await this.builtin(program, args, inner);
    if (built !== undefined) return built;
    const env = new Map([...this.variables].filter(([name]) => this.exported.has(name)));
    for (const [name, value] of assigned) env.set(name, value);
    const found = inner.find(program);
    if (found === undefined) {
      inner.err(`${this.name}: ${program}: ${program.includes('/') ? 'not found' : 'not found'}\n`);
      return 127;
    }
    if (!quick.has(program)) await io.cpu.work(costs.program, io.life);
    return found({ ...inner, args: [program, ...args], env, folder: io.folder });
  }

  private set(name: string, value: string, io: Process): void {
    this.variables.set(name, value);
    if (this.exported.has(name)) io.env.set(name, value);
  }

  private async call(body: Command, args: readonly string[], io: Process): Promise<number> {
    const before = this.positional;
    this.positional = args;
    try {
      return await this.run(body, io);
    } catch (error) {
      if (error instanceof Leave && error.kind === 'return') return error.code;
      throw error;
    } finally {
      this.positional = before;
    }
  }

  private async builtin(name: string, args: readonly string[], io: Process): Promise<number | undefined> {
    switch (name) {
      case ':':
        return 0;
      case 'exit':
      case 'return':
        throw new Leave(name, args[0] === undefined ? this.status : Number(args[0]) & 255);
      case 'break':
      case 'continue':
        throw new Leave(name, 0);
      case 'cd': {
        const path = FileSystem.resolve(io.folder, args[0] ?? this.variables.get('HOME') ?? '/');
        if (!io.files.isFolder(path)) {
          io.err(`${this.name}: cd: can't cd to ${args[0]}: No such file or directory\n`);
          return 2;
        }
        this.process.folder = path;
        io.folder = path;
        return 0;
      }
      case 'export':
      case 'readonly':
      case 'local':
        for (const arg of args) {
          const [variable = '', ...value] = arg.split('=');
          if (name !== 'local') this.exported.add(variable);
          if (value.length > 0) this.set(variable, value.join('='), io);
        }
        return 0;
      case 'unset':
        for (const arg of args) this.variables.delete(arg);
        return 0;
      case 'set':
        if (args[0]?.startsWith('-')) this.exitOnError = args[0].includes('e') || this.exitOnError;
        else if (args.length > 0) this.positional = args[0] === '--' ? args.slice(1) : args;
        return 0;
      case 'shift':
        this.positional = this.positional.slice(Number(args[0] ?? 1));
        return 0;
      case 'trap':
        return this.trap(args, io);
      case 'wait':
        await Promise.race([Promise.all(this.background), this.interrupted(io)]);
        return 0;
      case 'read': {
        const line = await io.input.line(io.life);
        const names = args.filter((arg) => !arg.startsWith('-'));
        const values = (line ?? '').trim().split(/\s+/);
        for (const [index, variable] of names.entries())
          this.set(
            variable,
            index === names.length - 1 ? values.slice(index).join(' ') : (values[index] ?? ''),
            io,
          );
        return line === undefined ? 1 : 0;
      }
      case 'exec':
        if (args.length === 0) return 0;
        throw new Leave('exit', await this.external(args, io));
      case 'eval':
        return this.run(parseScript(args.join(' ')), io);
      case '.':
      case 'source':
        return this.run(parseScript(io.files.read(FileSystem.resolve(io.folder, args[0] ?? ''))), io);
      case 'command':
        if (args[0] === '-v') {
          const found = args[1] !== undefined && io.find(args[1]) !== undefined;
          if (found) io.out(`/bin/${args[1]}\n`);
          return found ? 0 : 127;
        }
        return this.external(args, io);
      default:
        return undefined;
    }
  }

  private async external(args: readonly string[], io: Process): Promise<number> {
    const found = args[0] === undefined ? undefined : io.find(args[0]);
    if (found === undefined) {
      io.err(`${this.name}: ${args[0] ?? ''}: not found\n`);
      return 127;
    }
    const env = new Map([...this.variables].filter(([name]) => this.exported.has(name)));
    return found({ ...io, args: [...args], env });
  }

  private trap(args: readonly string[], io: Process): number {
    const [action = '', ...signals] = args;
    for (const signal of signals) {
      const name = signal
        .replace(/^SIG/, '')
        .replace(/^0$/, 'EXIT')
        .replace(/^15$/, 'TERM')
        .replace(/^2$/, 'INT');
      if (action === '-') this.traps.delete(name);
      else this.traps.set(name, action);
    }
    io.life.onSignal((signal) => {
      if (!this.traps.has(signal)) return;
      this.pending.push(signal);
      this.wake?.();
    });
    return 0;
  }

  private wake: (() => void) | undefined;

  private interrupted(io: Process): Promise<void> {
    return io.life.until<void>((resolve) => {
      this.wake = () => resolve();
      return () => {
        this.wake = undefined;
      };
    });
  }

  /** The process with its streams moved; `undefined` when a file cannot be opened. */
  private async redirected(redirects: readonly Redirect[], io: Process): Promise<Process | undefined> {
    let made = io;
    for (const { from, operator, target } of redirects) {
      const name = await this.text(target, io);
      if (operator === '>&') {
        if (from === 2) made = { ...made, err: name === '1' ? made.out : made.err };
        else made = { ...made, out: name === '2' ? made.err : made.out };
        continue;
      }
      if (operator === '<<') {
        made = { ...made, input: Input.of(name) };
        continue;
      }
      const path = FileSystem.resolve(io.folder, name);
      try {
        made =
          operator === '<'
            ? { ...made, input: Input.of(io.files.read(path)) }
            : this.toFile(made, from, path, operator === '>>');
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const verb = operator === '<' ? 'open' : 'create';
        io.err(
          `${this.name}: can't ${verb} ${name}: ${error.message.toLowerCase() === 'no such file or directory' && verb === 'create' ? 'nonexistent directory' : error.message.replace(/^No such/, 'no such')}\n`,
        );
        return undefined;
      }
    }
    return made;
  }

  private toFile(io: Process, from: number, path: string, append: boolean): Process {
    const sink = outputAt(path, io);
    if (sink === undefined) {
      if (!append) io.files.write(path, '');
      else if (!io.files.exists(path)) io.files.write(path, '');
    }
    const write = sink ?? ((text: string) => io.files.write(path, text, true));
    return from === 2 ? { ...io, err: write } : { ...io, out: write };
  }

  private async text(word: Word, io: Process): Promise<string> {
    const parts: string[] = [];
    for (const part of word) parts.push(await this.expand(part, io));
    return parts.join('');
  }

  private async fields(words: readonly Word[], io: Process): Promise<string[]> {
    const made: string[] = [];
    for (const word of words) made.push(...(await this.split(word, io)));
    return made;
  }

  /** One word as the fields it becomes: unquoted expansions are split and patterns filled in. */
  private async split(word: Word, io: Process): Promise<string[]> {
    const fields: { text: string; quoted: boolean }[] = [];
    let open: { text: string; quoted: boolean } | undefined;
    const add = (text: string, quoted: boolean) => {
      open ??= { text: '', quoted: false };
      open.text += text;
      open.quoted ||= quoted;
    };
    for (const part of word) {
      if (part.type === 'variable' && part.name === '@' && part.quoted) {
        for (const [index, value] of this.positional.entries()) {
          if (index > 0 && open) fields.push(open);
          if (index > 0) open = undefined;
          add(value, true);
        }
        continue;
      }
      const value = await this.expand(part, io);
      if (part.quoted || part.type === 'text') {
        add(
          part.type === 'text' && !part.quoted && fields.length + (open ? 1 : 0) === 0
            ? value.replace(/^~(?=\/|$)/, this.variables.get('HOME') ?? '/root')
            : value,
          part.quoted,
        );
        continue;
      }
      const pieces = value.split(/[ \t\n]+/);
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) {
          if (open) fields.push(open);
          open = undefined;
        }
        if (piece !== '') add(piece, false);
      }
    }
    if (open) fields.push(open);
    return fields.flatMap(({ text, quoted }) => (quoted || !isPattern(text) ? [text] : this.glob(text, io)));
  }

  private glob(text: string, io: Process): string[] {
    const at = text.lastIndexOf('/');
    const folder = at < 0 ? io.folder : FileSystem.resolve(io.folder, text.slice(0, at) || '/');
    const pattern = patternOf(text.slice(at + 1));
    const names = io.files.isFolder(folder)
      ? io.files.list(folder).filter((name) => pattern.test(name) && !name.startsWith('.'))
      : [];
    return names.length === 0 ? [text] : names.map((name) => text.slice(0, at + 1) + name);
  }

  private async expand(part: Part, io: Process): Promise<string> {
    if (part.type === 'text') return part.text;
    if (part.type === 'arithmetic')
      return String(arithmetic(await this.template(part.text, io), (name) => this.value(name)));
    if (part.type === 'variable') return this.variable(part, io);
    let output = '';
    const inner: Process = { ...io, out: (text) => (output += text) };
    const child = this.child(inner);
    try {
      this.status = await child.finish(parseScript(part.script), inner);
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      io.err(`${this.name}: syntax error: ${error.message}\n`);
    }
    return output.replace(/\n+$/, '');
  }

  private async template(text: string, io: Process): Promise<string> {
    const cursor = { text, at: 0 };
    let made = '';
    while (cursor.at < text.length) {
      if (text[cursor.at] !== '$') made += text[cursor.at++];
      else {
        const part = readDollar(cursor, true);
        made += part === undefined ? '$' : await this.expand(part, io);
      }
    }
    return made;
  }

  private async variable(part: Extract<Part, { type: 'variable' }>, io: Process): Promise<string> {
    const value = this.value(part.name);
    const { operator } = part;
    if (operator === '') return value ?? '';
    if (operator === 'length') return String((value ?? '').length);
    const missing = value === undefined || (operator.startsWith(':') && value === '');
    const operand = await this.template(part.operand, io);
    switch (operator.replace(':', '')) {
      case '-':
        return missing ? operand : (value ?? '');
      case '=':
        if (missing) this.variables.set(part.name, operand);
        return missing ? operand : (value ?? '');
      case '+':
        return missing ? '' : operand;
      case '?':
        if (!missing) return value ?? '';
        io.err(`${this.name}: ${part.name}: ${operand || 'parameter not set'}\n`);
        throw new Leave('exit', 2);
      default:
        return trimmed(value ?? '', operator, operand);
    }
  }

  private value(name: string): string | undefined {
    if (name === '?') return String(this.status);
    if (name === '#') return String(this.positional.length);
    if (name === '@' || name === '*') return this.positional.join(' ');
    if (name === '$') return String(this.process.pid);
    if (name === '0') return this.name;
    if (/^\d$/.test(name)) return this.positional[Number(name) - 1];
    return this.variables.get(name);
  }
}

/** `#`, `##`, `%`, `%%`: without the shortest or longest match at an end. */
function trimmed(value: string, operator: string, pattern: string): string {
  const expression = patternOf(pattern);
  const lengths = Array.from({ length: value.length + 1 }, (_, index) => index);
  if (operator.length === 2) lengths.reverse();
  for (const length of lengths) {
    if (operator.startsWith('#') && expression.test(value.slice(0, length))) return value.slice(length);
    if (operator.startsWith('%') && expression.test(value.slice(value.length - length)))
      return value.slice(0, value.length - length);
  }
  return value;
}

/** Files that are streams: `/dev/null`, `/proc/1/fd/1` and the like. */
function outputAt(path: string, io: Process): ((text: string) => void) | undefined {
  if (path === '/dev/null') return () => undefined;
  if (path === '/dev/stdout' || path === '/proc/1/fd/1' || path === '/proc/self/fd/1') return io.out;
  return path === '/dev/stderr' || path === '/proc/1/fd/2' ? io.err : undefined;
}
