import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseSpelling } from '../../src/course/house-spelling.ts';

const root = join(import.meta.dirname, '../..');
const texts = readdirSync(join(root, 'src/i18n'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/i18n/${name}`);

test('the program spells Japanese words as its course does', () => {
  const found = [...texts, 'README.ja.md'].flatMap((file) =>
    houseSpelling(file, readFileSync(join(root, file), 'utf8')),
  );
  expect(found.map(({ file, line, message }) => `${file}:${line} ${message.en}`)).toEqual([]);
});
