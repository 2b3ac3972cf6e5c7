import { Problem } from '../problem.ts';
import type { Check, Condition } from './check.ts';
import { startAccess } from './checks/can.ts';
import type { Round } from './checks/look.ts';
import { factLooks, readFacts } from './facts.ts';
import { fillIn } from './fill-in.ts';
import { judgeCheck, type Memory, type Patience, pendingReport, unreadReport } from './judge-check.ts';
import type { Lab, LabTask } from './lab.ts';
import type { CheckReport, TaskReport } from './report.ts';
import { takeSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** Every look a check may take, guards included. */
export const looksOf = (check: Check): readonly Condition[] => [
  check,
  ...check.given.filter((given) => typeof given !== 'string'),
];

/** What one round knows so far. `over` with the last one. */
export type Seen = { readonly tasks: readonly TaskReport[]; readonly at: number; readonly over: boolean };

/** What the looks of one judging remember of those before. */
export type Past = {
  readonly memories: Map<string, Memory>;
  readonly reports: Map<string, CheckReport>;
};

const taskReports = (tasks: readonly LabTask[], of: (check: Check) => CheckReport): readonly TaskReport[] =>
  tasks.map(({ id, text, checks }) => ({ id, text, checks: checks.map(of) }));

/** Judges all checks side by side (a probe takes seconds); one that needs others waits for them. */
function judgeAll(
  tasks: readonly LabTask[],
  round: Round,
  past: Past,
  patience: Patience,
): { readonly done: ReadonlyMap<string, CheckReport>; readonly running: ReadonlyMap<string, Promise<void>> } {
  const done = new Map<string, CheckReport>();
  const running = new Map<string, Promise<void>>();
  const judge = async (check: Check): Promise<void> => {
    const first = [...check.needs, ...check.given.filter((given) => typeof given === 'string')];
    await Promise.all(first.map((id) => running.get(id)));
    const judged = await judgeCheck(check, round, done, past.memories.get(check.id) ?? {}, patience);
    past.memories.set(check.id, judged.memory);
    done.set(check.id, judged.report);
  };
  for (const check of tasks.flatMap((task) => task.checks)) running.set(check.id, judge(check));
  return { done, running };
}

/** One look at the whole lab. What is decided while other checks still take their time is told at once. */
export async function* judgeRound(
  lab: Lab,
  world: World,
  past: Past,
  patience: Patience,
  signal: AbortSignal | undefined,
): AsyncGenerator<Seen> {
  const looks = lab.tasks.flatMap((task) => task.checks).flatMap(looksOf);
  const access = startAccess(looks, world, signal);
  const snapshot = await takeSnapshot(world, [...looks, ...factLooks(lab)], signal);
  const { at } = snapshot;
  const facts = readFacts(lab, snapshot);
  if (facts instanceof Problem) {
    yield { tasks: taskReports(lab.tasks, (check) => unreadReport(check, facts)), at, over: true };
    return;
  }
  const tasks = fillIn(lab.tasks, facts);
  const round: Round = { snapshot, world, aws: new Map(), access, signal };
  const { done, running } = judgeAll(tasks, round, past, patience);
  const all = Promise.all(running.values());
  // Awaited below; until then a rejection must not count as unhandled.
  all.catch(() => undefined);
  const stands = (check: Check) => done.get(check.id) ?? past.reports.get(check.id) ?? pendingReport(check);
  for (;;) {
    // What needs nothing but the snapshot is decided in this moment.
    await world.clock.sleep(0, signal);
    const pending = [...running].filter(([id]) => !done.has(id)).map(([, check]) => check);
    if (pending.length === 0) break;
    yield { tasks: taskReports(tasks, stands), at, over: false };
    await Promise.race(pending);
  }
  await all;
  for (const [id, report] of done) past.reports.set(id, report);
  yield { tasks: taskReports(tasks, stands), at, over: true };
}
