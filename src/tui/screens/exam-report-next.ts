import { examCleanupTexts } from '../../i18n/texts/exam-cleanup.ts';
import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import { examTaskTexts as taskTexts } from '../../i18n/texts/exam-task.ts';
import type { LabDetails } from '../../lab/actions.ts';
import { type ExamReport, weakestTasks, weakLessons } from '../../study/exam/report.ts';
import type { ListPart } from '../components/list.ts';
import type { CleanUp } from '../exam/clean-up.ts';
import { remainsLines } from '../exam/clean-up-view.ts';
import type { Room } from '../frame/room.ts';
import { line, say, spread } from '../frame/spans.ts';
import type { Place } from '../places.ts';
import type { Env } from '../screen.ts';
import { pointsText } from './exam-report-items.ts';

/** What the next steps are made of. */
export type ReportNext = {
  readonly report: ExamReport;
  /** The labs of the paper's tasks, once they have been read. */
  readonly tasks: ReadonlyMap<string, LabDetails>;
  readonly cleanUp: CleanUp;
};

/** One thing to do next, with its digit: another place, or the clean-up of the labs. */
export type NextStep = {
  readonly text: string;
  readonly right: string;
  readonly to: Place | 'clean-up';
};

const texts = examScreenTexts.shared.result;

/** What would help most: the cards of missed questions, then the lessons most was missed of; last what is to be cleaned up. */
export function nextSteps({ report, tasks, cleanUp }: ReportNext, env: Env): readonly NextStep[] {
  const { language } = env;
  // What was not answered becomes no card: it was not got wrong.
  const missed = report.items.filter(
    ({ item, answered, verdict }) => item.kind === 'question' && answered && verdict !== 'right',
  ).length;
  const weak = weakLessons(report, new Map([...tasks].map(([id, lab]) => [id, lab.lessons])));
  const lessons = weak.slice(0, 3).flatMap(({ lesson, missed: count }): readonly NextStep[] => {
    const card = env.services.course.card(lesson);
    if (card === undefined) return [];
    const to = { screen: 'lesson', lesson } as const;
    return [{ text: `${card.number} ${card.title[language]}`, right: texts.missed[language](count), to }];
  });
  const labs = weakestTasks(report).map((task): NextStep => {
    const { id } = task.item;
    const title = tasks.get(id)?.title[language] ?? id;
    return {
      text: `${taskTexts.task[language]}  ${title}`,
      right: pointsText(task, env),
      to: { screen: 'lab-plan', lab: id },
    };
  });
  const review = { text: texts.reviews[language](missed), right: '', to: { screen: 'review' } } as const;
  const left = cleanUp.left.length;
  const row = { text: examCleanupTexts.row[language](left), right: '', to: 'clean-up' } as const;
  return [...(missed === 0 ? [] : [review]), ...labs, ...lessons, ...(left === 0 ? [] : [row])];
}

/** Those as rows, the one under the pointer strong; under the clean-up what it could not remove. */
export const nextRows = (next: ReportNext, at: number, room: Room, env: Env): readonly ListPart[] =>
  nextSteps(next, env).map(({ text, right, to }, index) => ({
    lines: [
      line(
        spread(
          [say(`${index + 1}  `), say(text, index === at ? 'strong' : 'text')],
          [say(right, 'quiet')],
          room.measure,
        ),
      ),
      ...(to === 'clean-up' ? remainsLines(next.cleanUp, env, room) : []),
    ],
  }));
