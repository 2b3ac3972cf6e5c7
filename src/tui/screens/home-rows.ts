import type { LessonCard } from '../../course/course.ts';
import { localDay, sayAgo, sayMinutes } from '../../i18n/amounts.ts';
import { homeCounts, homeTexts } from '../../i18n/texts/home.ts';
import { reviewScreenTexts as texts } from '../../i18n/texts/review-screen.ts';
import type { LabCard } from '../../lab/actions.ts';
import { openSittings } from '../../study/exam/sitting.ts';
import { masteryOf, weakestFirst } from '../../study/mastery.ts';
import type { Mark } from '../../text/line.ts';
import { marks } from '../glyphs.ts';
import { dueOf, learnerOf } from '../learner.ts';
import type { Place } from '../places.ts';
import type { Env } from '../screen.ts';
import { examsRow, leftOpenRows, openExamRows } from './home-exam-rows.ts';
import { activeLabRows, labsRow } from './home-lab-rows.ts';

/** One way on from home, with its digit. */
export type HomeRow = {
  readonly name: string;
  readonly about: string;
  readonly right: string;
  readonly mark?: Mark;
  readonly place: Place;
};

export type HomeRows = {
  readonly returning: boolean;
  readonly today: readonly HomeRow[];
  readonly choose: readonly HomeRow[];
};

const lessonsOf = (env: Env): readonly LessonCard[] =>
  env.services.course.modules.flatMap((module) => module.lessons);

/** The lesson to go on with: the one begun last, else the first that is not read. */
function nextLesson(env: Env): { readonly card: LessonCard; readonly begun: boolean } | undefined {
  const { progress } = learnerOf(env);
  const cards = lessonsOf(env);
  const last = cards.find((card) => card.id === progress.lastLesson);
  if (last !== undefined && progress.lessons.get(last.id)?.state === 'begun')
    return { card: last, begun: true };
  const from = last === undefined ? 0 : cards.indexOf(last);
  const unread = (card: LessonCard) => progress.lessons.get(card.id)?.state !== 'read';
  const card = cards.slice(from).find(unread) ?? cards.find(unread);
  return card && { card, begun: false };
}

/** What home offers now, from the history. Places that are not built are not offered. */
export function homeRows(env: Env, labs: readonly LabCard[] = []): HomeRows {
  const { language } = env;
  const { progress } = learnerOf(env);
  const cards = lessonsOf(env);
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0);
  const inExam = openSittings(env.services.history.records).length > 0;
  const inLabOrCards = (): boolean =>
    env.services.history.records.some(({ event }) =>
      ['lab-started', 'card-added', 'rated'].includes(event.type),
    );
  const returning = progress.lessons.size > 0 || progress.items.size > 0 || inExam || inLabOrCards();
  const next = nextLesson(env);
  const minutesLeft = cards
    .filter((card) => progress.lessons.get(card.id)?.state !== 'read')
    .reduce((sum, card) => sum + card.minutes, 0);
  const read = cards.filter((card) => progress.lessons.get(card.id)?.state === 'read').length;
  const lessonRow: readonly HomeRow[] =
    next === undefined
      ? []
      : [
          {
            name: homeTexts[returning ? (next.begun ? 'readOn' : 'readNext') : 'firstLesson'][language],
            about: `${returning ? `${next.card.number} ` : ''}${next.card.title[language]}`,
            right: returning && next.begun ? leftOf(env, next.card) : sayMinutes(next.card.minutes, language),
            ...(next.begun ? { mark: marks.begun } : {}),
            place: { screen: 'lesson', lesson: next.card.id },
          },
        ];
  const courseRow: HomeRow = {
    name: homeTexts.course[language],
    about: returning
      ? homeCounts.read[language](read, cards.length)
      : homeCounts.courseSize[language](env.services.course.modules.length, cards.length),
    right: returning ? homeCounts.left[language](minutesLeft) : sayMinutes(minutes, language),
    place: { screen: 'course' },
  };
  const others = [
    courseRow,
    quizRow(env, returning),
    ...labsRow(env, labs, returning),
    ...examsRow(env),
    ...(returning ? [progressRow(env)] : []),
  ];
  return returning
    ? {
        returning,
        today: [
          ...reviewRow(env),
          ...lessonRow,
          ...activeLabRows(env, labs),
          ...openExamRows(env),
          ...leftOpenRows(env, labs),
        ],
        choose: others,
      }
    : { returning, today: [], choose: [...lessonRow, ...others] };
}

/** The quiz, and what is weakest once something was answered. */
function quizRow(env: Env, returning: boolean): HomeRow {
  const { language } = env;
  const { course } = env.services;
  const { progress } = learnerOf(env);
  const topics =
    progress.items.size === 0
      ? []
      : course.modules.map((module) => ({
          id: module.id,
          questions: course.questionsOf(module.id).map(({ id }) => id),
        }));
  const weakest = weakestFirst(masteryOf(topics, progress))[0];
  const module = course.modules.find((each) => each.id === weakest?.id);
  const about =
    returning && weakest !== undefined && module !== undefined
      ? homeCounts.weakest[language](module.title[language], `${Math.round(weakest.share * 100)}%`)
      : homeTexts.quizAbout[language];
  return { name: homeTexts.quiz[language], about, right: '', place: { screen: 'quiz-pick' } };
}

/** Minutes left from where reading stopped. */
function leftOf(env: Env, card: LessonCard): string {
  const blocks = env.services.course.lesson(card.id).body[env.language].length;
  const block = learnerOf(env).progress.lessons.get(card.id)?.place?.block ?? 0;
  const left = card.minutes * (1 - block / Math.max(1, blocks));
  return homeCounts.left[env.language](Math.max(1, Math.ceil(left)));
}

/** Cards that are due; nothing when none are. */
function reviewRow(env: Env): readonly HomeRow[] {
  const { language, now } = env;
  const { cards, queue } = dueOf(env);
  const count = queue.cards.length;
  if (count === 0) return [];
  const asked = cards.filter((card) => queue.cards.includes(card.id));
  const oldest = Math.min(...asked.map((card) => card.due));
  const late = now - oldest;
  const about =
    late < 86_400_000 ? texts.due[language](count) : texts.oldest[language](count, sayAgo(late, language));
  // Half a minute a card is what reviews take in the middle.
  const right = sayMinutes(Math.max(1, Math.round(count / 2)), language);
  return [{ name: homeTexts.review[language], about, right, mark: marks.star, place: { screen: 'review' } }];
}

/** How long was studied in the last seven days. */
function progressRow(env: Env): HomeRow {
  const { activity } = learnerOf(env);
  const today = localDay(env.now);
  const week = [...activity.time].reduce((sum, [day, time]) => (day > today - 7 ? sum + time : sum), 0);
  const about = week < 60_000 ? '' : homeCounts.thisWeek[env.language](week);
  return { name: homeTexts.progress[env.language], about, right: '', place: { screen: 'progress' } };
}
