import { sayShortDay } from '../../i18n/amounts.ts';
import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import { type ExamReport, reportOf } from '../../study/exam/report.ts';
import { type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { drawList, type ListPart } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { line, say, spread } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import type { Place } from '../places.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { headLines } from './exam-report-lines.ts';

type State = {
  readonly sitting: Sitting;
  readonly report: ExamReport;
  readonly at: number;
  readonly showing: 'report' | 'items';
};

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
  const head = state.showing === 'items' ? [] : headLines(state.report, blueprint, room, env);
  const by = head.length;
  return {
    ...base,
    body: [...head, ...list.lines],
    ...(list.focus === undefined ? {} : { focus: [list.focus[0] + by, list.focus[1] + by] as const }),
    position: { kind: 'above' },
    keys: [
      use('primary', examScreenTexts.openItem),
      use('move', undefined, { footer: false }),
      use('digits', undefined, { footer: false }),
      use('view', state.showing === 'items' ? examScreenTexts.result : examScreenTexts.look),
      use('page', undefined, { footer: false }),
      use('help'),
      use('back'),
    ],
  };
}

/** What would help most: the cards of missed questions, then the lessons most was missed of. */
function nextSteps(
  report: ExamReport,
  env: Env,
): readonly { readonly text: string; readonly right: string; readonly place: Place }[] {
  const { language } = env;
  const missed = report.items.filter(
    ({ item, verdict }) => item.kind === 'question' && verdict !== 'right',
  ).length;
  const lessons = report.weakLessons.slice(0, 3).flatMap(({ lesson, missed: count }) => {
    const card = env.services.course.card(lesson);
    if (card === undefined) return [];
    const place: Place = { screen: 'lesson', lesson };
    return [{ text: `${card.number} ${card.title[language]}`, right: texts.missed[language](count), place }];
  });
  const review: Place = { screen: 'review' };
  return missed === 0
    ? lessons
    : [{ text: texts.reviews[language](missed), right: '', place: review }, ...lessons];
}

const nextRows = (state: State, room: Room, env: Env): readonly ListPart[] =>
  nextSteps(state.report, env).map(({ text, right }, at) => ({
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

/** Every item with its verdict; unscored ones say so. */
const itemRows = ({ report, at }: State, room: Room, env: Env): readonly ListPart[] =>
  report.items.map(({ item, verdict }, index): ListPart => {
    const stem = item.kind === 'question' ? item.question.stem[env.language] : item.id;
    const [first] = paragraph(stem, { width: room.measure - 16, hang: 0 });
    const spans =
      first?.spans.map((span) => (index === at ? { ...span, role: 'strong' as const } : span)) ?? [];
    const right = item.scored ? '' : texts.unscored[env.language];
    const mark = verdict === 'right' ? marks.right : verdict === 'partly' ? marks.partly : marks.wrong;
    return {
      lines: [
        line(
          spread([say(`${String(index + 1).padStart(2)}  `), ...spans], [say(right, 'quiet')], room.measure),
        ),
      ],
      mark,
    };
  });

function update(state: State, message: Message<never>, env: Env): Step<State, never> {
  if (message.type !== 'act') return { state };
  const steps = nextSteps(state.report, env);
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

const open = (state: State, place: Place | undefined): Step<State, never> =>
  place === undefined ? { state } : { state, effects: [{ type: 'open', place }] };

/** An item opens as a question one can answer again, with its whys. */
function itemPlace({ report, at, sitting }: State, env: Env): Place | undefined {
  const item = report.items[at]?.item;
  if (item?.kind !== 'question' || env.services.course.question(item.id) === undefined) return undefined;
  return {
    screen: 'quiz',
    questions: [item.id],
    title: sitting.paper.blueprint.title,
    seed: sitting.paper.seed,
  };
}

const def: ScreenDef<State> = { name: 'exam-report', view, update };

/** The report of a sitting that was submitted. */
export function openExamReport(id: string, env: Env) {
  const sitting = sittingsOf(env.services.history.records).find((each) => each.id === id);
  if (sitting === undefined) throw new Error(`no sitting ${id}`);
  return openScreen(def, { sitting, report: reportOf(sitting), at: 0, showing: 'report' });
}
