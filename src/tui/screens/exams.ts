import { sayMinutes } from '../../i18n/amounts.ts';
import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { LabCard } from '../../lab/actions.ts';
import type { Blueprint } from '../../study/exam/blueprint.ts';
import { drawPaper } from '../../study/exam/draw.ts';
import { type ExamMode, examModes, modes } from '../../study/exam/modes.ts';
import { readinessOf } from '../../study/exam/readiness.ts';
import { openSittings, type Sitting } from '../../study/exam/sitting.ts';
import { startSitting } from '../../study/exam/start.ts';
import { taskPool } from '../../study/exam/task-pool.ts';
import type { Question } from '../../study/question.ts';
import { drawSeed } from '../../study/random.ts';
import { widthOf } from '../../text/width.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { roomFor } from '../frame/room.ts';
import { columns, emptyLine, line, say } from '../frame/spans.ts';
import type { Band, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

/** What one exam row says; made once, because drawing and folding take time. */
type Row = {
  readonly exam: Blueprint;
  readonly drawable: number;
  /** Minutes of what can be drawn: a short paper has a short time. */
  readonly minutes: number;
  readonly ready: string;
  readonly open: Sitting | undefined;
};

type State = {
  readonly at: number;
  readonly labs: readonly LabCard[];
  readonly rows: readonly Row[];
  /** Which way to sit the exam under the pointer is being asked. */
  readonly mode?: number;
};
type Brought = { readonly kind: 'labs'; readonly labs: readonly LabCard[] } | Failed;

const questionsOf = (env: Env): readonly Question[] =>
  env.services.course.modules.flatMap((module) => env.services.course.questionsOf(module.id));

function rowsOf(labs: readonly LabCard[], env: Env): readonly Row[] {
  const { course, history } = env.services;
  const questions = questionsOf(env);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const domains = new Map(labs.map((lab) => [lab.id, lab.domains]));
  const open = openSittings(history.records);
  return course.exams.map((exam) => {
    const draw = drawPaper({
      blueprint: exam,
      questions,
      tasks: taskPool(labs),
      seed: 'list',
      edition: course.hash,
    });
    const { chance } = readinessOf(exam, byId, history.records, domains);
    return {
      exam,
      drawable: draw.questions.length + draw.tasks.length,
      minutes: draw.minutes,
      ready: chance === undefined ? '' : `${Math.round(chance * 100)}%`,
      open: open.findLast((sitting) => sitting.paper.blueprint.id === exam.id),
    };
  });
}

function view(state: State, env: Env): View {
  const { language } = env;
  const { measure, hang } = roomFor(env.size, false);
  const wide = measure >= 60;
  const rows = state.rows.map(({ exam, drawable, ready, open }, at): ListPart => {
    const size = (exam.form === 'choice' ? texts.items : texts.tasks)[language](exam.questions);
    const facts =
      open === undefined ? texts.drawable[language](drawable, exam.questions) : texts.open[language];
    const spans = columns(
      [
        { width: 8, spans: [say(exam.code, at === state.at ? 'strong' : 'text')] },
        ...(wide
          ? ([
              { width: 13, spans: [say(size)] },
              { width: 15, spans: [say(sayMinutes(exam.minutes, language))] },
              { width: measure - 50, spans: [say(facts, 'quiet')] },
            ] as const)
          : [{ width: measure - 16, spans: [say(size)] }]),
        { width: 4, spans: [say(ready)], align: 'right' },
      ],
      2,
    );
    return { lines: [line(spans)], ...(open === undefined ? {} : { mark: marks.begun }) };
  });
  const list = drawList(
    [{ between: [emptyLine, line([say(texts.choose[language])]), emptyLine] }, ...rows],
    // One pointer at a time: while the band asks, it is there.
    state.mode === undefined ? state.at : -1,
  );
  const row = state.rows[state.at];
  const scope = row?.exam.scope;
  const note =
    scope === undefined
      ? []
      : [emptyLine, ...paragraph(texts.shared.scope[scope][language], { width: measure, hang })];
  return {
    path: [texts.exams[language]],
    body: [...list.lines, ...note],
    ...(list.focus === undefined ? {} : { focus: list.focus }),
    ...(state.mode === undefined || row === undefined ? {} : { band: modeBand(row, state.mode, env) }),
    keys: keysFor(row),
  };
}

/** The ways to sit an exam, each with what it changes; where it is narrow, the one under the pointer alone says so. */
function modeBand({ exam, minutes }: Row, at: number, { language, size }: Env): Band {
  const room = roomFor(size, false);
  const wide = room.measure >= 72;
  const aboutOf = (mode: ExamMode): string =>
    texts.modeAbout[mode][language](
      sayMinutes(Math.max(1, Math.round(minutes * (modes[mode].clock ?? 1))), language),
    );
  const widest = Math.max(...examModes.map((mode) => widthOf(texts.shared.modes[mode][language])));
  const list = drawList(
    examModes.map((mode, index): ListPart => {
      const name = say(texts.shared.modes[mode][language], index === at ? 'strong' : 'text');
      const cells = wide
        ? columns([
            { width: widest, spans: [name] },
            { width: room.measure - widest - 6, spans: [say(aboutOf(mode))] },
          ])
        : [name];
      return { lines: [line([say(`${index + 1}   `), ...cells])] };
    }),
    at,
  );
  const chosen = examModes[at];
  const about =
    wide || chosen === undefined
      ? []
      : paragraph(aboutOf(chosen), { width: room.measure, hang: room.hang }, 4);
  return {
    title: texts.modeTitle[language](exam.code),
    lines: [...list.lines, ...about],
    tight: true,
    keys: [use('primary', texts.start), use('digits', undefined, { shown: '1-4' }), use('move'), use('back')],
  };
}

const keysFor = (row: Row | undefined): readonly KeyUse[] => [
  row?.open !== undefined
    ? use('primary', texts.goOn)
    : use('primary', texts.start, row?.drawable === 0 ? { off: texts.nothingToDraw } : {}),
  use('move'),
  use('ends', undefined, { footer: false }),
  use('page', undefined, { footer: false }),
  use('help'),
  use('back'),
];

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'woken')
    return { state: { ...state, rows: rowsOf(state.labs, env) }, effects: [lookForLabs] };
  if (message.type === 'brought') {
    if (message.value.kind !== 'labs') return { state };
    const { labs } = message.value;
    return { state: { ...state, labs, rows: rowsOf(labs, env) } };
  }
  if (message.type !== 'act') return { state };
  if (state.mode !== undefined) return updateMode(state, state.mode, message, env);
  const row = state.rows[state.at];
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary':
      if (row?.open !== undefined)
        return { state, effects: [{ type: 'open', place: { screen: 'exam', sitting: row.open.id } }] };
      return row === undefined || row.drawable === 0 ? { state } : { state: { ...state, mode: 0 } };
    default: {
      const at = movedPointer(state.at, state.rows.length, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

function updateMode(
  { mode: _, ...state }: State,
  at: number,
  message: Extract<Message<Brought>, { type: 'act' }>,
  env: Env,
): Step<State, Brought> {
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state };
    case 'primary':
      return start(state, examModes[at] ?? 'exam', env);
    case 'digit':
      return start(state, examModes[message.index] ?? 'exam', env);
    default: {
      const moved = movedPointer(at, examModes.length, message.action, examModes.length);
      return { state: { ...state, mode: moved ?? at } };
    }
  }
}

