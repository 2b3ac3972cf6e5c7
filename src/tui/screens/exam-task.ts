import { examScreenTexts } from '../../i18n/texts/exam-screen.ts';
import { examTaskTexts as texts } from '../../i18n/texts/exam-task.ts';
import type { SessionView } from '../../lab/actions.ts';
import { isOver, type Sitting } from '../../study/exam/sitting.ts';
import type { Line } from '../../text/line.ts';
import { scrolled } from '../components/scrolled.ts';
import { clockFacts, wakeAt } from '../exam/clock.ts';
import { beginTask, findTask, openTaskShell, recordTask } from '../exam/task-effects.ts';
import { nameLines } from '../exam/task-lines.ts';
import { isOld, type TaskBrought, type TaskState } from '../exam/task-state.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say, spread } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks, number } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { flowed } from '../lab/flowed.ts';
import { problemLines } from '../lab/told-lines.ts';
import { paragraph } from '../question/rich-text.ts';
import { type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';

type TaskStep = Step<TaskState, TaskBrought>;

const leftOf = ({ sitting }: TaskState, env: Env): number | undefined =>
  sitting.deadline === undefined
    ? undefined
    : Math.max(0, sitting.deadline - Math.max(env.now, sitting.lastSeen));

function view(state: TaskState, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, false);
  const left = leftOf(state, env);
  const refreshAt = wakeAt(left, env.now);
  const busy = state.busy === undefined ? undefined : texts[state.busy][language];
  return {
    path: [
      examScreenTexts.exam[language],
      state.sitting.paper.blueprint.code,
      state.details?.title[language] ?? state.lab,
    ],
    facts: clockFacts(left, language),
    ...(busy === undefined ? {} : { awaiting: { say: state.told ?? busy } }),
    body: linesOf(state, env, room),
    top: state.top,
    ...(refreshAt === undefined ? {} : { refreshAt }),
    keys: keysOf(state),
  };
}

/** The ticket, what gives points, and where to work; never how it stands. */
function linesOf(state: TaskState, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  const { details, session, looked, problem } = state;
  const sized = { width: room.measure, hang: room.hang };
  const gap = room.rules ? [emptyLine] : [];
  if (problem !== undefined) return [...gap, ...problemLines(problem, language, room)];
  if (details === undefined) return [emptyLine];
  const parts = details.tasks.flatMap(({ text, points }, at) => {
    const [first, ...rest] = paragraph(text[language], { width: room.measure - 10, hang: 0 });
    const right = [say(texts.points[language](points))];
    return [line(spread(first?.spans ?? [], right, room.measure), { sign: number(at + 1) }), ...rest];
  });
  const begun = session !== undefined && !isOld(state);
  const place = session?.namespace ?? session?.folder ?? '';
  const where = begun
    ? texts.working[language](place)
    : session === undefined
      ? texts.notBegun[language]
      : texts.before[language](place);
  return [
    ...gap,
    // How it stands comes first: a long ticket would push it off the screen.
    ...paragraph(where, sized).map((each, at) =>
      at === 0 && !begun ? { ...each, mark: marks.caution } : each,
    ),
    ...(begun ? [] : nameLines(details, room, env)),
    ...(looked === undefined ? [] : paragraph(texts.recorded[language](looked), sized)),
    ...gap,
    ...flowed((begun ? session : details).ticket[language], sized),
    ...gap,
    line([say(texts.tasks[language], 'strong')]),
    ...parts,
    ...(begun ? [...gap, ...paragraph(texts.lastLook[language], sized, 0, 'quiet')] : []),
  ];
}

/** What the shell begins with: the task as it is asked, because the screen is gone meanwhile. */
const greetingOf = ({ details }: TaskState, session: SessionView, { language }: Env): string =>
  [
    '',
    session.ticket[language].trim(),
    '',
    ...(details?.tasks ?? []).map(
      ({ text, points }, at) => `${at + 1}  ${text[language]}   ${texts.points[language](points)}`,
    ),
    '',
    texts.shellEnds[language],
    '',
  ].join('\n');

const hidden = { footer: false } as const;

