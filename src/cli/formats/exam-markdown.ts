import { sayDuration } from '../../i18n/amounts.ts';
import type { Language } from '../../i18n/language.ts';
import { examTexts } from '../../i18n/texts/exam.ts';
import type { Blueprint } from '../../study/exam/blueprint.ts';
import type { ExamReport } from '../../study/exam/report.ts';

const texts = examTexts.result;

/** The report as Markdown: head, domains as a table, missed items as a table. */
export function reportToMarkdown(
  report: ExamReport,
  blueprint: Blueprint,
  titleOf: (domain: string) => string,
  language: Language,
): string {
  const { scored, unscored, score, passLine, scoreInterval, certainty } = report;
  const right = String(Number(scored.points.toFixed(1)));
  const missed = report.items.filter(({ verdict }) => verdict !== 'right');
  return [
    `# ${blueprint.code}: ${score} (${texts.line[language](String(passLine))})`,
    '',
    texts.counts[language](right, scored.of, unscored),
    texts.ability[language](
      scored.of,
      blueprint.pass.kind === 'scaled',
      scoreInterval.low,
      scoreInterval.high,
    ),
    texts.certainty[certainty][language],
    '',
    `| ${texts.domain[language]} | ${texts.weight[language]} | ${texts.right[language]} |`,
    '|---|---:|---:|',
    ...report.domains.map(
      ({ id, weight, points, of }) =>
        `| ${cell(titleOf(id))} | ${weight}% | ${Number(points.toFixed(1))}/${of} |`,
    ),
    '',
    `${texts.time[language]}: ${sayDuration(report.time.used, language)}`,
    '',
    `| ${texts.item[language]} | ${texts.verdict[language]} | ${texts.lesson[language]} | ${texts.seconds[language]} |`,
    '|---|---|---|---:|',
    ...missed.map(({ item, verdict, answered, took }) => {
      const lesson = item.kind === 'question' ? item.question.lesson : '';
      return `| ${item.id} | ${answered ? verdict : '-'} | ${lesson} | ${Math.round(took / 1_000)} |`;
    }),
    ...criteriaTable(report),
    '',
    texts.seed[language](report.seed, report.pool),
  ].join('\n');
}

/** What each criterion of each task gave; nothing when the paper had no tasks. */
function criteriaTable({ items }: ExamReport): readonly string[] {
  const rows = items.flatMap(({ item, criteria }) =>
    criteria.map(({ id, points, of }) => `| ${item.id} | ${id} | ${points}/${of} |`),
  );
  return rows.length === 0 ? [] : ['', '| task | criterion | points |', '|---|---|---:|', ...rows];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
