import { join } from 'node:path';
import type { PracticeDoor } from '../lab/clusters/practice.ts';
import type { PracticeActions } from '../lab/practice-panel.ts';
import { PracticeControl, serverFlags } from '../practice/control.ts';
import { practiceEnv } from '../practice/environment.ts';
import { practiceHome } from './practice-place.ts';
import type { World } from './world.ts';

/** Controls one practice cluster, whose process is `wire-practice-serve.ts` beside the program. */
export const practiceControl = (world: World, name = 'default'): PracticeControl =>
  new PracticeControl({
    home: practiceHome(world, name),
    serve: [process.execPath, ...serverFlags, join(world.content, '../practice-serve.js')],
    env: world.env,
  });

/** The practice cluster as the labs use it. */
export function practiceDoor(world: World): PracticeDoor {
  const control = practiceControl(world);
  return {
    access: control.access,
    state: () => control.state(),
    up: async () => {
      await control.up();
    },
    down: () => control.down(),
    reset: async () => {
      await control.reset();
    },
    env: () => practiceEnv(control.access.kubeconfig),
  };
}

/** `~` for the learner's home, so that a path fits on a screen. */
const shortened = (path: string, home: string): string =>
  home !== '' && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;

/** The practice cluster as its screen uses it. */
export function practiceActions(world: World): PracticeActions {
  const control = practiceControl(world);
  return {
    async look() {
      const now = await control.status();
      if (now === undefined) return { state: (await control.state()) === 'absent' ? 'absent' : 'stopped' };
      const kubeconfig = shortened(control.access.kubeconfig, world.home);
      return { ...now, state: 'running', kubeconfig, idleLeft: now.idleLeft, since: Date.parse(now.since) };
    },
    up: async (signal) => {
      await control.up({}, signal);
    },
    down: async () => {
      await control.down();
    },
    reset: async (signal) => {
      await control.reset({}, signal);
    },
    async shell() {
      const { runInTerminal } = await import('../host/own-shell.ts');
      const env = { ...world.env, ...practiceEnv(control.access.kubeconfig) };
      return runInTerminal({ program: world.env.SHELL ?? '/bin/sh', args: [], folder: world.cwd, env });
    },
  };
}
