import type { Both } from '../i18n/language.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';
import { lookAt, type Round } from './checks/look.ts';
import type { CheckReport } from './report.ts';
import { type Steadiness, steady } from './steadiness.ts';
import { type Finding, sayGap, type Verdict } from './verdict.ts';

/** What is remembered of a check between looks. */
export type Memory = { readonly failingSince?: number; readonly steadiness?: Steadiness };

export type Judged = { readonly report: CheckReport; readonly memory: Memory };

/** `once` decides now; otherwise a false expectation may wait until its `within` is over. */
export type Patience = { readonly once: boolean; readonly over: boolean };

const millis = (text: string): number => Number.parseInt(text, 10) * 1000;

/** Two gaps at one place are told once. */
const once = (lines: readonly Both[]): readonly Both[] => [
  ...new Map(lines.map((text) => [`${text.ja}\n${text.en}`, text])).values(),
];

type Evidence = Pick<CheckReport, 'expected' | 'actual' | 'why' | 'next'>;

const most = 8;

function evidenceOf(check: Check, finding: Finding & { kind: 'differs' }): Evidence {
  const gaps = finding.gaps.slice(0, most);
  const { command } = check.next;
  return {
    expected:
      check.expected === undefined ? once(gaps.map((gap) => sayGap(gap.path, gap.wanted))) : [check.expected],
    actual: once([...gaps.map((gap) => sayGap(gap.path, gap.saw)), ...(finding.seen ?? [])]),
    why: check.why,
    next: { say: check.next.say, ...(command === undefined ? {} : { command }) },
  };
}

const none = { expected: [], actual: [] };

function report(check: Check, verdict: Verdict, more: Partial<CheckReport> = {}): CheckReport {
  const maxPoints = check.keep ? 0 : check.points;
  const points = verdict === 'pass' ? maxPoints : verdict === 'fail' ? 0 : undefined;
  return { id: check.id, text: check.text, verdict, points, maxPoints, keep: check.keep, ...none, ...more };
}

/** How a check stands while it is still being looked at. */
export const pendingReport = (check: Check): CheckReport => report(check, 'not-yet');

/** The check as it stands when something kept us from looking. */
export const unreadReport = (check: Check, problem: Problem): CheckReport =>
  report(check, 'error', { problem });

/** The first prerequisite that does not hold, as a report of its own. */
async function guard(
  check: Check,
  round: Round,
  before: ReadonlyMap<string, CheckReport>,
): Promise<CheckReport | undefined> {
  for (const id of [...check.needs, ...check.given.filter((given) => typeof given === 'string')]) {
    if (before.get(id)?.verdict !== 'pass') return report(check, 'blocked', { blockedBy: id });
  }
  for (const condition of check.given) {
    if (typeof condition === 'string') continue;
    const finding = await lookAt(condition, round);
    if (finding.kind === 'unknown') return report(check, 'error', { problem: finding.problem });
    if (finding.kind === 'differs') return report(check, 'blocked', evidenceOf(check, finding));
  }
  return undefined;
}

function judgeHolding(check: Check, round: Round, memory: Memory, patience: Patience): Judged {
  if (check.stable === undefined) return { report: report(check, 'pass'), memory: {} };
  const window = millis(check.stable);
  const { held, now } = steady(check, round.snapshot, window, memory.steadiness, round.world.instant);
  if (held) return { report: report(check, 'pass'), memory: { steadiness: now } };
  const seconds = Math.floor((round.snapshot.at - now.since) / 1000);
  const evidence = {
    expected: [{ ja: `${window / 1000} 秒続く`, en: `held for ${window / 1000} s` }],
    actual: [{ ja: `いまは満たしている。${seconds} 秒`, en: `holds now, seen for ${seconds} s` }],
    why: check.why,
    next: {
      say: { ja: '少し待って、もう一度チェックします', en: 'Wait a little, then check again' },
      command: 'eks-learn lab check --wait',
    },
  };
  const verdict = patience.over ? 'fail' : 'not-yet';
  const remaining = Math.max(0, window - (round.snapshot.at - now.since));
  return { report: report(check, verdict, { ...evidence, remaining }), memory: { steadiness: now } };
}

/** Judges one check within a round, given the checks before it and what was seen of it earlier. */
export async function judgeCheck(
  check: Check,
  round: Round,
  before: ReadonlyMap<string, CheckReport>,
  memory: Memory,
  patience: Patience,
): Promise<Judged> {
  const stopped = await guard(check, round, before);
  if (stopped !== undefined) return { report: stopped, memory: {} };
  const finding = await lookAt(check, round);
  if (finding.kind === 'unknown')
    return { report: report(check, 'error', { problem: finding.problem }), memory };
  if (finding.kind === 'blocked')
    return { report: report(check, 'blocked', { blockedBy: finding.by }), memory: {} };
  if (finding.kind === 'holds') return judgeHolding(check, round, memory, patience);
  const since = memory.failingSince ?? round.snapshot.at;
  const left = check.within === undefined ? 0 : millis(check.within) - (round.snapshot.at - since);
  const waits = !patience.once && !patience.over && finding.mayConverge && left > 0;
  const evidence = evidenceOf(check, finding);
  return {
    report: report(check, waits ? 'not-yet' : 'fail', { ...evidence, ...(waits ? { remaining: left } : {}) }),
    memory: { failingSince: since },
  };
}
