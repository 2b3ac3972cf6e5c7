/** One field as it stands on the wire: a number, or bytes. */
export type WireField = { readonly number: number; readonly value: bigint | Uint8Array };

function varint(bytes: Uint8Array, start: number): [value: bigint, next: number] {
  let value = 0n;
  let at = start;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError('unexpected end of protobuf');
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
  throw new RangeError('a protobuf number is too long');
}

/** The fields of one message, in order. Throws a RangeError for what is no protobuf. */
export function* fieldsOnWire(bytes: Uint8Array): Generator<WireField> {
  let at = 0;
  while (at < bytes.length) {
    const [tag, next] = varint(bytes, at);
    at = next;
    const number = Number(tag >> 3n);
    const kind = Number(tag & 7n);
    if (kind === 0) {
      const [value, end] = varint(bytes, at);
      at = end;
      yield { number, value };
    } else if (kind === 1 || kind === 5) {
      const size = kind === 1 ? 8 : 4;
      yield { number, value: slice(bytes, at, size) };
      at += size;
    } else if (kind === 2) {
      const [length, begin] = varint(bytes, at);
      yield { number, value: slice(bytes, begin, Number(length)) };
      at = begin + Number(length);
    } else throw new RangeError(`protobuf wire type ${kind} is not used by Kubernetes`);
  }
}

function slice(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start + length > bytes.length) throw new RangeError('unexpected end of protobuf');
  return bytes.subarray(start, start + length);
}
