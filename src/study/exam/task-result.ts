import type { Instant, StudyEvent } from '../history.ts';
import type { Sitting } from './sitting.ts';

type Look = Extract<StudyEvent, { type: 'lab-checked' }>;

/** A task is looked at once more when its exam ends. That takes a while, and a look that began this late is none. */
export const graceForLooks = 120_000;

/** A lab check counts for every sitting that has the lab as a task and had it begun. */
export function addTask(
  sittings: Map<string, Sitting>,
  look: Look,
  { at, begun }: { readonly at: Instant; readonly begun: Instant | undefined },
): void {
  const looked = look.looked ?? at;
  for (const sitting of sittings.values()) {
    if (!sitting.paper.items.some((item) => item.kind === 'task' && item.id === look.lab)) continue;
    if (begun !== undefined && begun < sitting.startedAt) continue;
    if (!counts(sitting, look, looked)) continue;
    const { points, maxPoints, session, criteria = [] } = look;
    const tasks = new Map(sitting.tasks).set(look.lab, { points, maxPoints, session, looked, criteria });
    sittings.set(sitting.id, { ...sitting, tasks });
  }
}

/** A task begun in the time of a sitting is one of those that are looked at when it ends. */
export function beginTask(sittings: Map<string, Sitting>, lab: string, at: Instant): void {
  for (const sitting of sittings.values()) {
    if (!sitting.paper.items.some((item) => item.kind === 'task' && item.id === lab)) continue;
    if (at < sitting.startedAt || at > (endOf(sitting) ?? at)) continue;
    sittings.set(sitting.id, { ...sitting, begun: new Set(sitting.begun).add(lab) });
  }
}

/** In time; or the first look that the exam itself made at its end. */
function counts(sitting: Sitting, look: Look, looked: Instant): boolean {
  const end = endOf(sitting);
  if (end === undefined || (looked <= end && sitting.submitted === undefined)) return true;
  const known = sitting.tasks.get(look.lab);
  const isFirst = known === undefined || known.looked <= end;
  return look.sitting === sitting.id && isFirst && looked <= end + graceForLooks;
}

/** When the sitting ended or will end; undefined where nothing ends it but the learner. */
export const endOf = ({ submitted, deadline }: Sitting): Instant | undefined => submitted?.at ?? deadline;

/** True while the tasks of a sitting that has ended may still be looked at for the last time. */
export const awaitsLooks = (sitting: Sitting, now: Instant): boolean =>
  sitting.submitted !== undefined &&
  now <= sitting.submitted.at + graceForLooks &&
  sitting.paper.items.some((item) => item.kind === 'task');

/** How many tasks of a sitting that has ended were begun in its time and wait for their last look. */
export const tasksToJudge = ({ submitted, tasks, begun }: Sitting): number =>
  [...begun].filter((lab) => (tasks.get(lab)?.looked ?? 0) <= (submitted?.at ?? Number.POSITIVE_INFINITY))
    .length;
