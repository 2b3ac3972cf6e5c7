import { sessionsLeft } from '../../course/task-look.ts';
import { examCleanupTexts as texts } from '../../i18n/texts/exam-cleanup.ts';
import { labUndoTexts } from '../../i18n/texts/lab-undo.ts';
import type { CleanupResult, SessionView } from '../../lab/actions.ts';
import { consentFor } from '../../lab/consent.ts';
import { exitCodes, Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import type { CliContext } from '../cli-context.ts';
import { targetJson } from '../formats/lab-json.ts';
import { closeIfOver, findSitting } from './exam-sittings.ts';
import { judgeTasks } from './exam-tasks.ts';
import { cancellable, teller } from './lab-open.ts';
import { mayUndo, planLines, printResult, resultJson, type UndoOptions } from './lab-undo.ts';

/** Cleans up every lab that the tasks of an exam left open, once the learner agreed; exits 1 when something remains. */
export async function cleanUpExam(
  id: string | undefined,
  options: UndoOptions,
  cli: CliContext,
): Promise<void> {
  const services = await cli.services();
  const sitting = closeIfOver(await chosen(id, services), services);
  if (sitting.submitted === undefined) throw new Problem('exam-not-over', { sitting: sitting.id });
  // What was done in it is looked at before it goes.
  await judgeTasks(sitting, services, cli);
  const left = await sessionsLeft(sitting, services.labs);
  if (options.dryRun === true && cli.flags().json) return printPlan(sitting, left, services, cli);
  for (const session of left) {
    const lines = planLines('cleanup', session, await services.labs.undoing(session.session), cli);
    for (const line of lines) cli.print[options.dryRun === true ? 'out' : 'note'](line);
  }
  if (left.length === 0) cli.print.note(cli.say(texts.none));
  if (options.dryRun === true) return;
  if (!(await mayCleanUp(sitting, left, options, cli))) {
    cli.print.note(cli.say(labUndoTexts.declined));
    return cli.exitWith(exitCodes.unsafe);
  }
  const results = await cleanAll(left, services, cli);
  if (results.some(({ remains }) => remains.length > 0)) cli.exitWith(exitCodes.notPassed);
  if (cli.flags().json)
    cli.print.json('exam-cleanup', { sitting: sitting.id, labs: results.map(resultJson) });
}

/** The sitting named; else the newest that left labs open, else the newest. */
async function chosen(id: string | undefined, services: Services): Promise<Sitting> {
  if (id !== undefined) return findSitting(services, id);
  for (const sitting of [...sittingsOf(services.history.records)].reverse())
    if ((await sessionsLeft(sitting, services.labs)).length > 0) return sitting;
  return findSitting(services);
}

/** Asked once for each place; the tasks of an exam are all done at one. */
async function mayCleanUp(
  { id }: Sitting,
  left: readonly SessionView[],
  options: UndoOptions,
  cli: CliContext,
): Promise<boolean> {
  const places = new Map(left.map((session) => [consentKey(session), session]));
  for (const session of places.values())
    if (!(await mayUndo(`eks-learn exam cleanup ${id}`, session, options, cli))) return false;
  return true;
}

const consentKey = ({ target }: SessionView): string => {
  const consent = consentFor(target);
  return consent.kind === 'key' ? '' : `${consent.name} ${target.pin.id}`;
};

async function cleanAll(
  left: readonly SessionView[],
  { labs, history, clock }: Services,
  cli: CliContext,
): Promise<readonly CleanupResult[]> {
  const results: CleanupResult[] = [];
  for (const { lab, session } of left) {
    const began = clock.monotonic();
    const result = await cancellable((signal) => labs.cleanup(session, teller(cli), signal));
    results.push(result);
    if (!cli.flags().json) printResult('cleanup', result, cli);
    const took = Math.round(clock.monotonic() - began);
    if (result.remains.length === 0) history.record([{ type: 'lab-cleaned', lab, session, took }]);
  }
  return results;
}

async function printPlan(
  sitting: Sitting,
  left: readonly SessionView[],
  { labs }: Services,
  cli: CliContext,
): Promise<void> {
  const plans = left.map(async ({ lab, session, target }) => ({
    lab,
    session,
    target: targetJson(target),
    consent: consentFor(target),
    ...(await labs.undoing(session)),
  }));
  cli.print.json('exam-cleanup-plan', { sitting: sitting.id, labs: await Promise.all(plans) });
}
