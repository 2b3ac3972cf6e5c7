import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../scripts/json-schemas.ts';

const folder = new URL('../docs/schema/', import.meta.url);

test('the JSON Schemas are those of the formats; npm run generate writes them', () => {
  const made = jsonSchemas();
  expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort());
  for (const [name, text] of made) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
});
