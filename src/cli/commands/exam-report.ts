import type { LabDetails } from '../../lab/actions.ts';
import { exitCodes } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { missedQuestions, reportOf, weakestTasks, weakLessons } from '../../study/exam/report.ts';
import { isOver, type Sitting } from '../../study/exam/sitting.ts';
import { submission } from '../../study/exam/submit.ts';
import type { CliContext } from '../cli-context.ts';
import { reportToCsv } from '../formats/exam-csv.ts';
import { reportToJUnit } from '../formats/exam-junit.ts';
import { reportToMarkdown } from '../formats/exam-markdown.ts';
import { reportLines } from './exam-report-lines.ts';
import { findSitting, leftText } from './exam-sittings.ts';
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
  let sitting = findSitting(services, id);
  const time = Math.max(services.clock.now(), sitting.lastSeen);
  if (isOver(sitting, time)) {
    services.history.record(submission(sitting, time, 'clock'));
    sitting = findSitting(services, sitting.id);
  }
  if (sitting.submitted === undefined) {
    cli.exitWith(exitCodes.notPassed);
    if (cli.flags().json) return cli.print.json('exam-report', { sitting: sitting.id, submitted: null });
    cli.print.note(`${sitting.id}   ${leftText(sitting, time, cli)}`);
    return cli.print.note(`eks-learn exam resume ${sitting.id}`);
  }
  sitting = await judgeTasks(sitting, services, cli);
  const report = reportOf(sitting);
  if (!report.passed) cli.exitWith(exitCodes.notPassed);
  if (cli.flags().json)
    return cli.print.json('exam-report', { sitting: sitting.id, submitted: sitting.submitted, ...report });
  const titles = new Map(
    sitting.paper.blueprint.domains.map(({ id: domain, title }) => [domain, cli.say(title)]),
  );
  const titleOf = (domain: string): string => titles.get(domain) ?? domain;
  switch (format) {
    case 'csv':
      return cli.print.out(reportToCsv(report));
    case 'markdown':
      return cli.print.out(reportToMarkdown(report, sitting.paper.blueprint, titleOf, cli.language));
    case 'junit':
      return cli.print.out(reportToJUnit(report, sitting.id));
    case 'anki':
    case 'gift':
    case 'qti':
      return exportItems(missedQuestions(report), format, cli);
    case 'text': {
      const labs = await labsOf(sitting, services);
      for (const line of reportLines(report, sitting.paper.blueprint, titleOf, cli.language, labs))
        cli.print.out(line);
      const [task] = weakestTasks(report);
      if (task !== undefined) cli.print.note(`eks-learn lab start ${task.item.id}`);
      const [weakest] = weakLessons(report, new Map([...labs].map(([lab, { lessons }]) => [lab, lessons])));
      if (weakest !== undefined) cli.print.note(`eks-learn lessons show ${weakest.lesson}`);
      return;
    }
  }
}

/** The labs of the paper's tasks; one that has left the course is named by its id alone. */
async function labsOf({ paper }: Sitting, { labs }: Services): Promise<ReadonlyMap<string, LabDetails>> {
  const known = new Set((await labs.list()).map(({ id }) => id));
  const tasks = paper.items.filter(({ kind, id }) => kind === 'task' && known.has(id));
  return new Map(await Promise.all(tasks.map(async ({ id }) => [id, await labs.show(id)] as const)));
}
