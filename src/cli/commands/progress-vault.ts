import { sayDate, sayTime } from '../../i18n/amounts.ts';
import { progressCommandTexts as texts } from '../../i18n/texts/progress-command.ts';
import { exitCodes } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { historyOf } from '../wire.ts';

export async function backUp(cli: CliContext): Promise<void> {
  const { name, at } = historyOf(cli.world).keepBackup();
  if (cli.flags().json) return cli.print.json('backup', { name, at });
  cli.print.out(texts.backedUp[cli.language](name));
}

export async function listBackups(cli: CliContext): Promise<void> {
  const backups = historyOf(cli.world).backups();
  if (cli.flags().json) return cli.print.json('backups', { backups });
  for (const { name, at } of backups) cli.print.out(`${sayDate(at)} ${sayTime(at, cli.language)}  ${name}`);
  if (backups.length === 0) cli.print.note(cli.say(texts.noBackups));
}

/** Says what would happen; `yes` does it. */
export async function restoreBackup(name: string, yes: boolean, cli: CliContext): Promise<void> {
  if (!yes) return plan(texts.restorePlan[cli.language](name), cli);
  return report(historyOf(cli.world).restore(name), cli);
}

export async function resetProgress(
  { yes, undo }: { yes: boolean; undo: boolean },
  cli: CliContext,
): Promise<void> {
  const history = historyOf(cli.world);
  if (undo) {
    const count = history.undoReset();
    if (count === 0 && !cli.flags().json) return cli.print.note(cli.say(texts.nothingToUndo));
    return report(count, cli);
  }
  if (!yes) return plan(texts.resetPlan[cli.language](history.records.length), cli);
  history.reset();
  return report(0, cli);
}

async function plan(text: string, cli: CliContext): Promise<void> {
  cli.exitWith(exitCodes.usage);
  cli.print.note(text);
  cli.print.note(cli.say(texts.runWithYes));
}

async function report(records: number, cli: CliContext): Promise<void> {
  if (cli.flags().json) return cli.print.json('progress-reset', { records });
  cli.print.out(texts.restored[cli.language](records));
}
