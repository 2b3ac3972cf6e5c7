import type { ExamReport } from '../../study/exam/report.ts';

/** One line an item, with a header; fields that need it are quoted (RFC 4180). */
export function reportToCsv({ items }: ExamReport): string {
  const rows = items.map(({ item, answered, verdict, points, of, took, changed }) => [
    item.id,
    item.kind,
    item.domain,
    item.kind === 'question' ? item.question.lesson : '',
    item.kind === 'question' ? item.question.level : '',
    item.scored ? 'scored' : 'unscored',
    answered ? verdict : 'unanswered',
    points,
    of,
    Math.round(took / 1_000),
    changed ? 'changed' : '',
  ]);
  const header = [
    'item',
    'kind',
    'domain',
    'lesson',
    'level',
    'scored',
    'verdict',
    'points',
    'of',
    'seconds',
    'changed',
  ];
  return [header, ...rows].map((row) => row.map(quoted).join(',')).join('\n');
}

const quoted = (field: string | number): string => {
  const text = String(field);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
