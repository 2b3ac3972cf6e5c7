import { runInTerminal } from '../host/own-shell.ts';
import type { ShellPlace } from '../lab/actions.ts';
import type { World } from './world.ts';

/**
 * Runs the learner's own shell on a session's kubeconfig and folder and waits for its end; the terminal is the
 * shell's meanwhile. Resolves to its exit status, 127 when it could not be started.
 */
export const runOwnShell = ({ folder, env, session }: ShellPlace, world: World): Promise<number> =>
  runInTerminal({
    program: world.env.SHELL ?? '/bin/sh',
    folder,
    env: { ...world.env, ...env, EKS_LEARN_LAB_PROMPT: `(${session.lab})` },
  });
