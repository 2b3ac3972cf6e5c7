import { expect, test } from 'vitest';
import { readQuantity } from '../../src/text/quantity.ts';

test.each([
  ['100m', 0.1],
  ['0.1', 0.1],
  ['.5', 0.5],
  ['1Gi', 1024 ** 3],
  ['1G', 1e9],
  ['5e3', 5000],
  ['-2Ki', -2048],
  [' 250m ', 0.25],
] as const)('%s is a quantity by its value', (text, value) => {
  expect(readQuantity(text)).toBeCloseTo(value, 9);
});

test.each(['', 'x', '1gi', '1 Gi', '1e3Ki', '1.2.3', '.', 'm', '1e'])('%j is none', (text) => {
  expect(readQuantity(text)).toBeUndefined();
});
