import { sayDuration } from '../../i18n/amounts.ts';
import type { Language } from '../../i18n/language.ts';
import { examTexts } from '../../i18n/texts/exam.ts';
import { examTaskTexts } from '../../i18n/texts/exam-task.ts';
import { quizLineTexts } from '../../i18n/texts/quiz-lines.ts';
import type { LabDetails } from '../../lab/actions.ts';
import type { ExamReport } from '../../study/exam/report.ts';
import type { ItemScore } from '../../study/exam/score.ts';
import type { Sitting } from '../../study/exam/sitting.ts';

const texts = examTexts.result;
type Labs = ReadonlyMap<string, LabDetails>;

/** The report as Markdown: head, domains, time, missed items, criteria of tasks, each table in the learner's words. */
export function reportToMarkdown(
  report: ExamReport,
  { mode, paper: { blueprint } }: Pick<Sitting, 'mode' | 'paper'>,
  titleOf: (domain: string) => string,
  language: Language,
  labs: Labs = new Map(),
): string {
  const { scored, unscored, score, passLine, scoreInterval, certainty } = report;
  const right = String(Number(scored.points.toFixed(1)));
  const scaled = blueprint.pass.kind === 'scaled';
  return [
    `# ${blueprint.code}: ${score} (${texts.line[language](String(passLine))})`,
    '',
    `${texts.mode[language]}: ${examTexts.modes[mode][language]}`,
    '',
    texts.counts[language](right, scored.of, unscored),
    texts.ability[language](scored.of, scaled, scoreInterval.low, scoreInterval.high),
    texts.certainty[certainty][language],
    ...(blueprint.scope === undefined ? [] : [examTexts.scope[blueprint.scope][language]]),
    '',
    ...table(
      [texts.domain[language], texts.weight[language], texts.right[language]],
      ['---', '---:', '---:'],
      report.domains.map(({ id, weight, points, of }) => [
        titleOf(id),
        `${weight}%`,
        `${Number(points.toFixed(1))}/${of}`,
      ]),
    ),
    '',
    ...paceLines(report, language),
    '',
    ...table(
      [texts.item[language], texts.verdict[language], texts.lesson[language], texts.seconds[language]],
      ['---', '---', '---', '---:'],
      report.items
        .filter(({ verdict }) => verdict !== 'right')
        .map((item) => missedRow(item, labs, language)),
    ),
    ...criteriaTable(report, labs, language),
    '',
    texts.seed[language](report.seed, report.pool),
  ].join('\n');
}

function paceLines({ levels, time, changes }: ExamReport, language: Language): readonly string[] {
  const known = levels.map(({ level, points, of }) => `${texts.level[level][language]} ${points}/${of}`);
  const { changed, toRight, toWrong } = changes;
  return [
    ...(known.length === 0 ? [] : [`- ${texts.levels[language]}: ${known.join('   ')}`]),
    `- ${texts.time[language]}: ${sayDuration(time.used, language)}`,
    `- ${texts.changes[language]}: ${texts.changed[language](changed, toRight, toWrong)}`,
  ];
}

function missedRow(
  { item, verdict, answered, took }: ItemScore,
  labs: Labs,
  language: Language,
): readonly string[] {
  const question = item.kind === 'question';
  return [
    question ? item.id : (labs.get(item.id)?.title[language] ?? item.id),
    answered ? quizLineTexts.verdict[verdict][language] : '-',
    question ? item.question.lesson : '',
    String(Math.round(took / 1_000)),
  ];
}

/** What each criterion of each task gave; nothing when the paper had no tasks. */
function criteriaTable({ items }: ExamReport, labs: Labs, language: Language): readonly string[] {
  const rows = items.flatMap(({ item, criteria }) => {
    const lab = labs.get(item.id);
    return criteria.map(({ id, points, of }) => [
      lab?.title[language] ?? item.id,
      lab?.checks.find((check) => check.id === id)?.text[language] ?? id,
      `${points}/${of}`,
    ]);
  });
  const head = [
    examTaskTexts.task[language],
    examTaskTexts.criteria[language],
    examTaskTexts.pointsHead[language],
  ];
  return rows.length === 0 ? [] : ['', ...table(head, ['---', '---', '---:'], rows)];
}

const table = (
  head: readonly string[],
  align: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `|${align.join('|')}|`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
