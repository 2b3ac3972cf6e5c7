import { localDay } from '../../i18n/amounts.ts';
import { progressScreenTexts as texts } from '../../i18n/texts/progress-screen.ts';
import { streakOf } from '../../study/activity.ts';
import { pick } from '../../study/pick.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { scrolled } from '../components/scrolled.ts';
import { roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { learnerOf } from '../learner.ts';
import type { Place } from '../places.ts';
import { type Env, type Message, openScreen, type Step } from '../screen.ts';
import { masteryLines, masteryRows, totalsLines } from './progress-lines.ts';

/** `top` is set while the learner pages through the text; the pointer brings the view back. */
type State = { readonly at: number; readonly top?: number };
type Action = { readonly name: string; readonly about: string; readonly place: () => Place };

/** What follows from where the learner stands. */
function actionsOf(env: Env): readonly Action[] {
  const { language, services } = env;
  const [weakest] = masteryRows(env);
  const review: Action = { name: texts.due[language], about: '', place: () => ({ screen: 'review' }) };
  if (weakest === undefined) return [review];
  const place = (): Place => {
    const seed = String(services.random());
    const { progress } = learnerOf(env);
    const title = services.course.modules.find(({ id }) => id === weakest.id)?.title ?? texts.weakest;
    const questions = pick(services.course.questionsOf(weakest.id), 10, seed, progress).map(({ id }) => id);
    return { screen: 'quiz', questions, title, seed };
  };
  return [{ name: texts.weakest[language], about: weakest.title, place }, review];
}

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
          say(action.about === '' ? '' : `   ${action.about}`, 'quiet'),
        ]),
      ],
    })),
    state.at,
  );
  const head = [...masteryLines(room, env), emptyLine, ...totalsLines(room, env), emptyLine];
  const [first, last] = list.focus ?? [0, 0];
  return {
    path: [texts.progress[language]],
    facts: [
      { text: texts.lessons[language](read, cards.length) },
      ...(streak > 1 ? [{ text: texts.streak[language](streak) }] : []),
    ],
    body: [...head, ...list.lines],
    ...(state.top === undefined
      ? { focus: [first + head.length, last + head.length] as const }
      : { top: state.top }),
    keys: keysFor(actionsOf(env).length),
  };
}

const keysFor = (count: number): readonly KeyUse[] => [
  use('primary', texts.start),
  ...(count > 1 ? [use('digits', undefined, { shown: `1-${count}` }), use('move')] : []),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (message.type !== 'act') return { state };
  const actions = actionsOf(env);
  const open = (at: number): Step<State, never> => {
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
    default: {
      const { action } = message;
      if (action === 'down' || action === 'up' || action === 'top' || action === 'bottom')
        return { state: { at: movedPointer(state.at, actions.length, action, actions.length) ?? state.at } };
      const total = view(state, env).body.length;
      const top = scrolled(state.top ?? total, total, env, action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

/** Where the learner stands: mastery, days, what comes due, and what to do next. */
export const openProgress = () => openScreen({ name: 'progress', view, update }, { at: 0 });
