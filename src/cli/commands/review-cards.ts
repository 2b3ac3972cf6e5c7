import { localDay } from '../../i18n/amounts.ts';
import { reviewTexts as texts } from '../../i18n/texts/review.ts';
import { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { progressOf } from '../../study/progress.ts';
import type { Rating, ReviewCard } from '../../study/review/card.ts';
import { cardsOf } from '../../study/review/cards.ts';
import { countReviews, enoughReviews, optimise, stepsOf } from '../../study/review/optimise.ts';
import { reviewRulesOf } from '../../study/review/rules.ts';
import type { ReviewRules } from '../../study/review/session.ts';
import { studySettings, writeWeights } from '../../study/settings.ts';
import type { CliContext } from '../cli-context.ts';
import { readNamedFile } from '../wire-files.ts';
import { parse } from './quiz-json.ts';

export const rulesFor = ({ history, course }: Services): ReviewRules =>
  reviewRulesOf(progressOf(history.records), course.glossary.values(), (at) => localDay(at));

/** Cards with their memory, least likely known first. */
export async function listCards(cli: CliContext): Promise<void> {
  const services = await cli.services();
  const { clock } = services;
  const rules = rulesFor(services);
  const now = clock.now();
  const cards = [...cardsOf(services.history.records, { ...rules, now }).values()]
    .map((card) => ({ ...card, recall: rules.scheduler.recall(card, now) }))
    .sort((one, other) => one.recall - other.recall);
  if (cli.flags().json) return cli.print.json('cards', { cards });
  for (const card of cards) cli.print.out(cardLine(card, cli));
  if (cards.length === 0) cli.print.note(cli.say(texts.none));
}

function cardLine(card: ReviewCard & { readonly recall: number }, { say }: CliContext): string {
  const recall = card.reps === 0 ? '   -' : `${Math.round(card.recall * 100)}%`.padStart(4);
  const state = card.leech ? say(texts.leech) : card.suspended ? say(texts.suspended) : '';
  return `${recall}  ${card.id}  ${state}`.trimEnd();
}

export async function rateCard(id: string, given: string, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const rules = rulesFor(services);
  await knownCard(id, services, rules);
  services.history.record([{ type: 'rated', card: id, rating: Number(given) as Rating, took: 0 }]);
  const card = await knownCard(id, services, rules);
  if (cli.flags().json) return cli.print.json('card', { card });
  cli.print.out(cardLine({ ...card, recall: rules.scheduler.recall(card, services.clock.now()) }, cli));
}

/** Rates every card of a file, `{"card": 3}`, all or none: as many sittings with the keys would. */
export async function rateSheet(file: string, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const rules = rulesFor(services);
  const refuse = (why: string): never => {
    throw new Problem('answers-unreadable', { file, why, of: 'review' });
  };
  const content = await readNamedFile(file, cli.world).catch((error: Error) => refuse(error.message));
  const known = cardsOf(services.history.records, { ...rules, now: services.clock.now() });
  const events = Object.entries(parse(content) ?? refuse('not a JSON object')).map(([id, given]) => {
    if (!known.has(id)) refuse(`${id}: no such card`);
    const rating = Number(given);
    if (![1, 2, 3, 4].includes(rating)) refuse(`${id}: ${JSON.stringify(given)} is not 1, 2, 3 or 4`);
    return { type: 'rated', card: id, rating: rating as Rating, took: 0 } as const;
  });
  services.history.record(events);
  const now = services.clock.now();
  const after = cardsOf(services.history.records, { ...rules, now });
  const cards = events.flatMap(({ card, rating }) => {
    const rated = after.get(card);
    return rated === undefined ? [] : [{ ...rated, rating, recall: rules.scheduler.recall(rated, now) }];
  });
  if (cli.flags().json) return cli.print.json('review-result', { rated: cards.length, cards });
  for (const card of cards) cli.print.out(cardLine(card, cli));
}

export async function suspendCard(id: string, on: boolean, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const rules = rulesFor(services);
  await knownCard(id, services, rules);
  services.history.record([{ type: 'card-suspended', card: id, on }]);
  const card = await knownCard(id, services, rules);
  if (cli.flags().json) return cli.print.json('card', { card });
  cli.print.out(cardLine({ ...card, recall: rules.scheduler.recall(card, services.clock.now()) }, cli));
}

/** Fits the parameters to the history and keeps them as a setting, when that predicts better. */
export async function optimiseReviews(cli: CliContext): Promise<void> {
  const { history } = await cli.services();
  const steps = stepsOf(history.records);
  const reviews = countReviews(steps);
  const fitted = optimise(steps);
  if (fitted !== undefined)
    history.record([{ type: 'setting', name: studySettings.weights, value: writeWeights(fitted.weights) }]);
  if (cli.flags().json)
    return cli.print.json('review-optimise', { reviews, needed: enoughReviews, fitted: fitted ?? null });
  if (reviews < enoughReviews) return cli.print.note(texts.tooFew[cli.language](reviews, enoughReviews));
  if (fitted === undefined) return cli.print.out(cli.say(texts.notBetter));
  cli.print.out(texts.fitted[cli.language](reviews, fitted.before.toFixed(3), fitted.after.toFixed(3)));
}

async function knownCard(id: string, { history, clock }: Services, rules: ReviewRules): Promise<ReviewCard> {
  const card = cardsOf(history.records, { ...rules, now: clock.now() }).get(id);
  if (card === undefined) throw new Problem('no-such-card', { id });
  return card;
}
