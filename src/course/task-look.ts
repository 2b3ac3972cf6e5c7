import type { Clock } from '../host/clock.ts';
import type { LabActions, SessionView, ShellPlace } from '../lab/actions.ts';
import { checksOf, type LabReport } from '../lab/report.ts';
import { isProblem, type Problem } from '../problem.ts';
import type { Sitting } from '../study/exam/sitting.ts';
import type { Instant, StudyEvent } from '../study/history.ts';

type Means = { readonly labs: LabActions; readonly clock: Clock };

/** What a look at one task came to. A look that could not see everything is a problem and changes no points. */
export type TaskLook = { readonly lab: string } & (
  | { readonly event: StudyEvent; readonly report: LabReport }
  | { readonly problem: Problem | undefined }
);

/** Milliseconds that checks which need time to settle get at the end of an exam. */
const settling = 10_000;

/** A settled look as the history keeps it. */
export const checkedEvent = (report: LabReport) =>
  ({
    type: 'lab-checked',
    lab: report.lab,
    session: report.session,
    points: report.points,
    maxPoints: report.maxPoints,
    passed: report.verdict === 'pass',
    failed: checksOf(report).flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : [])),
  }) as const satisfies StudyEvent;

/** The same for a task of a sitting, with what each criterion gave. */
export const lookEvent = (report: LabReport, sitting: string, looked: Instant): StudyEvent => ({
  ...checkedEvent(report),
  sitting,
  looked,
  criteria: checksOf(report).flatMap(({ id, keep, points, maxPoints }) =>
    keep ? [] : [{ id, points: points ?? 0, of: maxPoints }],
  ),
});

/** One look at a task of a sitting. `settle`: gives checks that need time to come true a little of it. */
export async function lookAtTask(
  { lab, session }: Pick<SessionView, 'lab' | 'session'>,
  sitting: string,
  { labs, clock }: Means,
  settle = false,
  signal?: AbortSignal,
): Promise<TaskLook> {
  const looked = clock.now();
  const how = settle ? ({ mode: 'wait', ceiling: settling } as const) : ({ mode: 'once' } as const);
  try {
    let last: LabReport | undefined;
    for await (const report of labs.check(session, how, signal)) last = report;
    return last === undefined || last.verdict === 'error'
      ? { lab, problem: checksOf(last ?? { tasks: [] }).find(({ problem }) => problem)?.problem }
      : { lab, event: lookEvent(last, sitting, looked), report: last };
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return { lab, problem: thrown };
  }
}

/** Milliseconds before the deadline at which a task is looked at while its shell is still open. */
const beforeEnd = 1_500;

/**
 * Hands the terminal to the learner's shell. Looks at the task at the deadline, because a shell may stay open beyond it;
 * undefined when it was left before, and is to be looked at now.
 */
export async function workInShell(
  session: SessionView,
  { id, deadline }: Pick<Sitting, 'id' | 'deadline'>,
  means: Means & { runShell(place: ShellPlace, greeting?: string): Promise<number> },
  greeting?: string,
): Promise<TaskLook | undefined> {
  const { labs, clock } = means;
  const left = new AbortController();
  const place = await labs.shell(session.session);
  const atEnd =
    deadline === undefined
      ? undefined
      : clock
          .sleep(Math.max(0, deadline - beforeEnd - clock.now()), left.signal)
          .then(() => (left.signal.aborted ? undefined : lookAtTask(session, id, means)));
  await means.runShell(place, greeting).finally(() => left.abort());
  return atEnd;
}

/** The sessions in which tasks of a sitting are worked on; one that was open before it began is not. */
export async function sessionsOf(
  { paper, startedAt }: Sitting,
  labs: LabActions,
): Promise<readonly SessionView[]> {
  const tasks = new Set(paper.items.flatMap(({ kind, id }) => (kind === 'task' ? [id] : [])));
  const open = await labs.sessions();
  return open.filter((session) => tasks.has(session.lab) && session.startedAt >= startedAt);
}

/** Those of a sitting that has ended which are open still; a lab begun again after its end is the learner's own. */
export async function sessionsLeft(sitting: Sitting, labs: LabActions): Promise<readonly SessionView[]> {
  const end = sitting.submitted?.at;
  if (end === undefined) return [];
  return (await sessionsOf(sitting, labs)).filter(({ startedAt }) => startedAt <= end);
}

/** Those of a sitting that has ended whose last look has not been made. */
export async function sessionsToJudge(sitting: Sitting, labs: LabActions): Promise<readonly SessionView[]> {
  const end = sitting.submitted?.at ?? Number.POSITIVE_INFINITY;
  const open = await sessionsOf(sitting, labs);
  return open.filter(({ lab }) => (sitting.tasks.get(lab)?.looked ?? 0) <= end);
}

/** The last look at every task of a sitting, three at a time; each comes as soon as it is known. */
export async function* lookAtTasks(
  sitting: Sitting,
  means: Means,
  signal?: AbortSignal,
): AsyncIterable<TaskLook> {
  const waiting = [...(await sessionsToJudge(sitting, means.labs))];
  const running = new Map<string, Promise<TaskLook>>();
  while (waiting.length > 0 || running.size > 0) {
    while (running.size < 3 && waiting.length > 0) {
      const session = waiting.shift() as SessionView;
      running.set(session.lab, lookAtTask(session, sitting.id, means, true, signal));
    }
    const look = await Promise.race(running.values());
    running.delete(look.lab);
    yield look;
  }
}
