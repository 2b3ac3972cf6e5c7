import { sessionsLeft } from '../../course/task-look.ts';
import { examCleanupTexts as cleanupTexts } from '../../i18n/texts/exam-cleanup.ts';
import type { LabDetails } from '../../lab/actions.ts';
import { exitCodes } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { missedQuestions, reportOf, weakestTasks, weakLessons } from '../../study/exam/report.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { CliContext } from '../cli-context.ts';
import { reportToCsv } from '../formats/exam-csv.ts';
import { reportJson } from '../formats/exam-json.ts';
import { reportToJUnit } from '../formats/exam-junit.ts';
import { reportToMarkdown } from '../formats/exam-markdown.ts';
import { reportLines } from './exam-report-lines.ts';
import { closeIfOver, findSitting, leftText } from './exam-sittings.ts';
import { judgeTasks } from './exam-tasks.ts';
import { exportItems, itemFormats } from './export-items.ts';

export const reportFormats = ['text', 'csv', 'markdown', 'junit', ...itemFormats] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Prints the report of a sitting; exit status 1 says not passed. Nothing is told before submission. */
export async function printReport(
  id: string | undefined,
  format: ReportFormat,
  cli: CliContext,
): Promise<void> {
  const services = await cli.services();
  let sitting = closeIfOver(findSitting(services, id), services);
  if (sitting.submitted === undefined) {
    cli.exitWith(exitCodes.notPassed);
    const { mode } = sitting;
    if (cli.flags().json)
      return cli.print.json('exam-report', { sitting: sitting.id, mode, submitted: null });
    cli.print.note(`${sitting.id}   ${leftText(sitting, services.clock.now(), cli)}`);
    return cli.print.note(`eks-learn exam resume ${sitting.id}`);
  }
  sitting = await judgeTasks(sitting, services, cli);
  const report = reportOf(sitting);
  if (!report.passed) cli.exitWith(exitCodes.notPassed);
  const left = await sessionsLeft(sitting, services.labs);
  if (cli.flags().json) return cli.print.json('exam-report', reportJson(sitting, report, left));
  const titles = new Map(
    sitting.paper.blueprint.domains.map(({ id: domain, title }) => [domain, cli.say(title)]),
  );
  const titleOf = (domain: string): string => titles.get(domain) ?? domain;
  switch (format) {
    case 'csv':
      return cli.print.out(reportToCsv(report));
    case 'markdown':
      return cli.print.out(
        reportToMarkdown(report, sitting, titleOf, cli.language, await labsOf(sitting, services)),
      );
    case 'junit':
      return cli.print.out(reportToJUnit(report, sitting.id));
    case 'anki':
    case 'gift':
    case 'qti':
      return exportItems(missedQuestions(report), format, cli);
    case 'text': {
      const labs = await labsOf(sitting, services);
      for (const line of reportLines(report, sitting, titleOf, cli.language, labs)) cli.print.out(line);
      const [task] = weakestTasks(report);
      if (task !== undefined) cli.print.note(`eks-learn lab start ${task.item.id}`);
      const [weakest] = weakLessons(report, new Map([...labs].map(([lab, { lessons }]) => [lab, lessons])));
      if (weakest !== undefined) cli.print.note(`eks-learn lessons show ${weakest.lesson}`);
      if (left.length === 0) return;
      cli.print.note(cleanupTexts.open[cli.language](left.length));
      return cli.print.note(`eks-learn exam cleanup ${sitting.id}`);
    }
  }
}

/** The labs of the paper's tasks; one that has left the course is named by its id alone. */
async function labsOf({ paper }: Sitting, { labs }: Services): Promise<ReadonlyMap<string, LabDetails>> {
  const known = new Set((await labs.list()).map(({ id }) => id));
  const tasks = paper.items.filter(({ kind, id }) => kind === 'task' && known.has(id));
  return new Map(await Promise.all(tasks.map(async ({ id }) => [id, await labs.show(id)] as const)));
}
