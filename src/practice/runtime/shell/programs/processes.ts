import { Killed, type Program } from '../process.ts';
import { signalName, signalNumbers } from '../signals.ts';
import { secondsOf } from './options.ts';

const sleep: Program = async ({ args, life, clock, err }) => {
  if (args.length < 2) {
    err('sleep: missing operand\n');
    return 1;
  }
  if (args.includes('infinity')) return life.forever();
  const total = args.slice(1).reduce((sum, arg) => sum + secondsOf(arg), 0);
  if (Number.isNaN(total)) {
    err(`sleep: invalid number '${args[1]}'\n`);
    return 1;
  }
  // Longer waits than a timer can hold are waited for in parts.
  for (let left = total * 1000; left > 0; left -= 86_400_000)
    await life.sleep(Math.min(left, 86_400_000), clock);
  return 0;
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

const ps: Program = async ({ out, env: values }) => {
  out(
    `PID   USER     TIME  COMMAND\n    1 root      0:00 ${values.get('PRACTICE_COMMAND') ?? 'sh'}\n    7 root      0:00 ps\n`,
  );
  return 0;
};

const kill: Program = async ({ args, life, pid, signalFirst }) => {
  const name = signalName(/^-(\w+)$/.exec(args[1] ?? '')?.[1] ?? 'TERM');
  const target = Number(args.at(-1));
  // Process 1 of a container is not killed from inside it.
  if (target === 1 && name !== 'KILL') signalFirst(name);
  if (target === pid && pid !== 1) {
    life.kill(128 + (signalNumbers[name] ?? 15));
    life.check();
  }
  return 0;
};

const timeout: Program = async (process) => {
  const [limit = '0', ...rest] = process.args.slice(1).filter((arg) => !/^-[st]$/.test(arg));
  const found = rest[0] === undefined ? undefined : process.find(rest[0]);
  if (found === undefined) return 127;
  const { life, over } = process.life.child();
  process.life.onSignal((name) => life.signal(name));
  const cancel = process.clock.after(secondsOf(limit) * 1000, () => life.kill(143));
  try {
    return await found({ ...process, life, args: rest });
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    // Who runs out of memory takes the container along.
    if (error.reason === 'OOMKilled') process.life.kill(error.code, error.reason);
    process.life.check();
    return error.code;
  } finally {
    cancel();
    over();
  }
};

/** Programs that start, end or show processes. */
export const processPrograms: Readonly<Record<string, Program>> = {
  sleep,
  env,
  printenv,
  ps,
  kill,
  timeout,
  true: async () => 0,
  false: async () => 1,
  sync: async () => 0,
};
