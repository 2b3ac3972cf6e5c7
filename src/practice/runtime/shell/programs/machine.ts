import type { Program } from '../process.ts';

/** A moment (milliseconds since 1970) as `date` writes it in UTC; `format` is what follows its `+`. */
export function dateText(ms: number, format: string | undefined): string {
  const now = new Date(ms);
  const iso = now.toISOString();
  const parts: Readonly<Record<string, string>> = {
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    s: String(Math.floor(ms / 1000)),
    T: iso.slice(11, 19),
    F: iso.slice(0, 10),
    Z: 'UTC',
    N: '000000000',
  };
  if (format !== undefined)
    return format.replace(/%(\w)/g, (_, letter: string) => parts[letter] ?? `%${letter}`);
  const text = now.toUTCString();
  const day = String(now.getUTCDate()).padStart(2);
  return `${text.slice(0, 3)} ${text.slice(8, 11)} ${day} ${text.slice(17, 25)} UTC ${iso.slice(0, 4)}`;
}

const date: Program = async ({ args, clock, out }) => {
  const format = args.find((arg) => arg.startsWith('+'))?.slice(1);
  out(`${dateText(clock.now(), format)}\n`);
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

/** Programs that say what machine and whose process this is. */
export const machinePrograms: Readonly<Record<string, Program>> = { date, hostname, id, whoami, uname };
