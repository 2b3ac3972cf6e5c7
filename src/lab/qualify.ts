import { Problem } from '../problem.ts';
import type { LabActions, LabPlan, Progress } from './actions.ts';
import type { Lab, LabPackage, Way } from './lab.ts';
import { checksOf, type LabReport } from './report.ts';
import type { Verdict } from './verdict.ts';
import { lastReport } from './work-on.ts';

/** One thing proven (or not) about a lab. */
export type Proof = {
  readonly lab: string;
  readonly step: 'baseline' | 'solution' | 'alternative' | 'wrong' | 'clean-up';
  readonly name: string;
  readonly passed: boolean;
  /** What was seen instead; empty when it passed. */
  readonly saw: string;
  /** Milliseconds of the last look of `check`. */
  readonly took: number;
  /** What each check said, by its id: to compare one place with another. */
  readonly checks: Readonly<Record<string, Verdict>>;
};

export type Qualifier = {
  readonly labs: LabActions;
  readonly now: () => number;
  readonly tell: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
};

const verdicts = (report: LabReport): string =>
  checksOf(report)
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict, problem }) => `${id} ${verdict}${problem === undefined ? '' : ` (${problem.code})`}`)
    .join(', ');

/**
 * A right answer gets all the time it may need. A wrong one is red long before, or does not change any more: what is
 * the same for `still` is looked at once more and decided, but for what must hold for a while and may yet break.
 */
const patience = { right: 180_000, wrong: 25_000, still: 8_000 } as const;

/** What a look came to; the seconds that are left do not count. */
const stateOf = (report: LabReport): string =>
  JSON.stringify(checksOf(report).map(({ id, verdict, actual }) => [id, verdict, actual]));

async function judge(
  session: string,
  step: Proof['step'],
  mayBreak: boolean,
  { labs, now, signal }: Qualifier,
) {
  const ceiling = step === 'wrong' ? patience.wrong : patience.right;
  let last: LabReport | undefined;
  let took = 0;
  let began = now();
  let same = { state: '', since: began };
  for await (const report of labs.check(session, { mode: 'wait', ceiling }, signal)) {
    last = report;
    took = now() - began;
    began = now();
    if (report.looking) continue;
    const state = stateOf(report);
    if (state !== same.state) same = { state, since: began };
    if (step === 'wrong' && !mayBreak && began - same.since >= patience.still) break;
  }
  if (last?.settled === false) last = await lastReport(labs.check(session, { mode: 'once' }, signal));
  if (last === undefined) throw new Problem('lab-cancelled');
  return { report: last, took };
}

type Expectation = { readonly way: Way; readonly step: Proof['step']; readonly fails: readonly string[] };

const waysOf = (lab: Lab): readonly Expectation[] => [
  { way: lab.solution, step: 'solution', fails: [] },
  ...lab.alternatives.map((way): Expectation => ({ way, step: 'alternative', fails: [] })),
  ...lab.wrong.map((way): Expectation => ({ way, step: 'wrong', fails: way.fails })),
];

async function proveWay(
  lab: Lab,
  session: string,
  { way, step, fails }: Expectation,
  qualifier: Qualifier,
): Promise<Proof> {
  await qualifier.labs.applySolution(session, way.name, qualifier.tell, qualifier.signal);
  const mayBreak = lab.tasks.some(({ checks }) =>
    checks.some(({ id, stable }) => stable !== undefined && fails.includes(id)),
  );
  const { report, took } = await judge(session, step, mayBreak, qualifier);
  // A check that is blocked by another red one has not passed either.
  const red = checksOf(report).flatMap(({ id, verdict }) =>
    verdict === 'fail' || verdict === 'blocked' ? [id] : [],
  );
  const good =
    step === 'wrong'
      ? report.verdict === 'fail' && fails.every((id) => red.includes(id))
      : report.verdict === 'pass' && report.points === report.maxPoints;
  return {
    lab: lab.id,
    step,
    name: way.name,
    passed: good,
    saw: good ? '' : verdicts(report) || report.verdict,
    took,
    checks: Object.fromEntries(checksOf(report).map(({ id, verdict }) => [id, verdict])),
  };
}

async function proveCleanUp(
  lab: Lab,
  session: string,
  { labs, tell, now, signal }: Qualifier,
): Promise<Proof> {
  const began = now();
  const { remains } = await labs.cleanup(session, tell, signal);
  const saw = remains.map(({ object, because }) => `${object}: ${because.en}`).join(', ');
  return {
    lab: lab.id,
    step: 'clean-up',
    name: 'clean-up',
    passed: remains.length === 0,
    saw,
    took: now() - began,
    checks: {},
  };
}

/**
 * Proves a lab on a real target: it starts in its declared state, the solution and every alternative score 100 %,
 * every wrong answer fails on the checks it names, clean-up leaves nothing. Proofs come one by one.
 */
export async function* qualifyLab(
  pack: LabPackage,
  plan: LabPlan,
  agreed: string | true,
  qualifier: Qualifier,
): AsyncGenerator<Proof> {
  const { lab } = pack;
  const { labs, tell, signal } = qualifier;
  const base = { lab: lab.id, step: 'baseline', name: 'baseline', took: 0 } as const;
  try {
    const { baseline } = await labs.start(plan, agreed, tell, signal);
    const red = baseline.fail.map((id): [string, Verdict] => [id, 'fail']);
    const green = baseline.pass.map((id): [string, Verdict] => [id, 'pass']);
    const saw = baseline.fail.length === 0 ? 'nothing fails' : '';
    yield { ...base, passed: true, saw, checks: Object.fromEntries([...red, ...green]) };
    for (const [index, expectation] of waysOf(lab).entries()) {
      if (index > 0) await labs.reset(plan.session, tell, signal);
      yield await proveWay(lab, plan.session, expectation, qualifier);
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    yield { ...base, name: error.code, passed: false, saw: JSON.stringify(error.details), checks: {} };
  } finally {
    const open = await labs.sessions();
    if (open.some(({ session }) => session === plan.session))
      yield await proveCleanUp(lab, plan.session, qualifier);
  }
}
