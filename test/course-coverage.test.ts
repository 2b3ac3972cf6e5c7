import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allBlocks } from '../src/course/blocks-in.ts';
import { loadCourse } from '../src/course/load.ts';
import { openFolder } from '../src/host/folder.ts';

const material = loadCourse(openFolder(fileURLToPath(new URL('..', import.meta.url))));

/** Every fact there is to teach, and what became of it: `wrong`, `outdated`, `imprecise`, or nothing. */
const lines = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const ledger = lines('ledger-ids.txt')
  .map((line) => line.split(' '))
  .map(([id = '', became]) => ({ id, became }));
const notes = ledger.filter(({ id }) => id.startsWith('S'));
const newer = ledger.filter(({ id }) => id.startsWith('N'));

const taught = new Set(material.lessons.flatMap(({ matter }) => matter.facts));
const asked = new Set(
  material.questions.flatMap(({ value }) => value.questions.flatMap(({ facts }) => facts)),
);
const flagged = (language: 'ja' | 'en') =>
  new Set(
    material.lessons
      .filter((text) => text.language === language)
      .flatMap(({ blocks }) => allBlocks(blocks))
      .flatMap((block) => (block.kind === 'callout' ? (block.errata ?? []) : [])),
  );

test('the ledger is whole', () => {
  expect([notes.length, newer.length]).toEqual([519, 28]);
  expect(ledger.filter(({ became }) => became !== undefined)).toHaveLength(108);
});

describe('every fact of the ledger', () => {
  test('is taught by a lesson', () => {
    expect(ledger.map(({ id }) => id).filter((id) => !taught.has(id))).toEqual([]);
  });

  test('that a lesson names is one of the ledger', () => {
    const known = new Set(ledger.map(({ id }) => id));
    expect([...taught, ...asked].filter((id) => !known.has(id))).toEqual([]);
  });

  test('is asked by a question, or listed as one that is only read', () => {
    const onlyRead = lines('facts-only-read.txt');
    expect(ledger.map(({ id }) => id).filter((id) => !asked.has(id) && !onlyRead.includes(id))).toEqual([]);
    expect(onlyRead.filter((id) => asked.has(id))).toEqual([]);
  });
});

describe('every fact that no longer holds', () => {
  test.each(['ja', 'en'] as const)('is set right in a correction box in %s', (language) => {
    const boxes = flagged(language);
    const stale = ledger.filter(({ became }) => became !== undefined).map(({ id }) => id);
    expect(stale.filter((id) => !boxes.has(id))).toEqual([]);
  });
});
