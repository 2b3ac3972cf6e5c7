import type { HttpReply, Unreached } from '../../network.ts';
import { FileSystem } from '../files.ts';
import type { Process, Program } from '../process.ts';

type Place = { readonly host: string; readonly port: number; readonly path: string };

export function placeOf(url: string): Place {
  const match = /^(?:https?:\/\/)?([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url);
  return {
    host: match?.[1] ?? '',
    port: Number(match?.[2] ?? (url.startsWith('https') ? 443 : 80)),
    path: match?.[3] ?? '/',
  };
}

const isReply = (answer: HttpReply | Unreached): answer is HttpReply => 'status' in answer;

/** How long a program waits for an answer that does not come. */
async function waited(process: Process, ms: number): Promise<void> {
  await process.life.sleep(ms, process.clock);
}

export const option = (args: readonly string[], ...names: readonly string[]): string | undefined => {
  for (const [index, arg] of args.entries())
    for (const name of names) {
      if (arg === name) return args[index + 1];
      if (arg.startsWith(`${name}=`)) return arg.slice(name.length + 1);
      if (
        !name.startsWith('--') &&
        arg.startsWith(name) &&
        arg.length > name.length &&
        /^-[A-Za-z]\d/.test(arg)
      )
        return arg.slice(name.length);
    }
  return undefined;
};

const targets = (args: readonly string[], valued: readonly string[]): string[] =>
  args.slice(1).filter((arg, index) => !arg.startsWith('-') && !valued.includes(args[index] ?? ''));

const wget: Program = async (process) => {
  const { args, err, out } = process;
  const url = targets(args, ['-T', '-O', '-o', '--timeout', '--header', '-t'])[0] ?? '';
  const place = placeOf(url);
  const quiet = args.some((arg) => /^-[a-zA-Z]*q/.test(arg));
  const file =
    option(args, '-O') ??
    args.find((arg) => /^-q?O[-\w/.]+$/.test(arg))?.replace(/^-q?O/, '') ??
    (args.some((arg) => arg === '-qO-') ? '-' : undefined);
  const limit = Number(option(args, '-T', '--timeout') ?? 0) * 1000;
  const answer = process.network.http(place.host, place.port, { method: 'GET', path: place.path });
  if (!isReply(answer)) {
    if (answer.kind === 'unknown-host') {
      if (process.network.resolve(place.host).silent) await waited(process, dnsPatience);
      err(`wget: bad address '${place.host}'\n`);
      return 1;
    }
    if (!quiet)
      err(
        `Connecting to ${url.replace(/^https?:\/\//, '').split('/')[0]} (${answer.address}:${place.port})\n`,
      );
    if (answer.kind === 'refused')
      err(`wget: can't connect to remote host (${answer.address}): Connection refused\n`);
    else {
      await waited(process, limit || 130_000);
      err(
        limit > 0
          ? 'wget: download timed out\n'
          : `wget: can't connect to remote host (${answer.address}): Connection timed out\n`,
      );
    }
    return 1;
  }
  if (!quiet) {
    const found = process.network.resolve(place.host).addresses[0] ?? place.host;
    err(`Connecting to ${url.replace(/^https?:\/\//, '').split('/')[0]} (${found}:${place.port})\n`);
  }
  if (answer.status >= 400) {
    err(`wget: server returned error: HTTP/1.1 ${answer.status} ${statusText(answer.status)}\n`);
    return 1;
  }
  const isSpider = args.includes('--spider');
  if (isSpider) {
    if (!quiet) err('remote file exists\n');
  } else if (file === '-' || file === '/dev/stdout') out(answer.body);
  else if (file !== '/dev/null')
    process.files.write(
      FileSystem.resolve(process.folder, file ?? (place.path.split('/').at(-1) || 'index.html')),
      answer.body,
    );
  return 0;
};

const texts: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};
export const statusText = (status: number): string => texts[status] ?? '';