function start(state: State, mode: ExamMode, env: Env): Step<State, Brought> {
  const row = state.rows[state.at];
  if (row === undefined) return { state };
  const { course, random } = env.services;
  const begun = startSitting({
    blueprint: row.exam,
    mode,
    questions: questionsOf(env),
    tasks: row.exam.form === 'performance' || modes[mode].tasks ? taskPool(state.labs) : [],
    seed: drawSeed(random),
    edition: course.hash,
    now: env.now,
  });
  if (begun.paper.items.length === 0)
    return { state, effects: [{ type: 'notice', text: texts.nothingToDraw }] };
  return {
    state,
    effects: [
      { type: 'record', events: [begun.event] },
      { type: 'open', place: { screen: 'exam', sitting: begun.id } },
    ],
  };
}

const lookForLabs: Effect<Brought> = {
  type: 'task',
  id: 'labs',
  awaits: { say: waitingTexts.labs },
  run: (_, services) => orProblem(services.labs.list().then((labs): Brought => ({ kind: 'labs', labs }))),
};

const def: ScreenDef<State, Brought> = {
  name: 'exams',
  start: (state, env) => ({ state: { ...state, rows: rowsOf([], env) }, effects: [lookForLabs] }),
  view,
  update,
};

/** Every exam with its size, what can be drawn of it now, and the chance to pass it. */
export const openExams = () => openScreen(def, { at: 0, labs: [], rows: [] });
