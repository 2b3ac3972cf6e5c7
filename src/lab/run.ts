import { Problem } from '../problem.ts';
import type { Check, Condition } from './check.ts';
import type { Round } from './checks/look.ts';
import { factLooks, readFacts } from './facts.ts';
import { fillIn } from './fill-in.ts';
import { judgeCheck, type Memory, type Patience } from './judge-check.ts';
import type { Lab, LabTask } from './lab.ts';
import type { CheckReport, LabReport, TaskReport } from './report.ts';
import { takeSnapshot } from './snapshot.ts';
import type { World } from './world.ts';

export type How = { readonly mode: 'once' } | { readonly mode: 'wait'; readonly ceiling?: number };

/** Longest time a whole lab is waited for. */
const wholeLab = 300_000;

/** Milliseconds before the 2nd, 3rd, … look; the last one repeats. */
const pauses = [1_000, 2_000, 3_000, 5_000] as const;

/** Every look a check may take, guards included. */
export const looksOf = (check: Check): readonly Condition[] => [
  check,
  ...check.given.filter((given) => typeof given !== 'string'),
];

const checksIn = (lab: Lab): readonly Check[] => lab.tasks.flatMap((task) => task.checks);

async function judgeTask(
  task: LabTask,
  round: Round,
  done: Map<string, CheckReport>,
  memories: Map<string, Memory>,
  patience: Patience,
): Promise<TaskReport> {
  // Checks without prerequisites look side by side (a probe takes seconds); the others follow in their order.
  const settled = new Map<string, Promise<CheckReport>>();
  const judge = async (check: Check): Promise<CheckReport> => {
    const first = [...check.needs, ...check.given.filter((given) => typeof given === 'string')];
    await Promise.all(first.map((id) => settled.get(id)));
    const judged = await judgeCheck(check, round, done, memories.get(check.id) ?? {}, patience);
    memories.set(check.id, judged.memory);
    done.set(check.id, judged.report);
    return judged.report;
  };
  for (const check of task.checks) settled.set(check.id, judge(check));
  return { id: task.id, text: task.text, checks: await Promise.all(settled.values()) };
}

function overall(checks: readonly CheckReport[]): LabReport['verdict'] {
  if (checks.some((check) => check.verdict === 'error')) return 'error';
  if (checks.some((check) => check.verdict === 'not-yet')) return 'not-yet';
  return checks.every((check) => check.verdict === 'pass') ? 'pass' : 'fail';
}

const unreadable = (task: LabTask, problem: Problem): TaskReport => ({
  id: task.id,
  text: task.text,
  checks: task.checks.map((check) => ({
    id: check.id,
    text: check.text,
    verdict: 'error',
    points: undefined,
    maxPoints: check.keep ? 0 : check.points,
    keep: check.keep,
    expected: [],
    actual: [],
    problem,
  })),
});

async function judgeRound(
  lab: Lab,
  world: World,
  memories: Map<string, Memory>,
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<{ readonly tasks: readonly TaskReport[]; readonly at: number }> {
  const looks = [...checksIn(lab).flatMap(looksOf), ...factLooks(lab)];
  const snapshot = await takeSnapshot(world, looks, signal);
  const round: Round = { snapshot, world, aws: new Map(), signal };
  const facts = readFacts(lab, snapshot);
  if (facts instanceof Problem)
    return { tasks: lab.tasks.map((task) => unreadable(task, facts)), at: snapshot.at };
  const done = new Map<string, CheckReport>();
  const tasks: TaskReport[] = [];
  for (const task of fillIn(lab.tasks, facts))
    tasks.push(await judgeTask(task, round, done, memories, patience));
  return { tasks, at: snapshot.at };
}

/**
 * Judges the lab: one report for each look, until everything is decided. Names of the session must be filled in
 * already. Aborting the signal throws the Problem `lab-cancelled`.
 */
export async function* judgeLab(
  lab: Lab,
  session: string,
  world: World,
  how: How,
  signal?: AbortSignal,
): AsyncGenerator<LabReport> {
  const memories = new Map<string, Memory>();
  const ceiling = how.mode === 'once' ? 0 : Math.min(how.ceiling ?? wholeLab, wholeLab);
  const began = world.clock.monotonic();
  for (let look = 0; ; look += 1) {
    const elapsed = world.clock.monotonic() - began;
    const patience = { once: how.mode === 'once', over: how.mode === 'wait' && elapsed >= ceiling };
    const { tasks, at } = await judgeRound(lab, world, memories, patience, signal);
    if (signal?.aborted) throw new Problem('lab-cancelled');
    const checks = tasks.flatMap((task) => task.checks);
    const waits = checks.flatMap((check) => (check.verdict === 'not-yet' ? [check.remaining ?? 0] : []));
    const settled = how.mode === 'once' || waits.length === 0;
    const left = Math.min(Math.max(0, ...waits), Math.max(0, ceiling - elapsed));
    yield {
      lab: lab.id,
      session,
      verdict: overall(checks),
      points: checks.reduce((sum, check) => sum + (check.points ?? 0), 0),
      maxPoints: checks.reduce((sum, check) => sum + check.maxPoints, 0),
      tasks,
      at,
      settled,
      ...(settled ? {} : { waiting: { elapsed, left } }),
    };
    if (settled) return;
    await world.clock.sleep(pauses[Math.min(look, pauses.length - 1)] ?? 5_000, signal);
    if (signal?.aborted) throw new Problem('lab-cancelled');
  }
}
