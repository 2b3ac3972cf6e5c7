import type { HttpReply, Unreached } from '../../network.ts';
import { FileError, FileSystem } from '../files.ts';
import type { Process, Program } from '../process.ts';
import { type HttpAddress, httpAddressOf, statusText } from './http-address.ts';
import { operands, optionValue } from './options.ts';
import { connectPatience, dnsPatience, waitInVain } from './patience.ts';

const valued = [
  ...['-m', '--max-time', '--connect-timeout', '-o', '--output', '-w', '--write-out', '-H', '--header'],
  ...['-X', '--request', '-d', '--data', '--retry'],
];

type Asked = {
  readonly url: string;
  readonly method: string;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Errors are not told either: `-s` without `-S`. */
  readonly mute: boolean;
  /** `-f`: an answer of 400 and above is a failure. */
  readonly strict: boolean;
  readonly show: 'body' | 'head' | 'both';
  readonly file: string | undefined;
  /** `-w`. */
  readonly format: string | undefined;
  /** Milliseconds; 0 without one. */
  readonly limit: number;
};

/** What a command line of curl asks for. */
function asked(args: readonly string[]): Asked {
  const letters = args.filter((arg) => /^-[a-zA-Z]+$/.test(arg)).join('');
  const headers = args.filter((_, index) => ['-H', '--header'].includes(args[index - 1] ?? ''));
  const joined = args.find((arg) => /^-s?m\d+$/.test(arg))?.replace(/^-s?m/, '');
  return {
    url: operands(args, valued)[0] ?? '',
    method: optionValue(args, '-X', '--request') ?? 'GET',
    headers: Object.fromEntries(headers.map(headerOf)),
    mute: letters.includes('s') && !letters.includes('S'),
    strict: letters.includes('f'),
    show: letters.includes('I') || args.includes('--head') ? 'head' : letters.includes('i') ? 'both' : 'body',
    file: optionValue(args, '-o', '--output'),
    format: optionValue(args, '-w', '--write-out'),
    limit: Number(optionValue(args, '-m', '--max-time', '--connect-timeout') ?? joined ?? 0) * 1000,
  };
}

/** `Host: a:8080` as its name and its value. */
function headerOf(text: string): [name: string, value: string] {
  const at = text.indexOf(':');
  return at < 0 ? [text.toLowerCase(), ''] : [text.slice(0, at).toLowerCase(), text.slice(at + 1).trim()];
}

/** curl: one request; exit statuses 6, 7, 22, 23 and 28 as in its manual. */
export const curl: Program = async (process) => {
  const what = asked(process.args);
  const address = httpAddressOf(what.url);
  const say = (text: string) => {
    if (!what.mute) process.err(`curl: ${text}\n`);
  };
  const { method, headers } = what;
  const answer = process.network.http(address.host, address.port, { method, path: address.path, headers });
  if ('kind' in answer) return notReached(answer, address, what.limit, say, process);
  if (what.strict && answer.status >= 400) {
    say(`(22) The requested URL returned error: ${answer.status}`);
    return 22;
  }
  return write(answer, what, say, process);
};

async function notReached(
  why: Unreached,
  { host, port }: HttpAddress,
  limit: number,
  say: (text: string) => void,
  process: Process,
): Promise<number> {
  switch (why.kind) {
    case 'unknown-host':
      if (process.network.resolve(host).silent) await waitInVain(process, dnsPatience);
      say(`(6) Could not resolve host: ${host}`);
      return 6;
    case 'refused':
      say(`(7) Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`);
      return 7;
    case 'timeout':
      await waitInVain(process, limit || connectPatience);
      say(`(28) Connection timed out after ${limit || connectPatience} milliseconds`);
      return 28;
  }
}

const headText = ({ status, headers }: HttpReply): string =>
  `HTTP/1.1 ${status} ${statusText(status)}\r\n${Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

function write(answer: HttpReply, what: Asked, say: (text: string) => void, process: Process): number {
  const { show, file, format } = what;
  const text = `${show === 'body' ? '' : headText(answer)}${show === 'head' ? '' : answer.body}`;
  if (file === undefined || file === '-') process.out(text);
  else if (file !== '/dev/null')
    try {
      process.files.write(FileSystem.resolve(process.folder, file), text);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      say(`(23) client returned ERROR on write, ${text.length} bytes: ${error.message}`);
      return 23;
    }
  if (format) process.out(format.replaceAll('%{http_code}', String(answer.status)).replaceAll('\\n', '\n'));
  return 0;
}
