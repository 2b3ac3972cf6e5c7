import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/text/lay-out.ts';
import type { LayOutOptions } from '../../src/text/layout-options.ts';
import { parseMarkdown } from '../../src/text/parse-markdown.ts';
import { plainLines } from '../../src/text/plain.ts';
import { speak } from '../../src/text/speak.ts';
import { widthOf } from '../../src/text/width.ts';
import { crookedRows, holds, lettersOf, lostOf, solid, textOf, tooWide } from '../support/layout-checks.ts';
import { terminalCells } from '../support/terminal-cells.ts';
import { noLineEnd, noLineStart } from './kinsoku-rules.ts';
import { richLesson } from './rich-lesson.ts';

const root = new URL('../../content', import.meta.url).pathname;
const bodies: readonly (readonly [string, string])[] = existsSync(root)
  ? readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)(?:ja|en)\.md$/.test(path))
      .map(
        (path) =>
          [path, readFileSync(join(root, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')] as const,
      )
  : [];

/**
 * Where there is time every width, in one of a lesson's two languages; else those around each change of the layout.
 * `npm run widths` takes all of them in both.
 */
const measuresFor = (language: 'ja' | 'en'): readonly number[] =>
  process.env.CI
    ? Array.from({ length: 181 }, (_, index) => 20 + index).filter(
        (at) => (at % 2 === 0) === (language === 'ja'),
      )
    : [20, 23, 26, 29, 33, 36, 41, 47, 51, 52, 56, 63, 71, 72, 80, 120, 200];

const rich = parseMarkdown(richLesson);
const options: Omit<LayOutOptions, 'measure'> = {
  language: 'ja',
  sources: [
    { id: 'ug', url: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html' },
    { id: 'bp', url: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity.html' },
  ],
  dated: () => ({ value: '約 USD 0.10/時', checked: '2026-11-01' }),
};
describe('a lesson with every form of the dialect', () => {
  test('has no mistakes', () => expect(rich.mistakes).toEqual([]));

  test('at every width from 20 to 200 no line is too wide', () => {
    for (let measure = 20; measure <= 200; measure++)
      for (const glyphs of ['drawn', 'ascii'] as const)
        for (const hang of [0, 2])
          expect(
            tooWide(layOut(rich.blocks, { ...options, measure, hang, glyphs }), measure, hang),
            `${measure}`,
          ).toEqual([]);
  });

  test('counted with ambiguous characters wide it is not too wide either', () => {
    for (let measure = 20; measure <= 200; measure += 3)
      for (const line of layOut(rich.blocks, { ...options, measure, ambiguous: 'wide', glyphs: 'ascii' }))
        expect(widthOf(textOf(line), 'wide')).toBeLessThanOrEqual(measure);
  });

  test('at every width no letter of a block without columns is lost', () => {
    for (let measure = 20; measure <= 200; measure++) {
      const lines = layOut(rich.blocks, { ...options, measure, diagrams: 'text' });
      rich.blocks.forEach((block, index) => {
        if (block.kind === 'table') return;
        const text = lines
          .filter((line) => line.block === index)
          .map(textOf)
          .join('');
        expect(holds(solid(text), solid(lettersOf([block]))), `${measure} ${block.kind}`).toBe(true);
      });
    }
  });

  test('at every width every letter of a table is there', () => {
    const sorted = (text: string) => [...solid(text)].sort().join('');
    const [table] = rich.blocks.filter((block) => block.kind === 'table');
    for (let measure = 20; measure <= 200; measure++) {
      const text = solid(
        layOut(table ? [table] : [], { ...options, measure })
          .map(textOf)
          .join(''),
      );
      expect(holds(sorted(text), sorted(lettersOf(table ? [table] : []))), `${measure}`).toBe(true);
    }
  });

  test('the same glyphs in ASCII take the same cells', () => {
    for (const measure of [36, 52, 72]) {
      const drawn = plainLines(layOut(rich.blocks, { ...options, measure }), { glyphs: 'drawn' });
      const ascii = plainLines(layOut(rich.blocks, { ...options, measure, glyphs: 'ascii' }), {
        glyphs: 'ascii',
      });
      expect(ascii.map((line) => widthOf(line))).toEqual(drawn.map((line) => widthOf(line)));
      expect(ascii.join('')).not.toMatch(/[╌╎▐»╍▸✓✗]/);
    }
  });
});

test('nested as deep as the dialect allows no line is too wide', () => {
  const deep = Array.from(
    { length: 30 },
    (_, level) => `${'   '.repeat(level)}${level % 3 ? '- ' : '1. '}項目 with words`,
  );
  const quoted = `${'> '.repeat(30)}引用 with words`;
  const { blocks } = parseMarkdown(`${deep.join('\n')}\n\n${quoted}\n\n999999999. 番号`);
  for (let measure = 20; measure <= 80; measure++)
    expect(tooWide(layOut(blocks, { ...options, measure }), measure, 0), `${measure}`).toEqual([]);
});

describe('in a terminal', () => {
  test.each([36, 52, 60, 72])('at %i cells the terminal agrees on every cell', async (measure) => {
    const lines = plainLines(layOut(rich.blocks, { ...options, measure }), { glyphs: 'drawn' });
    const grid = await terminalCells(lines, 120);
    lines.forEach((line, row) => {
      const end = (grid[row] ?? []).findLastIndex((cell) => cell !== ' ') + 1;
      expect(end, line).toBe(widthOf(line));
    });
  });

  test('columns of tables begin on the same cell in every row, and gaps are empty', async () => {
    const tables = rich.blocks.filter((block) => block.kind === 'table');
    let checked = 0;
    for (const table of tables)
      for (let measure = 20; measure <= 200; measure++) {
        const lines = plainLines(layOut([table], { ...options, measure }), { glyphs: 'drawn' });
        const grid = await terminalCells(lines, 220);
        const crooked = crookedRows(grid);
        if (crooked === undefined) continue;
        checked++;
        expect(crooked, `${measure}`).toEqual([]);
      }
    expect(checked).toBeGreaterThan(150);
  });
});

describe.runIf(bodies.length > 0)('the lessons of the course', () => {
  test.each(bodies)('%s: no line too wide at any width', (path, body) => {
    const { blocks } = parseMarkdown(body);
    const language = path.endsWith('ja.md') ? 'ja' : 'en';
    for (const measure of measuresFor(language))
      expect(tooWide(layOut(blocks, { language, measure }), measure, 0), `${measure}`).toEqual([]);
  });

  test.each(bodies)('%s: no character is lost, and columns of tables stand straight', async (path, body) => {
    const { blocks } = parseMarkdown(body);
    const language = path.endsWith('ja.md') ? 'ja' : 'en';
    for (const measure of [20, 36, 56, 72]) {
      const lines = layOut(blocks, { language, measure, diagrams: 'text' });
      blocks.forEach((block, index) => {
        const own = lines.filter((line) => line.block === index);
        expect(lostOf(block, own), `${measure}`).toBeUndefined();
      });
    }
    for (const table of blocks.filter((block) => block.kind === 'table')) {
      const grid = await terminalCells(
        plainLines(layOut([table], { language, measure: 72 }), { glyphs: 'drawn' }),
        80,
      );
      expect(crookedRows(grid) ?? []).toEqual([]);
    }
  });

  test.each(bodies)('%s: said aloud without a drawing character or an empty line', (path, body) => {
    const said = speak(parseMarkdown(body).blocks, { language: path.endsWith('ja.md') ? 'ja' : 'en' });
    expect(said.filter(({ text }) => /[\u2500-\u259f]/.test(text) || text.trim() === '')).toEqual([]);
  });

  test.each(bodies)('%s: kinsoku holds at 36 and 72 cells', (path, body) => {
    const { blocks } = parseMarkdown(body);
    const language = path.endsWith('ja.md') ? 'ja' : 'en';
    const prose = blocks.filter((block) => block.kind === 'paragraph');
    for (const [measure, hang] of [
      [36, 0],
      [72, 2],
    ] as const) {
      const lines = layOut(prose, { language, measure, hang })
        .map(textOf)
        .filter((text) => text !== '');
      for (const line of lines) {
        expect(noLineStart.has(line[0] ?? ''), line).toBe(false);
        expect(noLineEnd.has(line.at(-1) ?? ''), line).toBe(false);
      }
    }
  });
});
