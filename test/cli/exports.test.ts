import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportsOf } from '../../src/cli/wire-exports.ts';
import type { World } from '../../src/cli/world.ts';
import type { HistoryVault } from '../../src/store/history-store.ts';
import { sittingsOf } from '../../src/study/exam/sitting.ts';
import { friday } from '../support/fake-services.ts';
import { examWorlds } from '../support/frame-exam.ts';

const { records } = examWorlds.submitted;

function doors() {
  const cwd = mkdtempSync(join(tmpdir(), 'eks-learn-exports-'));
  const written = exportsOf({ cwd } as World, { records } as unknown as HistoryVault);
  const [sitting] = sittingsOf(records);
  if (sitting === undefined) throw new Error('no sitting');
  return { cwd, written, sitting };
}

test('a report is written in four formats under the name and day of its exam, for the learner alone', async () => {
  const { cwd, written, sitting } = doors();
  const text = async (format: 'markdown' | 'csv' | 'json' | 'junit') =>
    readFileSync(join(cwd, await written.report(sitting, format, 'en')), 'utf8');
  expect(await text('markdown')).toMatch(/^# SOA-C03: 766/);
  expect((await text('csv')).split('\n')[0]).toMatch(/^item,kind,domain/);
  expect(JSON.parse(await text('json'))).toMatchObject({ schema: 'eks-learn/exam-report/v1', score: 766 });
  expect(await text('junit')).toMatch(/^<\?xml/);
  expect(readdirSync(cwd).toSorted()).toEqual(
    ['csv', 'json', 'md', 'xml'].map((ending) => `eks-learn-soa-c03-2026-11-20.${ending}`),
  );
  expect(statSync(join(cwd, 'eks-learn-soa-c03-2026-11-20.csv')).mode & 0o777).toBe(0o600);
});

test('nothing that is there is overwritten: the next free name is taken', async () => {
  const { cwd, written } = doors();
  expect(await written.progress(friday)).toBe('eks-learn-progress-2026-11-20.jsonl');
  expect(await written.progress(friday)).toBe('eks-learn-progress-2026-11-20-2.jsonl');
  const lines = readFileSync(join(cwd, 'eks-learn-progress-2026-11-20-2.jsonl'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(records)));
});

test('a folder that takes no files is a Problem that names the file', async () => {
  const { cwd, written } = doors();
  rmSync(cwd, { recursive: true });
  await expect(written.progress(friday)).rejects.toMatchObject({ code: 'export-failed' });
});
