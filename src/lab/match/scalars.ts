import coerce from 'semver/functions/coerce.js';
import satisfies from 'semver/functions/satisfies.js';
import { readQuantity } from '../../text/quantity.ts';

/** How a scalar is compared: by value, not by spelling. */
export const scalarTypes = [
  'plain',
  'quantity',
  'port',
  'image',
  'duration',
  'semver',
  'cidr',
  'number',
] as const;

export type ScalarType = (typeof scalarTypes)[number];

/** `100m`, `0.1`, `1Gi`, `5e3` as a number; undefined when it is no quantity. */
export const quantity = (value: unknown): number | undefined => readQuantity(String(value));

/** Go's `1h30m`, `90s`, `1.5m`, or bare seconds, in milliseconds. */
export function duration(value: unknown): number | undefined {
  const text = String(value).trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) return undefined;
  return parts.reduce((sum, part) => sum + Number(part[1]) * (units[part[2] ?? ''] ?? 0), 0);
}

/** Registry, repository, tag and digest, with Docker's defaults filled in. */
export function imageParts(value: unknown): {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
} {
  const [withTag = '', digest = ''] = String(value).trim().split('@');
  const colon = withTag.lastIndexOf(':');
  const hasTag = colon > withTag.lastIndexOf('/');
  const path = hasTag ? withTag.slice(0, colon) : withTag;
  const tag = hasTag ? withTag.slice(colon + 1) : digest === '' ? 'latest' : '';
  const first = path.split('/')[0] ?? '';
  const hasRegistry = path.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  const registry = hasRegistry ? first.replace(/^index\.docker\.io$/, 'docker.io') : 'docker.io';
  const rest = hasRegistry ? path.slice(first.length + 1) : path;
  const repository = registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  return { name: `${registry}/${repository}`, tag, digest };
}

function sameImage(wanted: unknown, saw: unknown): boolean {
  const [want, have] = [imageParts(wanted), imageParts(saw)];
  if (want.name !== have.name) return false;
  if (want.digest !== '') return want.digest === have.digest;
  return want.tag === have.tag;
}

const version = (value: unknown) => coerce(String(value).replace(/^v/, ''));

type Network = { readonly bits: bigint; readonly size: number; readonly prefix: number };

function ipv6Bits(text: string): bigint | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

function ipv4Bits(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

/** An address or a CIDR block; undefined when it is neither. */
export function network(value: unknown): Network | undefined {
  const [address = '', prefixText] = String(value).trim().split('/');
  const v4 = ipv4Bits(address);
  const bits = v4 ?? ipv6Bits(address);
  if (bits === undefined) return undefined;
  const size = v4 === undefined ? 128 : 32;
  const prefix = prefixText === undefined ? size : Number(prefixText);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > size) return undefined;
  return { bits: (bits >> BigInt(size - prefix)) << BigInt(size - prefix), size, prefix };
}

/** Whether `inner` (address or block) lies within `outer`. */
export function within(inner: unknown, outer: unknown): boolean {
  const [a, b] = [network(inner), network(outer)];
  if (a === undefined || b === undefined || a.size !== b.size || a.prefix < b.prefix) return false;
  const shift = BigInt(b.size - b.prefix);
  return a.bits >> shift === b.bits >> shift;
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

function sameNumber(read: (value: unknown) => number | undefined, wanted: unknown, saw: unknown): boolean {
  const [a, b] = [read(wanted), read(saw)];
  return a !== undefined && b !== undefined && near(a, b);
}

/** Equality by value for the type; `semver` takes a range on the wanted side. */
export function sameScalar(type: ScalarType, wanted: unknown, saw: unknown): boolean {
  if (saw === undefined || saw === null) return wanted === saw;
  switch (type) {
    case 'plain':
      return wanted === saw;
    case 'port':
      return String(wanted) === String(saw);
    case 'number':
      return Number(wanted) === Number(saw);
    case 'quantity':
      return sameNumber(quantity, wanted, saw);
    case 'duration':
      return sameNumber(duration, wanted, saw);
    case 'image':
      return sameImage(wanted, saw);
    case 'semver': {
      const have = version(saw);
      return have !== null && satisfies(have, String(wanted));
    }
    case 'cidr': {
      const [a, b] = [network(wanted), network(saw)];
      return (
        a !== undefined && b !== undefined && a.bits === b.bits && a.prefix === b.prefix && a.size === b.size
      );
    }
  }
}

/** A number to order by, for `atLeast` and its kin; undefined when the value has no order. */
export function ordinal(type: ScalarType, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (type === 'quantity') return quantity(value);
  if (type === 'duration') return duration(value);
  if (type === 'semver') {
    const have = version(value);
    return have === null ? undefined : have.major * 1e6 + have.minor * 1e3 + have.patch;
  }
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

const quantityParents = new Set([
  'requests',
  'limits',
  'hard',
  'capacity',
  'allocatable',
  'max',
  'min',
  'default',
  'defaultRequest',
  'used',
]);
const portNames = new Set(['port', 'targetPort', 'containerPort', 'nodePort']);

/** The type of a field by its place in the Kubernetes API. */
export function typeAt(path: readonly string[]): ScalarType {
  const last = path.at(-1) ?? '';
  if (last === 'image') return 'image';
  if (portNames.has(last)) return 'port';
  if (quantityParents.has(path.at(-2) ?? '') && !/^(count\/|pods$)/.test(last)) return 'quantity';
  return 'plain';
}
