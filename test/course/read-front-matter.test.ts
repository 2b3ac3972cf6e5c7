import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/course/read-front-matter.ts';

const folder = mkdtempSync(join(tmpdir(), 'eks-learn-front-matter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codesOf = (source: string) => readFrontMatter('ja.md', source).findings.map(({ code }) => code);

describe('front matter executes nothing', () => {
  const openings = [
    '---js',
    '---javascript',
    '--- js',
    '---JS',
    '--- JavaScript ',
    '---coffee',
    '---coffeescript',
    '---cson',
    '---json',
    '---toml',
    '---yaml',
    '\uFEFF---js',
    '---js\r',
  ];
  test.each(openings.map((opening) => [JSON.stringify(opening), opening] as const))(
    '%s',
    (_shown, opening) => {
      const marker = join(folder, `marker-${openings.indexOf(opening)}`);
      const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'run')`;
      const source = `${opening}\n(${code}, { title: 'x' })\n---\ntext\n`;
      expect(codesOf(source)).toEqual(['front-matter-language']);
      expect(existsSync(marker)).toBe(false);
    },
  );

  test('nor does code inside a body or a value', () => {
    const marker = join(folder, 'marker-body');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'run')`;
    const source = `---\ntitle: "\${${code}}"\nrun: !!js/function "function () { ${code.replaceAll('"', '\\"')} }"\n---\n---js\n${code}\n---\n`;
    expect(codesOf(source)).toContain('yaml-tag');
    expect(existsSync(marker)).toBe(false);
  });
});

test('broken front matter is a finding each time it is read', () => {
  const source = '---\ntitle: [unclosed\n---\ntext\n';
  const first = codesOf(source);
  expect(first).not.toEqual([]);
  expect(codesOf(source)).toEqual(first);
});

test('a text without front matter, or with front matter that never ends, is refused', () => {
  expect(codesOf('# Title\n')).toEqual(['front-matter-missing']);
  expect(codesOf('')).toEqual(['front-matter-missing']);
  expect(readFrontMatter('ja.md', '---\ntitle: x\n').document.value).toBeUndefined();
});

test('versions and dates stay text, and the body keeps its line', () => {
  const read = readFrontMatter('ja.md', '---\nversion: 1.30\nchecked: 2026-11-21\n---\n\nfirst line\n');
  expect(read.document.value).toEqual({ version: '1.30', checked: '2026-11-21' });
  expect(read.body).toBe('\nfirst line\n');
  expect(read.bodyLine).toBe(5);
});

test('positions count from the top of the file', () => {
  const read = readFrontMatter('ja.md', '---\nid: x\nsources:\n  - {id: a}\n---\n');
  expect(read.document.positionOf(['sources', 0, 'id'])).toEqual({ line: 4, column: 10 });
});
