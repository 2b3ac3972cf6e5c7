import { labTexts } from '../../i18n/texts/lab.ts';
import type { CliContext } from '../cli-context.ts';
import { runOwnShell } from '../own-shell.ts';
import { openSession } from './lab-open.ts';

/** Opens the learner's shell on the session's kubeconfig and folder; leaving it leads back here. */
export async function openLabShell(id: string | undefined, cli: CliContext): Promise<void> {
  const session = await openSession(id, cli);
  const { labs } = await cli.services();
  const place = await labs.shell(session.session);
  const { folder, env } = place;
  if (cli.flags().json)
    return cli.print.json('lab-shell', { lab: session.lab, session: session.session, folder, env });
  cli.print.note(`${cli.say(labTexts.namespace)}  ${session.namespace ?? folder}`);
  cli.print.note(cli.say(labTexts.inShell));
  cli.exitWith(await runOwnShell(place, cli.world, cli.language));
}
