/** Chance of one practice cluster: the same seed gives the same names, addresses and identifiers. */
export interface Chance {
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** As Kubernetes ends generated names: `count` letters and digits that spell no words. */
  suffix(count: number): string;
  uuid(): string;
  hex(count: number): string;
}

const alphanums = 'bcdfghjklmnpqrstvwxz2456789';

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = (letters: string, count: number) =>
    Array.from({ length: count }, () => letters[below(letters.length)]).join('');
  const hex = (count: number) => pick('0123456789abcdef', count);
  return {
    below,
    hex,
    suffix: (count) => pick(alphanums, count),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick('89ab', 1)}${hex(3)}-${hex(12)}`,
  };
}
