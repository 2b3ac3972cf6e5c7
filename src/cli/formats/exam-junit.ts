import type { ExamReport } from '../../study/exam/report.ts';
import { escapeXml } from './xml.ts';

/** JUnit XML: a suite a domain, a case an item; unscored items are skipped. */
export function reportToJUnit(
  { items, domains, exam, score, passLine }: ExamReport,
  sitting: string,
): string {
  const suites = domains.map(({ id }) => {
    const own = items.filter(({ item }) => item.domain === id);
    const failures = own.filter(({ item, verdict }) => item.scored && verdict !== 'right').length;
    const skipped = own.filter(({ item }) => !item.scored).length;
    const cases = own.map(({ item, verdict, answered, took }) => {
      const open = `    <testcase name="${escapeXml(item.id)}" classname="${escapeXml(`${exam}.${id}`)}" time="${(took / 1_000).toFixed(3)}"`;
      if (!item.scored) return `${open}><skipped message="unscored"/></testcase>`;
      if (verdict === 'right') return `${open}/>`;
      return `${open}><failure message="${answered ? verdict : 'unanswered'}"/></testcase>`;
    });
    const head = `  <testsuite name="${escapeXml(`${exam}.${id}`)}" tests="${own.length}" failures="${failures}" skipped="${skipped}">`;
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
