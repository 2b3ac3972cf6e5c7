import { answerOf } from '../draft.ts';
import type { Instant, StudyEvent, Turn } from '../history.ts';
import { chooseIn, moveIn, pointedOption, strikeIn, undoIn } from '../quiz-moves.ts';
import type { Asking } from '../quiz-state.ts';
import { askedOf } from './asked.ts';
import { type ExamStep, examEvent, isAnswered, isOver, type Sitting, takeStep } from './sitting.ts';
import { submission } from './submit.ts';
import { advance, jumpBetween, leftUntil, type Reading } from './timer.ts';

/** A sitting on the screen. Answers, strikes and flags are written down as they are made. */
export type ExamSession = {
  readonly sitting: Sitting;
  /** Questions as they can be worked on, in paper order; tasks have none. */
  readonly asked: ReadonlyMap<string, Asking>;
  readonly index: number;
  readonly window: string;
  /** Both clocks at the last look, and the time that counts then. */
  readonly reading: Reading;
  readonly time: Instant;
  /** When the item on screen was opened, on the monotonic clock. */
  readonly since: number;
  /** Another window has taken the sitting over: this one only reads. */
  readonly reader: boolean;
};

export type ExamMessage = { readonly now: Reading } & (
  | { readonly type: 'look' }
  | { readonly type: 'go'; readonly to: number }
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'point'; readonly at: number }
  | { readonly type: 'choose'; readonly option?: string }
  | { readonly type: 'strike'; readonly option?: string }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'undo' }
  | { readonly type: 'flag' }
  | { readonly type: 'submit' }
  /** Leaves the screen; the clock of the exam runs on. */
  | { readonly type: 'leave' }
);

/** Opens or takes up a sitting, and says so in the history. Time over means submitted at once. */
export function openSession(sitting: Sitting, window: string, now: Reading): Turn<ExamSession> {
  // A clock that went back while nobody looked gains nothing.
  const time = Math.max(now.wall, sitting.lastSeen);
  const session: ExamSession = {
    sitting,
    asked: askedOf(sitting, now.mono),
    index: firstOpen(sitting),
    window,
    reading: now,
    time,
    since: now.mono,
    reader: false,
  };
  if (sitting.submitted !== undefined) return { state: session, record: [] };
  if (isOver(sitting, time)) return end(session, 'clock');
  return write(session, [{ step: 'opened', data: { window } }]);
}

/** Pure: the same session and message give the same turn. After submission nothing changes. */
export function updateSession(before: ExamSession, message: ExamMessage): Turn<ExamSession> {
  if (before.sitting.submitted !== undefined || before.reader) return { state: before, record: [] };
  const jump = jumpBetween(before.reading, message.now);
  const time = advance(before.time, before.reading, message.now);
  const looked = { ...before, reading: message.now, time };
  const { state: session, record } =
    jump === undefined ? still(looked) : write(looked, [{ step: 'jump', data: jump }]);
  const next = isOver(session.sitting, time) ? end(session, 'clock') : act(session, message);
  return { state: next.state, record: [...record, ...next.record] };
}

/** Takes in what another window has written: if it opened the sitting after us, we only read. */
export function seeRecords(session: ExamSession, sitting: Sitting, now: number): ExamSession {
  const taken = sitting.window !== undefined && sitting.window.id !== session.window;
  // What is being typed here is not in the history yet, and stays as long as this window writes.
  const asked = taken ? askedOf(sitting, now) : session.asked;
  return { ...session, sitting, asked, reader: session.reader || taken };
}

/** Milliseconds left; undefined where the mode has no clock. */
export const timeLeft = ({ sitting, time }: ExamSession): number | undefined =>
  leftUntil(sitting.deadline, time);

/** What the question map and the band before submission count. */
export function countsOf({ sitting }: ExamSession) {
  const items = sitting.paper.items;
  const open = items.filter(({ id }) => !isAnswered(sitting, id));
  return {
    all: items.length,
    answered: items.length - open.length,
    open: open.length,
    flagged: items.filter(({ id }) => sitting.flagged.has(id)).length,
    openFlagged: open.filter(({ id }) => sitting.flagged.has(id)).length,
  };
}

/** Milliseconds of typing after which the text so far is written down. */
const typingPause = 3_000;

const still = (state: ExamSession): Turn<ExamSession> => ({ state, record: [] });

function act(session: ExamSession, message: ExamMessage): Turn<ExamSession> {
  const item = session.sitting.paper.items[session.index];
  const asking = item === undefined ? undefined : session.asked.get(item.id);
  switch (message.type) {
    case 'go': {
      const last = session.sitting.paper.items.length - 1;
      const saved = saveTime(session);
      const index = Math.min(Math.max(message.to, 0), last);
      return { ...saved, state: { ...saved.state, index, since: message.now.mono } };
    }
    case 'flag':
      if (item === undefined) return still(session);
      return write(session, [
        { step: 'flag', data: { item: item.id, on: !session.sitting.flagged.has(item.id) } },
      ]);
    case 'submit':
      return savedThen(session, (saved) => end(saved, 'learner'));
    case 'leave':
      return savedThen(session, (saved) =>
        write(saved, [{ step: 'left', data: { window: session.window } }]),
      );
    case 'look':
      return asking !== undefined && isUnsaved(session, asking) ? saveTime(session) : still(session);
    default:
      return asking === undefined ? still(session) : answerWith(session, asking, message);
  }
}

