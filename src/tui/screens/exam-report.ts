import { lookAtTasks, type TaskLook } from '../../course/task-look.ts';
import { sayShortDay } from '../../i18n/amounts.ts';
import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import { examTaskTexts as taskTexts } from '../../i18n/texts/exam-task.ts';
import type { LabDetails } from '../../lab/actions.ts';
import { type ExamReport, reportOf, weakestTasks, weakLessons } from '../../study/exam/report.ts';
import { type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { awaitsLooks, tasksToJudge } from '../../study/exam/task-result.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import type { Details } from '../exam/state.ts';
import { taskDetails } from '../exam/task-details.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { line, say, spread } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { use } from '../keys.ts';
import type { Place } from '../places.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { itemRows, pointsText } from './exam-report-items.ts';
import { headLines, levelLines } from './exam-report-lines.ts';

type State = {
  readonly sitting: Sitting;
  readonly report: ExamReport;
  readonly at: number;
  readonly showing: 'report' | 'items';
  /** The labs of the paper's tasks, once they have been read. */
  readonly tasks: ReadonlyMap<string, LabDetails>;
  /** Tasks are looked at for the last time: how many are done of those that wait. */
  readonly judging?: { readonly done: number; readonly of: number };
};

type Brought = TaskLook | Details;

const texts = examScreenTexts.shared.result;

function view(state: State, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const { blueprint } = state.sitting.paper;
  const base = {
    path: [examScreenTexts.exam[language], blueprint.code, examScreenTexts.result[language]],
    facts: [
      { text: sayShortDay(state.sitting.submitted?.at ?? state.sitting.lastSeen, language) },
      { text: texts.seed[language](state.report.seed, state.report.pool) },
    ],
  };
  const list = drawList(
    state.showing === 'items' ? itemRows(state, room, env) : nextRows(state, room, env),
    state.at,
  );
  const head =
    state.showing === 'items'
      ? levelLines(state.report, room, env)
      : headLines(state.report, blueprint, room, env);
  const by = head.length;
  const choices = state.showing === 'items' ? 0 : nextSteps(state, env).length;
  return {
    ...base,
    body: [...head, ...list.lines],
    ...(list.focus === undefined ? {} : { focus: [list.focus[0] + by, list.focus[1] + by] as const }),
    position: { kind: 'above' },
    ...(state.judging === undefined
      ? {}
      : { bottomRule: { right: taskTexts.judging[language](state.judging.done, state.judging.of) } }),
    keys: [
      use('primary', examScreenTexts.openItem),
      use('move', undefined, { footer: false }),
      use('ends', undefined, { footer: false }),
      ...(choices === 0 ? [] : [use('digits', undefined, { shown: choices === 1 ? '1' : `1-${choices}` })]),
      use('view', state.showing === 'items' ? examScreenTexts.result : examScreenTexts.look),
      use('page', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

/** What would help most: the cards of missed questions, then the lessons most was missed of. */
function nextSteps(
  { report, tasks }: Pick<State, 'report' | 'tasks'>,
  env: Env,
): readonly { readonly text: string; readonly right: string; readonly place: Place }[] {
  const { language } = env;
  // What was not answered becomes no card: it was not got wrong.
  const missed = report.items.filter(
    ({ item, answered, verdict }) => item.kind === 'question' && answered && verdict !== 'right',
  ).length;
  const weak = weakLessons(report, new Map([...tasks].map(([id, lab]) => [id, lab.lessons])));
  const lessons = weak.slice(0, 3).flatMap(({ lesson, missed: count }) => {
    const card = env.services.course.card(lesson);
    if (card === undefined) return [];
    const place: Place = { screen: 'lesson', lesson };
    return [{ text: `${card.number} ${card.title[language]}`, right: texts.missed[language](count), place }];
  });
  const labs = weakestTasks(report).map((task) => {
    const { id } = task.item;
    const place: Place = { screen: 'lab-plan', lab: id };
    const title = tasks.get(id)?.title[language] ?? id;
    return { text: `${taskTexts.task[language]}  ${title}`, right: pointsText(task, env), place };
  });
  const review: Place = { screen: 'review' };
  const first = missed === 0 ? [] : [{ text: texts.reviews[language](missed), right: '', place: review }];
  return [...first, ...labs, ...lessons];
}

const nextRows = (state: State, room: Room, env: Env): readonly ListPart[] =>
  nextSteps(state, env).map(({ text, right }, at) => ({
    lines: [
      line(
        spread(
          [say(`${at + 1}  `), say(text, at === state.at ? 'strong' : 'text')],
          [say(right, 'quiet')],
          room.measure,
        ),
      ),
    ],
  }));

function update(state: State, message: Message<Brought>, env: Env): Step<State, Brought> {
  if (message.type === 'brought') {
    const { value } = message;
    if ('lab' in value) return looked(state, value, env);
    return { state: { ...state, tasks: new Map(value.map((lab) => [lab.id, lab])) } };
  }
  if (message.type === 'recorded') return { state: { ...state, ...foundAgain(state.sitting, env) } };
  if (message.type !== 'act') return { state };
  const steps = nextSteps(state, env);
  const count = state.showing === 'items' ? state.report.items.length : steps.length;
  switch (message.action) {
    case 'back':
    case 'quit':
      if (state.showing === 'items') return { state: { ...state, showing: 'report', at: 0 } };
      return { state, effects: [{ type: 'back' }] };
    case 'view':
      return { state: { ...state, showing: state.showing === 'items' ? 'report' : 'items', at: 0 } };
    case 'digit':
      return open(state, steps[message.index]?.place);
    case 'primary':
      return open(state, state.showing === 'items' ? itemPlace(state, env) : steps[state.at]?.place);
    default: {
      const at = movedPointer(state.at, count, message.action, roomFor(env.size, false).body);
      return { state: at === undefined ? state : { ...state, at } };
    }
  }
}

function looked({ judging, ...state }: State, look: TaskLook, env: Env): Step<State, Brought> {
  const { done, of } = judging ?? { done: 0, of: 0 };
  const next = done + 1 < of ? { ...state, judging: { done: done + 1, of } } : state;
  if ('event' in look) return { state: next, effects: [{ type: 'record', events: [look.event] }] };
  const told = { ja: taskTexts.couldNot.ja(look.lab), en: taskTexts.couldNot.en(look.lab) };
  return { state: { ...next, ...foundAgain(state.sitting, env) }, effects: [{ type: 'notice', text: told }] };
}

function foundAgain(before: Sitting, env: Env): Pick<State, 'sitting' | 'report'> {
  const all = sittingsOf(env.services.history.records);
  const sitting = all.find(({ id }) => id === before.id) ?? before;
  return { sitting, report: reportOf(sitting) };
}

const open = (state: State, place: Place | undefined): Step<State, Brought> =>
  place === undefined ? { state } : { state, effects: [{ type: 'open', place }] };

/** An item opens with the answer given to it, the key, and the whys. */
function itemPlace({ report, at, sitting }: State, env: Env): Place | undefined {
  const item = report.items[at]?.item;
  if (item?.kind === 'task') return { screen: 'lab-plan', lab: item.id };
  if (item?.kind !== 'question' || env.services.course.question(item.id) === undefined) return undefined;
  return {
    screen: 'quiz',
    questions: [item.id],
    title: sitting.paper.blueprint.title,
    seed: sitting.paper.seed,
    given: sitting.answers.get(item.id)?.answer ?? [],
  };
}

/** The last look at every task, right after the end; later it would not count. */
const judge = (sitting: Sitting): Effect<Brought> => ({
  type: 'task',
  id: 'looks',
  run: (signal, services) => lookAtTasks(sitting, services, signal),
});

const def: ScreenDef<State, Brought> = {
  name: 'exam-report',
  start: (state) => ({
    state,
    effects: [...taskDetails(state.sitting), ...(state.judging === undefined ? [] : [judge(state.sitting)])],
  }),
  view,
  update,
};

/** The report of a sitting that was submitted. */
export function openExamReport(id: string, env: Env) {
  const sitting = sittingsOf(env.services.history.records).find((each) => each.id === id);
  if (sitting === undefined) throw new Error(`no sitting ${id}`);
  const begun = tasksToJudge(sitting);
  const judging = awaitsLooks(sitting, env.now) && begun > 0 ? { judging: { done: 0, of: begun } } : {};
  return openScreen(def, {
    sitting,
    report: reportOf(sitting),
    at: 0,
    showing: 'report',
    tasks: new Map(),
    ...judging,
  });
}
