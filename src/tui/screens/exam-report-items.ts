import { sayClock } from '../../i18n/amounts.ts';
import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import { examTaskTexts as taskTexts } from '../../i18n/texts/exam-task.ts';
import type { LabDetails } from '../../lab/actions.ts';
import type { ExamReport } from '../../study/exam/report.ts';
import type { ItemScore } from '../../study/exam/score.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import type { ListPart } from '../components/list.ts';
import type { Room } from '../frame/room.ts';
import { line, say, spread } from '../frame/spans.ts';
import { marks } from '../glyphs.ts';
import type { Place } from '../places.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

/** What the list of items shows: the report, the labs of its tasks by id, and the item under the pointer. */
export type ReportItems = {
  readonly report: ExamReport;
  readonly tasks: ReadonlyMap<string, LabDetails>;
  readonly at: number;
};

const texts = examScreenTexts.shared.result;

/** Points of a task; one that was not begun has none to count. */
export const pointsText = ({ answered, points, of }: ItemScore, { language }: Env): string =>
  answered ? taskTexts.ofPoints[language](points, of) : taskTexts.untouched[language];

/** Every item with its verdict; unscored ones say so. */
export const itemRows = ({ report, at, tasks }: ReportItems, room: Room, env: Env): readonly ListPart[] =>
  report.items.map((score, index): ListPart => {
    const { item, verdict, criteria } = score;
    const lab = tasks.get(item.id);
    const stem =
      item.kind === 'question' ? item.question.stem[env.language] : (lab?.title[env.language] ?? item.id);
    const [all] = paragraph(stem, { width: 1_000, hang: 0 });
    const spans =
      all?.spans.map((span) => (index === at ? { ...span, role: 'strong' as const } : span)) ?? [];
    const task = item.kind === 'task' ? pointsText(score, env) : '';
    const right = [
      item.kind === 'question' && !score.answered ? examScreenTexts.state.open[env.language] : '',
      item.scored ? task : texts.unscored[env.language],
      score.took < 1_000 ? '' : sayClock(score.took),
    ];
    const parts = criteria.map((part) =>
      line(
        spread([say(`    ${part.points}/${part.of}  ${criterionText(part.id, lab, env)}`)], [], room.measure),
        { mark: part.points === part.of ? marks.right : marks.wrong },
      ),
    );
    const mark = verdict === 'right' ? marks.right : verdict === 'partly' ? marks.partly : marks.wrong;
    return {
      lines: [
        line(
          spread(
            [say(`${String(index + 1).padStart(2)}  `), ...spans],
            [say(right.filter((each) => each !== '').join('  '), 'quiet')],
            room.measure,
          ),
        ),
        ...parts,
      ],
      mark,
    };
  });

const criterionText = (id: string, lab: LabDetails | undefined, { language }: Env): string =>
  lab?.checks.find((check) => check.id === id)?.text[language] ?? id;

/** An item opens with the answer given to it, the key, and the whys. */
export function itemPlace(
  { report, at }: Pick<ReportItems, 'report' | 'at'>,
  sitting: Sitting,
  env: Env,
): Place | undefined {
  const item = report.items[at]?.item;
  if (item?.kind === 'task') return { screen: 'lab-plan', lab: item.id };
  if (item?.kind !== 'question' || env.services.course.question(item.id) === undefined) return undefined;
  return {
    screen: 'quiz',
    questions: [item.id],
    title: sitting.paper.blueprint.title,
    seed: sitting.paper.seed,
    given: sitting.answers.get(item.id)?.answer ?? [],
  };
}
