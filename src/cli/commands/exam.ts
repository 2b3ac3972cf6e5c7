import { type Command, Option } from 'commander';
import { examTexts as texts } from '../../i18n/texts/exam.ts';
import { examCleanupTexts } from '../../i18n/texts/exam-cleanup.ts';
import { labUndoTexts } from '../../i18n/texts/lab-undo.ts';
import { examModes } from '../../study/exam/modes.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { wholeNumber } from '../whole-number.ts';
import { listExams } from './exam-list.ts';
import { printReport, type ReportFormat, reportFormats } from './exam-report.ts';
import { resumeExam, type StartOptions, startExam, submitExam } from './exam-run.ts';
import type { UndoOptions } from './lab-undo.ts';

export function addExamCommand(program: Command, cli: CliContext): void {
  const exam = program.command('exam');
  describe(exam, cli.say(texts.summary), [
    ['eks-learn exam list', cli.say(texts.list)],
    ['eks-learn exam start kcna', cli.say(texts.start)],
    ['eks-learn exam report', cli.say(texts.report)],
  ]);
  describe(
    exam.command('list', { isDefault: true }).action(() => listExams(cli)),
    cli.say(texts.list),
    [['eks-learn exam list --json', '']],
  );
  const start = exam
    .command('start')
    .argument('<exam>', cli.say(texts.exam))
    .addOption(new Option('--mode <mode>', cli.say(texts.mode)).choices(examModes).default('exam'))
    .option('--seed <text>', cli.say(texts.seed))
    .addOption(new Option('--count <n>', cli.say(texts.count)).argParser(wholeNumber(1, 500)))
    .option('--target <name>', cli.say(texts.target))
    .action((id: string, options: StartOptions) => startExam(id, options, cli));
  describe(start, cli.say(texts.start), [
    ['eks-learn exam start kcna', ''],
    ['eks-learn exam start soa-c03 --mode training --count 10 --json', ''],
    ['eks-learn exam start cka --count 3', ''],
  ]);
  const resume = exam
    .command('resume')
    .argument('[sitting]', cli.say(texts.sitting))
    .action((id: string | undefined) => resumeExam(id, cli));
  describe(resume, cli.say(texts.resume), [['eks-learn exam resume', '']]);
  addEnding(exam, cli);
}

/** What comes after the answers: submission, report, clean-up. */
function addEnding(exam: Command, cli: CliContext): void {
  const submit = exam
    .command('submit')
    .argument('[sitting]', cli.say(texts.sitting))
    .option('--answers <file>', cli.say(texts.answers))
    .option('--yes', cli.say(texts.yes))
    .action((id: string | undefined, options: { answers?: string; yes?: boolean }) =>
      submitExam(id, options, cli),
    );
  describe(submit, cli.say(texts.submit), [['eks-learn exam submit --answers a.json --yes --json', '']]);
  const cleanup = exam
    .command('cleanup')
    .argument('[sitting]', cli.say(texts.sitting))
    .option('--dry-run', cli.say(labUndoTexts.dryRun))
    .option('--target <name>', cli.say(labUndoTexts.target))
    .option('--yes', cli.say(labUndoTexts.yes))
    .action(async (id: string | undefined, options: UndoOptions) =>
      (await import('./exam-cleanup.ts')).cleanUpExam(id, options, cli),
    );
  describe(cleanup, cli.say(examCleanupTexts.summary), [
    ['eks-learn exam cleanup', ''],
    ['eks-learn exam cleanup --dry-run', ''],
  ]);
  const report = exam
    .command('report')
    .argument('[sitting]', cli.say(texts.sitting))
    .addOption(new Option('--format <format>', cli.say(texts.format)).choices(reportFormats).default('text'))
    .action((id: string | undefined, options: { format: ReportFormat }) =>
      printReport(id, options.format, cli),
    );
  describe(report, cli.say(texts.report), [
    ['eks-learn exam report', ''],
    ['eks-learn exam report --format csv > report.csv', ''],
  ]);
}
