import { sayDate } from '../i18n/amounts.ts';
import type { Language } from '../i18n/language.ts';
import { Problem } from '../problem.ts';
import type { Exports, ReportFormat } from '../services.ts';
import type { HistoryVault } from '../store/history-store.ts';
import { reportOf } from '../study/exam/report.ts';
import type { Sitting } from '../study/exam/sitting.ts';
import { reportToCsv } from './formats/exam-csv.ts';
import { reportJson } from './formats/exam-json.ts';
import { reportToJUnit } from './formats/exam-junit.ts';
import { reportToMarkdown } from './formats/exam-markdown.ts';
import { writeNamedFile } from './wire-files.ts';
import type { World } from './world.ts';

const endings: Readonly<Record<ReportFormat, string>> = {
  markdown: 'md',
  csv: 'csv',
  json: 'json',
  junit: 'xml',
};

function reportText(sitting: Sitting, format: ReportFormat, language: Language): string {
  const report = reportOf(sitting);
  const { blueprint } = sitting.paper;
  const titles = new Map(blueprint.domains.map(({ id, title }) => [id, title[language]]));
  switch (format) {
    case 'markdown':
      return reportToMarkdown(report, sitting, (domain) => titles.get(domain) ?? domain, language);
    case 'csv':
      return reportToCsv(report);
    case 'junit':
      return reportToJUnit(report, sitting.id);
    case 'json':
      return JSON.stringify({ schema: 'eks-learn/exam-report/v1', ...reportJson(sitting, report) }, null, 2);
  }
}

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';

/** A new file in the folder the program was started in; where the name is taken, the next one that is free. */
async function writeNew(stem: string, ending: string, text: string, world: World): Promise<string> {
  for (let nth = 1; ; nth++) {
    const file = `${stem}${nth === 1 ? '' : `-${nth}`}.${ending}`;
    try {
      await writeNamedFile(file, text, false, world);
      return file;
    } catch (cause) {
      if (!isTaken(cause)) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new Problem('export-failed', { file, why }, { cause });
      }
    }
  }
}

/** What the reports on screen write, in the forms of the commands. */
export const exportsOf = (world: World, history: HistoryVault): Exports => ({
  report: (sitting, format, language) => {
    const day = sayDate(sitting.submitted?.at ?? sitting.lastSeen);
    const stem = `eks-learn-${sitting.paper.blueprint.id}-${day}`;
    return writeNew(stem, endings[format], `${reportText(sitting, format, language)}\n`, world);
  },
  progress: (now) => {
    const lines = history.records.map((record) => `${JSON.stringify(record)}\n`).join('');
    return writeNew(`eks-learn-progress-${sayDate(now)}`, 'jsonl', lines, world);
  },
});
