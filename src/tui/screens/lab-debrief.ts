import { sayExact } from '../../i18n/amounts.ts';
import { labDebriefTexts, labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabCard, LabDetails, SessionView } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import type { Line } from '../../text/line.ts';
import { scrolled } from '../components/scrolled.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { type KeyUse, use } from '../keys.ts';
import { debriefLines, looksLines } from '../lab/debrief-lines.ts';
import { labsPassed } from '../lab/passed.ts';
import { type LabSitting, sittingOf } from '../lab/sitting.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { problemLines } from '../lab/told-lines.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Known = {
  readonly details: LabDetails;
  /** Still open, and so to be cleaned up. */
  readonly session: SessionView | undefined;
  readonly cards: readonly LabCard[];
};
type Brought = ({ readonly kind: 'known' } & Known) | Failed;
type State = {
  readonly lab: string;
  readonly top: number;
  readonly known?: Known;
  readonly problem?: Problem;
  /** The looks of the session stand in place of the debrief. */
  readonly looks: boolean;
};

const sitting = (state: State, env: Env): LabSitting | undefined =>
  sittingOf(state.lab, env.services.history.records);

/** The first lab after this one, in the order of the list, that has not been passed; from the top after the last. */
function nextLab({ lab, known }: State, env: Env): string | undefined {
  const cards = known?.cards ?? [];
  const at = cards.findIndex(({ id }) => id === lab);
  const passed = labsPassed(env);
  const rest = [...cards.slice(at + 1), ...cards.slice(0, Math.max(0, at))];
  return rest.find(({ id }) => id !== lab && !passed.has(id))?.id;
}

function linesOf(state: State, env: Env, room: Room): readonly Line[] {
  if (state.problem !== undefined) return problemLines(state.problem, env.language, room);
  if (state.known === undefined) return [emptyLine];
  const { details, session } = state.known;
  const seen = sitting(state, env);
  return state.looks && seen !== undefined
    ? looksLines(details, seen, env, room)
    : debriefLines(details, seen, session, env, room);
}

function keysOf(state: State, seen: LabSitting | undefined, env: Env): readonly KeyUse[] {
  const { known } = state;
  const open = known?.session !== undefined;
  const looks = state.looks ? labDebriefTexts.debrief : labDebriefTexts.looks;
  return [
    ...(open ? [use('end', labDebriefTexts.cleanUp)] : []),
    ...(open && !state.looks ? [use('primary', labDebriefTexts.cleanUp, { footer: false })] : []),
    ...(nextLab(state, env) === undefined ? [] : [use('next', labDebriefTexts.next)]),
    ...(known?.details.lessons.length ? [use('lesson', labDebriefTexts.lessons)] : []),
    ...(seen === undefined ? [] : [use('view', looks)]),
    use('go-on', undefined, { footer: false }),
    use('move', undefined, { footer: false }),
    use('page', undefined, { footer: false }),
    use('help'),
    use('back', texts.goBack),
  ];
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const seen = sitting(state, env);
  const title = state.known?.details.title[language] ?? state.lab;
  return {
    path: [texts.lab[language], title, texts.debrief[language]],
    facts:
      seen === undefined
        ? []
        : [
            { text: texts.points[language](seen.points, seen.maxPoints) },
            ...(seen.took === undefined ? [] : [{ text: sayExact(seen.took, language) }]),
          ],
    body: linesOf(state, env, room),
    top: state.top,
    keys: keysOf(state, seen, env),
  };
}

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'woken') return { state, effects: [look(state.lab)] };
  if (message.type === 'stopped')
    return state.known === undefined ? { state, effects: [{ type: 'back' }] } : { state };
  if (message.type === 'brought') {
    const { value } = message;
    if (value.kind === 'problem') return { state: { ...state, problem: value.problem } };
    const { kind: _, ...known } = value;
    return { state: { ...state, known } };
  }
  if (message.type !== 'act') return { state };
  const { lab, known } = state;
  const lesson = known?.details.lessons[0];
  switch (message.action) {
    case 'back':
    case 'quit':
      return state.looks
        ? { state: { ...state, looks: false, top: 0 } }
        : { state, effects: [{ type: 'back' }] };
    case 'end':
    case 'primary':
      return known?.session === undefined
        ? { state }
        : { state, effects: [{ type: 'replace', place: { screen: 'lab', lab, ask: 'cleanup' } }] };
    case 'view':
      return { state: { ...state, looks: !state.looks, top: 0 } };
    case 'next': {
      const next = nextLab(state, env);
      return next === undefined
        ? { state }
        : { state, effects: [{ type: 'open', place: { screen: 'lab-plan', lab: next } }] };
    }
    case 'lesson':
      return lesson === undefined
        ? { state }
        : { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson } }] };
    default: {
      const total = linesOf(state, env, roomFor(env.size, false)).length;
      const top = scrolled(state.top, total, env, message.action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

async function lookUp(lab: string, { labs }: Services): Promise<Brought> {
  const [details, session, cards] = await Promise.all([labs.show(lab), labs.session(lab), labs.list()]);
  return { kind: 'known', details, session, cards };
}

const look = (lab: string) =>
  ({
    type: 'task',
    id: 'known',
    awaits: { say: waitingTexts.lab },
    run: (_: AbortSignal, services: Services) => orProblem(lookUp(lab, services)),
  }) as const;

const def: ScreenDef<State, Brought> = {
  name: 'lab-debrief',
  start: (state) => ({ state, effects: [look(state.lab)] }),
  view,
  update,
};

/** After a lab is passed: why it worked, how it shows in production, what to read. Esc leads back to clean up. */
export const openLabDebrief = (lab: string) => openScreen(def, { lab, top: 0, looks: false });
