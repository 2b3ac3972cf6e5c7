import { sayShortDay } from '../../i18n/amounts.ts';
import { examCleanupTexts as cleanupTexts } from '../../i18n/texts/exam-cleanup.ts';
import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import { homeTexts } from '../../i18n/texts/home.ts';
import type { LabCard } from '../../lab/actions.ts';
import { reportOf } from '../../study/exam/report.ts';
import { isAnswered, type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { marks } from '../glyphs.ts';
import type { Env } from '../screen.ts';
import type { HomeRow } from './home-rows.ts';

/** Exams under way, to go back to: where they are, and what is left of their time. */
export function openExamRows(env: Env): readonly HomeRow[] {
  const { language, now } = env;
  return sittingsOf(env.services.history.records)
    .filter(({ submitted }) => submitted === undefined)
    .map((sitting) => {
      const { blueprint, items } = sitting.paper;
      const answered = items.filter(({ id }) => isAnswered(sitting, id)).length;
      const about = `${blueprint.code}  ${texts.answered[language](answered, items.length)}`;
      const left =
        sitting.deadline === undefined ? undefined : sitting.deadline - Math.max(now, sitting.lastSeen);
      return {
        name: homeTexts.backToExam[language],
        about,
        right: left === undefined ? texts.shared.noClock[language] : texts.left[language](Math.max(0, left)),
        mark: marks.begun,
        place: { screen: 'exam', sitting: sitting.id },
      };
    });
}

/** The exam that has ended and left a lab open; undefined for a lab of one's own. */
export function examLeaving({ id, open }: LabCard, { services }: Env): Sitting | undefined {
  if (open === undefined) return undefined;
  return sittingsOf(services.history.records).findLast(
    ({ submitted, startedAt, begun }) =>
      submitted !== undefined &&
      begun.has(id) &&
      startedAt <= open.startedAt &&
      open.startedAt <= submitted.at,
  );
}

/** Exams that left labs open, one row each: their reports clean all of them up. */
export function leftOpenRows(env: Env, labs: readonly LabCard[]): readonly HomeRow[] {
  const { language } = env;
  const counts = new Map<string, { readonly sitting: Sitting; readonly count: number }>();
  for (const lab of labs) {
    const sitting = examLeaving(lab, env);
    if (sitting === undefined) continue;
    counts.set(sitting.id, { sitting, count: (counts.get(sitting.id)?.count ?? 0) + 1 });
  }
  return [...counts.values()].map(({ sitting, count }) => ({
    name: cleanupTexts.home[language],
    about: cleanupTexts.homeAbout[language](sitting.paper.blueprint.code, count),
    right: sayShortDay(sitting.submitted?.at ?? sitting.lastSeen, language),
    mark: marks.begun,
    place: { screen: 'exam-report', sitting: sitting.id },
  }));
}

/** The way to the exams: how the last one went, or which ones there are. */
export function examsRow(env: Env): readonly HomeRow[] {
  const { language } = env;
  const { exams } = env.services.course;
  if (exams.length === 0) return [];
  const last = sittingsOf(env.services.history.records).findLast(({ submitted }) => submitted !== undefined);
  const row = { name: homeTexts.exams[language], place: { screen: 'exams' } as const };
  if (last === undefined) {
    const some = ['CKA', 'KCNA', 'SOA-C03'].filter((code) => exams.some((exam) => exam.code === code));
    return [{ ...row, about: texts.kinds[language](some, exams.length), right: '' }];
  }
  return [
    { ...row, about: lastOf(last, env), right: sayShortDay(last.submitted?.at ?? last.lastSeen, language) },
  ];
}

function lastOf(sitting: Sitting, { language }: Env): string {
  const { score, passLine } = reportOf(sitting);
  const { code, pass } = sitting.paper.blueprint;
  const said = (pass.kind === 'scaled' ? texts.shared.result.score : texts.shared.result.percent)[language](
    score,
  );
  return texts.last[language](code, said, passLine);
}
