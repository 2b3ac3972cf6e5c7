import { sayDuration } from '../../i18n/amounts.ts';
import type { Language } from '../../i18n/language.ts';
import { examTexts } from '../../i18n/texts/exam.ts';
import { examTaskTexts } from '../../i18n/texts/exam-task.ts';
import type { LabDetails } from '../../lab/actions.ts';
import type { Blueprint } from '../../study/exam/blueprint.ts';
import type { ExamReport } from '../../study/exam/report.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import { widthOf } from '../../text/width.ts';

const texts = examTexts.result;

/** A score with its unit: points of a scaled exam, percent of the others. */
export const scoreText = ({ pass }: Blueprint, score: number, language: Language): string =>
  (pass.kind === 'scaled' ? texts.score : texts.percent)[language](score);

/** The report as lines: score against the line, how it was sat, what it says, domains, levels, time, changes. */
export function reportLines(
  report: ExamReport,
  { mode, paper: { blueprint } }: Pick<Sitting, 'mode' | 'paper'>,
  titleOf: (domain: string) => string,
  language: Language,
  labs: ReadonlyMap<string, LabDetails> = new Map(),
): readonly string[] {
  const { scored, unscored, passLine, scoreInterval } = report;
  const scaled = blueprint.pass.kind === 'scaled';
  const right = Number(scored.points.toFixed(1)).toString();
  const head = [
    scoreText(blueprint, report.score, language),
    texts.line[language](String(passLine)),
    examTexts.sat[mode][language],
    texts.counts[language](right, scored.of, unscored),
  ].join('   ');
  return [
    head,
    ...(blueprint.scope === undefined ? [] : [examTexts.scope[blueprint.scope][language]]),
    texts.ability[language](scored.of, scaled, scoreInterval.low, scoreInterval.high),
    texts.certainty[report.certainty][language],
    ...(scaled ? [texts.straight[language]] : []),
    '',
    texts.domains[language],
    ...domainLines(report, titleOf),
    '',
    ...report.levels.map(({ level, points, of }) => `${texts.level[level][language]}   ${points}/${of}`),
    ...taskLines(report, labs, language),
    '',
    ...timeLines(report, language),
    texts.seed[language](report.seed, report.pool),
  ];
}

/** Name, weight, right of all, and a bar whose `|` is the pass line. */
function domainLines(report: ExamReport, titleOf: (domain: string) => string): readonly string[] {
  const widest = Math.max(0, ...report.domains.map(({ id }) => widthOf(titleOf(id))));
  return report.domains.map(({ id, weight, points, of, interval }) => {
    const title = titleOf(id);
    const count = `${Number(points.toFixed(1))}/${of}`.padStart(7);
    const bar = intervalBar(interval.low, of === 0 ? 0 : points / of, interval.high, report.passShare, 30);
    return `  ${title}${' '.repeat(widest - widthOf(title))}  ${String(weight).padStart(3)}%  ${count}  ${bar}`;
  });
}

/**
 * `----(====o==|==)---`: interval, value and pass line on one scale of `width` cells. An end of the interval that
 * would hide the line moves outwards by one cell.
 */
export function intervalBar(low: number, value: number, high: number, line: number, width: number): string {
  const cell = (share: number) => Math.min(width - 1, Math.max(0, Math.round(share * (width - 1))));
  const pass = cell(line);
  const from = cell(low) === pass ? Math.max(0, pass - 1) : cell(low);
  const to = cell(high) === pass ? Math.min(width - 1, pass + 1) : cell(high);
  return Array.from({ length: width }, (_, at) => {
    if (at === pass) return '|';
    if (at === cell(value)) return 'o';
    if (at === from) return '(';
    if (at === to) return ')';
    return at > from && at < to ? '=' : '-';
  }).join('');
}

/** Tasks with the points of each criterion: partial credit can be traced. */
const taskLines = (
  { items }: ExamReport,
  labs: ReadonlyMap<string, LabDetails>,
  language: Language,
): readonly string[] =>
  items
    .filter(({ item }) => item.kind === 'task')
    .flatMap(({ item, points, of, criteria, answered }) => {
      const lab = labs.get(item.id);
      const got = answered ? examTaskTexts.ofPoints[language](points, of) : examTaskTexts.untouched[language];
      const textOf = (id: string) => lab?.checks.find((check) => check.id === id)?.text[language] ?? id;
      return [
        `${examTaskTexts.task[language]}  ${lab?.title[language] ?? item.id}   ${got}`,
        ...criteria.map(
          (part) => `  ${part.points === part.of ? '✓' : '✗'} ${part.points}/${part.of}  ${textOf(part.id)}`,
        ),
      ];
    });

function timeLines({ time, changes, jumps }: ExamReport, language: Language): readonly string[] {
  const of = time.limit === undefined ? '' : `/${sayDuration(time.limit, language)}`;
  const each = texts.each[language](sayDuration(time.mean, language));
  const away = jumps.reduce((sum, { by }) => sum + Math.max(0, by), 0);
  return [
    `${texts.time[language]}   ${sayDuration(time.used, language)}${of}   ${each}   ${texts.long[language](time.long)}`,
    `${texts.changes[language]}   ${texts.changed[language](changes.changed, changes.toRight, changes.toWrong)}`,
    ...(jumps.length === 0
      ? []
      : [`${texts.breaks[language]}   ${texts.jumps[language](jumps.length, sayDuration(away, language))}`]),
  ];
}
