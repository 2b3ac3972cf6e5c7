import { join } from 'node:path';
import { layOutShell } from '../host/lab-shell.ts';
import { runInTerminal } from '../host/own-shell.ts';
import type { Language } from '../i18n/language.ts';
import type { ShellPlace } from '../lab/actions.ts';
import type { World } from './world.ts';

/**
 * Runs the learner's own shell on a session's kubeconfig and folder, with the lab's words on PATH, and waits for its
 * end; the terminal is the shell's meanwhile. Resolves to its exit status, 127 when it could not be started.
 */
export function runOwnShell(
  { folder, env, session }: ShellPlace,
  world: World,
  language?: Language,
): Promise<number> {
  const program = world.env.SHELL ?? '/bin/sh';
  const seen = {
    ...world.env,
    ...env,
    ...(language === undefined ? {} : { EKS_LEARN_LANG: language }),
  };
  const start = layOutShell(program, {
    folder: join(folder, '../shell'),
    lab: session.lab,
    self: [process.execPath, join(world.content, '../launcher.cjs')],
    env: world.env,
  });
  return runInTerminal({ program, args: start.args, folder, env: { ...seen, ...start.env } });
}