function keysOf(state: TaskState): readonly KeyUse[] {
  const more = [use('move', undefined, hidden), use('page', undefined, hidden)];
  const out = [use('help'), use('back', texts.toExam)];
  if (state.problem !== undefined) return [use('primary', texts.again), ...out];
  if (state.busy !== undefined || state.details === undefined) return out;
  if (state.session === undefined) return [use('primary', texts.begin), ...more, ...out];
  if (isOld(state)) return [use('yes', texts.cleanBegin), ...more, ...out];
  return [
    use('shell', texts.shell),
    use('primary', texts.record),
    ...more,
    use('hint', undefined, { off: texts.noHelp, footer: false }),
    use('solution', undefined, { off: texts.noHelp, footer: false }),
    ...out,
  ];
}

function update(state: TaskState, message: Message<TaskBrought>, env: Env): TaskStep {
  // The exam below ends itself; here is nothing more to do.
  if (isOver(state.sitting, env.now) && message.type === 'woken')
    return { state, effects: [{ type: 'back' }] };
  if (message.type === 'stopped')
    return state.details === undefined ? { state, effects: [{ type: 'back' }] } : { state: cleared(state) };
  if (message.type === 'brought') return brought(state, message.value, env);
  if (message.type !== 'act') return { state };
  const { session, sitting, lab } = state;
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary':
      if (state.problem !== undefined) return { state: cleared(state), effects: [findTask(lab)] };
      if (state.busy !== undefined || state.details === undefined || isOld(state)) return { state };
      return session === undefined
        ? { state: { ...state, busy: 'starting' }, effects: [beginTask(lab, sitting)] }
        : recorded(state, session);
    case 'yes':
      return isOld(state)
        ? { state: { ...state, busy: 'starting' }, effects: [beginTask(lab, sitting, session)] }
        : { state };
    case 'shell':
      return session === undefined || isOld(state) || state.busy !== undefined
        ? { state }
        : { state, effects: [openTaskShell(session, sitting, greetingOf(state, session, env))] };
    default: {
      const total = linesOf(state, env, roomFor(env.size, false)).length;
      const top = scrolled(state.top, total, env, message.action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

const recorded = (state: TaskState, session: SessionView): TaskStep => ({
  state: { ...state, busy: 'looking' },
  effects: [recordTask(session, state.sitting.id)],
});

function cleared({ busy: _busy, told: _told, problem: _problem, ...state }: TaskState): TaskState {
  return state;
}

function brought(state: TaskState, value: TaskBrought, env: Env): TaskStep {
  switch (value.kind) {
    case 'found': {
      const { session: _, ...rest } = state;
      const { details, session } = value;
      return { state: { ...rest, details, ...(session !== undefined && { session }) } };
    }
    case 'told':
      return { state: { ...state, told: value.progress.say[env.language] } };
    case 'begun': {
      const { session, target } = value;
      return {
        state: { ...cleared(state), session },
        effects: [
          {
            type: 'record',
            events: [{ type: 'lab-started', lab: state.lab, session: session.session, target }],
          },
          // Its texts have the names of the session now.
          findTask(state.lab),
        ],
      };
    }
    case 'left-shell':
      return state.session === undefined ? { state } : recorded(state, state.session);
    case 'looked': {
      const { look } = value;
      if (!('event' in look))
        return {
          state: { ...cleared(state), ...(look.problem !== undefined && { problem: look.problem }) },
        };
      const over = isOver(state.sitting, env.now);
      return {
        state: { ...cleared(state), looked: look.report.at },
        effects: [
          { type: 'record', events: [look.event] },
          over ? { type: 'back' } : { type: 'notice', text: texts.done },
        ],
      };
    }
    case 'problem':
      return { state: { ...cleared(state), problem: value.problem } };
  }
}

const def: ScreenDef<TaskState, TaskBrought> = {
  name: 'exam-task',
  start: (state) => ({ state, effects: [findTask(state.lab)] }),
  view,
  update,
};

/** A lab as a task of an exam under way: no verdict, no hint, and the exam's own clock. */
export function openExamTask(lab: string, sitting: Sitting) {
  const looked = sitting.tasks.get(lab)?.looked;
  return openScreen(def, { lab, sitting, top: 0, ...(looked !== undefined && { looked }) });
}