const curl: Program = async (process) => {
  const { args, err, out } = process;
  const url =
    targets(args, [
      '-m',
      '--max-time',
      '--connect-timeout',
      '-o',
      '--output',
      '-w',
      '--write-out',
      '-H',
      '--header',
      '-X',
      '--request',
      '-d',
      '--data',
      '--retry',
    ])[0] ?? '';
  const place = placeOf(url);
  const letters = args.filter((arg) => /^-[a-zA-Z]+$/.test(arg)).join('');
  const silent = letters.includes('s') && !letters.includes('S');
  const limit =
    Number(
      option(args, '-m', '--max-time', '--connect-timeout') ??
        args.find((arg) => /^-s?m\d+$/.test(arg))?.replace(/^-s?m/, '') ??
        0,
    ) * 1000;
  const headers = Object.fromEntries(
    args
      .flatMap((arg, index) =>
        ['-H', '--header'].includes(args[index - 1] ?? '') ? [arg.split(/:\s*/) as [string, string]] : [],
      )
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  const answer = process.network.http(place.host, place.port, {
    method: option(args, '-X', '--request') ?? 'GET',
    path: place.path,
    headers,
  });
  const say = (text: string) => {
    if (!silent) err(text);
  };
  if (!isReply(answer)) {
    if (answer.kind === 'unknown-host') {
      if (process.network.resolve(place.host).silent) await waited(process, dnsPatience);
      say(`curl: (6) Could not resolve host: ${place.host}\n`);
      return 6;
    }
    if (answer.kind === 'refused') {
      say(
        `curl: (7) Failed to connect to ${place.host} port ${place.port} after 0 ms: Couldn't connect to server\n`,
      );
      return 7;
    }
    await waited(process, limit || 130_000);
    say(`curl: (28) Connection timed out after ${limit || 130_000} milliseconds\n`);
    return 28;
  }
  if (letters.includes('f') && answer.status >= 400) {
    say(`curl: (22) The requested URL returned error: ${answer.status}\n`);
    return 22;
  }
  const head = letters.includes('I') || args.includes('--head');
  if (head || letters.includes('i'))
    out(
      `HTTP/1.1 ${answer.status} ${statusText(answer.status)}\r\n${Object.entries(answer.headers ?? {})
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
  const file = option(args, '-o', '--output');
  if (!head && file === undefined) out(answer.body);
  const format = option(args, '-w', '--write-out');
  if (format) out(format.replaceAll('%{http_code}', String(answer.status)).replaceAll('\\n', '\n'));
  return 0;
};

/** How long programs wait for a DNS server that does not answer. */
const dnsPatience = 5000;

const searchDomains = ({ files }: Process): readonly string[] =>
  /^search (.*)$/m
    .exec(files.exists('/etc/resolv.conf') ? files.read('/etc/resolv.conf') : '')?.[1]
    ?.split(/\s+/) ?? [];

const nslookup: Program = async (process) => {
  const { args, out, err } = process;
  const name = args.find((arg, index) => index > 0 && !arg.startsWith('-')) ?? '';
  const found = process.network.resolve(name);
  if (found.silent) {
    await waited(process, dnsPatience * 2);
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

/** Serves one connection: what comes in goes out, what stands in the input is the answer. */
async function serveOnce(process: Process, port: number): Promise<number> {
  const { life, input, out } = process;
  const text = input.isOpen ? '' : await input.all(life);
  const asked = life.until<string>((resolve) => {
    const opened = process.listen(port, ({ path }) => {
      resolve(path);
      return { status: 200, body: text };
    });
    if (!opened) resolve('');
    return () => process.close(port);
  });
  out(await asked);
  process.close(port);
  return 0;
}

const nc: Program = async (process) => {
  const { args, err } = process;
  if (args.some((arg) => /^-[a-z]*l/.test(arg))) {
    const port = Number(option(args, '-p') ?? args.find((arg, index) => index > 1 && /^\d+$/.test(arg)) ?? 0);
    return serveOnce(process, port);
  }
  const [host = '', port = '0'] = targets(args, ['-w']);
  const limit = Number(option(args, '-w') ?? 0) * 1000;
  const answer = process.network.connect(host, Number(port));
  if (!('kind' in answer)) {
    if (args.some((arg) => /^-[a-z]*v/.test(arg))) err(`${host} (${answer.address}:${port}) open\n`);
    if (args.some((arg) => /^-[a-z]*z/.test(arg))) return 0;
    const sent = process.input.isOpen ? '' : await process.input.all(process.life);
    const reply = process.network.http(host, Number(port), { method: 'RAW', path: sent });
    if (isReply(reply)) process.out(reply.body);
    return 0;
  }
  if (answer.kind === 'unknown-host') err(`nc: bad address '${host}'\n`);
  else if (answer.kind === 'refused') err(`nc: ${host} (${answer.address}:${port}): Connection refused\n`);
  else {
    await waited(process, limit || 130_000);
    err(`nc: ${host} (${answer.address}:${port}): Connection timed out\n`);
  }
  return 1;
};

const ping: Program = async ({ err }) => {
  err('ping: not available in the practice cluster (no packets are sent)\n');
  return 1;
};

const getent: Program = async ({ args, network, out }) => {
  const found = network.resolve(args[2] ?? '');
  for (const address of found.addresses) out(`${address.padEnd(15)} ${found.name}\n`);
  return found.addresses.length > 0 ? 0 : 2;
};

/** Programs that ask other Pods and Services. */
export const networkPrograms: Readonly<Record<string, Program>> = { wget, curl, nslookup, nc, ping, getent };
