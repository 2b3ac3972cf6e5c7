import type { Process, Program } from '../process.ts';
import { dnsPatience, waitInVain } from './patience.ts';

const searchDomains = ({ files }: Process): readonly string[] =>
  /^search (.*)$/m
    .exec(files.exists('/etc/resolv.conf') ? files.read('/etc/resolv.conf') : '')?.[1]
    ?.split(/\s+/) ?? [];

const nslookup: Program = async (process) => {
  const { args, out, err } = process;
  const name = args.find((arg, index) => index > 0 && !arg.startsWith('-')) ?? '';
  const found = process.network.resolve(name);
  if (found.silent) {
    await waitInVain(process, dnsPatience * 2);
    err(';; connection timed out; no servers could be reached\n\n');
    return 1;
  }
  const server = '10.96.0.10';
  out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`);
  // busybox tries the search domains for names without a dot only, all of them, for IPv4 and for IPv6.
  const wanted = name.includes('.') ? [name] : searchDomains(process).map((one) => `${name}.${one}`);
  const answers = wanted.map((one) => ({ one, addresses: process.network.resolve(`${one}.`).addresses }));
  const missing = ({ one }: { one: string }) => `** server can't find ${one}: NXDOMAIN\n\n`;
  for (const answer of answers)
    if (answer.addresses.length === 0) out(missing(answer));
    else out(`${answer.addresses.map((one) => `Name:\t${answer.one}\nAddress: ${one}\n`).join('')}\n`);
  for (const answer of answers) out(answer.addresses.length === 0 ? missing(answer) : '\n');
  return answers.every(({ addresses }) => addresses.length > 0) ? 0 : 1;
};

const getent: Program = async ({ args, network, out }) => {
  const found = network.resolve(args[2] ?? '');
  for (const address of found.addresses) out(`${address.padEnd(15)} ${found.name}\n`);
  return found.addresses.length > 0 ? 0 : 2;
};

/** Programs that ask the cluster's DNS. */
export const lookupPrograms: Readonly<Record<string, Program>> = { nslookup, getent };
