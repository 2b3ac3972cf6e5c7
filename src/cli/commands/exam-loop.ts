import { examTexts as texts } from '../../i18n/texts/exam.ts';
import { examTaskTexts as taskTexts } from '../../i18n/texts/exam-task.ts';
import { quizLineTexts } from '../../i18n/texts/quiz-lines.ts';
import { isProblem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { readAnswer } from '../../study/answer-sheet.ts';
import { draftOf } from '../../study/draft.ts';
import { modes } from '../../study/exam/modes.ts';
import {
  countsOf,
  type ExamMessage,
  type ExamSession,
  openSession,
  updateSession,
} from '../../study/exam/session.ts';
import { examEvent, isAnswered, type Sitting, sittingsOf } from '../../study/exam/sitting.ts';
import { gradeAnswer } from '../../study/grade/grade.ts';
import { newWindow } from '../../study/random.ts';
import type { CliContext } from '../cli-context.ts';
import { openLineReader } from '../line-reader.ts';
import { reportProblem } from '../report-thrown.ts';
import { leftText } from './exam-sittings.ts';
import { taskLines, workOnTask } from './exam-tasks.ts';
import { questionLines, type Voice } from './quiz-lines.ts';
import { verdictLines } from './quiz-verdict.ts';

/** Asks a paper line by line: any order, flags, a map, and a submission that asks. True when it was submitted. */
export async function runExamLoop(sitting: Sitting, services: Services, cli: CliContext): Promise<boolean> {
  const { world, language } = cli;
  const width = Math.min(80, Math.max(40, world.stdout.columns ?? 80));
  const voice: Voice = { language, width, spoken: cli.flags().screenReader };
  const lines = openLineReader(world.stdin, world.stdout);
  const hall = { services, cli, voice };
  let session = open(sitting, hall);
  try {
    for (let shown = -1; session.sitting.submitted === undefined; ) {
      if (shown !== session.index) await show(session, hall);
      shown = session.index;
      const item = session.sitting.paper.items[session.index];
      const isTask = item?.kind === 'task';
      const line = await lines.ask(cli.say(isTask ? taskTexts.prompt : texts.prompt));
      const word = line?.normalize('NFKC').trim() ?? 'q';
      if (word === 'q') {
        send(session, { type: 'leave' }, hall);
        return false;
      }
      if (word === 'E') {
        session = send(session, { type: 'look' }, hall);
        if (session.sitting.submitted === undefined) {
          const yes = await lines.ask(submitText(session, hall));
          if (yes?.normalize('NFKC').trim() === 'y') session = send(session, { type: 'submit' }, hall);
        }
      } else if (word === 's' && isTask) {
        await lines.lend(() => workOnTask(item.id, session.sitting, services, cli));
        session = send(takenIn(session, hall), { type: 'look' }, hall);
      } else session = step(session, word, hall);
    }
    cli.print.out(cli.say(session.sitting.submitted?.by === 'clock' ? texts.timeOver : texts.submitted));
    return true;
  } finally {
    lines.close();
  }
}

type Hall = { readonly services: Services; readonly cli: CliContext; readonly voice: Voice };
type Message = ExamMessage extends infer Each
  ? Each extends { now: unknown }
    ? Omit<Each, 'now'>
    : never
  : never;

const reading = ({ services }: Hall) => ({ wall: services.clock.now(), mono: services.clock.monotonic() });

function open(sitting: Sitting, hall: Hall): ExamSession {
  const turn = openSession(sitting, newWindow(hall.services.random), reading(hall));
  hall.services.history.record(turn.record);
  return turn.state;
}

/** What could not be written down did not happen: the session stays as it was. */
function send(session: ExamSession, message: Message, hall: Hall): ExamSession {
  const turn = updateSession(session, { ...message, now: reading(hall) } as ExamMessage);
  try {
    hall.services.history.record(turn.record);
    return turn.state;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    reportProblem(thrown, false, hall.cli);
    return session;
  }
}

async function show(session: ExamSession, { cli, voice, services }: Hall): Promise<void> {
  const { paper, flagged } = session.sitting;
  const item = paper.items[session.index];
  if (item === undefined) return;
  const left = leftText(session.sitting, services.clock.now(), cli);
  cli.print.out(flagged.has(item.id) ? `* ${left}` : left);
  const asking = session.asked.get(item.id);
  if (asking !== undefined)
    for (const line of questionLines(asking.item, session.index + 1, paper.items.length, voice))
      cli.print.out(line);
  else {
    cli.print.out(texts.position[voice.language](session.index + 1, paper.items.length));
    for (const line of await taskLines(item.id, session.sitting, cli)) cli.print.out(line);
  }
}

/** What was written down beside the session, as looks at tasks are. */
function takenIn(session: ExamSession, { services }: Hall): ExamSession {
  const sitting = sittingsOf(services.history.records).find(({ id }) => id === session.sitting.id);
  return sitting === undefined ? session : { ...session, sitting };
}

function step(before: ExamSession, word: string, hall: Hall): ExamSession {
  const { cli, voice } = hall;
  const { index } = before;
  if (word === 'n' || word === '') return send(before, { type: 'go', to: index + 1 }, hall);
  if (word === 'p') return send(before, { type: 'go', to: index - 1 }, hall);
  if (/^\d+$/.test(word) && asksForLetters(before))
    return send(before, { type: 'go', to: Number(word) - 1 }, hall);
  if (word === 'm') {
    cli.print.out(mapLine(before));
    return before;
  }
  if (word === 'f') {
    const session = send(before, { type: 'flag' }, hall);
    const id = session.sitting.paper.items[index]?.id ?? '';
    cli.print.out(quizLineTexts.flagged[voice.language](session.sitting.flagged.has(id)));
    return session;
  }
  return answer(before, word, hall);
}

const asksForLetters = (session: ExamSession): boolean => {
  const item = session.sitting.paper.items[session.index];
  return item?.kind === 'question' && item.question.kind !== 'wrong-line';
};

function answer(before: ExamSession, word: string, hall: Hall): ExamSession {
  const { cli, voice, services } = hall;
  const item = before.sitting.paper.items[before.index];
  const asking = item === undefined ? undefined : before.asked.get(item.id);
  const given = asking === undefined ? undefined : readAnswer(asking.item, word);
  if (item === undefined || asking === undefined || given === undefined) {
    cli.print.out(cli.say(quizLineTexts.refused.unread));
    return before;
  }
  const looked = send(before, { type: 'look' }, hall);
  if (looked.sitting.submitted !== undefined) return looked;
  const took = Math.max(0, services.clock.monotonic() - before.since);
  services.history.record([
    examEvent(before.sitting.id, { step: 'answer', data: { item: item.id, answer: given, took } }),
  ]);
  const { sitting } = takenIn(before, hall);
  const draft = draftOf(asking.item.question, given);
  const asked = new Map(looked.asked).set(item.id, { ...asking, draft });
  if (!modes[sitting.mode].whys) cli.print.out(texts.answerSaved[voice.language](word));
  else {
    const grade = gradeAnswer(asking.item.question, given);
    const sources = services.course.sourcesOf(asking.item.question);
    for (const line of verdictLines(asking.item, grade, sources, voice)) cli.print.out(line);
  }
  const session = { ...looked, sitting, asked, since: services.clock.monotonic() };
  const last = before.index + 1 >= sitting.paper.items.length;
  return last ? session : send(session, { type: 'go', to: before.index + 1 }, hall);
}

/** `[1] 2* [3]`: brackets are answers, stars are flags. */
function mapLine({ sitting }: ExamSession): string {
  return sitting.paper.items
    .map(({ id }, at) => {
      const number = isAnswered(sitting, id) ? `[${at + 1}]` : String(at + 1);
      return sitting.flagged.has(id) ? `${number}*` : number;
    })
    .join(' ');
}

function submitText(session: ExamSession, { cli, services, voice }: Hall): string {
  const { open: left, openFlagged } = countsOf(session);
  const time = leftText(session.sitting, services.clock.now(), cli);
  return `${texts.submitAsk[voice.language](left, openFlagged, time)}\n${cli.say(texts.submitFinal)}\n${cli.say(texts.submitKey)}`;
}
