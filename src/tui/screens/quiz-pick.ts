import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import { seededRandom, shuffled } from '../../study/random.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import { columns, emptyLine, line, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Env, type Message, openScreen, type Step } from '../screen.ts';
import { quizScopes, type Scope, type ScopeKind, scopeKinds } from './quiz-scopes.ts';

type State = {
  readonly kind: ScopeKind;
  readonly at: number;
  /** How many questions are drawn. */
  readonly count: number;
};

const counts = [5, 10, 20, 40];

/** Cells of the column with the number of a module or lesson, or the name of an exam. */
const numberWidth: Readonly<Record<ScopeKind, number>> = { module: 4, lesson: 5, domain: 10, tag: 0 };

function drawScope(scope: Scope, pointed: boolean, kind: ScopeKind, env: Env): ListPart {
  const { measure } = roomFor(env.size, false);
  const wide = measure >= 60;
  const number = numberWidth[kind];
  const told = texts.answered[env.language](scope.answered, scope.questions.length);
  const share = scope.mastery === undefined ? '' : `${Math.round(scope.mastery * 100)}%`;
  const title = say(scope.title[env.language], pointed ? 'strong' : 'text');
  const right = [
    { width: 4, spans: [say(share)], align: 'right' },
    { width: 18, spans: [say(told, 'quiet')], align: 'right' },
  ] as const;
  const left = [
    { width: number, spans: [say(scope.number ?? '')] },
    { width: measure - number - (wide ? 25 : 0), spans: [title] },
  ];
  return { lines: [line(columns([...left, ...(wide ? right : [])], wide ? 1 : 0))] };
}

function view(state: State, env: Env): View {
  const { language } = env;
  const { measure, hang } = roomFor(env.size, false);
  const scopes = quizScopes(state.kind, env);
  const rows = scopes.map((scope, at) => drawScope(scope, at === state.at, state.kind, env));
  const first =
    state.kind === 'module'
      ? Math.max(
          0,
          scopes.findIndex(({ number }) => number !== undefined),
        )
      : 0;
  const heading = line([say(texts.by[state.kind][language], 'strong')]);
  const parts: readonly ListPart[] = [
    {
      between: [
        emptyLine,
        ...paragraph(texts.pick[language](state.count), { width: measure, hang }),
        emptyLine,
      ],
    },
    ...rows.slice(0, first),
    { between: first === 0 ? [heading] : [emptyLine, heading] },
    ...rows.slice(first),
  ];
  const list = drawList(parts, state.at);
  const empty = scopes.length === 0 || scopes.every((scope) => scope.questions.length === 0);
  return {
    path: [texts.quiz[language]],
    body: empty ? [emptyLine, line([say(texts.none[language])])] : list.lines,
    ...(list.focus === undefined || empty ? {} : { focus: list.focus }),
    position: { kind: 'words', text: empty ? '0/0' : `${state.at + 1}/${scopes.length}` },
    keys,
  };
}

const keys: readonly KeyUse[] = [
  use('primary', texts.start),
  use('other', texts.otherScopes),
  use('steps', texts.moreFewer),
  use('move'),
  use('ends', undefined, { footer: false }),
  use('half', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (message.type !== 'act') return { state };
  const scopes = quizScopes(state.kind, env);
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary':
      return start(state, scopes[state.at], env);
    case 'other':
      return { state: { ...state, kind: kindAfter(state.kind, 1), at: 0 } };
    case 'other-back':
      return { state: { ...state, kind: kindAfter(state.kind, -1), at: 0 } };
    case 'next':
      return { state: { ...state, count: counts.find((count) => count > state.count) ?? state.count } };
    case 'previous':
      return { state: { ...state, count: counts.findLast((count) => count < state.count) ?? state.count } };
    default: {
      const at = movedPointer(state.at, scopes.length, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

const kindAfter = (kind: ScopeKind, by: 1 | -1): ScopeKind =>
  scopeKinds[(scopeKinds.indexOf(kind) + by + scopeKinds.length) % scopeKinds.length] ?? 'module';

function start(state: State, scope: Scope | undefined, env: Env): Step<State, never> {
  if (scope === undefined || scope.questions.length === 0) return { state };
  const seed = String(env.services.random());
  const questions = shuffled(scope.questions, seededRandom(seed))
    .slice(0, state.count)
    .map(({ id }) => id);
  return {
    state,
    effects: [{ type: 'open', place: { screen: 'quiz', questions, title: scope.title, seed } }],
  };
}

/** What to be quizzed on, by module, lesson, domain of an exam or tag, and how many questions. */
export const openQuizPick = () =>
  openScreen({ name: 'quiz-pick', view, update }, { kind: 'module', at: 0, count: 10 });
