import { localDay, sayDuration, sayNext, sayTime } from '../../i18n/amounts.ts';
import { labTexts, labDebriefTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { LabDetails, SessionView } from '../../lab/actions.ts';
import type { Line } from '../../text/line.ts';
import { widthOf } from '../../text/width.ts';
import type { Room } from '../frame/room.ts';
import { emptyLine, line, padded, paddedLeft, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { dueOf } from '../learner.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import { flowed } from './flowed.ts';
import type { LabSitting } from './sitting.ts';
import { cleanUpTime } from './sitting.ts';
import { headingLine, labelled } from './told-lines.ts';

/** A text that wraps, and a word at the right end of its first line. */
function withRight(text: string, right: string, room: Room, mark: Line['mark']): readonly Line[] {
  const width = room.measure - 10;
  return paragraph(text, { width, hang: 0 }).map((row, at) =>
    at > 0
      ? row
      : line(
          [...padded(row.spans, width), ...paddedLeft([say(right, 'quiet')], 10)],
          mark === undefined ? {} : { mark },
        ),
  );
}

function passedLine({ looks, hints, solution }: LabSitting, { language }: Env): Line {
  const text = texts.passed[language](looks.length, hints);
  return line([say(text + (solution ? texts.withSolution[language] : ''))], { mark: marks.right });
}

/** Checks that failed on the way have become cards; when each is asked next. */
function reviewLines(details: LabDetails, sitting: LabSitting, env: Env, room: Room): readonly Line[] {
  const { language, now } = env;
  if (sitting.failed.length === 0) return [];
  const { cards, queue } = dueOf(env);
  const today = new Set(queue.cards);
  const rows = cards.flatMap(({ id, subject, due, suspended }) => {
    if (subject.kind !== 'lab' || subject.lab !== details.id || suspended) return [];
    if (!sitting.failed.includes(subject.check)) return [];
    const text = details.checks.find((check) => check.id === subject.check)?.text[language] ?? subject.check;
    const soon = due <= now || localDay(due) - localDay(now) === 1;
    const when = today.has(id)
      ? texts.now[language]
      : soon
        ? texts.tomorrow[language]
        : sayNext(due - now, language);
    return withRight(text, when, room, marks.star);
  });
  return rows.length === 0 ? [] : [emptyLine, headingLine(texts.toReview[language]), ...rows];
}

/** The row that offers to clean up, while there is something to remove. */
function cleanUpLines(session: SessionView | undefined, env: Env, room: Room): readonly Line[] {
  if (session === undefined) return [];
  const { language, services } = env;
  const { namespaces, objects } = session.made;
  const took = cleanUpTime(session.lab, services.history.records);
  const made = texts.made[language](namespaces, objects);
  const text = `E  ${texts.cleanUp[language]}${made === '' ? '' : `   ${made}`}`;
  const right = took === undefined ? '' : texts.about[language](sayDuration(took, language));
  const [first, ...rest] = withRight(text, right, room, undefined);
  return first === undefined ? [] : [emptyLine, { ...first, sign: marks.here }, ...rest];
}

/** Every look that was asked for in this session: when, its points, and what failed then. */
export function looksLines(details: LabDetails, sitting: LabSitting, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  const nameOf = (id: string) => details.checks.find((check) => check.id === id)?.text[language] ?? id;
  return sitting.looks.flatMap(({ at, event }) => {
    const head = `${sayTime(at, language)}  ${labTexts.points[language](event.points, event.maxPoints)}`;
    const column = widthOf(head) + 3;
    const [first = '', ...more] = event.passed
      ? [labTexts.verdict.pass[language]]
      : event.failed.map((id) => `${nameOf(id)}   ${labTexts.verdict.fail[language]}`);
    return [
      ...labelled(head, first, room, column).map((row, row0) =>
        row0 === 0 ? { ...row, mark: event.passed ? marks.right : marks.wrong } : row,
      ),
      ...more.flatMap((text) => labelled('', text, room, column)),
    ];
  });
}

/** The whole debrief: how it went, what to know, what comes back in reviews, and what is still to clean up. */
export const debriefLines = (
  details: LabDetails,
  sitting: LabSitting | undefined,
  session: SessionView | undefined,
  env: Env,
  room: Room,
): readonly Line[] => [
  ...(sitting === undefined ? [] : [passedLine(sitting, env)]),
  ...details.debrief.flatMap((part) => [
    emptyLine,
    headingLine(part.heading[env.language]),
    ...flowed(part.text[env.language], { width: room.measure, hang: room.hang }),
  ]),
  ...(sitting === undefined ? [] : reviewLines(details, sitting, env, room)),
  ...cleanUpLines(session, env, room),
];
