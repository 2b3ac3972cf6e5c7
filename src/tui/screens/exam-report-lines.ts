import { sayClock, sayDuration, sayExact } from '../../i18n/amounts.ts';
import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import type { Blueprint } from '../../study/exam/blueprint.ts';
import type { DomainReport, ExamReport } from '../../study/exam/report.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { Line, Span } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import type { Room } from '../frame/room.ts';
import { columnRule } from '../frame/rule.ts';
import { columns, emptyLine, line, say, spread } from '../frame/spans.ts';
import { labelled } from '../lab/told-lines.ts';
import { sheetFor } from '../question/question-body.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

const texts = examScreenTexts.shared.result;

/** Score against the line, how it was sat, what the number of items allows to say, domains, levels, time and changes. */
export function headLines(
  report: ExamReport,
  { mode, paper: { blueprint } }: Pick<Sitting, 'mode' | 'paper'>,
  room: Room,
  env: Env,
): readonly Line[] {
  const { language } = env;
  const gap = room.rules ? [emptyLine] : [];
  const scaled = blueprint.pass.kind === 'scaled';
  const said = (scaled ? texts.score : texts.percent)[language](report.score);
  const right = String(Number(report.scored.points.toFixed(1)));
  const first = spread(
    [
      say(said, 'strong'),
      say(`   ${texts.line[language](String(report.passLine))}`),
      say(`   ${examScreenTexts.shared.sat[mode][language]}`),
    ],
    room.measure < 60 ? [] : [say(texts.counts[language](right, report.scored.of, report.unscored))],
    room.measure,
  );
  const { low, high } = report.scoreInterval;
  const meaning = [
    texts.ability[language](report.scored.of, scaled, low, high),
    texts.certainty[report.certainty][language],
    scaled ? texts.straight[language] : '',
    blueprint.scope === undefined ? '' : examScreenTexts.shared.scope[blueprint.scope][language],
  ].join(language === 'ja' ? '' : ' ');
  return [
    line(first),
    ...paragraph(meaning.trim(), sheetFor(room, env, 'plain')),
    ...gap,
    ...domainLines(report, blueprint, room, env),
    ...gap,
    ...(room.body > 22 ? levelLines(report, room, env) : []),
    ...timeLines(report, room, env),
    ...gap,
    line([say(texts.next[language], 'strong')]),
  ];
}

function domainLines(report: ExamReport, blueprint: Blueprint, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const wide = room.measure >= 72;
  const title = (domain: DomainReport) =>
    blueprint.domains.find(({ id }) => id === domain.id)?.title[language] ?? domain.id;
  const longest = Math.max(...report.domains.map((domain) => widthOf(title(domain))));
  const name = wide ? Math.min(34, Math.max(24, longest)) : room.measure - 15;
  const bar = wide ? 56 - name : 0;
  const widths = [name, 4, 5, ...(wide ? [bar] : [])];
  const head = columns([
    { width: name, spans: [say(texts.domains[language])] },
    { width: 4, spans: [say(texts.weight[language])], align: 'right' },
    { width: 5, spans: [say(texts.right[language])], align: 'right' },
    ...(wide ? [{ width: bar, spans: [say(scaleWords(report.passShare, bar, env), 'quiet')] }] : []),
  ]);
  const rows = report.domains.map((domain) =>
    line(
      columns([
        { width: name, spans: [say(title(domain))] },
        { width: 4, spans: [say(`${domain.weight}%`)], align: 'right' },
        { width: 5, spans: [say(`${Number(domain.points.toFixed(1))}/${domain.of}`)], align: 'right' },
        ...(wide ? [{ width: bar, spans: intervalSpans(domain, report.passShare, bar) }] : []),
      ]),
    ),
  );
  return [line(head), ...(room.rules ? [line(columnRule(widths))] : []), ...rows];
}

const cellOf = (value: number, width: number): number =>
  Math.min(width - 1, Math.max(0, Math.round(value * (width - 1))));

/** `0%     合格線 |    100%`: the pass line over its own cell; the end of the scale where there is room. */
function scaleWords(pass: number, width: number, { language }: Env): string {
  const lineAt = cellOf(pass, width);
  const name = examScreenTexts.passLine[language];
  const left = `0%${' '.repeat(Math.max(1, lineAt - 3 - widthOf(name)))}${name} |`;
  const end = '100%'.padStart(width - lineAt - 1);
  return end.startsWith(' ') ? `${left}${end}` : left;
}

/** `╌╌(╍╍╍o╍╍|╍)╌`: an end of the interval that would hide the pass line moves outwards by one cell. */
function intervalSpans({ interval, share }: DomainReport, pass: number, width: number): readonly Span[] {
  const cell = (value: number) => cellOf(value, width);
  const lineAt = cell(pass);
  const from = cell(interval.low) === lineAt ? Math.max(0, lineAt - 1) : cell(interval.low);
  const to = cell(interval.high) === lineAt ? Math.min(width - 1, lineAt + 1) : cell(interval.high);
  const value = cell(share) === lineAt ? (share >= pass ? lineAt + 1 : lineAt - 1) : cell(share);
  return [
    say(
      Array.from({ length: width }, (_, at) => {
        if (at === lineAt) return '|';
        if (at === value) return 'o';
        if (at === from) return '(';
        if (at === to) return ')';
        return at > from && at < to ? '╍' : '╌';
      }).join(''),
    ),
  ];
}

/** Recall, applying and judging, each by itself: what is known is one thing, what one does with it another. */
export function levelLines({ levels }: ExamReport, room: Room, { language }: Env): readonly Line[] {
  if (levels.length === 0) return [];
  const about = levels.map(({ level, points, of }) => `${texts.level[level][language]} ${points}/${of}`);
  return labelled(texts.levels[language], about.join('   '), room, language === 'ja' ? 7 : 9);
}

function timeLines({ time, changes, jumps }: ExamReport, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const of = time.limit === undefined ? '' : `/${sayClock(time.limit)}`;
  const away = jumps.reduce((sum, { by }) => sum + Math.max(0, by), 0);
  const rows: readonly (readonly [string, string])[] = [
    [
      texts.time[language],
      `${sayClock(time.used)}${of}   ${texts.each[language](sayExact(time.mean, language))}   ${texts.long[language](time.long)}`,
    ],
    [texts.changes[language], texts.changed[language](changes.changed, changes.toRight, changes.toWrong)],
    ...(jumps.length === 0
      ? []
      : [
          [texts.breaks[language], texts.jumps[language](jumps.length, sayDuration(away, language))] as const,
        ]),
  ];
  return rows.flatMap(([name, about]) => labelled(name, about, room, language === 'ja' ? 7 : 9));
}
