import { localDay } from '../../i18n/amounts.ts';
import { progressScreenTexts as texts } from '../../i18n/texts/progress-screen.ts';
import { masteryOf, weakestFirst } from '../../study/mastery.ts';
import { forecastOf, retentionOf } from '../../study/review/forecast.ts';
import { reviewRulesOf } from '../../study/review/rules.ts';
import type { Line, Span } from '../../text/line.ts';
import { domainRows, targetExam } from '../exam/readiness-lines.ts';
import type { Room } from '../frame/room.ts';
import { blanks, columns, line, padded, say } from '../frame/spans.ts';
import { glyphs } from '../glyphs.ts';
import { dueOf, learnerOf } from '../learner.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

const nameWidth = 25;
const barCells = 12;
const weeks = 12;
const heat = ['.', '▖', '▞', '▟'] as const;

/** `╍╍╍╌╌╌` of 12 cells. */
function bar(share: number): Span {
  const full = Math.round(share * barCells);
  return say(glyphs.ink.repeat(full) + glyphs.rule.repeat(barCells - full));
}

/** Mastery by module, weakest first; only modules of which something was answered. */
export function masteryRows(
  env: Env,
): readonly { readonly id: string; readonly title: string; readonly share: number }[] {
  const { course } = env.services;
  const { progress } = learnerOf(env);
  if (progress.items.size === 0) return [];
  const topics = course.modules.map(({ id }) => ({
    id,
    questions: course.questionsOf(id).map((each) => each.id),
  }));
  return weakestFirst(masteryOf(topics, progress)).map(({ id, share }) => ({
    id,
    share,
    title: course.modules.find((module) => module.id === id)?.title[env.language] ?? id,
  }));
}

/** Seven rows: mastery on the left, the heat map of the last twelve weeks on the right where there is room. */
export function masteryLines(room: Room, env: Env, byDomain: boolean): readonly Line[] {
  const { language } = env;
  const rows = byDomain ? domainRows(env) : masteryRows(env);
  const title = byDomain ? texts.domains[language](targetExam(env)?.code ?? '') : texts.mastery[language];
  const wide = room.measure >= 72;
  const map = heatRows(env);
  const height = wide ? 7 : Math.min(7, rows.length);
  const left = (at: number): readonly Span[] => {
    const row = rows[at];
    if (row === undefined) return at === 0 && rows.length === 0 ? [say(texts.none[language])] : [];
    const name = room.measure < nameWidth + barCells + 6 ? room.measure - barCells - 6 : nameWidth;
    return [
      ...padded([say(row.title)], name - 1),
      blanks(1),
      bar(row.share),
      ...columns([{ width: 6, spans: [say(`${Math.round(row.share * 100)}%`)], align: 'right' }]),
    ];
  };
  const side = nameWidth + barCells + 6 + 2;
  const head = wide
    ? [...padded([say(title, 'strong')], room.measure - 23), say(texts.days[language], 'strong')]
    : [say(title, 'strong')];
  const body = Array.from({ length: Math.max(1, height) }, (_, at) =>
    line(wide ? [...padded(left(at), side), ...(map[at] ?? [])] : left(at)),
  );
  const legend = wide ? [line([blanks(room.measure - 29), say(texts.legend[language])])] : [];
  return [line(head), ...body, ...legend];
}

/** One row a weekday, Monday first; one column a week, this week last. */
function heatRows(env: Env): readonly (readonly Span[])[] {
  const { days } = learnerOf(env).activity;
  const today = localDay(env.now);
  // 1970-01-01 was a Thursday: day 4 of a week that begins on Monday.
  const weekday = (((today + 3) % 7) + 7) % 7;
  return texts.weekdays[env.language].map((name, row) => {
    const cells = Array.from({ length: weeks }, (_, week) => {
      const day = today - weekday + row - (weeks - 1 - week) * 7;
      const count = days.get(day) ?? 0;
      const level = day > today ? ' ' : heat[count === 0 ? 0 : count < 10 ? 1 : count < 30 ? 2 : 3];
      return level;
    });
    return [say(`${name}  ${cells.join(' ')}`)];
  });
}

/** What comes due, what is remembered, and how long was studied. */
export function totalsLines(room: Room, env: Env): readonly Line[] {
  const { language, services, now } = env;
  const { progress, activity } = learnerOf(env);
  const dayOf = (at: number) => localDay(at);
  const { cards } = dueOf(env);
  const { scheduler } = reviewRulesOf(progress, services.course.glossary.values(), dayOf);
  const days = forecastOf(cards, now, dayOf, 7);
  const kept = retentionOf(cards, scheduler, now, [0, 7, 30]);
  const today = localDay(now);
  const week = [...activity.time].reduce((sum, [day, time]) => (day > today - 7 ? sum + time : sum), 0);
  const percent = (share: number | undefined) => `${Math.round((share ?? 0) * 100)}%`;
  const narrow = room.measure < 60;
  const fact = (name: string, words: string): readonly Line[] =>
    narrow
      ? [line([say(name, 'strong')]), ...paragraph(words, { width: room.measure, hang: 0 })]
      : [line([...padded([say(name)], 22), say(words)])];
  const names = texts.weekdays[language];
  const ahead = days.map((count, at) => {
    const day = at === 0 ? texts.today[language] : names[(((today + at + 3) % 7) + 7) % 7];
    return `${day} ${count}`;
  });
  return [
    ...(cards.length === 0 ? [] : fact(texts.forecast[language], ahead.join('   '))),
    ...(kept === undefined
      ? []
      : fact(
          texts.retention[language],
          texts.retained[language](percent(kept[0]), percent(kept[1]), percent(kept[2])),
        )),
    ...fact(texts.time[language], texts.times[language](week, activity.totalTime)),
  ];
}
