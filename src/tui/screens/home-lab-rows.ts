import { sayNear } from '../../i18n/amounts.ts';
import { homeCounts, homeTexts } from '../../i18n/texts/home.ts';
import type { LabCard } from '../../lab/actions.ts';
import { isLeftOver, spentSince } from '../../lab/prices.ts';
import { holderOf } from '../../study/exam/held-lab.ts';
import { widthOf } from '../../text/width.ts';
import { roomFor } from '../frame/room.ts';
import { fitted, say } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import { labsPassed } from '../lab/passed.ts';
import type { Env } from '../screen.ts';
import { examLeaving } from './home-exam-rows.ts';
import type { HomeRow } from './home-rows.ts';

/** Labs under way, to go back to; unknown until the labs have been listed. */
export function activeLabRows(env: Env, labs: readonly LabCard[]): readonly HomeRow[] {
  const { language } = env;
  return labs
    .filter(
      (lab) => lab.state !== 'not-started' && !isHeld(lab.id, env) && examLeaving(lab, env) === undefined,
    )
    .map((lab) => {
      const { points, began } = stoodAt(lab.id, env);
      const title = lab.title[language];
      const billed = lab.open !== undefined && isLeftOver(lab.open, env.now) ? lab.open : undefined;
      const since = began === undefined ? '' : homeCounts.since[language](sayNear(began, env.now, language));
      const right = billed === undefined ? since : spentWords(billed, env.now);
      return {
        name: (billed === undefined ? homeTexts.backToLab : homeTexts.billedLab)[language],
        about:
          points === undefined ? title : withPoints(title, homeCounts.labAt[language](...points), right, env),
        right,
        mark: billed === undefined ? marks.begun : marks.caution,
        place: { screen: 'lab', lab: lab.id },
      };
    });
}

/** The title and the points, cut in the title where there is no room for both before what stands at the right. */
function withPoints(title: string, points: string, right: string, { size }: Env): string {
  const room = roomFor(size, false).measure - aboutFrom - 2 - widthOf(right) - 2 - widthOf(points);
  if (room < 8) return title;
  const cut = fitted([say(title)], room).map(({ text }) => text);
  return `${cut.join('').trimEnd()}  ${points}`;
}

/** Cells of a row of home before what it is about: the digit and the name. */
const aboutFrom = 20;

const spentWords = ({ usdPerHour, startedAt }: NonNullable<LabCard['open']>, now: number): string =>
  `USD ${spentSince(usdPerHour, startedAt, now).toFixed(2)}`;

/** When the newest session of a lab was begun, and the points of its last check. */
function stoodAt(
  lab: string,
  env: Env,
): { readonly began?: number; readonly points?: readonly [points: number, of: number] } {
  const own = env.services.history.records.filter(({ event }) => 'lab' in event && event.lab === lab);
  const start = own.findLast(({ event }) => event.type === 'lab-started');
  if (start === undefined || start.event.type !== 'lab-started') return {};
  const { session } = start.event;
  const last = own.findLast(({ event }) => event.type === 'lab-checked' && event.session === session)?.event;
  return {
    began: start.at,
    ...(last?.type === 'lab-checked' ? { points: [last.points, last.maxPoints] as const } : {}),
  };
}

/** Tasks of an exam under way are reached through the exam, which stands on Home itself. */
const isHeld = (lab: string, { services, now }: Env): boolean =>
  holderOf(services.history.records, lab, now) !== undefined;

/** The way to the labs, offered once there are any. */
export function labsRow(env: Env, labs: readonly LabCard[], returning: boolean): readonly HomeRow[] {
  if (labs.length === 0) return [];
  const { language } = env;
  const passed = labs.filter((lab) => labsPassed(env).has(lab.id)).length;
  const about = returning
    ? homeCounts.labsPassed[language](passed, labs.length)
    : homeCounts.labs[language](labs.length);
  return [{ name: homeTexts.labs[language], about, right: '', place: { screen: 'labs' } }];
}
