import { adviceFor } from '../../i18n/problems/index.ts';
import { labTexts } from '../../i18n/texts/lab.ts';
import { labUndoTexts } from '../../i18n/texts/lab-undo.ts';
import type { CleanupResult, SessionView } from '../../lab/actions.ts';
import { agrees, consentFor, pinnedPlace } from '../../lab/consent.ts';
import type { Undoing } from '../../lab/undoing.ts';
import { exitCodes, Problem } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { targetJson } from '../formats/lab-json.ts';
import { targetLine } from '../lab-target-line.ts';
import { agreement, type Consenting, canAsk } from './lab-consent.ts';
import { cancellable, openSession, teller } from './lab-open.ts';

type Undo = 'reset' | 'cleanup';
export type UndoOptions = Consenting & { readonly dryRun?: boolean };

/** What was undone, for machines. */
export const resultJson = (result: CleanupResult) => ({
  ...result,
  remains: result.remains.map(({ object, because, command }) => ({
    object,
    because,
    command: command ?? null,
  })),
  couldNotLook: result.couldNotLook?.code ?? null,
});

/** What was undone and what remains, line by line. */
export function printResult(name: Undo, result: CleanupResult, cli: CliContext): void {
  if (cli.flags().json) {
    cli.print.json(`lab-${name}`, resultJson(result));
    return;
  }
  for (const object of result.restored) cli.print.out(`${cli.say(labTexts.restored)}  ${object}`);
  for (const object of result.deleted) cli.print.out(`${cli.say(labTexts.deleted)}  ${object}`);
  for (const { object, because, command } of result.remains) {
    cli.print.out(`! ${cli.say(labTexts.remains)}  ${object}: ${cli.say(because)}`);
    if (command !== undefined) cli.print.out(`  ${command}`);
  }
  if (result.couldNotLook !== undefined)
    cli.print.out(`! ${cli.say(labTexts.tagsUnread)}  ${adviceFor(result.couldNotLook, cli.language).what}`);
  if (result.remains.length > 0) return;
  cli.print.note(cli.say(name === 'cleanup' ? labTexts.clean : labTexts.started));
}

/** What would be undone and where, line by line. */
export function planLines(name: Undo, { target }: SessionView, undoing: Undoing, cli: CliContext) {
  const { restores, deletes, ifThere, folder } = undoing;
  const row = (mark: string, label: keyof typeof labUndoTexts, what: string) =>
    `  ${mark} ${cli.say(labUndoTexts[label])}  ${what}`;
  return [
    `${cli.say(labUndoTexts[name])}   ${targetLine(target, cli)}   ${cli.say(labTexts.plan.pin)} ${target.pin.id}`,
    ...restores.map((object) => row('~', 'restore', object)),
    ...deletes.map((object) => row('-', 'delete', object)),
    ...ifThere.map((object) => row('-', 'ifThere', object)),
    row('-', 'folder', folder),
    cli.say(labUndoTexts.onlyOurs),
  ];
}

function printDryRun(name: Undo, session: SessionView, undoing: Undoing, cli: CliContext): void {
  if (!cli.flags().json) {
    for (const line of planLines(name, session, undoing, cli)) cli.print.out(line);
    return;
  }
  const { lab, session: id, target } = session;
  const consent = consentFor(target);
  cli.print.json(`lab-${name}-plan`, { lab, session: id, target: targetJson(target), consent, ...undoing });
}

/** Asks, or takes what the line says; false when the learner said no, a Problem when nobody can be asked. */
export async function mayUndo(
  command: string,
  { target }: SessionView,
  options: UndoOptions,
  cli: CliContext,
): Promise<boolean> {
  const consent = consentFor(target);
  const agreed = await agreement(consent, labUndoTexts, options, cli);
  const asked = canAsk(cli) && options.yes !== true;
  if (agrees(consent, target, agreed) && (asked || options.yes === true)) return true;
  if (consent.kind === 'key' && asked) return false;
  const place = consent.kind === 'key' ? '' : ` --target ${pinnedPlace(target)}`;
  const code =
    consent.kind === 'typed' && (asked || options.yes === true) ? 'lab-undo-unnamed' : 'lab-undo-needs-yes';
  throw new Problem(code, {
    place: target.context ?? target.aws?.account ?? target.provider,
    look: `${command} --dry-run`,
    command: `${command}${place} --yes`,
  });
}

/** Resets or cleans up the open lab once the learner agreed; exits 1 naming what remains. */
export async function undoLab(
  name: Undo,
  id: string | undefined,
  options: UndoOptions,
  cli: CliContext,
): Promise<void> {
  const session = await openSession(id, cli);
  const { labs, history, clock } = await cli.services();
  const undoing = await labs.undoing(session.session);
  if (options.dryRun === true) return printDryRun(name, session, undoing, cli);
  for (const line of planLines(name, session, undoing, cli)) cli.print.note(line);
  if (!(await mayUndo(`eks-learn lab ${name} ${session.lab}`, session, options, cli))) {
    cli.print.note(cli.say(labUndoTexts.declined));
    return cli.exitWith(exitCodes.unsafe);
  }
  const began = clock.monotonic();
  const result = await cancellable((signal) => labs[name](session.session, teller(cli), signal));
  printResult(name, result, cli);
  if (result.remains.length > 0) return cli.exitWith(exitCodes.notPassed);
  if (name !== 'cleanup') return;
  const took = Math.round(clock.monotonic() - began);
  history.record([{ type: 'lab-cleaned', lab: session.lab, session: session.session, took }]);
}
