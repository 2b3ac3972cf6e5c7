import { labTexts } from '../../i18n/texts/lab.ts';
import type { SessionView } from '../../lab/actions.ts';
import { isLeftOver, prices, spentSince } from '../../lab/prices.ts';
import type { CliContext } from '../cli-context.ts';
import { targetJson } from '../formats/lab-json.ts';
import { targetLine } from '../lab-target-line.ts';

/** Labs this learner has passed, by the history. */
async function passedLabs(cli: CliContext): Promise<ReadonlySet<string>> {
  const { history } = await cli.services();
  return new Set(
    history.records.flatMap(({ event }) => (event.type === 'lab-checked' && event.passed ? [event.lab] : [])),
  );
}

export async function listLabs(cli: CliContext): Promise<void> {
  const { labs } = await cli.services();
  const [cards, passed] = await Promise.all([labs.list(), passedLabs(cli)]);
  const stateOf = (id: string, state: string) =>
    state === 'not-started' && passed.has(id) ? 'passed' : state;
  if (cli.flags().json) {
    const rows = cards.map(({ cost, ...card }) => ({
      ...card,
      cost: cost ?? null,
      state: stateOf(card.id, card.state),
      passed: passed.has(card.id),
    }));
    return cli.print.json('labs', { labs: rows });
  }
  const width = Math.max(...cards.map(({ id }) => id.length), 2);
  for (const { id, minutes, title, state } of cards) {
    const mark = passed.has(id) ? '✓' : state === 'not-started' ? ' ' : '~';
    const said = cli.say(labTexts.states[state]);
    const head = `${mark} ${id.padEnd(width)}  ${String(minutes).padStart(2)} ${cli.say(labTexts.minutes)}`;
    cli.print.out(`${head}  ${cli.say(title)}${said === '' ? '' : `  (${said})`}`);
  }
  const [first] = cards;
  if (first !== undefined) cli.print.note(`${cli.say(labTexts.nextIs)} eks-learn lab show ${first.id}`);
}

export async function showLab(id: string, cli: CliContext): Promise<void> {
  const { labs } = await cli.services();
  const lab = await labs.show(id);
  if (cli.flags().json) return cli.print.json('lab', { lab: { ...lab, cost: lab.cost ?? null } });
  const { minutes, points } = labTexts;
  cli.print.out(`${cli.say(lab.title)}  ${lab.minutes} ${cli.say(minutes)}`);
  cli.print.out('');
  cli.print.out(cli.say(lab.ticket).trimEnd());
  cli.print.out('');
  for (const [index, task] of lab.tasks.entries())
    cli.print.out(`${index + 1}  ${cli.say(task.text)}  ${task.points} ${cli.say(points)}`);
  const next = lab.state === 'active' ? 'check' : 'start';
  cli.print.note(`${cli.say(labTexts.nextIs)} eks-learn lab ${next} ${lab.id}`);
}

export async function pathOfLab(id: string, cli: CliContext): Promise<void> {
  const { labs } = await cli.services();
  const path = await labs.path(id);
  if (cli.flags().json) return cli.print.json('lab-path', { lab: id, path });
  cli.print.out(path);
}

/** What an open session has come to, and a reminder where it has stood for long. */
function moneyLines(
  { usdPerHour = 0, startedAt }: SessionView,
  now: number,
  cli: CliContext,
): readonly string[] {
  if (usdPerHour === 0) return [];
  const spent = spentSince(usdPerHour, startedAt, now).toFixed(2);
  const line = `  ${cli.say(labTexts.plan.cost)} USD ${spent} (${usdPerHour}/${cli.say(labTexts.plan.perHour)}, ${prices.asOf})`;
  return isLeftOver({ usdPerHour, startedAt }, now) ? [line, `  ! ${cli.say(labTexts.leftOpen)}`] : [line];
}

export async function statusOfLabs(cli: CliContext): Promise<void> {
  const { labs, clock } = await cli.services();
  const sessions = await labs.sessions();
  if (cli.flags().json) {
    const open = sessions.map(({ target, ...session }) => ({ ...session, target: targetJson(target) }));
    return cli.print.json('lab-status', { sessions: open });
  }
  if (sessions.length === 0) return cli.print.out(cli.say(labTexts.none));
  for (const session of sessions) {
    cli.print.out(`${session.lab}  ${session.session}  ${cli.say(labTexts.states[session.state])}`);
    cli.print.out(`  ${targetLine(session.target, cli)}  ${session.namespace ?? ''}`);
    for (const line of moneyLines(session, clock.now(), cli)) cli.print.out(line);
    for (const command of ['check', 'reset', 'cleanup'])
      cli.print.out(`  eks-learn lab ${command} ${session.lab}`);
  }
}
