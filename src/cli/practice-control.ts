import { join } from 'node:path';
import type { PracticeDoor } from '../lab/clusters/practice.ts';
import type { PracticeActions } from '../lab/practice-panel.ts';
import { PracticeControl, serverFlags } from '../practice/control.ts';
import { practiceEnv } from '../practice/environment.ts';
import { homeOf, isName, practiceRoot } from '../practice/home.ts';
import { Problem } from '../problem.ts';
import type { World } from './world.ts';

/** Folder of the practice cluster's generated data, beside the compiled course. */
export const practiceData = (world: World): string => join(world.content, '../practice');

/** The files of a practice cluster of this learner. Throws a Problem for a bad name. */
export function practiceHome(world: World, name: string) {
  if (!isName(name)) throw new Problem('practice-bad-name', { name });
  return homeOf(practiceRoot(world.env, world.platform, world.home), name);
}

/** Controls one practice cluster, whose process runs this same program. */
export const practiceControl = (world: World, name = 'default'): PracticeControl =>
  new PracticeControl({
    home: practiceHome(world, name),
    serve: [process.execPath, ...serverFlags, join(world.content, '../bin.js'), 'practice', 'serve'],
    env: world.env,
  });

/** The practice cluster as the labs use it. */
export function practiceDoor(world: World): PracticeDoor {
  const control = practiceControl(world);
  return {
    access: control.access,
    state: () => control.state(),
    up: () => control.up(),
    down: () => control.down(),
    reset: () => control.reset(),
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
    up: () => control.up(),
    down: async () => {
      await control.down();
    },
    reset: () => control.reset(),
    async shell() {
      const { runInTerminal } = await import('../host/own-shell.ts');
      const env = { ...world.env, ...practiceEnv(control.access.kubeconfig) };
      return runInTerminal({ program: world.env.SHELL ?? '/bin/sh', args: [], folder: world.cwd, env });
    },
  };
}
