import type { CourseModule, LessonCard } from '../../course/course.ts';
import { masteryOf } from '../../study/mastery.ts';
import { normalise } from '../../text/normalise.ts';
import { learnerOf } from '../learner.ts';
import type { Env } from '../screen.ts';

export type LessonRow = {
  readonly card: LessonCard;
  readonly state: 'new' | 'begun' | 'read';
  readonly bookmarked: boolean;
  /** 0 to 1; undefined until a question of the lesson was answered. */
  readonly mastery: number | undefined;
};
export type ModuleRows = { readonly module: CourseModule; readonly lessons: readonly LessonRow[] };

/** Modules with the lessons that match; a filter looks in both languages, in module titles, ids and numbers. */
export function courseRows(env: Env, filter: string): readonly ModuleRows[] {
  const words = normalise(filter)
    .split(/\s+/)
    .filter((word) => word !== '');
  const hits = (texts: readonly string[]) => {
    const all = normalise(texts.join(' '));
    return words.every((word) => all.includes(word));
  };
  return env.services.course.modules
    .map((module) => {
      const moduleHit = words.length > 0 && hits([module.id, module.title.ja, module.title.en]);
      const cards = module.lessons.filter(
        (card) =>
          moduleHit || hits([card.id, card.number, card.title.ja, card.title.en, module.title[env.language]]),
      );
      return { module, lessons: cards.map((card) => rowOf(env, card)) };
    })
    .filter(({ lessons }) => lessons.length > 0);
}

function rowOf(env: Env, card: LessonCard): LessonRow {
  const { progress } = learnerOf(env);
  return {
    card,
    state: progress.lessons.get(card.id)?.state ?? 'new',
    bookmarked: progress.bookmarks.some((bookmark) => bookmark.lesson === card.id),
    mastery: lessonMastery(env, card),
  };
}

function lessonMastery(env: Env, card: LessonCard): number | undefined {
  const { progress } = learnerOf(env);
  if (progress.items.size === 0) return undefined;
  const questions = env.services.course
    .questionsOf(card.module)
    .filter((question) => question.lesson === card.id)
    .map((question) => question.id);
  const [mastery] = masteryOf([{ id: card.id, questions }], progress);
  return mastery === undefined || mastery.answered === 0 ? undefined : mastery.share;
}
