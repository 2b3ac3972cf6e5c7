import { quizLineTexts as texts } from '../../i18n/texts/quiz-lines.ts';
import { isProblem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { readAnswer } from '../../study/answer-sheet.ts';
import { draftOf } from '../../study/draft.ts';
import { updateQuiz } from '../../study/quiz.ts';
import type { Asking, Explaining, Quiz, QuizMessage } from '../../study/quiz-state.ts';
import type { CliContext } from '../cli-context.ts';
import type { LineReader } from '../line-reader.ts';
import { reportProblem } from '../report-thrown.ts';
import { questionLines, type Voice } from './quiz-lines.ts';
import { verdictLines } from './quiz-verdict.ts';

/** Everything the loop talks to. */
export type QuizTalk = {
  readonly cli: CliContext;
  readonly services: Services;
  readonly voice: Voice;
  readonly lines: LineReader;
};

/** Asks question after question until the deck or the input ends, or the learner leaves. */
export async function runQuizLoop(start: Quiz, talk: QuizTalk): Promise<Quiz> {
  let quiz = start;
  let shown: unknown;
  while (quiz.phase !== 'done') {
    if (quiz.phase === 'asking') {
      if (shown !== quiz.item || quiz.index === 0) showQuestion(quiz, shown, talk);
      shown = quiz.item;
      const line = await talk.lines.ask(promptOf(quiz, talk));
      const next = line === undefined ? undefined : answerLine(quiz, line, talk);
      if (next === undefined) return quiz;
      if (next.phase === 'asking' && next.index !== quiz.index) shown = undefined;
      quiz = next;
    } else {
      const next = await explain(quiz, talk);
      if (next === undefined) return quiz;
      if (next.phase === 'asking') shown = undefined;
      quiz = next;
    }
  }
  return quiz;
}

/** Applies a message and makes its records durable; when that fails, says so and stays where it was. */
function send(quiz: Quiz, message: QuizMessage, { cli, services }: QuizTalk): Quiz {
  const turn = updateQuiz(quiz, message);
  if (turn.record.length === 0) return turn.state;
  try {
    const records = services.history.record(turn.record);
    return updateQuiz(turn.state, { type: 'recorded', records }).state;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    reportProblem(thrown, false, cli);
    return quiz;
  }
}

function showQuestion(quiz: Asking, shown: unknown, { cli, voice }: QuizTalk): void {
  if (shown === quiz.item) return;
  for (const line of questionLines(quiz.item, quiz.index + 1, quiz.deck.length, voice)) cli.print.out(line);
}

function promptOf({ item }: Asking, { voice }: QuizTalk): string {
  const last = item.shown.at(-1)?.letter.toLowerCase() ?? '';
  const { kind } = item.question;
  const prompts = voice.spoken ? texts.spokenPrompt : texts.prompt;
  return prompts[kind === 'output' ? 'single' : kind][voice.language](last);
}

/** What a typed line does to the question; undefined when the learner leaves. */
function answerLine(quiz: Asking, line: string, talk: QuizTalk): Quiz | undefined {
  const { cli, services } = talk;
  const word = line.normalize('NFKC').trim().toLowerCase();
  const at = services.clock.monotonic();
  if (word === 'q') return undefined;
  if (word === '?') {
    for (const text of texts.help[talk.voice.language]) cli.print.out(text);
    return quiz;
  }
  if (word === 'u') return undo(quiz, talk);
  if (word === 'f' && quiz.item.shown.every(({ letter }) => letter !== 'F')) return flag(quiz, talk);
  if (word === '') {
    const next = send(quiz, { type: 'answer', at }, talk);
    if (next.phase === 'asking') cli.print.out(refusalText(next, talk));
    return next;
  }
  const answer = readAnswer(quiz.item, line);
  if (answer === undefined) {
    cli.print.out(cli.say(texts.refused.unread));
    return quiz;
  }
  const drafted: Asking = { ...quiz, draft: draftOf(quiz.item.question, answer) };
  const next = send(drafted, { type: 'answer', at }, talk);
  return next === drafted ? quiz : next;
}

function refusalText(quiz: Asking, { cli, voice }: QuizTalk): string {
  const { refusal } = quiz;
  if (refusal?.reason === 'too-few') return texts.refused.tooFew[voice.language](refusal.missing);
  return cli.say(texts.refused.empty);
}

function undo(quiz: Quiz, talk: QuizTalk): Quiz {
  const next = send(quiz, { type: 'undo', at: talk.services.clock.monotonic() }, talk);
  if (next !== quiz) talk.cli.print.out(talk.cli.say(texts.undone));
  return next;
}

function flag<Q extends Quiz>(quiz: Q, talk: QuizTalk): Quiz {
  const next = send(quiz, { type: 'flag' }, talk);
  if (quiz.phase !== 'done' && next !== quiz)
    talk.cli.print.out(texts.flagged[talk.voice.language](next.flagged.has(quiz.item.question.id)));
  return next;
}

async function explain(start: Explaining, talk: QuizTalk): Promise<Quiz | undefined> {
  const { cli, services, voice, lines } = talk;
  let quiz: Quiz = start;
  if (!start.settled) {
    const judged = await judge(start, talk);
    if (judged === undefined) return undefined;
    quiz = judged;
  }
  if (quiz.phase !== 'explaining') return quiz;
  const sources = services.course.sourcesOf(quiz.item.question);
  for (const line of verdictLines(quiz.item, quiz.grade, sources, voice)) cli.print.out(line);
  if (quiz.index + 1 === quiz.deck.length && !voice.spoken)
    return send(quiz, { type: 'next', at: services.clock.monotonic() }, talk);
  for (;;) {
    const line = await lines.ask(cli.say(texts.after));
    const word = line?.normalize('NFKC').trim().toLowerCase();
    if (word === undefined || word === 'q') return undefined;
    if (word === 'u') return undo(quiz, talk);
    if (word !== 'f') return send(quiz, { type: 'next', at: services.clock.monotonic() }, talk);
    quiz = flag(quiz, talk);
  }
}

/** Shows the rubric and asks after each idea that no machine found; undefined when the learner leaves. */
async function judge(start: Explaining, talk: QuizTalk): Promise<Quiz | undefined> {
  const { cli, voice, lines, services } = talk;
  let quiz: Quiz = start;
  const open = start.grade.kind === 'short' ? start.grade.ideas.filter(({ by }) => by === 'self') : [];
  for (const line of verdictLines(start.item, start.grade, [], voice).slice(1)) cli.print.out(line);
  for (const idea of open) {
    const line = await lines.ask(texts.judge[voice.language](idea.text[voice.language]));
    if (line === undefined) return undefined;
    if (/^\s*(y|ｙ|はい)/i.test(line)) quiz = send(quiz, { type: 'judge', idea: idea.id }, talk);
  }
  return send(quiz, { type: 'next', at: services.clock.monotonic() }, talk);
}
