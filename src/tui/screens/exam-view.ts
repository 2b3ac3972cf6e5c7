import { examScreenTexts as texts } from '../../i18n/texts/exam-screen.ts';
import { examTaskTexts as taskTexts } from '../../i18n/texts/exam-task.ts';
import { quizTexts } from '../../i18n/texts/quiz-screen.ts';
import { modes } from '../../study/exam/modes.ts';
import { countsOf, type ExamSession, timeLeft } from '../../study/exam/session.ts';
import type { Asking } from '../../study/quiz-state.ts';
import { emptyField } from '../components/field.ts';
import { clockFacts, wakeAt } from '../exam/clock.ts';
import type { ExamState } from '../exam/state.ts';
import { taskLines } from '../exam/task-lines.ts';
import { whysOf } from '../exam/whys.ts';
import { askedNow, isTyped } from '../exam/writing.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { emptyLine, line, say } from '../frame/spans.ts';
import type { Band, Fact, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { drawAsking } from '../question/draw-asking.ts';
import type { Drawn } from '../question/drawn.ts';
import { sheetFor } from '../question/question-body.ts';
import { askingKeys } from '../question/question-keys.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import { mapLines } from './exam-map.ts';

/** A question of the paper, its map, or the band before submission; no verdict, no domain, no hint. */
export function examView(state: ExamState, env: Env): View {
  const { session, writing } = state;
  const { language } = env;
  const { blueprint, items } = session.sitting.paper;
  const item = items[session.index];
  const flag = item !== undefined && session.sitting.flagged.has(item.id) ? { flag: marks.star } : {};
  const room = roomFor(env.size, false);
  const band = state.showing === 'submit' ? { band: submitBand(session, room, env) } : {};
  const rule = session.reader ? { bottomRule: { left: texts.reader[language] } } : {};
  if (state.showing === 'map') {
    const { lines, focus } = mapLines(state, env);
    const filtered = state.filter === 'all' ? [] : [texts.counts[state.filter][language]];
    return {
      path: [texts.exam[language], blueprint.code, texts.map[language], ...filtered],
      facts: factsOf(state, env),
      body: lines,
      focus,
      ...rule,
      ...waking(session, env),
      keys: mapKeys,
    };
  }
  const count = `${session.index + 1}/${items.length}`;
  const at = room.measure < 52 ? count : texts.position[language](session.index + 1, items.length);
  const position: Fact = { text: at, keep: true };
  const drawn = questionLines(state, env);
  const isLong = askedNow(session) !== undefined && drawn.lines.length > room.body;
  const reads = state.read !== undefined && isLong && state.showing === 'question';
  const free = reads || state.showing === 'submit';
  return {
    path: [texts.exam[language], blueprint.code],
    facts: [position, ...factsOf(state, env)],
    ...flag,
    ...band,
    ...rule,
    ...waking(session, env),
    body: drawn.lines,
    top: reads ? (state.read ?? 0) : state.top,
    ...(drawn.focus === undefined || free ? {} : { focus: drawn.focus }),
    ...(drawn.caret === undefined || free ? {} : { caret: drawn.caret }),
    position: { kind: reads ? 'range' : 'above' },
    keys: writing.typing ? writingKeys(session) : questionKeys(session),
  };
}

/** The question as it can be worked on, or the task with the commands that do it. */
export function questionLines(
  { session, tasks, writing }: Pick<ExamState, 'session' | 'tasks' | 'writing'>,
  env: Env,
): Drawn {
  const { language } = env;
  const room = roomFor(env.size, false);
  const item = session.sitting.paper.items[session.index];
  const asking = item === undefined ? undefined : session.asked.get(item.id);
  const top = room.rules ? [emptyLine] : [];
  if (item === undefined) return { lines: [] };
  if (asking === undefined) {
    return { lines: [...top, ...taskLines(item.id, session.sitting, tasks.get(item.id), env)] };
  }
  const drawn = (density: 'spaced' | 'plain' | 'close') =>
    drawAsking(asking, writing, sheetFor(room, env, density));
  const spaced = drawn(room.rules ? 'spaced' : 'close');
  const fits = spaced.lines.length + 3 <= room.body;
  const body = room.rules && !fits ? drawn('plain') : spaced;
  const note = fits && room.rules ? [emptyLine, line([say(texts.shared.noPenalty[language])])] : [];
  return {
    ...body,
    lines: [...top, ...body.lines, ...note],
    ...(body.focus === undefined
      ? {}
      : { focus: [body.focus[0] + top.length, body.focus[1] + top.length] as const }),
    ...(body.caret === undefined ? {} : { caret: { ...body.caret, line: body.caret.line + top.length } }),
  };
}

const factsOf = ({ session, clock }: ExamState, { language }: Env): readonly Fact[] =>
  clock || timeLeft(session) === undefined ? clockFacts(timeLeft(session), language) : [];

function waking(session: ExamSession, env: Env): { readonly refreshAt?: number } {
  const left = session.sitting.submitted === undefined ? timeLeft(session) : undefined;
  const refreshAt = wakeAt(left, env.now);
  return refreshAt === undefined ? {} : { refreshAt };
}

/** What stays open, what it costs, and that it is final; nothing else has been decided yet. */
function submitBand(session: ExamSession, room: Room, env: Env): Band {
  const { language } = env;
  const { open, openFlagged } = countsOf(session);
  const left = timeLeft(session);
  const time = left === undefined ? texts.shared.noClock[language] : texts.left[language](left);
  const measure = { width: room.measure, hang: room.hang };
  return {
    title: texts.shared.submitTitle[language],
    lines: [
      ...paragraph(texts.shared.submitAsk[language](open, openFlagged, time), measure),
      ...paragraph(texts.shared.submitFinal[language], measure),
    ],
    keys: [
      use('yes', texts.submitYes),
      ...(open > 0 ? [use('next', texts.seeOpen)] : []),
      use('back', texts.toExam),
    ],
  };
}

const hidden = { footer: false } as const;

/** While a field takes the keys there are few others. */
const writingKeys = (session: ExamSession): readonly KeyUse[] => [
  use('primary', texts.next),
  use('page', undefined, hidden),
  ...(askedNow(session)?.draft.kind === 'gaps' ? [use('other', quizTexts.nextGap)] : []),
  use('back', quizTexts.leaveField),
];

function questionKeys(session: ExamSession): readonly KeyUse[] {
  const item = session.sitting.paper.items[session.index];
  const asking: Asking | undefined = item === undefined ? undefined : session.asked.get(item.id);
  // Letters choose an option; a line is chosen under the pointer alone.
  const isLine = asking?.draft.kind === 'line';
  const work =
    asking === undefined
      ? []
      : askingKeys({ quiz: asking, field: emptyField, typing: false }).filter(
          ({ id }) => id !== 'primary' && id !== 'flag' && (id !== 'go-on' || isLine),
        );
  return [
    ...(item?.kind === 'task'
      ? [use('primary', taskTexts.open), use('next', texts.next)]
      : [use('primary', whysOf(session) === undefined ? texts.next : texts.explain)]),
    use('previous', texts.previous),
    ...work,
    use('flag'),
    use('map', texts.map),
    ...(isTyped(asking) ? [use('go-on', quizTexts.write)] : isLine ? [] : [use('go-on', undefined, hidden)]),
    use('next', texts.next, hidden),
    use('page', undefined, hidden),
    use('time', undefined, hidden),
    use('end', texts.submit, hidden),
    // Training may look things up; the others may not.
    ...(modes[session.sitting.mode].help ? [use('lesson')] : []),
    use('help'),
    use('back', texts.back),
  ];
}

const mapKeys: readonly KeyUse[] = [
  use('primary', texts.openItem),
  use('end', texts.submit),
  use('other', texts.filter),
  use('next', texts.nextOpen),
  use('previous', undefined, hidden),
  use('move', undefined, hidden),
  use('ends', undefined, hidden),
  use('map', texts.toItem, hidden),
  use('time', undefined, hidden),
  use('help'),
  use('back', texts.toItem),
];
