import { adviceFor } from '../../i18n/problems/index.ts';
import { labTexts } from '../../i18n/texts/lab.ts';
import type { CleanupResult } from '../../lab/actions.ts';
import { exitCodes } from '../../problem.ts';
import type { CliContext } from '../cli-context.ts';
import { cancellable, openSession } from './lab-open.ts';
import { teller } from './lab-start.ts';

function printResult(name: 'reset' | 'cleanup', result: CleanupResult, cli: CliContext): void {
  if (cli.flags().json) {
    const remains = result.remains.map(({ object, because, command }) => ({
      object,
      because,
      command: command ?? null,
    }));
    const couldNotLook = result.couldNotLook?.code ?? null;
    cli.print.json(`lab-${name}`, { ...result, remains, couldNotLook });
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

/** Resets or cleans up the open lab; exits 1 naming what remains. */
export async function undoLab(
  name: 'reset' | 'cleanup',
  id: string | undefined,
  cli: CliContext,
): Promise<void> {
  const session = await openSession(id, cli);
  const { labs, history, clock } = await cli.services();
  const began = clock.monotonic();
  const result = await cancellable((signal) => labs[name](session.session, teller(cli), signal));
  printResult(name, result, cli);
  if (result.remains.length > 0) return cli.exitWith(exitCodes.notPassed);
  if (name !== 'cleanup') return;
  const took = Math.round(clock.monotonic() - began);
  history.record([{ type: 'lab-cleaned', lab: session.lab, session: session.session, took }]);
}
