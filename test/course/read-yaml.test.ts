import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/course/read-yaml.ts';

const codesOf = (text: string) => readYaml('x.yaml', text).findings.map(({ code }) => code);

test('text stays text; only whole numbers, true, false and null are values', () => {
  const { value } = readYaml(
    'x.yaml',
    'a: 1.30\nb: 10\nc: true\nd: null\ne: on\nf: 2026-11-21\ng: 0x1f\nh: 1e3\ni: ~\n',
  );
  expect(value).toEqual({
    a: '1.30',
    b: 10,
    c: true,
    d: null,
    e: 'on',
    f: '2026-11-21',
    g: '0x1f',
    h: '1e3',
    i: null,
  });
});

describe('what could harm is a finding', () => {
  test.each([
    ['a merge key', 'base: &b {x: 1}\nc:\n  <<: *b\n', 'yaml-merge'],
    ['a key that reaches the prototype', '__proto__: {admin: true}\n', 'yaml-proto'],
    ['a key twice', 'a: 1\na: 2\n', 'yaml'],
    ['a tag that makes code', 'run: !!js/function "function () {}"\n', 'yaml-tag'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml'],
    [
      'more than 50 aliases',
      `a: &a x\nb: [${Array.from({ length: 51 }, () => '*a').join(', ')}]\n`,
      'yaml-aliases',
    ],
    ['flow nested 33 deep', `a: ${'['.repeat(33)}${']'.repeat(33)}\n`, 'yaml-too-deep'],
    ['ten thousand brackets', '['.repeat(10_000), 'yaml-too-deep'],
    ['ten thousand dashes', `${'- '.repeat(10_000)}x`, 'yaml-too-deep'],
    [
      'indentation 40 deep',
      Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'),
      'yaml-too-deep',
    ],
    ['more than it may hold', `a: ${'x'.repeat(1024 * 1024)}\n`, 'yaml-too-large'],
    ['a tab for indentation', 'a:\n\tb: 1\n', 'yaml'],
  ])('%s', (_what, text, code) => {
    const before = performance.now();
    expect(codesOf(text)).toContain(code);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

test('a billion laughs are refused', () => {
  const rows = Array.from(
    { length: 9 },
    (_, row) =>
      `l${row}: &l${row} [${
        row === 0
          ? 'lol'
          : Array(9)
              .fill(`*l${row - 1}`)
              .join(', ')
      }]`,
  );
  expect(codesOf(rows.join('\n'))).toContain('yaml-aliases');
});

test('the nearest thing around a missing value has its place', () => {
  const read = readYaml('x.yaml', 'a:\n  b:\n    - c: 1\n');
  expect(read.positionOf(['a', 'b', 0, 'c'])).toEqual({ line: 3, column: 10 });
  expect(read.positionOf(['a', 'b', 7])).toEqual({ line: 3, column: 5 });
  expect(read.keyPositionOf(['a', 'b'])).toEqual({ line: 2, column: 3 });
});
