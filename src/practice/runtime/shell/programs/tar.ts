import { FileError, FileSystem } from '../files.ts';
import type { Process, Program } from '../process.ts';

const block = 512;

type Member = { readonly name: string; readonly folder: boolean; readonly text: string };

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** One member of a ustar archive. */
function packed({ name, folder, text }: Member, now: number): Buffer {
  const body = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(block);
  header.write(folder ? `${name}/` : name, 0, 100);
  header.write(octal(folder ? 0o755 : 0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(body.length, 12), 124);
  header.write(octal(Math.floor(now / 1000), 12), 136);
  header.write('        ', 148);
  header.write(folder ? '5' : '0', 156);
  header.write('ustar\u000000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 7)} `, 148);
  return Buffer.concat([header, body, Buffer.alloc((block - (body.length % block)) % block)]);
}

function membersOf(path: string, name: string, files: FileSystem): Member[] {
  if (!files.isFolder(path)) return [{ name, folder: false, text: files.read(path) }];
  const inner = files
    .list(path)
    .flatMap((one) => membersOf(FileSystem.resolve(path, one), name === '' ? one : `${name}/${one}`, files));
  return name === '' ? inner : [{ name, folder: true, text: '' }, ...inner];
}

function unpacked(archive: Buffer): Member[] {
  const members: Member[] = [];
  const field = (at: number, from: number, length: number) =>
    archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + block <= archive.length; ) {
    if (archive[at] === 0) break;
    const size = Number.parseInt(field(at, 124, 12).trim() || '0', 8);
    const kind = field(at, 156, 1);
    const prefix = field(at, 345, 155);
    const name = `${prefix === '' ? '' : `${prefix}/`}${field(at, 0, 100)}`.replace(/\/+$/, '');
    const text = archive.toString('utf8', at + block, at + block + size);
    if (kind === '5' || kind === '0' || kind === '') members.push({ name, folder: kind === '5', text });
    at += block + Math.ceil(size / block) * block;
  }
  return members;
}

type Asked = {
  readonly flags: string;
  readonly folder: string | undefined;
  readonly file: string;
  readonly names: string[];
};

function asked(args: readonly string[]): Asked {
  let flags = '';
  let folder: string | undefined;
  let file = '-';
  const names: string[] = [];
  for (let at = 1; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-C' || arg === '--directory') folder = args[++at];
    else if (arg.startsWith('--')) continue;
    else if (at === 1 || /^-[a-zA-Z]+$/.test(arg)) {
      flags += arg.replace('-', '');
      if (/f$/.test(arg)) file = args[++at] ?? '-';
    } else names.push(arg);
  }
  return { flags, folder, file, names };
}

function pack({ file, names }: Asked, from: string, process: Process): number {
  let status = 0;
  const parts: Buffer[] = [];
  for (const name of names) {
    const path = FileSystem.resolve(from, name);
    if (!process.files.exists(path)) {
      process.err(`tar: ${name}: No such file or directory\ntar: error exit delayed from previous errors\n`);
      status = 1;
      continue;
    }
    if (name.startsWith('/')) process.err("tar: removing leading '/' from member names\n");
    const inside = name.replace(/^\/+/, '').replace(/\/+$/, '').replace(/^\.$/, '');
    parts.push(...membersOf(path, inside, process.files).map((one) => packed(one, process.clock.now())));
  }
  const text = Buffer.concat([...parts, Buffer.alloc(2 * block)]).toString('utf8');
  if (file === '-') process.out(text);
  else process.files.write(FileSystem.resolve(process.folder, file), text);
  return status;
}

function unpack(text: string, { flags }: Asked, into: string, process: Process): void {
  for (const { name, folder, text: body } of unpacked(Buffer.from(text, 'utf8'))) {
    const path = FileSystem.resolve(into, name.replace(/^\/+/, ''));
    if (flags.includes('t') || flags.includes('v')) process.out(`${name}\n`);
    if (flags.includes('t')) continue;
    if (folder) process.files.makeFolder(path);
    else process.files.write(path, body);
  }
}

/** `tar` as kubectl cp uses it: text files and folders, to and from its streams. */
const tar: Program = async (process) => {
  const what = asked(process.args);
  const folder = FileSystem.resolve(process.folder, what.folder ?? '.');
  try {
    if (what.flags.includes('c')) return pack(what, folder, process);
    if (!/[xt]/.test(what.flags)) {
      process.err('tar: must specify one of -c, -x, -t\n');
      return 1;
    }
    const text =
      what.file === '-'
        ? await process.input.all(process.life)
        : process.files.read(FileSystem.resolve(process.folder, what.file));
    unpack(text, what, folder, process);
    return 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    process.err(`tar: ${error.message}\n`);
    return 1;
  }
};

export const archivePrograms: Readonly<Record<string, Program>> = { tar };
