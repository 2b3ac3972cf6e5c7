import { homeCounts, homeTexts } from '../../i18n/texts/home.ts';
import type { LabCard } from '../../lab/actions.ts';
import { holderOf } from '../../study/exam/held-lab.ts';
import { marks } from '../glyphs.ts';
import { labsPassed } from '../lab/passed.ts';
import type { Env } from '../screen.ts';
import type { HomeRow } from './home-rows.ts';

/** Labs under way, to go back to; unknown until the labs have been listed. */
export function activeLabRows(env: Env, labs: readonly LabCard[]): readonly HomeRow[] {
  const { language } = env;
  return labs
    .filter(({ id, state }) => state !== 'not-started' && !isHeld(id, env))
    .map((lab) => ({
      name: homeTexts.backToLab[language],
      about: lab.title[language],
      right: '',
      mark: marks.begun,
      place: { screen: 'lab', lab: lab.id },
    }));
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
