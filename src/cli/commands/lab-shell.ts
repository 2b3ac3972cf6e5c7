import { spawnSync } from 'node:child_process';
import { labTexts } from '../../i18n/texts/lab.ts';
import type { CliContext } from '../cli-context.ts';
import { openSession } from './lab-open.ts';

/** Opens the learner's shell on the session's kubeconfig and folder; leaving it leads back here. */
export async function openLabShell(id: string | undefined, cli: CliContext): Promise<void> {
  const session = await openSession(id, cli);
  const { labs } = await cli.services();
  const { folder, env } = await labs.shell(session.session);
  if (cli.flags().json)
    return cli.print.json('lab-shell', { lab: session.lab, session: session.session, folder, env });
  const program = cli.world.env.SHELL ?? '/bin/sh';
  cli.print.note(`${cli.say(labTexts.namespace)}  ${session.namespace ?? folder}`);
  cli.print.note('exit: Ctrl-D');
  const own = { EKS_LEARN_LAB_PROMPT: `(${session.lab})` };
  const ended = spawnSync(program, [], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...cli.world.env, ...env, ...own },
  });
  cli.exitWith(ended.status ?? 0);
}
