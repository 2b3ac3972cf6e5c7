import { expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { friday } from '../support/fake-services.ts';
import { examCourse, examWorlds } from '../support/frame-exam.ts';
import { openShell } from '../support/open-shell.ts';

const { submitted } = examWorlds;
const report = { screen: 'exam-report', sitting: submitted.id } as const;

/** The report or the progress, with a door that tells what it was asked to write. */
async function open(place: typeof report | { screen: 'progress' }, why?: string) {
  const wrote: string[] = [];
  const answer = async (file: string): Promise<string> => {
    if (why !== undefined) throw new Problem('export-failed', { file, why });
    wrote.push(file);
    return file;
  };
  const exports = {
    report: (sitting: { id: string }, format: string, language: string) =>
      answer(`${sitting.id === submitted.id ? 'report' : '?'}.${format}.${language}`),
    progress: (now: number) => answer(now === friday ? 'progress.jsonl' : '?'),
  };
  const world = { course: examCourse, records: submitted.records, exports };
  return { ...(await openShell({ name: 'export', place, world }, { language: 'en' })), wrote };
}

test('c on a report asks for the format; a digit or Enter writes it, and the file is named', async () => {
  const { press, text, wrote } = await open(report);
  await press('c');
  expect(text().join('\n')).toMatch(/▸\s+1 {3}Markdown/);
  expect(wrote).toEqual([]);
  await press('2');
  expect(wrote).toEqual(['report.csv.en']);
  expect(text().at(-2)).toContain('Written to report.csv.en');
  await press('c', 'j', 'j', 'Enter');
  expect(wrote.at(-1)).toBe('report.json.en');
  await press('c', 'Esc');
  expect(wrote).toHaveLength(2);
});

test('c on the progress writes every record at once', async () => {
  const { press, text, wrote } = await open({ screen: 'progress' });
  await press('c');
  expect(wrote).toEqual(['progress.jsonl']);
  expect(text().at(-2)).toContain('Written to progress.jsonl');
});

test('what could not be written says why and what to do, and Esc goes on', async () => {
  for (const [place, keys] of [
    [report, ['c', 'Enter']],
    [{ screen: 'progress' }, ['c']],
  ] as const) {
    const { press, text } = await open(place, 'no space left on device');
    const before = text().at(-1);
    await press(...keys);
    const told = text().join('\n');
    expect(told).toContain('Cannot write');
    expect(told).toContain('no space left on device');
    await press('Esc');
    expect(text().at(-1)).toBe(before);
  }
});
