import { sayTime } from '../../i18n/amounts.ts';
import type { Both } from '../../i18n/language.ts';
import { practiceScreenTexts as texts } from '../../i18n/texts/practice-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { SessionView } from '../../lab/actions.ts';
import type { PracticeView } from '../../lab/practice-panel.ts';
import type { Problem } from '../../problem.ts';
import type { Line, Mark } from '../../text/line.ts';
import { scrolled } from '../components/scrolled.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Band, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { commandLines, headingLine, labelled, problemLines } from '../lab/told-lines.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Work = 'up' | 'reset' | 'down';
type Seen = {
  readonly kind: 'seen';
  readonly practice: PracticeView;
  readonly sessions: readonly SessionView[];
};
type Brought = Seen | { readonly kind: 'left-shell' } | Failed;
type State = {
  /** First line seen, where the screen is low. */
  readonly top: number;
  readonly seen?: Seen;
  readonly problem?: Problem;
  /** What is being done now. */
  readonly work?: Work;
  /** What waits for a yes. */
  readonly ask?: 'reset' | 'stop';
};

/** How long the practice cluster is waited for, as its control does. Milliseconds. */
const limitOf: Readonly<Record<Work, number>> = { up: 20_000, reset: 25_000, down: 5_000 };

const evalLine = 'eval "$(eks-learn practice env)"';
const columnOf = (room: Room): number => (room.measure < 52 ? 13 : 16);

const marked = ([first, ...rest]: readonly Line[], mark: Mark): readonly Line[] =>
  first === undefined ? [] : [{ ...first, mark }, ...rest];

function statusLines(view: PracticeView & { state: 'running' }, state: State, env: Env, room: Room) {
  const { language } = env;
  const row = (label: Both, text: string) => labelled(label[language], text, room, columnOf(room));
  const idle = view.idleLeft === undefined ? [] : row(texts.labels.idle, texts.idle[language](view.idleLeft));
  const users = usersOf(state);
  return [
    ...marked(paragraph(texts.simulated[language], { width: room.measure, hang: room.hang }), marks.right),
    emptyLine,
    ...row(texts.labels.server, `${view.server}   ${view.version}`),
    ...row(texts.labels.kubeconfig, view.kubeconfig),
    ...row(texts.labels.nodes, texts.nodes[language](view.readyNodes, view.nodes)),
    ...row(texts.labels.pods, texts.pods[language](view.pods, view.namespaces)),
    ...row(texts.labels.memory, texts.memory(view.memory, view.pid)),
    ...idle,
    emptyLine,
    ...marked(row(texts.labels.can, texts.can[language]), marks.right),
    ...marked(row(texts.labels.cannot, texts.cannot[language]), marks.less),
    ...(users.length === 0 ? [] : [emptyLine]),
    ...users.flatMap(({ lab, session, startedAt }) =>
      row(texts.labels.usedBy, texts.usedBy[language](lab, session, sayTime(startedAt, language))),
    ),
    emptyLine,
    headingLine(texts.ownShell[language]),
    ...commandLines(evalLine, room.measure),
  ];
}

function bodyOf(state: State, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  if (state.problem !== undefined) return problemLines(state.problem, language, room);
  if (state.work !== undefined)
    return [line([say(texts.working[state.work][language])], { mark: marks.waiting })];
  const practice = state.seen?.practice;
  if (practice === undefined) return [line([say(texts.looking[language])])];
  if (practice.state === 'running') return statusLines(practice, state, env, room);
  return [
    line([say(texts.off[practice.state][language])]),
    emptyLine,
    ...paragraph(texts.whatItIs[language], { width: room.measure, hang: room.hang }),
  ];
}

const isRunning = (state: State): boolean =>
  state.seen?.practice.state === 'running' && state.work === undefined;

/** Leaving ends it. */
const isStarting = ({ work }: State): boolean => work === 'up' || work === 'reset';

function keysOf(state: State): readonly KeyUse[] {
  if (!isRunning(state))
    return [
      use('primary', texts.keys.start, state.work === undefined ? {} : { off: texts.working[state.work] }),
      use('again', texts.keys.refresh),
      use('help'),
      use('back', isStarting(state) ? waitingTexts.stop : undefined),
    ];
  return [
    use('shell', texts.keys.shell),
    use('copy', texts.keys.copy),
    use('again', texts.keys.refresh),
    use('reset', texts.keys.reset),
    use('end', texts.keys.stop),
    use('language'),
    use('move', undefined, { footer: false }),
    use('page', undefined, { footer: false }),
    use('help'),
    use('back'),
  ];
}

