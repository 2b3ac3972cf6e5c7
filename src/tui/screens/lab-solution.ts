import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { SolutionView } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import type { Line } from '../../text/line.ts';
import { scrolled } from '../components/scrolled.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { ruleLine } from '../frame/rule.ts';
import { emptyLine } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { commandLines, problemLines } from '../lab/told-lines.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Brought = { readonly kind: 'solution'; readonly solution: SolutionView } | Failed;
type State = {
  readonly lab: string;
  readonly top: number;
  readonly solution?: SolutionView;
  readonly problem?: Problem;
};

function linesOf(state: State, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  if (state.problem !== undefined) return problemLines(state.problem, language, room);
  const { solution } = state;
  if (solution === undefined) return [emptyLine];
  return [
    emptyLine,
    ...paragraph(solution.say[language], { width: room.measure, hang: room.hang }),
    emptyLine,
    ...solution.commands.flatMap((command) => commandLines(command, room.measure)),
    ...solution.files.flatMap((file) => [
      emptyLine,
      ruleLine(room.measure, { left: file.path }),
      ...commandLines(file.text.trimEnd(), room.measure),
    ]),
  ];
}

function view(state: State, env: Env): View {
  const room = roomFor(env.size, false);
  return {
    path: [texts.lab[env.language], texts.solution[env.language]],
    body: linesOf(state, env, room),
    top: state.top,
    position: { kind: 'share' },
    keys: [
      use('go-on'),
      use('copy', texts.copy),
      use('move', undefined, { footer: false }),
      use('page', undefined, { footer: false }),
      use('ends', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'stopped')
    return state.solution === undefined ? { state, effects: [{ type: 'back' }] } : { state };
  if (message.type === 'brought')
    return {
      state:
        message.value.kind === 'solution'
          ? { ...state, solution: message.value.solution }
          : { ...state, problem: message.value.problem },
    };
  if (message.type !== 'act') return { state };
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'copy': {
      const commands = state.solution?.commands.join('\n') ?? '';
      return {
        state,
        effects: [
          commands === '' ? { type: 'notice', text: texts.nothingToCopy } : { type: 'copy', text: commands },
        ],
      };
    }
    default: {
      const total = linesOf(state, env, roomFor(env.size, false)).length;
      const top = scrolled(state.top, total, env, message.action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

const def: ScreenDef<State, Brought> = {
  name: 'lab-solution',
  start: (state) => ({
    state,
    effects: [
      {
        type: 'task',
        id: 'solution',
        awaits: { say: waitingTexts.lab },
        run: (_, { labs }) =>
          orProblem(labs.solution(state.lab).then((solution): Brought => ({ kind: 'solution', solution }))),
      },
    ],
  }),
  view,
  update,
};

/** The whole solution, each part explained; opening it has been recorded. */
export const openLabSolution = (lab: string) => openScreen(def, { lab, top: 0 });
