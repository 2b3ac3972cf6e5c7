import { Argument, type Command, Option } from 'commander';
import { reviewTexts as texts } from '../../i18n/texts/review.ts';
import { reviewImportTexts as importTexts } from '../../i18n/texts/review-import.ts';
import type { CliContext } from '../cli-context.ts';
import { describe } from '../help.ts';
import { listCards, optimiseReviews, rateCard, rateSheet, suspendCard } from './review-cards.ts';
import { showForecast } from './review-forecast.ts';
import { type ImportOptions, importCards, importFormats } from './review-import.ts';
import { sitReview } from './review-loop.ts';

export function addReviewCommand(program: Command, cli: CliContext): void {
  const review = program.command('review');
  describe(review, cli.say(texts.summary), [
    ['eks-learn review', cli.say(texts.sit)],
    ['eks-learn review forecast', cli.say(texts.forecast)],
    ['eks-learn review --json', cli.say(texts.list)],
    ['eks-learn review --answers ratings.json --json', cli.say(texts.answers)],
  ]);
  review.option('--answers <file>', cli.say(texts.answers));
  const card = () => new Argument('<card>', cli.say(texts.card));
  const sub = (
    name: string,
    summary: string,
    run: (...args: string[]) => Promise<void>,
    ...places: Argument[]
  ) => {
    const command = review.command(name, name === 'sit' ? { isDefault: true } : {});
    for (const place of places) command.addArgument(place);
    const typed = ['eks-learn', 'review', name, ...places.map((place) => place.name().toUpperCase())].join(
      ' ',
    );
    describe(
      command.action((...args) => run(...args.filter((arg) => typeof arg === 'string'))),
      summary,
      [[typed, '']],
    );
  };
  sub('sit', cli.say(texts.sit), () => {
    const { answers } = review.opts<{ answers?: string }>();
    return answers === undefined ? sitReview(cli) : rateSheet(answers, cli);
  });
  sub('list', cli.say(texts.list), () => listCards(cli));
  sub('forecast', cli.say(texts.forecast), () => showForecast(cli));
  const rating = new Argument('<rating>', cli.say(texts.rating)).choices(['1', '2', '3', '4']);
  sub('rate', cli.say(texts.rate), (id = '', given = '') => rateCard(id, given, cli), card(), rating);
  sub('suspend', cli.say(texts.suspend), (id = '') => suspendCard(id, true, cli), card());
  sub('unsuspend', cli.say(texts.unsuspend), (id = '') => suspendCard(id, false, cli), card());
  const into = review
    .command('import')
    .argument('<file>', cli.say(importTexts.file))
    .addOption(new Option('--format <format>', cli.say(importTexts.format)).choices(importFormats))
    .option('--yes', cli.say(importTexts.yes))
    .action((file: string, options: ImportOptions) => importCards(file, options, cli));
  describe(into, cli.say(importTexts.summary), [
    ['eks-learn review import notes.txt', ''],
    ['eks-learn review import quiz.gift --yes', ''],
  ]);
  sub('optimise', cli.say(texts.optimise), () => optimiseReviews(cli));
}