const usersOf = ({ seen }: State): readonly SessionView[] =>
  (seen?.sessions ?? []).filter(({ target }) => target.provider === 'practice');

function askBand(what: 'reset' | 'stop', state: State, { language }: Env, room: Room): Band {
  const { title, text, yes } = texts.ask[what];
  const practice = state.seen?.practice;
  const { pods, namespaces } = practice?.state === 'running' ? practice : { pods: 0, namespaces: 0 };
  const held = { pods, namespaces, labs: usersOf(state).length };
  return {
    title: title[language],
    lines: paragraph(text[language](held), { width: room.measure, hang: room.hang }),
    keys: [use('yes', yes), use('back', texts.keys.cancel)],
  };
}

function view(state: State, env: Env): View {
  const room = roomFor(env.size, false);
  const practice = state.seen?.practice;
  const since = practice?.state === 'running' ? env.now - practice.since : undefined;
  return {
    path: [texts.title[env.language]],
    facts: since === undefined ? [] : [{ text: texts.running[env.language](since) }],
    body: bodyOf(state, env, room),
    top: state.top,
    ...(state.ask === undefined ? {} : { band: askBand(state.ask, state, env, room) }),
    keys: keysOf(state),
  };
}

const look: Effect<Brought> = {
  type: 'task',
  id: 'look',
  awaits: { say: waitingTexts.practice.look, limit: 2_000 },
  run: (_, { practice, labs }) =>
    orProblem(
      Promise.all([practice.look(), labs.sessions()]).then(
        ([now, sessions]): Brought => ({ kind: 'seen', practice: now, sessions }),
      ),
    ),
};

const doing = (work: Work): Effect<Brought> => ({
  type: 'task',
  id: 'work',
  awaits: {
    say: waitingTexts.practice[work],
    limit: limitOf[work],
    ...(work === 'down' ? { goesOn: true } : {}),
  },
  run: (signal, { practice, labs }) =>
    orProblem(
      practice[work](signal)
        .then(() => Promise.all([practice.look(), labs.sessions()]))
        .then(([now, sessions]): Brought => ({ kind: 'seen', practice: now, sessions })),
    ),
});

const openShell: Effect<Brought> = {
  type: 'hand-over',
  run: ({ practice }) => orProblem(practice.shell().then((): Brought => ({ kind: 'left-shell' }))),
};

const start = (state: State, work: Work): Step<State, Brought> => ({
  state: { ...state, work },
  effects: [doing(work)],
});

function brought(state: State, value: Brought): Step<State, Brought> {
  switch (value.kind) {
    case 'seen':
      return { state: { top: state.top, seen: value } };
    case 'left-shell':
      return again(state);
    case 'problem':
      return { state: { top: 0, problem: value.problem } };
  }
}

/** Without any knowledge of how it stands there is nothing to show. */
const stopped = (state: State): Step<State, Brought> =>
  state.work !== undefined
    ? again(state)
    : state.seen === undefined
      ? { state, effects: [{ type: 'back' }] }
      : { state };

/** How it stands now, whatever was under way. */
const again = ({ work: _, ...state }: State): Step<State, Brought> => ({ state, effects: [look] });

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'woken') return { state, effects: [look] };
  if (message.type === 'stopped') return stopped(state);
  if (message.type === 'brought') return brought(state, message.value);
  if (message.type !== 'act') return { state };
  const { ask, ...asked } = state;
  switch (message.action) {
    case 'back':
    case 'quit':
      return ask === undefined ? { state, effects: [{ type: 'back' }] } : { state: asked };
    case 'yes':
      return ask === undefined ? { state } : start(asked, ask === 'reset' ? 'reset' : 'down');
    case 'primary':
      return isRunning(state) || state.work !== undefined ? { state } : start(state, 'up');
    case 'again':
      return { state, effects: [look] };
    case 'shell':
      return isRunning(state) ? { state, effects: [openShell] } : { state };
    case 'copy':
      return isRunning(state) ? { state, effects: [{ type: 'copy', text: evalLine }] } : { state };
    case 'reset':
      return isRunning(state) ? { state: { ...state, ask: 'reset' } } : { state };
    case 'end':
      return isRunning(state) ? { state: { ...state, ask: 'stop' } } : { state };
    default: {
      const lines = bodyOf(state, env, roomFor(env.size, false)).length;
      const top = scrolled(state.top, lines, env, message.action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

const def: ScreenDef<State, Brought> = {
  name: 'practice',
  start: (state) => ({ state, effects: [look] }),
  view,
  update,
};

/** How the practice cluster stands, and what may be done with it. */
export const openPractice = () => openScreen(def, { top: 0 });
