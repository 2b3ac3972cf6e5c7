import type { Both } from '../i18n/language.ts';
import { adviceFor } from '../i18n/problems/index.ts';
import { labTexts } from '../i18n/texts/lab.ts';
import type { SessionView } from '../lab/actions.ts';
import { type CheckReport, checksOf, type LabReport } from '../lab/report.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { CliContext } from './cli-context.ts';
import { targetLine } from './lab-target-line.ts';

const marks = { pass: '✓', 'not-yet': '~', fail: '✗', blocked: '^', error: '!' } as const;
const asciiMarks = { pass: 'o', 'not-yet': '~', fail: 'x', blocked: '^', error: '!' } as const;

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function score(check: CheckReport): string {
  return check.keep ? '   ' : `${check.points ?? '-'}/${check.maxPoints}`;
}

function word(check: CheckReport, cli: CliContext): string {
  const { verdicts, blockedBy, remaining, seconds } = labTexts;
  if (check.verdict === 'pass') return '';
  if (check.verdict === 'blocked' && check.blockedBy !== undefined)
    return cli.language === 'ja'
      ? `${verdicts.blocked.ja}  ${check.blockedBy} を${blockedBy.ja}`
      : `${blockedBy.en} ${check.blockedBy}`;
  if (check.verdict === 'not-yet' && check.remaining !== undefined)
    return `${cli.say(verdicts['not-yet'])}  ${cli.say(remaining)} ${Math.ceil(check.remaining / 1000)} ${cli.say(seconds)}`;
  return cli.say(verdicts[check.verdict]);
}

const folded = (text: string, width: number): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => wrap([{ text: sanitiseLine(line), role: 'text' }], { width }))
    .map((spans) => spans.map((span) => span.text).join(''));

/** Under the check's text, labels under its id. */
function evidence(check: CheckReport, idWidth: number, cli: CliContext): readonly string[] {
  const labels = labTexts.evidence;
  const width = Math.max(idWidth, ...Object.values(labels).map((label) => widthOf(cli.say(label)) + 2));
  const indent = ' '.repeat(7);
  const rows = (label: Both, texts: readonly string[]) =>
    texts
      .flatMap((text) => folded(text, 80 - indent.length - width))
      .map((text, index) => `${indent}${pad(index === 0 ? cli.say(label) : '', width)}${text}`);
  const { problem, why, next } = check;
  if (problem !== undefined) return [];
  return [
    ...rows(labels.expected, check.expected.map(cli.say)),
    ...rows(labels.actual, check.actual.map(cli.say)),
    ...(why === undefined ? [] : rows(labels.why, [cli.say(why)])),
    ...(next === undefined ? [] : rows(labels.next, [cli.say(next.say)])),
    ...(next?.command === undefined ? [] : [`${indent}${next.command}`]),
  ];
}

/** What stood in the way, once for all checks that met the same problem. */
function problemLines(report: LabReport, cli: CliContext): readonly string[] {
  const problems = new Map(
    checksOf(report).flatMap(({ problem }) =>
      problem === undefined ? [] : [[problem.message, problem] as const],
    ),
  );
  return [...problems.values()].flatMap((problem) => {
    const { what, why, next, commands = [] } = adviceFor(problem, cli.language);
    return ['', `!  ${what}`, `   ${why}`, `   ${next}`, ...commands.map((command) => `   ${command}`)];
  });
}

/** The report as plain lines: a mark, points, id, text and word for each check; evidence under what is not met. */
export function reportLines(report: LabReport, session: SessionView, cli: CliContext): readonly string[] {
  const checks = checksOf(report);
  const idWidth = Math.max(...checks.map((check) => check.id.length)) + 2;
  const glyphs = cli.flags().plainAscii ? asciiMarks : marks;
  const target = [targetLine(session.target, cli), session.namespace ?? '']
    .filter((part) => part !== '')
    .join('  ');
  return [
    `${pad(cli.say(labTexts.cluster), 9)}${target}`,
    ...checks.flatMap((check) => {
      const head = `${glyphs[check.verdict]} ${score(check)}  ${pad(check.id, idWidth)}${cli.say(check.text)}`;
      const said = word(check, cli);
      const gap = ' '.repeat(Math.max(2, 78 - widthOf(head) - widthOf(said)));
      return [said === '' ? head : `${head}${gap}${said}`, ...evidence(check, idWidth, cli)];
    }),
    ...problemLines(report, cli),
  ];
}

/** The last line: points, whether it is passed, and what to do next. */
export function closingLine(report: LabReport, cli: CliContext): string {
  const { passed, notPassed, undecided, nextIs } = labTexts;
  if (report.verdict === 'error') return cli.say(undecided);
  const points =
    cli.language === 'ja'
      ? `${report.points}/${report.maxPoints} 点`
      : `${report.points} of ${report.maxPoints} points`;
  const verdict = cli.say(report.verdict === 'pass' ? passed : notPassed);
  const next =
    report.verdict === 'pass' ? `eks-learn lab cleanup ${report.lab}` : `eks-learn lab hint ${report.lab}`;
  return cli.language === 'ja'
    ? `${points}、${verdict}。${nextIs.ja} ${next}`
    : `${points}, ${verdict}. ${nextIs.en} ${next}`;
}
