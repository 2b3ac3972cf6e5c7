import { localDay } from '../../i18n/amounts.ts';
import { exportTexts } from '../../i18n/texts/export.ts';
import { progressScreenTexts as texts } from '../../i18n/texts/progress-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { Problem } from '../../problem.ts';
import { streakOf } from '../../study/activity.ts';
import type { LabDomains } from '../../study/exam/readiness.ts';
import { pick } from '../../study/pick.ts';
import { studySettings } from '../../study/settings.ts';
import { widthOf } from '../../text/width.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { scrolled } from '../components/scrolled.ts';
import { domainRows, readinessLines, targetExam } from '../exam/readiness-lines.ts';
import { notWrittenBand, type Written, writing, writtenNotice } from '../exam/report-export.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { learnerOf } from '../learner.ts';
import type { Place } from '../places.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { masteryLines, masteryRows, totalsLines } from './progress-lines.ts';

/** `top` is set while the learner pages through the text; the pointer brings the view back. */
type State = {
  readonly at: number;
  readonly top?: number;
  /** Mastery is shown by domain of the target exam instead of by module. */
  readonly byDomain: boolean;
  readonly labs: LabDomains;
  /** Why the export was not written. */
  readonly problem?: Problem;
};
type Brought = { readonly kind: 'labs'; readonly labs: LabDomains } | Written | Failed;
type Action = { readonly name: string; readonly about: string; readonly place: () => Place };

/** What follows from where the learner stands. */
function actionsOf(env: Env): readonly Action[] {
  const { language, services } = env;
  const exam = targetExam(env);
  const [weakest] = exam === undefined ? masteryRows(env) : domainRows(env);
  const review: Action = { name: texts.due[language], about: '', place: () => ({ screen: 'review' }) };
  if (weakest === undefined) return [review];
  const { course } = services;
  const place = (): Place => {
    const seed = String(services.random());
    const { progress } = learnerOf(env);
    const topic = exam === undefined ? course.modules : exam.domains;
    const title = topic.find(({ id }) => id === weakest.id)?.title ?? texts.weakest;
    const pool =
      exam === undefined
        ? course.questionsOf(weakest.id)
        : course.modules
            .flatMap(({ id }) => course.questionsOf(id))
            .filter(({ domains }) => domains.includes(`${exam.id}/${weakest.id}`));
    const questions = pick(pool, 10, seed, progress).map(({ id }) => id);
    return { screen: 'quiz', questions, title, seed };
  };
  return [{ name: texts.weakest[language], about: weakest.title, place }, review];
}

/** What an action is about stands beside it where it can be read whole. */
const fits = ({ name, about }: Action, { measure }: Room): boolean =>
  about !== '' && 6 + widthOf(name) + widthOf(about) <= measure;

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { progress, activity } = learnerOf(env);
  const cards = env.services.course.modules.flatMap((module) => module.lessons);
  const read = cards.filter((card) => progress.lessons.get(card.id)?.state === 'read').length;
  const streak = streakOf(activity, localDay(env.now));
  const list = drawList(
    actionsOf(env).map((action, at) => ({
      lines: [
        line([
          say(`${at + 1}  `),
          say(action.name, at === state.at ? 'strong' : 'text'),
          say(fits(action, room) ? `   ${action.about}` : '', 'quiet'),
        ]),
      ],
    })),
    state.at,
  );
  const target = targetExam(env);
  const byDomain = state.byDomain && target !== undefined;
  const head = [
    ...readinessLines(state.labs, room, env),
    emptyLine,
    ...masteryLines(room, env, byDomain),
    emptyLine,
    ...totalsLines(room, env),
    emptyLine,
  ];
  const [first, last] = list.focus ?? [0, 0];
  return {
    path: [texts.progress[language]],
    facts: [
      { text: texts.lessons[language](read, cards.length) },
      ...(streak > 1 ? [{ text: texts.streak[language](streak) }] : []),
      ...(target === undefined ? [] : [{ text: texts.target[language](target.code) }]),
    ],
    body: [...head, ...list.lines],
    ...(state.top === undefined
      ? { focus: [first + head.length, last + head.length] as const }
      : { top: state.top }),
    ...(state.problem === undefined
      ? {}
      : { band: notWrittenBand(state.problem, exportTexts.progressTitle[language], env, room) }),
    keys: keysFor(actionsOf(env).length, byDomain, target !== undefined),
  };
}

const keysFor = (count: number, byDomain: boolean, hasTarget: boolean): readonly KeyUse[] => [
  use('primary', texts.start),
  use('other', texts.targetKey),
  ...(hasTarget ? [use('view', byDomain ? texts.byModule : texts.byDomain)] : []),
  use('copy', exportTexts.key),
  ...(count > 1 ? [use('digits', undefined, { shown: `1-${count}` }), use('move')] : []),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'brought') return brought(state, message.value);
  if (message.type !== 'act') return { state };
  const { problem, ...closed } = state;
  if (problem !== undefined)
    return { state: message.action === 'back' || message.action === 'quit' ? closed : state };
  const actions = actionsOf(env);
  const open = (at: number): Step<State, Brought> => {
    const action = actions[at];
    return action === undefined ? { state } : { state, effects: [{ type: 'open', place: action.place() }] };
  };
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary':
      return open(state.at);
    case 'digit':
      return open(message.index);
    case 'copy':
      return { state, effects: [writing(({ exports }) => exports.progress(env.now))] };
    case 'view':
      return { state: { ...state, byDomain: !state.byDomain } };
    case 'other':
    case 'other-back':
      return { state, effects: [chooseTarget(message.action === 'other' ? 1 : -1, env)] };
    default: {
      const { action } = message;
      if (action === 'down' || action === 'up')
        return { state: pointed(state, movedPointer(state.at, actions.length, action, actions.length)) };
      const total = view(state, env).body.length;
      const top = scrolled(state.top ?? total, total, env, action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

function brought(state: State, value: Brought): Step<State, Brought> {
  switch (value.kind) {
    case 'labs':
      return { state: { ...state, labs: value.labs } };
    case 'written':
      return { state, effects: [writtenNotice(value)] };
    case 'problem':
      // Labs that cannot be listed give no points to a domain; only the export was asked for.
      return { state: value.problem.code === 'export-failed' ? { ...state, problem: value.problem } : state };
  }
}

function pointed({ top: _, ...state }: State, at: number | undefined): State {
  return at === undefined ? state : { ...state, at };
}

/** The next exam of the list as the one studied for; after the last one comes none. */
function chooseTarget(by: number, env: Env): Effect<Brought> {
  const ids = ['', ...env.services.course.exams.map(({ id }) => id)];
  const at = ids.indexOf(targetExam(env)?.id ?? '');
  const value = ids[(at + by + ids.length) % ids.length] ?? '';
  return { type: 'record', events: [{ type: 'setting', name: studySettings.target, value }] };
}

const findLabs: Effect<Brought> = {
  type: 'task',
  id: 'labs',
  awaits: { say: waitingTexts.labs },
  run: (_, { labs }) =>
    orProblem(
      labs.list().then((cards): Brought => {
        return { kind: 'labs', labs: new Map(cards.map(({ id, domains }) => [id, domains])) };
      }),
    ),
};

const def: ScreenDef<State, Brought> = {
  name: 'progress',
  start: (state) => ({ state, effects: [findLabs] }),
  view,
  update,
};

/** Where the learner stands: readiness, mastery, days, what comes due, and what to do next. */
export const openProgress = () => openScreen(def, { at: 0, byDomain: false, labs: new Map() });
