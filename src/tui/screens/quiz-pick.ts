import type { Both } from '../../i18n/language.ts';
import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import { masteryOf, weakestFirst } from '../../study/mastery.ts';
import type { Question } from '../../study/question.ts';
import { seededRandom, shuffled } from '../../study/random.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import { columns, emptyLine, line, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { learnerOf } from '../learner.ts';
import { type Env, type Message, openScreen, type Step } from '../screen.ts';

type State = { readonly at: number };

/** Something to be quizzed on. */
type Scope = {
  readonly title: Both;
  readonly number?: number;
  readonly questions: readonly Question[];
  readonly answered: number;
  readonly mastery?: number;
};

const drawn = 10;

/** Everything, what is weakest, what was never answered, then module by module. */
export function quizScopes(env: Env): readonly Scope[] {
  const { course } = env.services;
  const { progress } = learnerOf(env);
  const modules = course.modules.map((module) => {
    const questions = course.questionsOf(module.id);
    const [mastery] = masteryOf([{ id: module.id, questions: questions.map(({ id }) => id) }], progress);
    return { module, questions, mastery };
  });
  const all = modules.flatMap(({ questions }) => questions);
  const answered = (questions: readonly Question[]) =>
    questions.filter(({ id }) => progress.items.has(id)).length;
  const weakest = weakestFirst(modules.flatMap(({ mastery }) => mastery ?? []))[0];
  const weak = modules.find(({ module }) => module.id === weakest?.id)?.questions ?? [];
  const open = all.filter(({ id }) => !progress.items.has(id));
  return [
    { title: texts.mixed, questions: all, answered: answered(all) },
    ...(weak.length > 0 ? [{ title: texts.weak, questions: weak, answered: answered(weak) }] : []),
    ...(open.length > 0 && open.length < all.length
      ? [{ title: texts.unanswered, questions: open, answered: 0 }]
      : []),
    ...modules
      .filter(({ questions }) => questions.length > 0)
      .map(({ module, questions, mastery }) => ({
        title: module.title,
        number: module.number,
        questions,
        answered: answered(questions),
        ...(mastery !== undefined && mastery.answered > 0 ? { mastery: mastery.share } : {}),
      })),
  ];
}

function view(state: State, env: Env): View {
  const { language } = env;
  const { measure } = roomFor(env.size, false);
  const scopes = quizScopes(env);
  const wide = measure >= 60;
  const rows = scopes.map((scope, at): ListPart => {
    const count = texts.answered[language](scope.answered, scope.questions.length);
    const share = scope.mastery === undefined ? '' : `${Math.round(scope.mastery * 100)}%`;
    const title = say(scope.title[language], at === state.at ? 'strong' : 'text');
    return {
      lines: [
        line(
          columns(
            [
              { width: 4, spans: [say(scope.number === undefined ? '' : String(scope.number))] },
              { width: measure - (wide ? 29 : 4), spans: [title] },
              ...(wide
                ? ([
                    { width: 4, spans: [say(share)], align: 'right' },
                    { width: 18, spans: [say(count, 'quiet')], align: 'right' },
                  ] as const)
                : []),
            ],
            wide ? 1 : 0,
          ),
        ),
      ],
    };
  });
  const first = scopes.findIndex((scope) => scope.number !== undefined);
  const parts: readonly ListPart[] = [
    { between: [emptyLine, line([say(texts.pick[language])]), emptyLine] },
    ...rows.slice(0, Math.max(0, first)),
    { between: [emptyLine, line([say(texts.byModule[language], 'strong')])] },
    ...rows.slice(Math.max(0, first)),
  ];
  const list = drawList(parts, state.at);
  const empty = scopes.every((scope) => scope.questions.length === 0);
  return {
    path: [texts.quiz[language]],
    body: empty ? [emptyLine, line([say(texts.none[language])])] : list.lines,
    ...(list.focus === undefined || empty ? {} : { focus: list.focus }),
    keys,
  };
}

const keys: readonly KeyUse[] = [
  use('primary', texts.start),
  use('move'),
  use('ends', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (message.type !== 'act') return { state };
  const scopes = quizScopes(env);
  if (message.action === 'back' || message.action === 'quit') return { state, effects: [{ type: 'back' }] };
  if (message.action === 'primary') {
    const scope = scopes[state.at];
    if (scope === undefined || scope.questions.length === 0) return { state };
    const seed = String(env.services.random());
    const questions = shuffled(scope.questions, seededRandom(seed))
      .slice(0, drawn)
      .map(({ id }) => id);
    return {
      state,
      effects: [{ type: 'open', place: { screen: 'quiz', questions, title: scope.title, seed } }],
    };
  }
  const at = movedPointer(state.at, scopes.length, message.action, roomFor(env.size, false).body);
  return { state: at === undefined ? state : { at } };
}

/** What to be quizzed on. */
export const openQuizPick = () => openScreen({ name: 'quiz-pick', view, update }, { at: 0 });
