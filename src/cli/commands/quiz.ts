import { type Command, Option } from 'commander';
import { disputeTexts } from '../../i18n/texts/disputes.ts';
import { quizTexts as texts } from '../../i18n/texts/quiz.ts';
import { quizLineTexts } from '../../i18n/texts/quiz-lines.ts';
import { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { type DeckItem, makeDeck } from '../../study/deck.ts';
import { pick, select, type Wanted } from '../../study/pick.ts';
import { progressOf } from '../../study/progress.ts';
import type { Question } from '../../study/question.ts';
import { startQuiz } from '../../study/quiz.ts';
import { drawSeed } from '../../study/random.ts';
import { nearest } from '../../text/nearest.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { openLineReader } from '../line-reader.ts';
import { wholeNumber } from '../whole-number.ts';
import { exportItems, type ItemFormat, itemFormats } from './export-items.ts';
import { gradeSheet, paperOf, readSheet } from './quiz-json.ts';
import { runQuizLoop } from './quiz-loop.ts';

type Options = Omit<Wanted, 'items'> & {
  readonly item?: readonly string[];
  readonly weak?: boolean;
  readonly count: number;
  readonly seed?: string;
  readonly answers?: string;
  readonly export?: ItemFormat;
  readonly disputes?: boolean;
};

export function addQuizCommand(program: Command, cli: CliContext): void {
  const quiz = program
    .command('quiz')
    .option('--lesson <id>', cli.say(texts.lesson))
    .option('--module <id>', cli.say(texts.module))
    .option('--exam-domain <id>', cli.say(texts.examDomain))
    .option('--tag <tag>', cli.say(texts.tag))
    .option('--item <ids...>', cli.say(texts.item))
    .option('--weak', cli.say(texts.weak))
    .addOption(new Option('--count <n>', cli.say(texts.count)).argParser(wholeNumber(1, 1000)).default(10))
    .option('--seed <text>', cli.say(texts.seed))
    .option('--answers <file>', cli.say(texts.answers))
    .addOption(new Option('--export <format>', cli.say(texts.export)).choices(itemFormats))
    .addOption(
      new Option('--disputes', cli.say(disputeTexts.option)).conflicts(['answers', 'export', 'item', 'weak']),
    )
    .action(async (options: Options) =>
      options.disputes ? (await import('./quiz-disputes.ts')).printDisputes(cli) : runQuiz(options, cli),
    );
  describe(quiz, cli.say(texts.summary), [
    ['eks-learn quiz --lesson irsa --count 5', cli.say(texts.examples.lesson)],
    ['eks-learn quiz --count 20 --seed 7 --json', cli.say(texts.examples.paper)],
    ['eks-learn quiz --count 20 --seed 7 --answers a.json --json', cli.say(texts.examples.answers)],
  ]);
}

async function runQuiz(options: Options, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const seed = options.seed ?? drawSeed(services.random);
  const deck = makeDeck(questionsFor(options, seed, services), seed);
  const flags = cli.flags();
  if (options.export !== undefined)
    return exportItems(
      deck.map(({ question }) => question),
      options.export,
      cli,
    );
  if (options.answers !== undefined) {
    const sheet = await readSheet(options.answers, deck, cli);
    const result = gradeSheet(deck, sheet, services);
    if (flags.json) return cli.print.json('quiz-result', { seed, ...result });
    return cli.print.out(quizLineTexts.total[cli.language](result.right, result.count));
  }
  if (flags.json) return cli.print.json('quiz', { seed, count: deck.length, items: deck.map(paperOf) });
  await talk(deck, services, cli);
}

/** The questions asked for, in the order of the seed. Throws `no-questions` or `no-such-lesson`. */
function questionsFor(options: Options, seed: string, { course, history }: Services) {
  const { lesson, module, examDomain, tag, item, count, weak } = options;
  const card = lesson === undefined ? undefined : course.card(lesson);
  if (lesson !== undefined && card === undefined) {
    const ids = course.modules.flatMap((each) => each.lessons.map(({ id }) => id));
    const near = nearest(lesson, ids);
    throw new Problem('no-such-lesson', { id: lesson, ...(near === undefined ? {} : { near }) });
  }
  const wanted: Wanted = {
    ...(card && { lesson: card.id }),
    ...(module !== undefined && { module }),
    ...(examDomain !== undefined && { examDomain }),
    ...(tag !== undefined && { tag }),
    ...(item !== undefined && { items: item }),
  };
  const pool = course.modules.map(({ id }) => ({ id, questions: course.questionsOf(id) }));
  const picked = pick(select(pool, wanted), count, seed, weak ? progressOf(history.records) : undefined);
  if (picked.length > 0) return picked;
  const asked = { module, 'exam-domain': examDomain, tag, item: item?.join(' ') };
  const named = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${value}`],
  );
  const near = nearby({ module, 'exam-domain': examDomain, tag }, pool);
  throw new Problem('no-questions', { wanted: named.join(' '), ...(near === undefined ? {} : { near }) });
}

/** What was probably meant: the first of the options that no question carries, with the nearest that some do. */
function nearby(
  asked: Readonly<Record<'module' | 'exam-domain' | 'tag', string | undefined>>,
  pool: readonly { readonly id: string; readonly questions: readonly Question[] }[],
): string | undefined {
  const all = pool.flatMap(({ questions }) => questions);
  const known = {
    module: pool.map(({ id }) => id),
    'exam-domain': all.flatMap(({ domains }) =>
      domains.flatMap((domain) => [domain, domain.replace(/\/.*/, '')]),
    ),
    tag: all.flatMap(({ tags = [] }) => tags),
  };
  for (const name of ['module', 'exam-domain', 'tag'] as const) {
    const value = asked[name];
    if (value === undefined || known[name].includes(value)) continue;
    const near = nearest(value, [...new Set(known[name])]);
    return near === undefined ? undefined : `--${name} ${near}`;
  }
  return undefined;
}

async function talk(deck: readonly DeckItem[], services: Services, cli: CliContext): Promise<void> {
  const { world, language } = cli;
  const width = Math.min(80, Math.max(40, world.stdout.columns ?? 80));
  const voice = { language, width, spoken: cli.flags().screenReader };
  const lines = openLineReader(world.stdin, world.stdout);
  const flagged = progressOf(services.history.records).flagged;
  const start = startQuiz({ deck, where: 'quiz', at: services.clock.monotonic(), flagged });
  try {
    const end = await runQuizLoop(start, { cli, services, voice, lines });
    const verdicts = end.phase === 'explaining' ? [...end.results, end.grade.verdict] : end.results;
    const right = verdicts.filter((verdict) => verdict === 'right').length;
    if (verdicts.length > 0) cli.print.out(quizLineTexts.total[language](right, verdicts.length));
  } finally {
    lines.close();
  }
}
