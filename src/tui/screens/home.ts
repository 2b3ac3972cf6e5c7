import { localDay, sayDay } from '../../i18n/amounts.ts';
import { glossaryScreenTexts } from '../../i18n/texts/glossary-screen.ts';
import { homeCounts, homeTexts } from '../../i18n/texts/home.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabCard, SessionView } from '../../lab/actions.ts';
import type { FoundTool } from '../../services.ts';
import { streakOf } from '../../study/activity.ts';
import type { Line } from '../../text/line.ts';
import { sanitise } from '../../text/sanitise.ts';
import { drawList, type ListItem, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { cellsOf, emptyLine, line, padded, say, spanOf, spread } from '../frame/spans.ts';
import type { Fact, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { learnerOf } from '../learner.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { noticeLines } from './home-notices.ts';
import { type HomeRow, homeRows } from './home-rows.ts';

type State = {
  readonly at: number;
  readonly tools?: readonly FoundTool[];
  readonly labs?: readonly LabCard[];
  readonly sessions?: readonly SessionView[];
};
type Brought =
  | { readonly kind: 'tools'; readonly tools: readonly FoundTool[] }
  | { readonly kind: 'labs'; readonly labs: readonly LabCard[]; readonly sessions: readonly SessionView[] }
  | Failed;

const nameWidth = 16;

function drawRow(row: HomeRow, index: number, pointed: boolean, measure: number): ListItem {
  // There is no key for a tenth row.
  const digit = say(index < 9 ? `${index + 1}   ` : '    ');
  const name = say(row.name, pointed ? 'strong' : 'text');
  const left = measure < 52 ? [digit, name] : [digit, ...padded([name], nameWidth), say(row.about)];
  const right = [say(row.right, 'quiet')];
  const isRoom = row.right !== '' && cellsOf(left) + 2 + cellsOf(right) <= measure;
  const spans = spread(left, isRoom || measure >= 52 ? right : [], measure);
  return { lines: [line(spans)], ...(row.mark === undefined ? {} : { mark: row.mark }) };
}

const between = (...lines: readonly Line[]): ListPart => ({ between: lines });
const told = (text: string, { measure, hang }: Room): readonly Line[] =>
  paragraph(text, { width: measure, hang });
const heading = (text: string): Line => line([say(text, 'strong')]);

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { measure } = room;
  const { returning, today, choose } = homeRows(env, state.labs);
  const rows = [...today, ...choose];
  const items = rows.map((row, index) => drawRow(row, index, index === state.at, measure));
  const parts: readonly ListPart[] = returning
    ? [
        between(emptyLine, heading(homeTexts.today[language])),
        ...items.slice(0, today.length),
        between(emptyLine, heading(homeTexts.choose[language])),
        ...items.slice(today.length),
      ]
    : [between(emptyLine, ...told(homeTexts.about[language], room), emptyLine), ...items];
  const list = drawList(parts, Math.min(state.at, rows.length - 1));
  const body = returning
    ? [...list.lines, ...noticeLines(today, state.sessions ?? [], env, room)]
    : [...list.lines, ...firstRunNotes(state, room, env)];
  return {
    path: ['eks-learn'],
    facts: returning ? returningFacts(env) : otherLanguage(env),
    body,
    ...(list.focus === undefined ? {} : { focus: list.focus }),
    keys: keysFor(rows.length),
  };
}

/** The way to the other language, where it can be shown. */
const otherLanguage = ({ language, look }: Env): readonly Fact[] =>
  language === 'ja' || look.utf8 ? [{ text: homeTexts.english[language] }] : [];

function returningFacts(env: Env): readonly Fact[] {
  const today = { text: sayDay(env.now, env.language) };
  const streak = streakOf(learnerOf(env).activity, localDay(env.now));
  return streak < 2 ? [today] : [today, { text: homeCounts.streak[env.language](streak) }];
}

/** What is promised before anything is begun, and what was found on the machine once it is known. */
function firstRunNotes(state: State, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const promises = homeTexts.promises[language].flatMap((text) => told(text, room));
  const notes = [emptyLine, heading(homeTexts.before[language]), ...promises];
  if (state.tools === undefined) return notes;
  const found = (name: 'kubectl' | 'aws'): Line => {
    const tool = state.tools?.find((each) => each.name === name);
    if (tool === undefined) return line([say(homeCounts.notFound[name][language])], { mark: marks.less });
    const text = sanitise(homeCounts.found[language](tool.name, tool.version));
    return line([spanOf(text)], { mark: marks.done });
  };
  return [...notes, emptyLine, heading(homeTexts.here[language]), found('kubectl'), found('aws')];
}

const keysFor = (count: number): readonly KeyUse[] => [
  use('primary', homeTexts.open),
  use('digits', undefined, { shown: `1-${Math.min(9, count)}` }),
  use('move'),
  use('ends', undefined, { footer: false }),
  use('find', homeTexts.search),
  use('language'),
  use('terms', glossaryScreenTexts.glossary),
  use('help'),
  use('quit'),
];

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'woken') return { state, effects: [lookForLabs] };
  if (message.type === 'brought') return { state: brought(state, message.value) };
  if (message.type !== 'act') return { state };
  const { today, choose } = homeRows(env, state.labs);
  const rows = [...today, ...choose];
  const open = (index: number): Step<State, Brought> => {
    const row = rows[index];
    if (row === undefined) return { state };
    return { state: { ...state, at: index }, effects: [{ type: 'open', place: row.place }] };
  };
  switch (message.action) {
    case 'primary':
      return open(state.at);
    case 'digit':
      return open(message.index);
    case 'find':
      return { state, effects: [{ type: 'open', place: { screen: 'search' } }] };
    case 'terms':
      return { state, effects: [{ type: 'open', place: { screen: 'glossary' } }] };
    case 'quit':
      return { state, effects: [{ type: 'quit' }] };
    default: {
      const at = movedPointer(state.at, rows.length, message.action, rows.length);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

/** Labs that cannot be listed are not offered; `eks-learn doctor` says why. */
function brought(state: State, value: Brought): State {
  switch (value.kind) {
    case 'tools':
      return { ...state, tools: value.tools };
    case 'labs':
      return { ...state, labs: value.labs, sessions: value.sessions };
    case 'problem':
      return state;
  }
}

const lookForTools: Effect<Brought> = {
  type: 'task',
  id: 'tools',
  awaits: { say: waitingTexts.tools, limit: 3_000 },
  run: async (_, services) => ({ kind: 'tools', tools: await services.findTools() }),
};

const lookForLabs: Effect<Brought> = {
  type: 'task',
  id: 'labs',
  awaits: { say: waitingTexts.labs },
  run: (_, { labs }) =>
    orProblem(
      Promise.all([labs.list(), labs.sessions()]).then(
        ([cards, sessions]): Brought => ({ kind: 'labs', labs: cards, sessions }),
      ),
    ),
};

const def: ScreenDef<State, Brought> = {
  name: 'home',
  start: (state) => ({ state, effects: [lookForTools, lookForLabs] }),
  view,
  update,
};

/** Home: today's work first, then every other place, one digit each. */
export const openHome = () => openScreen(def, { at: 0 });
