import type { HttpReply, Unreached } from '../../network.ts';
import { FileError, FileSystem } from '../files.ts';
import type { Process, Program } from '../process.ts';
import { type HttpAddress, httpAddressOf, statusText } from './http-address.ts';
import { operands, optionValue } from './options.ts';
import { connectPatience, dnsPatience, waitInVain } from './patience.ts';

type Asked = {
  readonly url: string;
  readonly quiet: boolean;
  readonly spider: boolean;
  /** Where the answer goes; `-` is standard output. */
  readonly file: string | undefined;
  /** Milliseconds; 0 without one. */
  readonly limit: number;
};

/** What a command line of BusyBox wget asks for. */
function asked(args: readonly string[]): Asked {
  const joined = args.find((arg) => /^-q?O[-\w/.]+$/.test(arg))?.replace(/^-q?O/, '');
  return {
    url: operands(args, ['-T', '-O', '-o', '--timeout', '--header', '-t'])[0] ?? '',
    quiet: args.some((arg) => /^-[a-zA-Z]*q/.test(arg)),
    spider: args.includes('--spider'),
    file: optionValue(args, '-O') ?? joined,
    limit: Number(optionValue(args, '-T', '--timeout') ?? 0) * 1000,
  };
}

/** BusyBox wget: one GET, its answer in a file or on standard output; 1 for whatever went wrong. */
export const wget: Program = async (process) => {
  const what = asked(process.args);
  const address = httpAddressOf(what.url);
  const answer = process.network.http(address.host, address.port, { method: 'GET', path: address.path });
  const connecting = (ip: string) => {
    const host = what.url.replace(/^https?:\/\//, '').split('/')[0];
    if (!what.quiet) process.err(`Connecting to ${host} (${ip}:${address.port})\n`);
  };
  if ('kind' in answer) {
    if (answer.kind !== 'unknown-host') connecting(answer.address);
    return notReached(answer, address, what.limit, process);
  }
  connecting(process.network.resolve(address.host).addresses[0] ?? address.host);
  if (answer.status >= 400) {
    process.err(`wget: server returned error: HTTP/1.1 ${answer.status} ${statusText(answer.status)}\n`);
    return 1;
  }
  return keep(answer, what, address, process);
};

async function notReached(
  why: Unreached,
  { host }: HttpAddress,
  limit: number,
  process: Process,
): Promise<number> {
  if (why.kind === 'unknown-host') {
    if (process.network.resolve(host).silent) await waitInVain(process, dnsPatience);
    process.err(`wget: bad address '${host}'\n`);
    return 1;
  }
  if (why.kind === 'timeout') await waitInVain(process, limit || connectPatience);
  const because = why.kind === 'refused' ? 'Connection refused' : 'Connection timed out';
  process.err(
    why.kind === 'timeout' && limit > 0
      ? 'wget: download timed out\n'
      : `wget: can't connect to remote host (${why.address}): ${because}\n`,
  );
  return 1;
}

function keep({ body }: HttpReply, what: Asked, address: HttpAddress, process: Process): number {
  const file = what.file ?? (address.path.split('/').at(-1) || 'index.html');
  if (what.spider) {
    if (!what.quiet) process.err('remote file exists\n');
  } else if (file === '-' || file === '/dev/stdout') process.out(body);
  else if (file !== '/dev/null')
    try {
      process.files.write(FileSystem.resolve(process.folder, file), body);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      process.err(`wget: can't open '${file}': ${error.message}\n`);
      return 1;
    }
  return 0;
}
