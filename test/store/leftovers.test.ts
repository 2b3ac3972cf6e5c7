import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/store/open-history.ts';
import { temporaryFolder } from '../support/bundle.ts';

const now = 1_790_000_000_000;
const dead = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));

function leave(folder: string, name: string, minutesAgo: number): void {
  const path = join(folder, name);
  writeFileSync(path, 'half');
  const at = (now - minutesAgo * 60_000) / 1_000;
  utimesSync(path, at, at);
}

test('what killed processes left half written goes after an hour; that of a living one and every other file stays', () => {
  const folder = temporaryFolder('leftovers');
  for (const name of ['backups', 'undo']) mkdirSync(join(folder, name));
  const old = [
    [folder, `snapshot.json.tmp-${dead}-3`],
    [folder, `history.jsonl.tmp-${dead}-1`],
    [folder, `history.lock.${dead}-9`],
    [folder, `window.lock.${dead}-1`],
    [folder, `history.lock.breaking.${dead}-2`],
    [join(folder, 'backups'), `history-2026-09-21T10-00-00-000Z.jsonl.gz.tmp-${dead}-2`],
    [join(folder, 'undo'), `history-2026-09-21T10-00-00-000Z.jsonl.tmp-${dead}-2`],
  ] as const;
  for (const [place, name] of old) leave(place, name, 61);
  const kept = [
    `snapshot.json.tmp-${dead}-4`,
    `snapshot.json.tmp-${process.pid}-1`,
    `notes.tmp-${dead}`,
    'tmp-1-1.txt',
  ];
  leave(folder, kept[0] ?? '', 59);
  for (const name of kept.slice(1)) leave(folder, name, 3_000);
  openHistory({ folder, now: () => now });
  expect(readdirSync(folder).sort()).toEqual([...kept, 'backups', 'undo'].sort());
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  expect(readdirSync(join(folder, 'undo'))).toEqual([]);
});
