import { cliTexts } from '../i18n/texts/cli.ts';
import { progressOf } from '../study/progress.ts';
import type { CliContext } from './cli-context.ts';

/** `eks-learn` alone: the app in a terminal; one line of where the learner stands anywhere else. */
export async function openApp(cli: CliContext): Promise<void> {
  const { world } = cli;
  const flags = cli.flags();
  const interactive =
    world.stdin.isTTY === true &&
    world.stdout.isTTY === true &&
    flags.input &&
    !flags.json &&
    world.env['TERM'] !== 'dumb';
  if (!interactive) return printPlainHome(cli);
  const services = await cli.services();
  const { runApp } = await import('../tui/app.tsx');
  await runApp(services, { ascii: flags.ascii, screenReader: flags.screenReader, color: flags.color });
}

async function printPlainHome(cli: CliContext): Promise<void> {
  const { course, history } = await cli.services();
  const states = progressOf(history.records).lessons;
  const cards = course.modules.flatMap((module) => module.lessons);
  const read = cards.filter((card) => states.get(card.id)?.state === 'read');
  const next = cards.find((card) => states.get(card.id)?.state !== 'read');
  if (cli.flags().json) {
    return cli.print.json('home', { lessons: cards.length, read: read.length, next: next?.id ?? null });
  }
  cli.print.out(`${cli.say(cliTexts.plainHome.course)} ${read.length}/${cards.length}`);
  const command = next === undefined ? 'eks-learn lessons list' : `eks-learn lessons show ${next.id}`;
  cli.print.note(`${cli.say(cliTexts.plainHome.next)} ${command}`);
}