type WorkMessage = Extract<ExamMessage, { type: 'move' | 'point' | 'choose' | 'strike' | 'type' | 'undo' }>;

/** A change of an answer is written down at once, with the time since the last one. */
function answerWith(session: ExamSession, asking: Asking, message: WorkMessage): Turn<ExamSession> {
  const next = work(asking, message);
  const id = asking.item.question.id;
  const state = { ...session, asked: new Map(session.asked).set(id, next) };
  const steps: ExamStep[] = [];
  // Typed text is written down every few seconds, and when its item is left: no record a key.
  const typedNow = next.draft.kind === 'text' || next.draft.kind === 'gaps';
  const chosen = !typedNow || session.reading.mono - session.since >= typingPause;
  if (chosen && answerOf(next.draft).join('\n') !== answerOf(asking.draft).join('\n')) {
    const took = Math.max(0, session.reading.mono - session.since);
    steps.push({ step: 'answer', data: { item: id, answer: answerOf(next.draft), took } });
  }
  if (
    next.draft.kind === 'choice' &&
    asking.draft.kind === 'choice' &&
    next.draft.struck !== asking.draft.struck
  ) {
    const same = next.draft.struck.join() === asking.draft.struck.join();
    if (!same) steps.push({ step: 'struck', data: { item: id, options: next.draft.struck } });
  }
  const since = steps.some(({ step }) => step === 'answer') ? session.reading.mono : session.since;
  return steps.length === 0 ? still(state) : write({ ...state, since }, steps);
}

function work(asking: Asking, message: WorkMessage): Asking {
  switch (message.type) {
    case 'move':
    case 'point':
      return moveIn(asking, message);
    case 'choose':
      return chooseIn(asking, message.option ?? pointedOption(asking));
    case 'strike':
      return strikeIn(asking, message.option ?? pointedOption(asking));
    case 'undo':
      return undoIn(asking) ?? asking;
    case 'type':
      return typed(asking, message.text);
  }
}

function typed(asking: Asking, text: string): Asking {
  if (asking.draft.kind === 'text') return { ...asking, draft: { kind: 'text', text } };
  if (asking.draft.kind !== 'gaps') return asking;
  return {
    ...asking,
    draft: { kind: 'gaps', gaps: asking.draft.gaps.map((gap, at) => (at === asking.at ? text : gap)) },
  };
}

/** Writes down what the item on screen has come to, then what follows. */
function savedThen(session: ExamSession, then: (saved: ExamSession) => Turn<ExamSession>): Turn<ExamSession> {
  const saved = saveTime(session);
  const next = then(saved.state);
  return { state: next.state, record: [...saved.record, ...next.record] };
}

const isUnsaved = ({ sitting }: ExamSession, { item, draft }: Asking): boolean =>
  answerOf(draft).join('\n').trim() !==
  (sitting.answers.get(item.question.id)?.answer ?? []).join('\n').trim();

/** Time on an item counts also when it is left without an answer. */
function saveTime(session: ExamSession): Turn<ExamSession> {
  const item = session.sitting.paper.items[session.index];
  const took = Math.max(0, session.reading.mono - session.since);
  const asking = item === undefined ? undefined : session.asked.get(item.id);
  if (item === undefined) return still(session);
  const answer = asking === undefined ? [] : answerOf(asking.draft);
  const same = answer.join('\n') === (session.sitting.answers.get(item.id)?.answer ?? []).join('\n');
  if (took < 500 && same) return still(session);
  return write({ ...session, since: session.reading.mono }, [
    { step: 'answer', data: { item: item.id, answer, took } },
  ]);
}

function end(session: ExamSession, by: 'learner' | 'clock'): Turn<ExamSession> {
  const record = submission(session.sitting, session.time, by);
  const at = by === 'clock' ? (session.sitting.deadline ?? session.time) : session.time;
  return { state: { ...session, sitting: { ...session.sitting, submitted: { at, by } } }, record };
}

function write(session: ExamSession, steps: readonly ExamStep[]): Turn<ExamSession> {
  const sitting = steps.reduce((state, step) => takeStep(state, step, session.time), session.sitting);
  const record: readonly StudyEvent[] = steps.map((step) => examEvent(sitting.id, step));
  return { state: { ...session, sitting }, record };
}

const firstOpen = ({ paper, answers, tasks }: Sitting): number =>
  Math.max(
    0,
    paper.items.findIndex(({ id }) => !tasks.has(id) && (answers.get(id)?.answer ?? []).length === 0),
  );
