import type { Language } from '../../i18n/language.ts';
import { adviceFor } from '../../i18n/problems/index.ts';
import type { TargetView } from '../../lab/actions.ts';
import type { CheckReport, LabReport } from '../../lab/report.ts';

/** A check for machines: `expected` and `actual` in the language asked for, `why` in both, `next` a command. */
function checkJson(check: CheckReport, language: Language) {
  const { id, text, verdict, points, maxPoints, keep, why, next, blockedBy, remaining, problem } = check;
  const advice = problem === undefined ? undefined : adviceFor(problem, language);
  return {
    id,
    text,
    verdict,
    points: points ?? 0,
    maxPoints,
    keep,
    expected: check.expected.map((line) => line[language]).join('\n'),
    actual: check.actual.map((line) => line[language]).join('\n'),
    why: why ?? null,
    next: next?.command ?? advice?.commands?.[0] ?? null,
    ...(blockedBy === undefined ? {} : { blockedBy }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(problem === undefined ? {} : { problem: { code: problem.code, ...advice } }),
  };
}

export const reportJson = (report: LabReport, language: Language) => ({
  lab: report.lab,
  session: report.session,
  verdict: report.verdict,
  points: report.points,
  maxPoints: report.maxPoints,
  at: report.at,
  settled: report.settled,
  tasks: report.tasks.map(({ id, text, checks }) => ({
    id,
    text,
    checks: checks.map((check) => checkJson(check, language)),
  })),
});

/** The target for machines; the pin as its short id and its parts. */
export const targetJson = (target: TargetView) => ({
  provider: target.provider,
  context: target.context ?? null,
  cluster: target.cluster ?? null,
  server: target.server ?? null,
  version: target.version ?? null,
  simulated: target.simulated,
  pin: target.pin.id,
  pinned: target.pin,
  eks: target.eks ?? null,
  signIn: target.signIn ?? null,
  aws: target.aws ?? null,
});
