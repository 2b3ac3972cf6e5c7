import { lookAtTask, workInShell } from '../../course/task-look.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { SessionView } from '../../lab/actions.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import { limits } from '../lab/limits.ts';
import { orProblem, telling } from '../lab/telling.ts';
import type { Effect } from '../screen.ts';
import type { TaskBrought } from './task-state.ts';

type TaskEffect = Effect<TaskBrought>;

export const findTask = (lab: string): TaskEffect => ({
  type: 'task',
  id: 'find',
  awaits: { say: waitingTexts.lab },
  run: (_, { labs }) =>
    orProblem(
      Promise.all([labs.show(lab), labs.session(lab)]).then(
        ([details, session]): TaskBrought => ({ kind: 'found', details, session }),
      ),
    ),
});

/** Sets the lab up, on the practice cluster unless the exam names a place; an older session goes first. */
export const beginTask = (lab: string, { paper }: Sitting, old?: SessionView): TaskEffect => ({
  type: 'task',
  id: 'begin',
  awaits: { say: waitingTexts.setUp, step: limits.apply },
  run: (signal, { labs }) =>
    telling(async (tell): Promise<TaskBrought> => {
      if (old !== undefined) await labs.cleanup(old.session, tell, signal);
      const plan = await labs.plan(lab, paper.target, signal);
      const { session } = await labs.start(plan, paper.target ?? true, tell, signal);
      return { kind: 'begun', session, target: plan.target.pin.id };
    }),
});

export const recordTask = (session: SessionView, sitting: string): TaskEffect => ({
  type: 'task',
  id: 'look',
  awaits: { say: waitingTexts.record, step: limits.look },
  run: (signal, services) =>
    lookAtTask(session, sitting, services, false, signal).then(
      (look): TaskBrought => ({ kind: 'looked', look }),
    ),
});

export const openTaskShell = (session: SessionView, sitting: Sitting, greeting: string): TaskEffect => ({
  type: 'hand-over',
  run: (services) =>
    orProblem(
      workInShell(session, sitting, services, greeting).then(
        (look): TaskBrought => (look === undefined ? { kind: 'left-shell' } : { kind: 'looked', look }),
      ),
    ),
});
