import { labTexts } from '../../i18n/texts/lab.ts';
import { Problem } from '../../problem.ts';
import { holderOf } from '../../study/exam/held-lab.ts';
import type { CliContext } from '../cli-context.ts';
import { cancellable, openSession, teller } from './lab-open.ts';

/** The first task that is not passed; the first one when nothing can be told. */
async function taskInHand(session: string, first: string, cli: CliContext): Promise<string> {
  const { labs } = await cli.services();
  for await (const report of labs.check(session, { mode: 'once' })) {
    if (!report.settled) continue;
    const open = report.tasks.find((task) => task.checks.some((check) => check.verdict !== 'pass'));
    if (open !== undefined) return open.id;
  }
  return first;
}

/** An exam under way allows no help with its tasks. */
async function refuseInExam(lab: string, cli: CliContext): Promise<void> {
  const { history, clock } = await cli.services();
  if (holderOf(history.records, lab, clock.now()) !== undefined) throw new Problem('exam-holds-lab', { lab });
}

/** One hint further on the task named, or on the first that is not passed. */
export async function hintLab(
  id: string | undefined,
  task: string | undefined,
  tier: number | undefined,
  cli: CliContext,
): Promise<void> {
  const session = await openSession(id, cli);
  await refuseInExam(session.lab, cli);
  const { labs, history } = await cli.services();
  const chosen = task ?? (await taskInHand(session.session, session.tasks[0]?.id ?? '', cli));
  const seen = history.records.flatMap(({ event }) =>
    event.type === 'hint-seen' && event.session === session.session ? [event.tier] : [],
  );
  const hint = await labs.hint(session.session, chosen, tier ?? seen.length + 1);
  history.record([
    { type: 'hint-seen', lab: session.lab, session: session.session, tier: hint.tiers.length },
  ]);
  if (cli.flags().json)
    return cli.print.json('lab-hint', { lab: session.lab, ...hint, now: hint.now ?? null });
  if (hint.now !== undefined) cli.print.out(`! ${cli.say(labTexts.hintNow)}  ${cli.say(hint.now)}`);
  for (const [index, text] of hint.tiers.entries())
    cli.print.out(`${cli.say(labTexts.hintOf)} ${index + 1}/${hint.total}  ${cli.say(text)}`);
  if (hint.tiers.length === hint.total)
    cli.print.note(`${cli.say(labTexts.noMoreHints)} eks-learn lab solution ${session.lab}`);
}

/** Prints the solution, or runs it (or a named alternative or wrong answer) in the open session. */
export async function solveLab(
  named: string | undefined,
  apply: string | true | undefined,
  cli: CliContext,
): Promise<void> {
  const { labs, history } = await cli.services();
  const id = named ?? (await openSession(undefined, cli)).lab;
  await refuseInExam((await labs.show(id)).id, cli);
  const name = typeof apply === 'string' ? apply : undefined;
  const solution = await labs.solution(id, name);
  if (apply !== undefined) {
    const session = await openSession(id, cli);
    await cancellable((signal) => labs.applySolution(session.session, name, teller(cli), signal));
    history.record([{ type: 'solution-seen', lab: session.lab, session: session.session }]);
    if (cli.flags().json)
      return cli.print.json('lab-solution', { lab: session.lab, applied: solution.name, ...solution });
    return cli.print.note(`${cli.say(labTexts.nextIs)} eks-learn lab check ${session.lab}`);
  }
  const open = await labs.session(id);
  if (open !== undefined) history.record([{ type: 'solution-seen', lab: open.lab, session: open.session }]);
  if (cli.flags().json) return cli.print.json('lab-solution', { lab: id, applied: null, ...solution });
  cli.print.out(cli.say(solution.say).trimEnd());
  for (const command of solution.commands) cli.print.out(`$ ${command}`);
  for (const { path, text } of solution.files) cli.print.out(`\n# ${path}\n${text.trimEnd()}`);
}
