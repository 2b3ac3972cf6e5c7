import { cliTexts } from '../i18n/texts/cli.ts';
import { progressOf } from '../study/progress.ts';
import type { LookSettings } from '../tui/look.ts';
import type { CliContext } from './cli-context.ts';

/** `eks-learn` alone: the app in a terminal; where the learner stands, in two lines, anywhere else. */
export async function openApp(cli: CliContext): Promise<void> {
  const { world } = cli;
  const flags = cli.flags();
  const terminal = world.stdin.isTTY === true && world.stdout.isTTY === true && world.env.TERM !== 'dumb';
  if (!terminal || !flags.input || flags.json) return printPlainHome(cli);
  const services = await cli.services();
  const [{ runApp }, { lookFor }, { openTerminal }] = await Promise.all([
    import('../tui/app.tsx'),
    import('../tui/look.ts'),
    import('../host/terminal.ts'),
  ]);
  const look = lookFor(
    world.env,
    { noColor: !flags.color, ascii: flags.ascii, screenReader: flags.screenReader },
    lookSettings(progressOf(services.history.records).settings),
  );
  cli.exitWith(await runApp(services, { terminal: openTerminal(process), look }));
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

type Chosen = ReadonlyMap<string, string | number | boolean>;

function lookSettings(chosen: Chosen): LookSettings {
  const word = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === chosen.get(name));
  const theme = word('theme', ['auto', 'dark', 'light', 'none']);
  const glyphs = word('glyphs', ['auto', 'unicode', 'ascii']);
  const ambiguous = word('ambiguous', ['narrow', 'wide']);
  const motion = word('motion', ['clock', 'none']);
  return {
    ...(theme && { theme }),
    ...(glyphs && { glyphs }),
    ...(ambiguous && { ambiguous }),
    ...(motion && { motion }),
    screenReader: chosen.get('screen-reader') === true,
  };
}
