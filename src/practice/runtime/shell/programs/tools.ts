import { Killed, Life, type Process, type Program } from '../process.ts';
import { Shell } from '../shell.ts';
import { options, texts } from './text.ts';

const seconds = (text: string): number => {
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[text.slice(-1)] ?? 1;
  return Number.parseFloat(text) * unit;
};

const sleep: Program = async ({ args, life, clock, err }) => {
  if (args.length < 2) {
    err('sleep: missing operand\n');
    return 1;
  }
  if (args.includes('infinity')) return life.forever();
  const total = args.slice(1).reduce((sum, arg) => sum + seconds(arg), 0);
  if (Number.isNaN(total)) {
    err(`sleep: invalid number '${args[1]}'\n`);
    return 1;
  }
  // Longer waits than a timer can hold are waited for in parts.
  for (let left = total * 1000; left > 0; left -= 86_400_000)
    await life.sleep(Math.min(left, 86_400_000), clock);
  return 0;
};

const sh: Program = async (process) => {
  const { args } = process;
  const at = args.findIndex((arg, index) => index > 0 && /^-[a-z]*c$/.test(arg));
  if (at > 0) {
    const shell = new Shell(process, args[at + 2] ?? args[0] ?? 'sh', args.slice(at + 3));
    const strict = /e/.test(args[at] ?? '') || args.slice(1, at).some((arg) => /^-[a-z]*e/.test(arg));
    return shell.script(strict ? `set -e\n${args[at + 1] ?? ''}` : (args[at + 1] ?? ''));
  }
  const { rest } = options(args);
  if (rest[0] !== undefined) {
    const { list, status } = await texts(process, rest.slice(0, 1), args[0] ?? 'sh');
    return list[0] === undefined
      ? 127 + status - 1
      : new Shell(process, rest[0], rest.slice(1)).script(list[0].text);
  }
  return interactive(process);
};

/** A command of an interactive shell: an interrupt ends it, and not the shell. */
async function interruptible(shell: Shell, line: string, { life }: Process): Promise<void> {
  const inner = new Life();
  const outer = life.forever().catch((killed: Killed) => inner.kill(killed.code));
  life.onSignal((name) => (name === 'INT' ? inner.kill(130) : undefined));
  try {
    await shell.script(line, inner);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    life.check();
  }
  void outer;
}

/** Reads commands line by line; a prompt is shown when the input is a terminal. */
const interactive: Program = async (process) => {
  const shell = new Shell(process);
  const prompt = process.env.has('TERM');
  for (;;) {
    if (prompt) process.out(`${shell.folder} # `);
    const line = await process.input.line(process.life);
    if (line === undefined) return 0;
    if (/^\s*exit\b/.test(line)) return Number(/\d+/.exec(line)?.[0] ?? 0);
    await interruptible(shell, line, process);
  }
};

const env: Program = async (process) => {
  const { args } = process;
  let at = 1;
  const values = new Map(process.env);
  for (; /^\w+=/.test(args[at] ?? ''); at++) {
    const [name = '', ...value] = (args[at] ?? '').split('=');
    values.set(name, value.join('='));
  }
  const program = args[at];
  if (program !== undefined) {
    const found = process.find(program);
    if (found) return found({ ...process, env: values, args: args.slice(at) });
    process.err(`env: can't execute '${program}': No such file or directory\n`);
    return 127;
  }
  for (const [name, value] of values) process.out(`${name}=${value}\n`);
  return 0;
};

const printenv: Program = async ({ args, env: values, out }) => {
  const name = args[1];
  if (name === undefined) for (const [key, value] of values) out(`${key}=${value}\n`);
  else if (values.has(name)) out(`${values.get(name)}\n`);
  else return 1;
  return 0;
};

const date: Program = async ({ args, clock, out }) => {
  const now = new Date(clock.now());
  const format = args.find((arg) => arg.startsWith('+'))?.slice(1);
  const two = (value: number) => String(value).padStart(2, '0');
  const parts: Record<string, string> = {
    Y: String(now.getUTCFullYear()),
    m: two(now.getUTCMonth() + 1),
    d: two(now.getUTCDate()),
    H: two(now.getUTCHours()),
    M: two(now.getUTCMinutes()),
    S: two(now.getUTCSeconds()),
    s: String(Math.floor(now.getTime() / 1000)),
    T: now.toISOString().slice(11, 19),
    F: now.toISOString().slice(0, 10),
    Z: 'UTC',
    N: '000000000',
  }; // prettier-ignore
  const text = now.toUTCString();
  const plain = `${text.slice(0, 3)} ${text.slice(8, 11)} ${String(now.getUTCDate()).padStart(2)} ${text.slice(17, 25)} UTC ${now.getUTCFullYear()}`;
  out(
    `${format === undefined ? plain : format.replace(/%(\w)/g, (_, letter: string) => parts[letter] ?? `%${letter}`)}\n`,
  );
  return 0;
};

const hostname: Program = async (process) => {
  process.out(
    process.args[1] === '-i'
      ? `${process.env.get('POD_IP_ADDRESS') ?? process.network.resolve(process.env.get('HOSTNAME') ?? '').addresses[0] ?? ''}\n`
      : `${process.env.get('HOSTNAME') ?? 'localhost'}\n`,
  );
  return 0;
};

const seq: Program = async ({ args, out }) => {
  const numbers = args.slice(1).map(Number);
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  let text = '';
  for (
    let value = first ?? 1;
    step && (step > 0 ? value <= (last ?? 0) : value >= (last ?? 0)) && text.length < 1e6;
    value += step
  )
    text += `${value}\n`;
  out(text);
  return 0;
};

