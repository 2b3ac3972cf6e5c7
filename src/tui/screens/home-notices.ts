import { homeNotices as texts } from '../../i18n/texts/home.ts';
import type { SessionView } from '../../lab/actions.ts';
import type { Line, Mark } from '../../text/line.ts';
import type { Room } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { learnerOf } from '../learner.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import type { HomeRow } from './home-rows.ts';

const noted = (text: string, mark: Mark, { measure, hang }: Room): readonly Line[] =>
  paragraph(text, { width: measure, hang }).map((each, at) => (at === 0 ? { ...each, mark } : each));

/** Labs whose namespace stands on a cluster of the learner's own, with the key that leads back. */
function leftOver(rows: readonly HomeRow[], sessions: readonly SessionView[], env: Env, room: Room) {
  const { language } = env;
  return rows.flatMap(({ place }, at) => {
    const own = place.screen === 'lab' ? sessions.find(({ lab }) => lab === place.lab) : undefined;
    if (own?.namespace === undefined || own.target.provider === 'practice' || at > 8) return [];
    const where = own.target.context ?? own.target.provider;
    return noted(texts.leftOver[language](own.title[language], where, at + 1), marks.caution, room);
  });
}

/** Lessons that were read and have corrections they did not have then. */
function corrected(env: Env, room: Room): readonly Line[] {
  const { language, services } = env;
  const { lessons } = learnerOf(env).progress;
  const cards = services.course.modules.flatMap((module) => module.lessons);
  return cards.flatMap(({ id, number, errata }) => {
    const known = lessons.get(id)?.errata;
    const more = known === undefined ? 0 : errata.filter((each) => !known.includes(each)).length;
    return more === 0 ? [] : noted(texts.corrected[language](number, more), marks.more, room);
  });
}

/** What has come about without the learner, under the rows of home; nothing where nothing has. */
export function noticeLines(
  today: readonly HomeRow[],
  sessions: readonly SessionView[],
  env: Env,
  room: Room,
): readonly Line[] {
  const lines = [...leftOver(today, sessions, env, room), ...corrected(env, room)];
  return lines.length === 0 ? [] : [emptyLine, line([say(texts.title[env.language], 'strong')]), ...lines];
}
