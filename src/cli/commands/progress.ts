import type { Command } from 'commander';
import { localDay, sayDate, sayDuration } from '../../i18n/amounts.ts';
import { progressCommandTexts as texts } from '../../i18n/texts/progress-command.ts';
import type { Services } from '../../services.ts';
import { masteryOf } from '../../study/mastery.ts';
import { overviewOf } from '../../study/overview.ts';
import { progressOf } from '../../study/progress.ts';
import { targetOf } from '../../study/settings.ts';
import { widthOf } from '../../text/width.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { exportProgress, importProgress, printCode } from './progress-transfer.ts';
import { backUp, listBackups, resetProgress, restoreBackup } from './progress-vault.ts';

export function addProgressCommand(program: Command, cli: CliContext): void {
  const progress = program.command('progress');
  describe(progress, cli.say(texts.summary), [
    ['eks-learn progress', cli.say(texts.show)],
    ['eks-learn progress export progress.jsonl', cli.say(texts.export)],
    ['eks-learn progress import progress.jsonl --yes', cli.say(texts.import)],
  ]);
  const show = progress.command('show', { isDefault: true }).action(() => showProgress(cli));
  describe(show, cli.say(texts.show), [['eks-learn progress show --json', '']]);
  const out = progress
    .command('export')
    .argument('[file]', cli.say(texts.exportFile))
    .option('--replace', cli.say(texts.replace))
    .action((file: string | undefined, options: { replace?: boolean }) =>
      exportProgress(file, options.replace === true, cli),
    );
  describe(out, cli.say(texts.export), [['eks-learn progress export | wc -l', '']]);
  const into = progress
    .command('import')
    .argument('<file>', cli.say(texts.importFile))
    .option('--yes', cli.say(texts.yes))
    .action((file: string, options: { yes?: boolean }) => importProgress(file, options.yes === true, cli));
  describe(into, cli.say(texts.import), [['eks-learn progress import progress.jsonl --yes', '']]);
  describe(
    progress.command('code').action(() => printCode(cli)),
    cli.say(texts.code),
    [['eks-learn progress code', '']],
  );
  addBackupCommands(progress, cli);
  const target = progress
    .command('target')
    .argument('[exam]', cli.say(texts.targetExam))
    .action(async (id: string | undefined) => (await import('./progress-target.ts')).chooseTarget(id, cli));
  describe(target, cli.say(texts.target), [['eks-learn progress target cka', '']]);
  const reset = progress
    .command('reset')
    .option('--yes', cli.say(texts.yes))
    .option('--undo', cli.say(texts.undo))
    .action((options: { yes?: boolean; undo?: boolean }) =>
      resetProgress({ yes: options.yes === true, undo: options.undo === true }, cli),
    );
  describe(reset, cli.say(texts.reset), [['eks-learn progress reset --yes', cli.say(texts.reset)]]);
}

function addBackupCommands(progress: Command, cli: CliContext): void {
  const backup = progress.command('backup');
  describe(backup, cli.say(texts.backup), [['eks-learn progress backup', cli.say(texts.backup)]]);
  describe(
    backup.command('now', { isDefault: true }).action(() => backUp(cli)),
    cli.say(texts.backup),
    [['eks-learn progress backup', '']],
  );
  describe(
    backup.command('list').action(() => listBackups(cli)),
    cli.say(texts.backupList),
    [['eks-learn progress backup list', '']],
  );
  const restore = backup
    .command('restore')
    .argument('<name>', cli.say(texts.backupName))
    .option('--yes', cli.say(texts.yes))
    .action((name: string, options: { yes?: boolean }) => restoreBackup(name, options.yes === true, cli));
  describe(restore, cli.say(texts.restore), [['eks-learn progress backup restore NAME --yes', '']]);
}

async function showProgress(cli: CliContext): Promise<void> {
  const services = await cli.services();
  const { course, history, clock } = services;
  const modules = course.modules.map((module) => ({ ...module, questions: course.questionsOf(module.id) }));
  const now = clock.now();
  const overview = overviewOf(history.records, modules, now, localDay);
  if (cli.flags().json) {
    const first = localDay(now) - 83;
    const days = Array.from({ length: 84 }, (_, at) => ({
      date: sayDate((first + at) * 86_400_000, 'UTC'),
      count: overview.days.get(first + at) ?? 0,
    }));
    return cli.print.json('progress', {
      ...overview,
      days,
      ...(await dueAndReadiness(services)),
      saving: history.saving().saving,
    });
  }
  const { language, say } = cli;
  cli.print.out(
    `${say(texts.lessons)} ${overview.lessonsRead}/${overview.lessons}   ${texts.streak[language](overview.streak)}   ${say(texts.time)} ${sayDuration(overview.studyTime, language)}`,
  );
  await (await import('./progress-target.ts')).printReadiness(services, cli);
  const begun = overview.modules.filter(({ answered }) => answered > 0);
  if (begun.length === 0) return cli.print.out(say(texts.nothing));
  cli.print.out('');
  cli.print.out(say(texts.mastery));
  const titles = new Map(course.modules.map(({ id, title }) => [id, say(title)]));
  const widest = Math.max(...begun.map(({ id }) => widthOf(titles.get(id) ?? id)));
  for (const { id, share, answered, total } of [...begun].sort((one, other) => one.share - other.share)) {
    const title = titles.get(id) ?? id;
    const percent = `${Math.round(share * 100)}%`.padStart(4);
    const pad = ' '.repeat(widest - widthOf(title));
    cli.print.out(`  ${title}${pad}  ${percent}  ${texts.answered[language](answered, total)}`);
  }
  cli.print.note('eks-learn quiz --weak');
}

/** Cards due by day and the chance to pass each exam; the slow part of progress, so only where it is shown. */
async function dueAndReadiness(services: Services) {
  const { course, history, clock } = services;
  const now = clock.now();
  const [{ cardsOf }, { forecastOf, retentionOf }, { readinessOf }, { rulesFor }, { allQuestions }] =
    await Promise.all([
      import('../../study/review/cards.ts'),
      import('../../study/review/forecast.ts'),
      import('../../study/exam/readiness.ts'),
      import('./review-cards.ts'),
      import('./exam-list.ts'),
    ]);
  const rules = rulesFor(services);
  const cards = [...cardsOf(history.records, { ...rules, now }).values()];
  const questions = new Map(allQuestions(services).map((question) => [question.id, question]));
  const labs = new Map((await services.labs.list()).map((lab) => [lab.id, lab.domains]));
  return {
    target: targetOf(progressOf(history.records), course.exams)?.id ?? null,
    due: forecastOf(cards, now, localDay, 7),
    retention: retentionOf(cards, rules.scheduler, now, [0, 7, 30]) ?? null,
    readiness: course.exams.map((exam) => ({
      exam: exam.id,
      ...readinessOf(exam, questions, history.records, labs),
      domains: masteryOf(
        exam.domains.map(({ id }) => ({
          id,
          questions: [...questions.values()].flatMap((question) =>
            question.domains.includes(`${exam.id}/${id}`) ? [question.id] : [],
          ),
        })),
        progressOf(history.records),
      ),
    })),
  };
}
