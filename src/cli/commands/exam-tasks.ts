import {
  lookAtTask,
  lookAtTasks,
  sessionsOf,
  sessionsToJudge,
  type TaskLook,
  workInShell,
} from '../../course/task-look.ts';
import { adviceFor } from '../../i18n/problems/index.ts';
import { examTaskTexts as texts } from '../../i18n/texts/exam-task.ts';
import { isProblem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { modes } from '../../study/exam/modes.ts';
import type { Sitting } from '../../study/exam/sitting.ts';
import { awaitsLooks } from '../../study/exam/task-result.ts';
import type { CliContext } from '../cli-context.ts';
import { reportLines } from '../lab-lines.ts';
import { reportProblem } from '../report-thrown.ts';
import { findSitting } from './exam-sittings.ts';
import { cancellable, teller } from './lab-open.ts';

/** Looks at every task of a sitting that has just ended, for the last time. Later it would not count. */
export async function judgeTasks(sitting: Sitting, services: Services, cli: CliContext): Promise<Sitting> {
  const { clock, labs } = services;
  if (!awaitsLooks(sitting, clock.now())) return sitting;
  const { length } = await sessionsToJudge(sitting, labs);
  let done = 0;
  await cancellable(async (signal) => {
    for await (const look of lookAtTasks(sitting, services, signal)) {
      cli.print.note(texts.judging[cli.language](++done, length));
      keep(look, services, cli);
    }
  });
  return findSitting(services, sitting.id);
}

function keep(look: TaskLook, { history }: Services, cli: CliContext): void {
  if ('event' in look) history.record([look.event]);
  else {
    cli.print.note(texts.couldNot[cli.language](look.lab));
    if (look.problem !== undefined) cli.print.note(adviceFor(look.problem, cli.language).what);
  }
}

/** The task as it is asked: title, ticket, what gives points, and whether it has been begun. */
export async function taskLines(lab: string, sitting: Sitting, cli: CliContext): Promise<readonly string[]> {
  const { labs } = await cli.services();
  const { language } = cli;
  const [details, open] = await Promise.all([labs.show(lab), sessionsOf(sitting, labs)]);
  const session = open.find((each) => each.lab === lab);
  const result = sitting.tasks.get(lab);
  return [
    `${cli.say(texts.task)}  ${cli.say(details.title)}`,
    cli.say((session ?? details).ticket).trimEnd(),
    ...details.tasks.map(({ text, points }) => `  ${cli.say(text)}   ${texts.points[language](points)}`),
    session === undefined
      ? cli.say(texts.notBegun)
      : texts.working[language](session.namespace ?? session.folder),
    ...(result === undefined ? [] : [texts.recorded[language](result.looked)]),
  ];
}

/** Begins the task where it was not, hands the terminal to the learner's shell, and looks at what came of it. */
export async function workOnTask(lab: string, sitting: Sitting, services: Services, cli: CliContext) {
  try {
    const known = await openTask(lab, sitting, services, cli);
    cli.print.note(`${cli.say(known.ticket).trimEnd()}\n`);
    cli.print.note(cli.say(texts.shellEnds));
    const atEnd = await workInShell(known, sitting, services);
    if (atEnd === undefined) cli.print.note(cli.say(texts.looking));
    const look = atEnd ?? (await lookAtTask(known, sitting.id, services));
    keep(look, services, cli);
    if (!('event' in look)) return;
    if (!modes[sitting.mode].whys) return cli.print.out(texts.recorded[cli.language](services.clock.now()));
    for (const line of reportLines(look.report, known, cli)) cli.print.out(line);
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    reportProblem(thrown, false, cli);
  }
}

/** The session of a task; one that was open before the exam is cleaned up, so that all begin alike. */
async function openTask(lab: string, sitting: Sitting, { labs, history }: Services, cli: CliContext) {
  const tell = teller(cli);
  const open = await labs.session(lab);
  if (open !== undefined && open.startedAt >= sitting.startedAt) return open;
  return cancellable(async (signal) => {
    if (open !== undefined) {
      cli.print.note(texts.before[cli.language](open.namespace ?? open.folder));
      await labs.cleanup(open.session, tell, signal);
    }
    const plan = await labs.plan(lab, sitting.paper.target, signal);
    const { session } = await labs.start(plan, sitting.paper.target ?? true, tell, signal);
    history.record([{ type: 'lab-started', lab, session: plan.session, target: plan.target.pin.id }]);
    return session;
  });
}