const id: Program = async ({ args, user, group, out }) => {
  const named = (number: number) => `${number}${number === 0 ? '(root)' : ''}`;
  if (args.includes('-u')) out(`${user}\n`);
  else if (args.includes('-g')) out(`${group}\n`);
  else out(`uid=${named(user)} gid=${named(group)} groups=${named(group)}\n`);
  return 0;
};

const whoami: Program = async ({ user, out, err }) => {
  if (user === 0) out('root\n');
  else err(`whoami: unknown uid ${user}\n`);
  return user === 0 ? 0 : 1;
};

const uname: Program = async ({ args, env: values, out }) => {
  out(
    args.includes('-a')
      ? `Linux ${values.get('HOSTNAME') ?? ''} 0.0.0-simulated #1 SMP x86_64 GNU/Linux\n`
      : args.includes('-m')
        ? 'x86_64\n'
        : args.includes('-n')
          ? `${values.get('HOSTNAME') ?? ''}\n`
          : 'Linux\n',
  );
  return 0;
};

const ps: Program = async ({ out, env: values }) => {
  out(
    `PID   USER     TIME  COMMAND\n    1 root      0:00 ${values.get('PRACTICE_COMMAND') ?? 'sh'}\n    7 root      0:00 ps\n`,
  );
  return 0;
};

const signals: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, TERM: 15 };

const kill: Program = async ({ args, life, pid, signalFirst }) => {
  const signal = /^-(?:SIG)?(\w+)$/.exec(args[1] ?? '')?.[1] ?? 'TERM';
  const name = { 9: 'KILL', 15: 'TERM', 1: 'HUP', 2: 'INT' }[signal] ?? signal;
  const target = Number(args.at(-1));
  // Process 1 of a container is not killed from inside it.
  if (target === 1 && name !== 'KILL') signalFirst(name);
  if (target === pid && pid !== 1) {
    life.kill(128 + (signals[name] ?? 15));
    life.check();
  }
  return 0;
};

const expr: Program = async ({ args, out }) => {
  const [a = '0', operator, b = '0'] = args.slice(1);
  const value = {
    '+': Number(a) + Number(b),
    '-': Number(a) - Number(b),
    '*': Number(a) * Number(b),
    '/': Math.trunc(Number(a) / Number(b)),
    '%': Number(a) % Number(b),
  }[operator ?? ''];
  out(`${value ?? a}\n`);
  return value === 0 ? 1 : 0;
};

const timeout: Program = async (process) => {
  const [limit = '0', ...rest] = process.args.slice(1).filter((arg) => !/^-[st]$/.test(arg));
  const found = rest[0] === undefined ? undefined : process.find(rest[0]);
  if (found === undefined) return 127;
  let late = false;
  const wait = process.life.sleep(seconds(limit) * 1000, process.clock).then(() => {
    late = true;
    return 143;
  });
  const status = await Promise.race([found({ ...process, args: rest }), wait]);
  return late ? 143 : status;
};

const stress: Program = async (process) => {
  const { args, memoryLimit } = process;
  const size = args.includes('--vm-bytes') ? (args[args.indexOf('--vm-bytes') + 1] ?? '0') : '0';
  const bytes =
    Number.parseFloat(size) * ({ k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[size.slice(-1).toLowerCase()] ?? 1);
  const number = (...names: readonly string[]): number =>
    Number.parseFloat(args[args.findIndex((arg) => names.includes(arg)) + 1] ?? '0') || 0;
  const cpus = args.some((arg) => arg === '--cpu' || arg === '-c') ? number('--cpu', '-c') : 0;
  const seconds = args.some((arg) => arg === '--timeout' || arg === '-t') ? number('--timeout', '-t') : 0;
  process.out(`stress: info: [1] dispatching hogs: ${cpus} cpu, 0 io, ${bytes > 0 ? 1 : 0} vm, 0 hdd\n`);
  if (memoryLimit !== undefined && bytes > memoryLimit) {
    await process.life.sleep(300, process.clock);
    process.life.kill(137, 'OOMKilled');
  }
  if (cpus > 0 || bytes > 0) await process.cpu.burn(process.life, seconds > 0 ? seconds * 1000 : undefined);
  else if (seconds > 0) await process.life.sleep(seconds * 1000, process.clock);
  if (seconds > 0) {
    process.out(`stress: info: [1] successful run completed in ${seconds}s\n`);
    return 0;
  }
  return process.life.forever();
};

const dd: Program = async (process) => {
  const value = (name: string) =>
    process.args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const size = value('bs');
  const bytes =
    Number.parseFloat(size || '512') *
    ({ k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[size.slice(-1).toLowerCase()] ?? 1);
  if (process.memoryLimit !== undefined && bytes > process.memoryLimit) process.life.kill(137, 'OOMKilled');
  process.life.check();
  const count = Number(value('count') || 1);
  process.err(`${count}+0 records in\n${count}+0 records out\n`);
  return 0;
};

const yes: Program = async ({ args, out, life, cpu }) => {
  for (;;) {
    out(`${args[1] ?? 'y'}\n`.repeat(50));
    await cpu.work(1000, life);
  }
};

/** Programs that are about the process and the machine. */
export const toolPrograms: Readonly<Record<string, Program>> = {
  sleep,
  sh,
  ash: sh,
  bash: sh,
  env,
  printenv,
  date,
  hostname,
  seq,
  id,
  whoami,
  uname,
  ps,
  kill,
  expr,
  timeout,
  stress,
  dd,
  yes,
  true: async () => 0,
  false: async () => 1,
  sync: async () => 0,
}; // prettier-ignore
