import type { Language } from '../../i18n/language.ts';
import { adviceFor } from '../../i18n/problems/index.ts';
import { type CheckReport, checksOf, type LabReport } from '../../lab/report.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const xml = (text: string): string =>
  text
    .replace(/[&<>"]/g, (char) => escapes[char] ?? char)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

function body(check: CheckReport, language: Language): string {
  const lines = [
    ...check.expected.map((text) => `expected: ${text[language]}`),
    ...check.actual.map((text) => `actual: ${text[language]}`),
    ...(check.why === undefined ? [] : [check.why[language]]),
    ...(check.next?.command === undefined ? [] : [check.next.command]),
  ];
  return xml(lines.join('\n'));
}

function outcome(check: CheckReport, language: Language): string {
  switch (check.verdict) {
    case 'pass':
      return '';
    case 'blocked':
      return `<skipped message="blocked by ${xml(check.blockedBy ?? '')}"/>`;
    case 'error': {
      const said = check.problem === undefined ? '' : adviceFor(check.problem, language).what;
      return `<error type="${xml(check.problem?.code ?? 'error')}" message="${xml(said)}"/>`;
    }
    default:
      return `<failure type="${check.verdict}" message="${xml(check.text[language])}">${body(check, language)}</failure>`;
  }
}

/** A JUnit report: one suite for the lab, one case a check. */
export function junit(report: LabReport, language: Language): string {
  const checks = checksOf(report);
  const number = (verdict: CheckReport['verdict'][]) =>
    checks.filter((check) => verdict.includes(check.verdict)).length;
  const cases = report.tasks.flatMap((task) =>
    task.checks.map(
      (check) =>
        `  <testcase classname="${xml(`${report.lab}.${task.id}`)}" name="${xml(check.id)}">${outcome(check, language)}</testcase>`,
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="${xml(report.lab)}" tests="${checks.length}" failures="${number(['fail', 'not-yet'])}" errors="${number(['error'])}" skipped="${number(['blocked'])}">`,
    ...cases,
    '</testsuite>',
    '',
  ].join('\n');
}
