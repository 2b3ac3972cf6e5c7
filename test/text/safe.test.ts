import { expect, test } from 'vitest';
import type { Span } from '../../src/text/line.ts';
import { joined, own, part, repeated } from '../../src/text/safe.ts';
import { sanitise } from '../../src/text/sanitise.ts';

test('text from outside does not compile into a span, sanitised text does', () => {
  const outside: string = ['a', '\x1b[2J', 'b'].join('');
  // @ts-expect-error unsanitised text is not Safe
  const raw: Span = { text: outside, role: 'text' };
  const clean: Span = { text: sanitise(outside), role: 'text' };
  expect(raw.text).not.toBe(clean.text);
  expect(clean.text).toBe('ab');
});

test('parts and joins of safe text stay safe, and repeating less than once is nothing', () => {
  const line: Span = { text: joined([own('a'), own('b')], own('-')), role: 'text' };
  expect(line.text).toBe('a-b');
  expect(part(line.text, 1)).toBe('-b');
  expect(repeated(own(' '), -3)).toBe('');
});
