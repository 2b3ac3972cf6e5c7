import { sayTime } from '../i18n/amounts.ts';
import { adviceFor } from '../i18n/problems/index.ts';
import type { SessionView } from '../lab/actions.ts';
import { type CheckReport, checksOf, type LabReport } from '../lab/report.ts';
import type { CliContext } from './cli-context.ts';
import { targetLine } from './lab-target-line.ts';

const words = {
  ja: { pass: '合格', 'not-yet': '待機中', fail: '未達', blocked: '保留', error: '判定不能' },
  en: {
    pass: 'passed',
    'not-yet': 'waiting',
    fail: 'not met',
    blocked: 'blocked',
    error: 'could not be checked',
  },
} as const;

const count = (report: LabReport, verdict: CheckReport['verdict']) =>
  checksOf(report).filter((check) => !check.keep && check.verdict === verdict).length;

function summary(report: LabReport, session: SessionView, cli: CliContext): readonly string[] {
  const target = targetLine(session.target, cli);
  const gap = target.endsWith('）') ? '' : ' ';
  const [passed, failed] = [count(report, 'pass'), count(report, 'fail') + count(report, 'not-yet')];
  const [blocked, errors] = [count(report, 'blocked'), count(report, 'error')];
  return cli.language === 'ja'
    ? [
        `ラボ: ${session.title.ja}。${sayTime(report.at, 'ja')} に ${target}${gap}で判定しました。`,
        `${report.maxPoints} 点中 ${report.points} 点。合格 ${passed}、未達 ${failed}、保留 ${blocked}、判定不能 ${errors}。`,
      ]
    : [
        `Lab: ${session.title.en}. Checked at ${sayTime(report.at, 'en')} on ${target}.`,
        `${report.points} of ${report.maxPoints} points. ${passed} ${passed === 1 ? 'check' : 'checks'} passed, ${failed} not met, ${blocked} blocked, ${errors} could not be checked.`,
      ];
}

function evidence(check: CheckReport, cli: CliContext): readonly string[] {
  const ja = cli.language === 'ja';
  const { problem, why, next } = check;
  if (problem !== undefined) {
    const { what, why: because, next: todo, commands = [] } = adviceFor(problem, cli.language);
    return [`${what}。`, because, todo, ...commands];
  }
  return [
    ...check.expected.map((text) => `${ja ? '期待' : 'Expected'}: ${cli.say(text)}`),
    ...check.actual.map((text) => `${ja ? '実際' : 'Actual'}: ${cli.say(text)}`),
    ...(why === undefined ? [] : [`${ja ? '理由' : 'Why'}: ${cli.say(why)}`]),
    ...(next?.command === undefined ? [] : [ja ? '次のコマンド:' : 'Next command:', next.command]),
  ];
}

/** What must stay as it is has no number and no points. */
const keptSentence = ({ verdict, text }: CheckReport, { language }: CliContext): string =>
  language === 'ja'
    ? `変えてはいけないもの、${words.ja[verdict]}: ${text.ja}。`
    : `What must not change, ${words.en[verdict]}: ${text.en}.`;

function sentence(check: CheckReport, index: number, all: readonly CheckReport[], cli: CliContext): string {
  const ja = cli.language === 'ja';
  const total = all.length;
  const said = words[cli.language][check.verdict];
  const points =
    check.verdict === 'blocked'
      ? ''
      : ja
        ? `、${check.maxPoints} 点中 ${check.points ?? 0} 点`
        : `, ${check.points ?? 0} of ${check.maxPoints} ${check.maxPoints === 1 ? 'point' : 'points'}`;
  const awaited = all.findIndex(({ id }) => id === check.blockedBy) + 1;
  const waits =
    awaited === 0 ? '' : ja ? `${awaited} 件目を待っています。` : ` It waits for check ${awaited}.`;
  return ja
    ? `チェック ${total} 件中 ${index + 1} 件目、${said}${points}: ${check.text.ja}。${waits}`
    : `Check ${index + 1} of ${total}, ${said}${points}: ${check.text.en}.${waits}`;
}

/** The report for a screen reader: one sentence a line, words for marks, counts before details. */
export function reportSentences(report: LabReport, session: SessionView, cli: CliContext): readonly string[] {
  const all = checksOf(report);
  const numbered = all.filter(({ keep }) => !keep);
  const told = (check: CheckReport) => [
    sentence(check, numbered.indexOf(check), numbered, cli),
    ...evidence(check, cli),
  ];
  const tasks = report.tasks.flatMap((task, number) => [
    cli.language === 'ja' ? `課題 ${number + 1}: ${task.text.ja}。` : `Task ${number + 1}: ${task.text.en}.`,
    ...task.checks.filter(({ keep }) => !keep).flatMap(told),
  ]);
  const kept = all.filter(({ keep }) => keep);
  return [
    ...summary(report, session, cli),
    ...tasks,
    ...kept.flatMap((check) => [keptSentence(check, cli), ...evidence(check, cli)]),
  ];
}
