import type { ExamReport } from '../../study/exam/report.ts';
import type { ItemScore } from '../../study/exam/score.ts';

/** One line an item and one a criterion of a task, with a header; fields that need it are quoted (RFC 4180). */
export function reportToCsv({ items }: ExamReport): string {
  const rows = items.flatMap((score) => [itemRow(score), ...criterionRows(score)]);

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

const itemRow = ({ item, answered, verdict, points, of, took, changed }: ItemScore) => [
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
];

const criterionRows = ({ item, criteria }: ItemScore) =>
  criteria.map(({ id, points, of }) => [
    `${item.id}/${id}`,
    'criterion',
    item.domain,
    '',
    '',
    'part',
    points === of ? 'right' : points > 0 ? 'partly' : 'wrong',
    points,
    of,
    0,
    '',
  ]);

const quoted = (field: string | number): string => {
  const text = String(field);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
