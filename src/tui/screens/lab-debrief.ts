import { sayDuration } from '../../i18n/amounts.ts';
import { labDebriefTexts, labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import type { LabDetails } from '../../lab/actions.ts';
import type { Problem } from '../../problem.ts';
import type { StudyEvent } from '../../study/history.ts';
import type { Line } from '../../text/line.ts';
import { scrolled } from '../components/scrolled.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { flowed } from '../lab/flowed.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { headingLine, problemLines } from '../lab/told-lines.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type Brought = { readonly kind: 'details'; readonly details: LabDetails } | Failed;
type State = {
  readonly lab: string;
  readonly top: number;
  readonly details?: LabDetails;
  readonly problem?: Problem;
};

type Passed = Extract<StudyEvent, { type: 'lab-checked' }>;

/** What the history says of the sitting in which this lab was passed last. */
function sittingOf(lab: string, env: Env) {
  const { records } = env.services.history;
  const last = records.findLast(
    ({ event }) => event.type === 'lab-checked' && event.lab === lab && event.passed,
  );
  const event = last?.event as Passed | undefined;
  if (last === undefined || event === undefined) return undefined;
  const own = records.filter((each) => 'session' in each.event && each.event.session === event.session);
  const started = own.find((each) => each.event.type === 'lab-started');
  const hints = own.filter((each) => each.event.type === 'hint-seen');
  return {
    points: event.points,
    maxPoints: event.maxPoints,
    checks: own.filter((each) => each.event.type === 'lab-checked').length,
    hints: new Set(hints.map(({ event: seen }) => (seen.type === 'hint-seen' ? seen.tier : 0))).size,
    solution: own.some((each) => each.event.type === 'solution-seen'),
    took: started === undefined ? undefined : last.at - started.at,
  };
}

function linesOf(state: State, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  if (state.problem !== undefined) return problemLines(state.problem, language, room);
  const { details } = state;
  const sitting = sittingOf(state.lab, env);
  if (details === undefined) return [emptyLine];
  const passed =
    sitting === undefined
      ? []
      : [
          line(
            [
              say(
                labDebriefTexts.passed[language](sitting.checks, sitting.hints) +
                  (sitting.solution ? labDebriefTexts.withSolution[language] : ''),
              ),
            ],
            { mark: marks.right },
          ),
        ];
  return [
    ...passed,
    ...details.debrief.flatMap((part) => [
      emptyLine,
      headingLine(part.heading[language]),
      ...flowed(part.text[language], { width: room.measure, hang: room.hang }),
    ]),
  ];
}

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const sitting = sittingOf(state.lab, env);
  const title = state.details?.title[language] ?? state.lab;
  return {
    path: [texts.lab[language], title, texts.debrief[language]],
    facts:
      sitting === undefined
        ? []
        : [
            { text: texts.points[language](sitting.points, sitting.maxPoints) },
            ...(sitting.took === undefined ? [] : [{ text: sayDuration(sitting.took, language) }]),
          ],
    body: linesOf(state, env, room),
    top: state.top,
    keys: [
      use('end', labDebriefTexts.cleanUp),
      use('go-on', undefined, { footer: false }),
      ...(state.details?.lessons.length ? [use('lesson', labDebriefTexts.lessons)] : []),
      use('move', undefined, { footer: false }),
      use('page', undefined, { footer: false }),
      use('help'),
      use('back', texts.goBack),
    ],
  };
}

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'brought')
    return {
      state:
        message.value.kind === 'details'
          ? { ...state, details: message.value.details }
          : { ...state, problem: message.value.problem },
    };
  if (message.type !== 'act') return { state };
  const lesson = state.details?.lessons[0];
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'end':
      return {
        state,
        effects: [{ type: 'replace', place: { screen: 'lab', lab: state.lab, ask: 'cleanup' } }],
      };
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

const def: ScreenDef<State, Brought> = {
  name: 'lab-debrief',
  start: (state) => ({
    state,
    effects: [
      {
        type: 'task',
        id: 'details',
        run: (_, { labs }) =>
          orProblem(labs.show(state.lab).then((details): Brought => ({ kind: 'details', details }))),
      },
    ],
  }),
  view,
  update,
};

/** After a lab is passed: why it worked, how it shows in production, what to read. Esc leads back to clean up. */
export const openLabDebrief = (lab: string) => openScreen(def, { lab, top: 0 });
