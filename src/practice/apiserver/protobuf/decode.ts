import type { GoField } from '../../data.ts';
import { microTimestamp, type RawObject, timestamp } from '../../kube.ts';
import { badRequest } from '../api-error.ts';
import { type GoTypes, structName } from '../go-json.ts';
import { fieldsOnWire, type WireField } from './wire.ts';

const magic = Buffer.from([0x6b, 0x38, 0x73, 0x00]);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const deepest = 64;

/** A request body of `application/vnd.kubernetes.protobuf` as JSON. Throws an ApiError (400). */
export function decodeProtobuf(
  body: Uint8Array,
  typeOf: (apiVersion: string, kind: string) => string | undefined,
  types: GoTypes,
): RawObject {
  if (!magic.equals(body.subarray(0, 4))) throw badRequest('the body is not Kubernetes protobuf');
  try {
    const [meta, raw] = envelope(body.subarray(4));
    const type = typeOf(meta.apiVersion, meta.kind);
    if (type === undefined)
      throw badRequest(`no kind "${meta.kind}" is registered for version "${meta.apiVersion}"`);
    return { apiVersion: meta.apiVersion, kind: meta.kind, ...message(raw, type, types, 0) };
  } catch (error) {
    if (error instanceof RangeError) throw badRequest(`the body cannot be read: ${error.message}`);
    throw error;
  }
}

function envelope(bytes: Uint8Array): [{ apiVersion: string; kind: string }, Uint8Array] {
  let apiVersion = '';
  let kind = '';
  let raw: Uint8Array = new Uint8Array();
  for (const { number, value } of fieldsOnWire(bytes)) {
    if (typeof value === 'bigint') continue;
    if (number === 2) raw = value;
    if (number !== 1) continue;
    for (const field of fieldsOnWire(value)) {
      if (typeof field.value === 'bigint') continue;
      if (field.number === 1) apiVersion = text(field.value);
      if (field.number === 2) kind = text(field.value);
    }
  }
  return [{ apiVersion, kind }, raw];
}

function message(bytes: Uint8Array, type: string, types: GoTypes, depth: number): RawObject {
  if (depth > deepest) throw new RangeError('the message is nested too deeply');
  const fields = new Map((types[type] ?? []).map((field) => [field[1], field] as const));
  const made: RawObject = {};
  for (const wire of fieldsOnWire(bytes)) {
    const field = fields.get(wire.number);
    if (field !== undefined) put(made, field, wire, types, depth);
  }
  return made;
}

function put(
  made: RawObject,
  [name, , type, flags]: GoField,
  { value }: WireField,
  types: GoTypes,
  depth: number,
): void {
  if (flags.includes('n')) {
    if (typeof value !== 'bigint') Object.assign(made, message(value, structName(type), types, depth + 1));
    return;
  }
  const plain = type.startsWith('*') ? type.slice(1) : type;
  if (plain.startsWith('[')) {
    made[name] ??= [];
    const list = made[name] as unknown[];
    list.push(single(value, plain.slice(1), types, depth));
  } else if (plain.startsWith('{')) {
    if (typeof value === 'bigint') return;
    made[name] ??= {};
    const entries = made[name] as RawObject;
    let key = '';
    let inner: unknown = plain === '{s' ? '' : undefined;
    for (const part of fieldsOnWire(value)) {
      if (part.number === 1 && typeof part.value !== 'bigint') key = text(part.value);
      if (part.number === 2) inner = single(part.value, plain.slice(1), types, depth);
    }
    if (key !== '__proto__') entries[key] = inner;
  } else {
    const read = single(value, plain, types, depth);
    if (read !== undefined) made[name] = read;
  }
}

function single(value: bigint | Uint8Array, type: string, types: GoTypes, depth: number): unknown {
  if (typeof value === 'bigint') return type === 'b' ? value !== 0n : Number(BigInt.asIntN(64, value));
  switch (type[0]) {
    case 's':
      return text(value);
    case 'y':
      return Buffer.from(value).toString('base64');
    case 'f':
      return Buffer.from(value).readDoubleLE(0);
    case 'T':
    case 'M':
      return moment(value, type);
    case 'D':
      return `${Number(numbers(value)[1] ?? 0n) / 1e9}s`;
    case 'Q':
      return strings(value)[1] ?? '0';
    case 'I':
      return intOrString(value);
    case 'R':
    case 'F': {
      const raw = strings(value)[1];
      return raw === undefined || raw === '' ? undefined : (JSON.parse(raw) as unknown);
    }
    case '*':
      return single(value, type.slice(1), types, depth);
    case '[': {
      // A named list of strings is a message of its own: field 1 repeated.
      return [...fieldsOnWire(value)].map((one) => single(one.value, type.slice(1), types, depth));
    }
    case '#':
      return message(value, structName(type), types, depth + 1);
    default:
      return undefined;
  }
}

const numbers = (bytes: Uint8Array): Record<number, bigint> =>
  Object.fromEntries(
    [...fieldsOnWire(bytes)]
      .filter((one) => typeof one.value === 'bigint')
      .map((one) => [one.number, one.value as bigint]),
  );

const strings = (bytes: Uint8Array): Record<number, string> =>
  Object.fromEntries(
    [...fieldsOnWire(bytes)]
      .filter((one) => typeof one.value !== 'bigint')
      .map((one) => [one.number, text(one.value as Uint8Array)]),
  );

function moment(bytes: Uint8Array, type: string): string | undefined {
  const found = numbers(bytes);
  const seconds = found[1];
  if (seconds === undefined) return undefined;
  const ms = Number(BigInt.asIntN(64, seconds)) * 1000 + Number(found[2] ?? 0n) / 1e6;
  return type === 'T' ? timestamp(ms) : microTimestamp(ms);
}

function intOrString(bytes: Uint8Array): unknown {
  const found = numbers(bytes);
  return found[1] === 1n ? (strings(bytes)[3] ?? '') : Number(BigInt.asIntN(32, found[2] ?? 0n));
}
