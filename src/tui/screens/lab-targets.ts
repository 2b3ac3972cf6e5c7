import { labTargetTexts as texts } from '../../i18n/texts/lab-target.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import { type LabPlace, placeName, placeNotes } from '../../lab/lab-place.ts';
import type { Problem } from '../../problem.ts';
import { shownLabTarget, studySettings } from '../../study/settings.ts';
import type { Line, Mark } from '../../text/line.ts';
import { drawList, type ListItem } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, padded, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { labelled, problemLines } from '../lab/told-lines.ts';
import { learnerOf } from '../learner.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Brought = { readonly kind: 'places'; readonly places: readonly LabPlace[] } | Failed;
type State = { readonly at: number; readonly places?: readonly LabPlace[]; readonly problem?: Problem };

const chosenIn = (env: Env): string => shownLabTarget(learnerOf(env).progress);

function drawPlace(place: LabPlace, at: boolean, room: Room, env: Env): ListItem {
  const { language } = env;
  const chosen = place.target === chosenIn(env);
  const half = Math.floor(room.measure / 2);
  const notes = [...(chosen ? [texts.chosen[language]] : []), ...placeNotes(place, language)].join('   ');
  const name = [say(placeName(place, language), at ? 'strong' : 'text')];
  const lines =
    room.measure < 60
      ? [line(name), line([say(notes, 'quiet')])]
      : [line([...padded(name, half), say(notes, 'quiet')])];
  const mark: Mark | undefined = chosen
    ? marks.done
    : place.production === undefined
      ? undefined
      : marks.caution;
  return { lines, ...(mark === undefined ? {} : { mark }) };
}

/** What holds of the place under the pointer, and of all of them. */
function aboutLines({ at, places = [] }: State, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const server = places[at]?.server;
  const none = places.some(({ made }) => !made) ? [] : [texts.aboutNone[language]];
  return [
    emptyLine,
    ...(server === undefined ? [] : [...labelled(texts.server[language], server, room, 10), emptyLine]),
    ...[texts.about[language], ...none].flatMap((text) =>
      paragraph(text, { width: room.measure, hang: room.hang }),
    ),
  ];
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { places, problem } = state;
  const list = drawList(
    (places ?? []).map((place, at) => drawPlace(place, at === state.at, room, env)),
    state.at,
  );
  const body =
    problem !== undefined
      ? problemLines(problem, language, room)
      : places === undefined
        ? [line([say(texts.looking[language])])]
        : [...list.lines, ...aboutLines(state, room, env)];
  return {
    path: [texts.title[language]],
    body,
    ...(list.focus === undefined ? {} : { focus: list.focus }),
    keys: [
      use('primary', texts.choose, places === undefined ? { off: texts.looking } : {}),
      use('move'),
      use('ends', undefined, { footer: false }),
      use('page', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

const look: readonly Effect<Brought>[] = [
  {
    type: 'task',
    id: 'places',
    awaits: { say: waitingTexts.places, limit: 5_000 },
    run: (signal, { labs }) =>
      orProblem(labs.places(signal).then((places): Brought => ({ kind: 'places', places }))),
  },
];

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'stopped')
    return state.places === undefined ? { state, effects: [{ type: 'back' }] } : { state };
  if (message.type === 'brought') {
    if (message.value.kind === 'problem') return { state: { ...state, problem: message.value.problem } };
    const { places } = message.value;
    const at = places.findIndex(({ target }) => target === chosenIn(env));
    return { state: { at: Math.max(0, at), places } };
  }
  if (message.type !== 'act') return { state };
  const { places = [] } = state;
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary': {
      const place = places[state.at];
      if (place === undefined) return { state };
      const event = { type: 'setting', name: studySettings.labTarget, value: place.target } as const;
      return { state, effects: [{ type: 'record', events: [event] }, { type: 'back' }] };
    }
    default: {
      const at = movedPointer(state.at, places.length, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

const def: ScreenDef<State, Brought> = {
  name: 'lab-targets',
  start: (state) => ({ state, effects: look }),
  view,
  update,
};

/** The places labs can run in; Enter takes one for the labs to come. */
export const openLabTargets = () => openScreen(def, { at: 0 });
