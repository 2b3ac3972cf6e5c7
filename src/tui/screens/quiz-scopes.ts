import type { Both } from '../../i18n/language.ts';
import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import { tagName } from '../../i18n/texts/tags.ts';
import { masteryOf, weakestFirst } from '../../study/mastery.ts';
import type { Question } from '../../study/question.ts';
import { learnerOf } from '../learner.ts';
import type { Env } from '../screen.ts';

/** What questions are grouped by on the screen that picks them. */
export const scopeKinds = ['module', 'lesson', 'domain', 'tag'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Something to be quizzed on. */
export type Scope = {
  readonly title: Both;
  /** Of its module or lesson; an exam has its name here. */
  readonly number?: string;
  readonly questions: readonly Question[];
  readonly answered: number;
  readonly mastery?: number;
};

type Named = Pick<Scope, 'title' | 'number' | 'questions'>;

let kept: { readonly of: readonly unknown[]; readonly scopes: readonly Scope[] } | undefined;

/** What there is to be quizzed on; made again only when something was recorded since, because keys ask for it. */
export function quizScopes(kind: ScopeKind, env: Env): readonly Scope[] {
  const { course, history } = env.services;
  const of = [course, history.records, history.records.length, kind];
  if (kept?.of.every((each, at) => each === of[at])) return kept.scopes;
  const all = course.modules.flatMap(({ id }) => course.questionsOf(id));
  const groups = groupsOf(kind, all, env).filter(({ questions }) => questions.length > 0);
  const scopes = [...(kind === 'module' ? general(all, env) : []), ...groups.map((each) => told(each, env))];
  kept = { of, scopes };
  return scopes;
}

function told(scope: Named, env: Env): Scope {
  const { progress } = learnerOf(env);
  const ids = scope.questions.map(({ id }) => id);
  const [mastery] = masteryOf([{ id: 'scope', questions: ids }], progress);
  const answered = ids.filter((id) => progress.items.has(id)).length;
  return {
    ...scope,
    answered,
    ...(mastery !== undefined && mastery.answered > 0 ? { mastery: mastery.share } : {}),
  };
}

/** Everything, what is weakest, and what was never answered. */
function general(all: readonly Question[], env: Env): readonly Scope[] {
  const { course } = env.services;
  const { progress } = learnerOf(env);
  const modules = course.modules.map(({ id }) => ({
    id,
    questions: course.questionsOf(id).map((each) => each.id),
  }));
  const weakest = weakestFirst(masteryOf(modules, progress))[0]?.id;
  const weak = weakest === undefined ? [] : course.questionsOf(weakest);
  const open = all.filter(({ id }) => !progress.items.has(id));
  const scopes: readonly Named[] = [
    { title: texts.mixed, questions: all },
    ...(weak.length > 0 ? [{ title: texts.weak, questions: weak }] : []),
    ...(open.length > 0 && open.length < all.length ? [{ title: texts.unanswered, questions: open }] : []),
  ];
  return scopes.map((each) => {
    const { mastery: _, ...scope } = told(each, env);
    return scope;
  });
}

function groupsOf(kind: ScopeKind, all: readonly Question[], env: Env): readonly Named[] {
  const { course } = env.services;
  switch (kind) {
    case 'module':
      return course.modules.map(({ id, title, number }) => ({
        title,
        number: String(number),
        questions: course.questionsOf(id),
      }));
    case 'lesson':
      return course.modules
        .flatMap(({ lessons }) => lessons)
        .map(({ id, number, title }) => ({
          title,
          number,
          questions: all.filter(({ lesson }) => lesson === id),
        }));
    case 'domain':
      return course.exams.flatMap(({ id: exam, domains }) =>
        domains.map(({ id, title }) => ({
          title,
          number: exam.toUpperCase(),
          questions: all.filter((question) => question.domains.includes(`${exam}/${id}`)),
        })),
      );
    case 'tag':
      return [...new Set(all.flatMap(({ tags }) => tags ?? []))].toSorted().map((tag) => ({
        title: tagName(tag),
        questions: all.filter(({ tags }) => tags?.includes(tag)),
      }));
  }
}
