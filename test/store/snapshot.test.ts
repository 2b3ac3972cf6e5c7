import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/store/open-history.ts';
import { packRecords, unpackRecords } from '../../src/store/pack-records.ts';
import { readSnapshot, writeSnapshot } from '../../src/store/snapshot.ts';
import type { HistoryRecord } from '../../src/study/history.ts';
import { temporaryFolder } from '../support/bundle.ts';

const anyRecord = fc.record(
  {
    id: fc.string(),
    at: fc.integer(),
    event: fc
      .dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        fc.jsonValue(),
      )
      .map((rest) => ({ ...rest, type: 'x' })),
    mood: fc.jsonValue(),
  },
  { requiredKeys: ['id', 'at', 'event'] },
) as unknown as fc.Arbitrary<HistoryRecord>;

test('whatever is packed comes out again, unknown fields and kinds included', () => {
  fc.assert(
    fc.property(fc.array(anyRecord), (records) => {
      const plain: HistoryRecord[] = JSON.parse(JSON.stringify(records));
      expect(unpackRecords(packRecords(plain))).toEqual(plain);
    }),
  );
});

test('a snapshot with one wrong byte is no snapshot', () => {
  const path = join(temporaryFolder('snapshot'), 'snapshot.json');
  const records: HistoryRecord[] = [{ id: 'a', at: 1, event: { type: 'lesson-read', lesson: 'irsa' } }];
  writeSnapshot(path, { file: 'f', bytes: 10, crc: 'c', records });
  expect(readSnapshot(path).records).toEqual(records);
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 7) {
    const spoilt = Buffer.from(bytes);
    spoilt[at] = (spoilt[at] ?? 0) ^ 1;
    writeFileSync(path, spoilt);
    expect(readSnapshot(path).records).toEqual([]);
  }
});

test('a long history is read through its snapshot, with what came after it, and equals the journal alone', () => {
  const folder = temporaryFolder('snapshot');
  const open = () => openHistory({ folder, now: () => 1_790_000_000_000 });
  open().record(
    Array.from({ length: 2_000 }, (_, at) => ({
      type: 'answered',
      question: `q-${at % 50}`,
      answer: ['a', 'b'],
      verdict: 'right',
      where: 'quiz',
      took: at,
    })),
  );
  const whole = open().records;
  expect(readSnapshot(join(folder, 'snapshot.json')).records).toHaveLength(2_000);
  open().record([{ type: 'lesson-read', lesson: 'irsa' }]);
  const again = open().records;
  expect(again.slice(0, 2_000)).toEqual(whole);
  expect(again).toHaveLength(2_001);
});
