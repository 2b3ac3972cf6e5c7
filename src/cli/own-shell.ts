import { spawn } from 'node:child_process';
import type { ShellPlace } from '../lab/actions.ts';
import type { World } from './world.ts';

/**
 * Runs the learner's own shell on a session's kubeconfig and folder and waits for its end; the terminal is the
 * shell's meanwhile. Resolves to its exit status, 127 when it could not be started.
 */
export function runOwnShell({ folder, env, session }: ShellPlace, world: World): Promise<number> {
  const program = world.env.SHELL ?? '/bin/sh';
  return new Promise((resolve) => {
    const shell = spawn(program, [], {
      cwd: folder,
      stdio: 'inherit',
      env: { ...world.env, ...env, EKS_LEARN_LAB_PROMPT: `(${session.lab})` },
    });
    shell.on('error', () => resolve(127));
    shell.on('exit', (status) => resolve(status ?? 0));
  });
}
