import { expect, test } from 'vitest';
import { commandLines } from '../../src/tui/lab/told-lines.ts';

test('a file of a solution keeps its indent, which in YAML says what belongs to what', () => {
  const file = 'metadata:\n  name: web\n  labels:\n    app: a-name-that-is-too-long-for-the-line';
  const shown = commandLines(file, 24).map(({ spans }) => spans.map(({ text }) => text).join(''));
  expect(shown.slice(0, 3)).toEqual(['metadata:', '  name: web', '  labels:']);
  expect(shown.slice(3).every((text) => text.startsWith('    '))).toBe(true);
  expect(
    shown
      .slice(3)
      .map((text) => text.trim())
      .join(''),
  ).toContain('a-name-that-is-too-long');
});
