import type { Both } from '../i18n/language.ts';
import { chooseLanguage, isUtf8 } from '../i18n/language.ts';
import { adviceFor } from '../i18n/problems/index.ts';
import { cliTexts } from '../i18n/texts/cli.ts';
import type { Problem } from '../problem.ts';
import { type Claim, claimWindow } from '../store/claim-window.ts';
import { progressOf } from '../study/progress.ts';
import type { ChosenSettings } from '../tui/look.ts';
import type { Place } from '../tui/places.ts';
import type { CliContext } from './cli-context.ts';
import { historyOf, repairsToTell } from './wire.ts';

/** True where screens can be drawn and are wanted. */
export function canOpenApp({ world, flags }: CliContext): boolean {
  // Windows sets no TERM; elsewhere a terminal that does not name itself is taken for a dumb one.
  const { TERM = world.platform === 'win32' ? 'windows' : 'dumb' } = world.env;
  const terminal = world.stdin.isTTY === true && world.stdout.isTTY === true;
  return terminal && !['', 'dumb'].includes(TERM) && flags().input && !flags().json;
}

/** `eks-learn` alone: the app in a terminal; where the learner stands, in two lines, anywhere else. */
export async function openApp(cli: CliContext, place?: Place): Promise<void> {
  const { world } = cli;
  const flags = cli.flags();
  if (!canOpenApp(cli)) return printPlainHome(cli);
  const services = await cli.services();
  const [{ runApp }, { lookFor, lookSettings, variablesOn }, { openTerminal }] = await Promise.all([
    import('../tui/app.tsx'),
    import('../tui/look.ts'),
    import('../host/terminal.ts'),
  ]);
  const looks = { noColor: !flags.color, ascii: flags.ascii, screenReader: flags.screenReader };
  const variables = variablesOn(world.platform, world.env);
  const lookWith = (chosen: ChosenSettings) => lookFor(variables, looks, lookSettings(chosen));
  const first = place ?? firstPlace(cli, services.history.records.length === 0);
  const options = {
    terminal: openTerminal(process),
    lookWith,
    ...(first === undefined ? {} : { place: first }),
  };
  const claim = claimWindow(historyOf(world).folder);
  const greeting = greetingOf(claim, repairsToTell(world));
  try {
    cli.exitWith(await runApp(services, { ...options, ...(greeting !== undefined && { greeting }) }));
  } finally {
    claim.release();
  }
}

/** What the learner should know before the first key: what was repaired, or that another window is open. */
function greetingOf({ other }: Claim, notices: readonly Problem[]): Both | undefined {
  const [notice] = notices;
  if (notice !== undefined) return { ja: adviceFor(notice, 'ja').what, en: adviceFor(notice, 'en').what };
  if (other === undefined) return undefined;
  return { ja: cliTexts.otherWindow.ja(other.pid), en: cliTexts.otherWindow.en(other.pid) };
}

/** Nothing says which language is read, and nothing was ever chosen: the one case in which we ask, where Japanese can be shown. */
function firstPlace({ world }: CliContext, isNew: boolean): Place | undefined {
  const asks = isNew && isUtf8(world.env) && chooseLanguage(world.env).origin === 'default';
  return asks ? { screen: 'first-language' } : undefined;
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
