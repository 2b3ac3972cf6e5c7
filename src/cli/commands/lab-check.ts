import { checkedEvent, lookEvent } from '../../course/task-look.ts';
import { examTaskTexts } from '../../i18n/texts/exam-task.ts';
import { labTexts } from '../../i18n/texts/lab.ts';
import type { SessionView } from '../../lab/actions.ts';
import { checksOf, type LabReport } from '../../lab/report.ts';
import { exitCodes, Problem } from '../../problem.ts';
import { holderOf } from '../../study/exam/held-lab.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { CliContext } from '../cli-context.ts';
import { junit } from '../formats/junit.ts';
import { reportJson, targetJson } from '../formats/lab-json.ts';
import { closingLine, reportLines } from '../lab-lines.ts';
import { reportSentences } from '../lab-sentences.ts';
import { writeNamedFile } from '../wire-files.ts';
import { cancellable, openSession } from './lab-open.ts';

export type CheckOptions = {
  readonly once: boolean;
  readonly ceiling?: number | undefined;
  readonly junit?: string | undefined;
};

/** Could-not-check never reaches the history; nor does a look that was cut short. */
async function remember(report: LabReport, cli: CliContext): Promise<void> {
  if (report.verdict === 'error' || report.verdict === 'not-yet') return;
  const { history } = await cli.services();
  history.record([checkedEvent(report)]);
}

/** A task of an exam: the look is kept for its report, and nothing of it is told before submission. */
async function holdBack(report: LabReport, sitting: Sitting, cli: CliContext): Promise<void> {
  const { history } = await cli.services();
  if (report.verdict === 'error')
    throw checksOf(report).find(({ problem }) => problem)?.problem ?? new Problem('lab-cancelled');
  history.record([lookEvent(report, sitting.id, report.at)]);
  if (cli.flags().json)
    cli.print.json('lab-check', {
      lab: report.lab,
      session: report.session,
      sitting: sitting.id,
      recorded: report.at,
    });
  else cli.print.out(examTaskTexts.recorded[cli.language](report.at));
}

async function printDebrief(report: LabReport, cli: CliContext): Promise<void> {
  if (report.verdict !== 'pass') return;
  const { labs } = await cli.services();
  const { debrief } = await labs.show(report.lab);
  for (const { heading, text } of debrief) {
    cli.print.out('');
    cli.print.out(cli.say(heading));
    cli.print.out(cli.say(text).trimEnd());
  }
}

async function printReport(report: LabReport, session: SessionView, cli: CliContext): Promise<void> {
  const flags = cli.flags();
  if (flags.json)
    return cli.print.json('lab-check', {
      ...reportJson(report, cli.language),
      target: targetJson(session.target),
    });
  const lines = flags.screenReader
    ? reportSentences(report, session, cli)
    : reportLines(report, session, cli);
  cli.print.out(lines.join('\n'));
  cli.print.out(closingLine(report, cli));
  await printDebrief(report, cli);
}

const exits = {
  pass: exitCodes.done,
  'not-yet': exitCodes.notPassed,
  fail: exitCodes.notPassed,
  error: exitCodes.couldNotCheck,
} as const;

function tellWaiting(report: LabReport, cli: CliContext): void {
  if (report.waiting === undefined || cli.flags().json) return;
  const waits = checksOf(report).filter(({ verdict }) => verdict === 'not-yet');
  const left = Math.ceil(report.waiting.left / 1000);
  const names = waits.map(({ id }) => id).join(', ');
  cli.print.note(`~ ${names}  ${cli.say(labTexts.remaining)} ${left} ${cli.say(labTexts.seconds)}`);
}

/** Judges the open lab, prints the settled report, and says by the exit status how it stands. */
export async function checkLab(
  id: string | undefined,
  options: CheckOptions,
  cli: CliContext,
): Promise<void> {
  const session = await openSession(id, cli);
  const { labs, history, clock } = await cli.services();
  const sitting = holderOf(history.records, session.lab, clock.now());
  // Waiting for what is not there yet would tell what is not there yet.
  const how =
    options.once || sitting !== undefined
      ? ({ mode: 'once' } as const)
      : ({ mode: 'wait', ...(options.ceiling === undefined ? {} : { ceiling: options.ceiling }) } as const);
  const report = await cancellable(async (signal) => {
    let last: LabReport | undefined;
    for await (const next of labs.check(session.session, how, signal)) {
      last = next;
      if (!next.settled) tellWaiting(next, cli);
    }
    if (last === undefined) throw new Problem('lab-cancelled');
    return last;
  });
  if (sitting !== undefined) return holdBack(report, sitting, cli);
  await remember(report, cli);
  if (options.junit !== undefined)
    await writeNamedFile(options.junit, junit(report, cli.language), true, cli.world);
  await printReport(report, session, cli);
  cli.exitWith(exits[report.verdict]);
}
