import { expect, test } from 'vitest';
import { readProgressCode, writeProgressCode } from '../../src/store/progress-code.ts';
import type { HistoryRecord } from '../../src/study/history.ts';
import { readExport, readRecord } from '../../src/study/history-schema.ts';

const records: readonly HistoryRecord[] = [
  { id: 'a', at: 1, event: { type: 'lesson-read', lesson: 'irsa' } },
  { id: 'b', at: 2, event: { type: 'noted', lesson: 'irsa', block: 3, text: 'トークンは 24 時間' } },
];

test('a progress code brings the records back, also when it was wrapped on the way', () => {
  const code = writeProgressCode(records);
  expect(readProgressCode(code)).toEqual(records);
  expect(readProgressCode(code.replace(/.{20}/g, '$&\n'))).toEqual(records);
});

test('a progress code with a missing or changed character is refused', () => {
  const code = writeProgressCode(records);
  expect(readProgressCode(code.slice(0, -1))).toBeUndefined();
  expect(
    readProgressCode(code.slice(0, 30) + (code[30] === 'A' ? 'B' : 'A') + code.slice(31)),
  ).toBeUndefined();
  expect(readProgressCode('hello')).toBeUndefined();
});

test('an export is read line by line; what is no record is named by its line', () => {
  const lines = [JSON.stringify(records[0]), '', '{"id":"x"}', 'text', JSON.stringify(records[1])].join('\n');
  expect(readExport(lines)).toEqual({ records, unreadable: [3, 4] });
});

test('a known kind needs its fields, an unknown kind needs only its name, and extra fields stay', () => {
  expect(readRecord({ id: 'a', at: 1, event: { type: 'answered', question: 'q' } })).toBeUndefined();
  expect(
    readRecord({ id: 'a', at: 1, event: { type: 'rated', card: 'c', rating: 5, took: 1 } }),
  ).toBeUndefined();
  const strange = { id: 'a', at: 1, event: { type: 'dreamt', of: 'sheep' }, mood: 'blue' };
  expect(readRecord(strange)).toEqual(strange);
});
