import type { ExamReport } from '../../study/exam/report.ts';
import type { ItemScore } from '../../study/exam/score.ts';
import { escapeXml } from '../../text/escape-xml.ts';

/** JUnit XML: a suite a domain, a case an item or a criterion of a task; unscored items are skipped. */
export function reportToJUnit(
  { items, domains, exam, score, passLine }: ExamReport,
  sitting: string,
): string {
  const suites = domains.map(({ id }) => {
    const own = items.filter(({ item }) => item.domain === id);
    const failures = own.reduce((sum, score) => sum + failuresOf(score), 0);
    const tests = own.reduce((sum, { criteria }) => sum + Math.max(1, criteria.length), 0);
    const skipped = own.filter(({ item }) => !item.scored).length;
    const cases = own.flatMap((score) => {
      const { item, verdict, answered, took } = score;
      if (score.criteria.length > 0) return criterionCases(score, `${exam}.${id}`);
      const open = `    <testcase name="${escapeXml(item.id)}" classname="${escapeXml(`${exam}.${id}`)}" time="${(took / 1_000).toFixed(3)}"`;
      if (!item.scored) return `${open}><skipped message="unscored"/></testcase>`;
      if (verdict === 'right') return `${open}/>`;
      return `${open}><failure message="${answered ? verdict : 'unanswered'}"/></testcase>`;
    });
    const head = `  <testsuite name="${escapeXml(`${exam}.${id}`)}" tests="${tests}" failures="${failures}" skipped="${skipped}">`;
    return [head, ...cases, '  </testsuite>'].join('\n');
  });
  const name = escapeXml(`${sitting} score ${score} line ${passLine}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${name}">`,
    ...suites,
    '</testsuites>',
  ].join('\n');
}

const failuresOf = ({ item, verdict, criteria }: ItemScore): number =>
  criteria.length > 0
    ? criteria.filter(({ points, of }) => points < of).length
    : Number(item.scored && verdict !== 'right');

/** A task has a case a criterion, so that partial credit can be seen. */
const criterionCases = ({ item, criteria }: ItemScore, suite: string): readonly string[] =>
  criteria.map(({ id, points, of }) => {
    const open = `    <testcase name="${escapeXml(id)}" classname="${escapeXml(`${suite}.${item.id}`)}" time="0.000"`;
    return points === of ? `${open}/>` : `${open}><failure message="${points}/${of}"/></testcase>`;
  });
