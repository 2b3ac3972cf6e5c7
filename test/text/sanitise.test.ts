import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitise, sanitiseLine } from '../../src/text/sanitise.ts';

const forbidden =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]|\p{Surrogate}|\p{M}{9}|\ufe0f/u;

test('lesson text passes untouched', () => {
  const text = '## 見出し\n`kubectl get pods -n shop` → 2 つの Pod、Café "x" … × ½';
  expect(sanitise(text)).toBe(text);
});

test('escape sequences go whole, with their payload', () => {
  expect(sanitise('a\x1b[31;1mb\x1b[0mc')).toBe('abc');
  expect(sanitise('a\x1b]52;c;ZXZpbA==\x07b')).toBe('ab');
  expect(sanitise('a\x1b]0;title\x1b\\b')).toBe('ab');
  expect(sanitise('a\x9b2Jb\x9d0;t\x9cc')).toBe('abc');
  expect(sanitise('a\x1bPq#0\x1b\\b\x1b(Bc\x1bcd')).toBe('abcd');
  expect(sanitise('a\x1b]8;;https://x.example\x07b\x1b]8;;\x07c')).toBe('abc');
});

test('an unfinished sequence does not swallow the next line', () => {
  expect(sanitise('a\x1b]0;never ends\nnext')).toBe('a\nnext');
  expect(sanitise('end\x1b')).toBe('end');
});

test('line ends become line feeds, tabs blanks, broken surrogates a question mark', () => {
  expect(sanitise('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  expect(sanitise('a\tb')).toBe('a    b');
  expect(sanitise('a\ud800b')).toBe('a?b');
  expect(sanitiseLine('a\r\n\nb')).toBe('a b');
});

test('bidi controls, zero-width and tag characters vanish, zalgo is cut', () => {
  expect(sanitise('a\u202eb\u2066c\u200bd\ufeffe\u{e0041}f\u00adg')).toBe('abcdefg');
  expect(sanitise(`e${'\u0301'.repeat(20)}x`)).toBe(`e${'\u0301'.repeat(8)}x`);
});

test('nothing forbidden comes through, and a second pass changes nothing, in 10,000 random texts', () => {
  const hostile = fc.constantFrom(
    ...[
      '\x1b',
      '\x1b[',
      '\x1b]',
      '\x9b',
      '\x9d',
      '\x07',
      '\x9c',
      '\\',
      ';',
      '0',
      'm',
      '\r',
      '\n',
      '\t',
      '\x00',
    ],
    ...[
      '\u202e',
      '\u200d',
      '\ufe0f',
      '\ud83d',
      '\udc00',
      '\u{e0020}',
      '\u0301',
      '\u3099',
      'あ',
      'x',
      '\x1bP',
      '\x7f',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 2 })), { maxLength: 25 })
      .map((a) => a.join('')),
  );
  fc.assert(
    fc.property(text, (raw) => {
      const clean = sanitise(raw);
      expect(forbidden.test(clean), JSON.stringify(clean)).toBe(false);
      expect(sanitise(clean)).toBe(clean);
    }),
    { numRuns: 10_000 },
  );
});
