import { lookAtTasks, type TaskLook } from '../../course/task-look.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import { limits } from '../lab/limits.ts';
import type { Effect } from '../screen.ts';

/** The last look at every task, right after the end; later it would not count. */
export const lastLooks = (sitting: Sitting): Effect<TaskLook> => ({
  type: 'task',
  id: 'looks',
  awaits: { say: waitingTexts.judge, step: limits.look },
  run: (signal, services) => lookAtTasks(sitting, services, signal),
});
