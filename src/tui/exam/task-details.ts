import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabActions } from '../../lab/actions.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import { orProblem } from '../lab/telling.ts';
import type { Effect } from '../screen.ts';
import type { Details } from './state.ts';

/** Reads the labs of the paper's tasks, for their titles and points. */
export function taskDetails({ paper }: Sitting): readonly Effect<Details>[] {
  const tasks = paper.items.filter(({ kind }) => kind === 'task');
  if (tasks.length === 0) return [];
  // A lab that has left the course keeps its place on the paper, by its id.
  const read = (labs: LabActions) =>
    Promise.all(tasks.map(({ id }) => orProblem(labs.show(id)))).then((found) =>
      found.flatMap((lab) => ('kind' in lab ? [] : [lab])),
    );
  return [
    { type: 'task', id: 'tasks', awaits: { say: waitingTexts.labs }, run: (_, { labs }) => read(labs) },
  ];
}
