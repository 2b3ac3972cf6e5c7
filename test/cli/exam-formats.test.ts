import { expect, test } from 'vitest';
import { reportLines } from '../../src/cli/commands/exam-report-lines.ts';
import { reportToCsv } from '../../src/cli/formats/exam-csv.ts';
import { reportJson } from '../../src/cli/formats/exam-json.ts';
import { reportToJUnit } from '../../src/cli/formats/exam-junit.ts';
import { reportToMarkdown } from '../../src/cli/formats/exam-markdown.ts';
import type { Language } from '../../src/i18n/language.ts';
import { reportOf } from '../../src/study/exam/report.ts';
import { handedIn } from '../support/answer-sheet.ts';

/**
 * The reports of one fixed answer sheet, byte for byte. After a change that is meant, write them anew with
 * `npx vitest run test/cli/exam-formats.test.ts -u` and read the difference.
 */
const sitting = handedIn();
const report = reportOf(sitting);
const titleOf = (language: Language) => (domain: string) =>
  sitting.paper.blueprint.domains.find(({ id }) => id === domain)?.title[language] ?? domain;
const left = [{ lab: 'svc-selector', session: '3f2a' }];

const files: readonly (readonly [string, () => string])[] = [
  ['report.json', () => JSON.stringify(reportJson(sitting, report, left), null, 2)],
  ['report.csv', () => reportToCsv(report)],
  ['report.junit.xml', () => reportToJUnit(report, sitting.id)],
  ['report.ja.md', () => reportToMarkdown(report, sitting, titleOf('ja'), 'ja')],
  ['report.en.md', () => reportToMarkdown(report, sitting, titleOf('en'), 'en')],
  ['report.ja.txt', () => reportLines(report, sitting, titleOf('ja'), 'ja').join('\n')],
  ['report.en.txt', () => reportLines(report, sitting, titleOf('en'), 'en').join('\n')],
];

test.each(files)('the report of a fixed answer sheet as %s', async (name, made) => {
  await expect(`${made()}\n`).toMatchFileSnapshot(`../reports/${name}`);
});
