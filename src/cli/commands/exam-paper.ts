import type { Services } from '../../services.ts';
import { modes } from '../../study/exam/modes.ts';
import { deckOf } from '../../study/exam/paper.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { CliContext } from '../cli-context.ts';
import { paperOf } from './quiz-json.ts';

/** The paper of a sitting for a program: questions without keys, tasks with the commands that begin them. */
export async function printPaper(
  sitting: Sitting,
  { clock, labs }: Services,
  cli: CliContext,
): Promise<void> {
  const { paper, mode, deadline, submitted, answers, flagged } = sitting;
  const deck = deckOf(paper);
  const tasks = paper.items.filter(({ kind }) => kind === 'task');
  const shown = await Promise.all(tasks.map(({ id }) => labs.show(id)));
  cli.print.json('exam', {
    sitting: sitting.id,
    exam: paper.blueprint.id,
    mode,
    rights: modes[mode],
    seed: paper.seed,
    pool: paper.pool,
    minutes: paper.minutes,
    deadline: deadline ?? null,
    left: deadline === undefined ? null : Math.max(0, deadline - Math.max(clock.now(), sitting.lastSeen)),
    submitted: submitted ?? null,
    uncovered: paper.uncovered,
    items: deck.map(paperOf),
    target: paper.target ?? null,
    tasks: shown.map(({ id, title, minutes, tasks: parts }) => ({
      lab: id,
      title,
      minutes,
      parts,
      recorded: sitting.tasks.get(id)?.looked ?? null,
      begin: `eks-learn lab start ${id} --yes${paper.target === undefined ? '' : ` --target ${paper.target}`}`,
    })),
    answers: Object.fromEntries([...answers].map(([id, { answer }]) => [id, answer])),
    flagged: [...flagged],
  });
}
