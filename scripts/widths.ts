import { readdirSync, readFileSync } from 'node:fs';
import { layOut } from '../src/text/lay-out.ts';
import { parseMarkdown } from '../src/text/parse-markdown.ts';
import { plainLines } from '../src/text/plain.ts';
import { crookedRows, lostOf, tooWide } from '../test/support/layout-checks.ts';
import { terminalCells } from '../test/support/terminal-cells.ts';

const counts = { lessons: 0, layouts: 0, lines: 0, blocks: 0, tables: 0, rows: 0 };
const faults: string[] = [];

for (const path of readdirSync('content', { recursive: true, encoding: 'utf8' }).toSorted()) {
  if (!/(?:^|\/)(?:ja|en)\.md$/.test(path)) continue;
  counts.lessons++;
  const language = path.endsWith('ja.md') ? 'ja' : 'en';
  const source = readFileSync(`content/${path}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const { blocks } = parseMarkdown(source);
  for (let measure = 20; measure <= 200; measure++) {
    const fault = (what: string) => faults.push(`${path} at ${measure}: ${what}`);
    for (const hang of [0, 2]) {
      const drawn = layOut(blocks, { language, measure, hang });
      counts.layouts++;
      counts.lines += drawn.length;
      for (const text of tooWide(drawn, measure, hang)) fault(`too wide: ${text}`);
    }
    const told = layOut(blocks, { language, measure, diagrams: 'text' });
    blocks.forEach((block, index) => {
      counts.blocks++;
      const lost = lostOf(
        block,
        told.filter((line) => line.block === index),
      );
      if (lost !== undefined) fault(lost);
    });
    const tables = blocks.filter((block) => block.kind === 'table');
    for (const table of tables) {
      const grid = await terminalCells(
        plainLines(layOut([table], { language, measure }), { glyphs: 'drawn' }),
        220,
      );
      const crooked = crookedRows(grid);
      if (crooked === undefined) continue;
      counts.tables++;
      counts.rows += grid.length;
      for (const row of crooked) fault(`crooked: ${grid[row]?.join('')}`);
    }
  }
}
console.log(counts);
console.log(`${faults.length} faults`);
for (const fault of faults.slice(0, 20)) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
