import { sayMinutes } from '../../i18n/amounts.ts';
import { examTexts as texts } from '../../i18n/texts/exam.ts';
import { exitCodes, Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { type ExamMode, modes } from '../../study/exam/modes.ts';
import { deckOf } from '../../study/exam/paper.ts';
import { countsOf, openSession } from '../../study/exam/session.ts';
import { examEvent, type Sitting } from '../../study/exam/sitting.ts';
import { startSitting } from '../../study/exam/start.ts';
import { submission } from '../../study/exam/submit.ts';
import { taskPool } from '../../study/exam/task-pool.ts';
import { drawSeed } from '../../study/random.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { allQuestions } from './exam-list.ts';
import { runExamLoop } from './exam-loop.ts';
import { printPaper } from './exam-paper.ts';
import { agreedPlace } from './exam-place.ts';
import { printReport } from './exam-report.ts';
import { closeIfOver, findSitting, leftText } from './exam-sittings.ts';
import { readSheet } from './quiz-json.ts';

export type StartOptions = {
  readonly mode: ExamMode;
  readonly seed?: string;
  readonly count?: number;
  readonly target?: string;
};

/** Draws a paper, begins its time, and asks it line by line; with `--json` prints it and stops. */
export async function startExam(
  id: string,
  { mode, seed, count, target }: StartOptions,
  cli: CliContext,
): Promise<void> {
  const services = await cli.services();
  const { course, clock, history, labs } = services;
  const blueprint = course.exams.find((exam) => exam.id === id);
  if (blueprint === undefined) {
    const near = nearest(
      id,
      course.exams.map((exam) => exam.id),
    );
    throw new Problem('no-such-exam', { id, ...(near === undefined ? {} : { near }) });
  }
  const cards = blueprint.form === 'performance' || modes[mode].tasks ? await labs.list() : [];
  const place = await agreedPlace(blueprint.id, target, cards, cli);
  const begun = startSitting({
    blueprint,
    mode,
    questions: allQuestions(services),
    tasks: taskPool(cards, target),
    seed: seed ?? drawSeed(services.random),
    edition: course.hash,
    ...(count !== undefined && { count }),
    ...(place !== undefined && { target: place }),
    now: clock.now(),
  });
  if (begun.paper.items.length === 0) throw new Problem('no-questions', { wanted: id });
  history.record([begun.event]);
  const sitting = findSitting(services, begun.id);
  if (cli.flags().json) return printPaper(sitting, services, cli);
  const { language, print } = cli;
  print.note(texts.begun[language](begun.id));
  const { items, minutes, uncovered } = begun.paper;
  const wanted = count ?? blueprint.questions;
  if (items.length < wanted)
    print.note(texts.short[language](items.length, wanted, sayMinutes(minutes, language)));
  if (uncovered.length > 0) print.note(texts.uncovered[language](uncovered.join(', ')));
  print.note(cli.say(texts.noPenalty));
  await sitExam(sitting, services, cli);
}

/** Takes up a sitting where it was left. When its time is over, it is submitted as of the deadline. */
export async function resumeExam(id: string | undefined, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const sitting = closeIfOver(findSitting(services, id, true), services);
  if (cli.flags().json) return printPaper(sitting, services, cli);
  if (sitting.submitted !== undefined) {
    cli.print.note(cli.say(texts.timeOver));
    return printReport(sitting.id, 'text', cli);
  }
  await sitExam(sitting, services, cli);
}

/** Adds answers of a file and submits. Open questions need `--yes`. */
export async function submitExam(
  id: string | undefined,
  options: { readonly answers?: string; readonly yes?: boolean },
  cli: CliContext,
): Promise<void> {
  const services = await cli.services();
  const { history, clock } = services;
  const sitting = closeIfOver(findSitting(services, id, true), services);
  if (sitting.submitted === undefined) {
    if (options.answers !== undefined) {
      const sheet = await readSheet(options.answers, deckOf(sitting.paper), cli, 'exam');
      history.record(
        [...sheet].map(([item, answer]) =>
          examEvent(sitting.id, { step: 'answer', data: { item, answer, took: 0 } }),
        ),
      );
    }
    const now = { wall: clock.now(), mono: clock.monotonic() };
    const answered = findSitting(services, sitting.id);
    const counts = countsOf(openSession(answered, 'submit', now).state);
    if (counts.open > 0 && options.yes !== true) {
      const left = leftText(answered, clock.now(), cli);
      cli.print.note(texts.submitAsk[cli.language](counts.open, counts.openFlagged, left));
      cli.print.note(cli.say(texts.needsYes));
      return cli.exitWith(exitCodes.usage);
    }
    history.record(submission(answered, clock.now(), 'learner'));
  }
  return printReport(sitting.id, 'text', cli);
}

async function sitExam(sitting: Sitting, services: Services, cli: CliContext): Promise<void> {
  const ended = await runExamLoop(sitting, services, cli);
  if (ended) return printReport(sitting.id, 'text', cli);
  cli.print.note(`eks-learn exam resume ${sitting.id}`);
}
