import { crc32 } from 'node:zlib';
import type { NamedFile } from './qti.ts';

/** Files as one ZIP archive, stored as they are; the date is fixed, so that the same files give the same bytes. */
export function toZip(files: readonly NamedFile[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const named = Buffer.from(name);
    const data = Buffer.from(text);
    const facts = entryFacts(data, named.length);
    const local = Buffer.concat([bytes(4, 0x0403_4b50), facts, named, data]);
    locals.push(local);
    const rest = Buffer.concat([bytes(2, 0, 0, 0), bytes(4, 0, offset)]);
    central.push(Buffer.concat([bytes(4, 0x0201_4b50), bytes(2, 20), facts, rest, named]));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const counts = bytes(2, 0, 0, files.length, files.length);
  const end = Buffer.concat([bytes(4, 0x0605_4b50), counts, bytes(4, directory.length, offset), bytes(2, 0)]);
  return Buffer.concat([...locals, directory, end]);
}

/** UTF-8 names, no compression, 1 January 2026. */
const entryFacts = (data: Buffer, nameLength: number): Buffer =>
  Buffer.concat([
    bytes(2, 20, 0x0800, 0, 0, (46 << 9) | (1 << 5) | 1),
    bytes(4, crc32(data), data.length, data.length),
    bytes(2, nameLength, 0),
  ]);

/** Numbers one after the other, `size` bytes each, the low byte first. */
function bytes(size: 2 | 4, ...numbers: readonly number[]): Buffer {
  const buffer = Buffer.alloc(size * numbers.length);
  for (const [at, value] of numbers.entries()) buffer.writeUIntLE(value >>> 0, at * size, size);
  return buffer;
}
