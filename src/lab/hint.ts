import { Problem } from '../problem.ts';
import type { HintView } from './actions.ts';
import { lookAt } from './checks/look.ts';
import type { Session } from './journal.ts';
import { takeSnapshot } from './snapshot.ts';
import { namespaceUidOf, note, type Work, worldOf } from './work-on.ts';

/** What can be said about the present state: the first condition that holds. Not being able to look says nothing. */
async function about(
  work: Work,
  session: Session,
  task: Work['lab']['tasks'][number],
): Promise<HintView['now']> {
  if (task.hintWhen.length === 0) return undefined;
  const world = worldOf(work, namespaceUidOf(session));
  const looks = task.hintWhen.map((hint) => hint.if);
  const snapshot = await takeSnapshot(world, looks, work.signal);
  for (const hint of task.hintWhen) {
    const finding = await lookAt(hint.if, { snapshot, world, aws: new Map(), signal: work.signal });
    if (finding.kind === 'holds') return hint.say;
  }
  return undefined;
}

/** Hints up to a tier, remembered in the journal, and what the cluster's state adds to them. */
export async function giveHint(
  work: Work,
  session: Session,
  taskId: string,
  tier: number,
): Promise<HintView> {
  const task = work.lab.tasks.find(({ id }) => id === taskId);
  if (task === undefined) {
    const names = work.lab.tasks.map(({ id }) => id).join(', ');
    throw new Problem('no-such-task', { lab: session.lab, name: taskId, names });
  }
  const seen = Math.min(tier, task.hints.length);
  if (seen > (session.hints[taskId] ?? 0)) await note(work, { type: 'hint', task: taskId, tier: seen });
  const now = await about(work, session, task);
  return { task: taskId, now, tiers: task.hints.slice(0, seen), total: task.hints.length };
}
