import { reviewTexts as texts } from '../../i18n/texts/review.ts';
import { cardsOf } from '../../study/review/cards.ts';
import { forecastOf, retentionOf } from '../../study/review/forecast.ts';
import { doneToday, queueOf } from '../../study/review/queue.ts';
import type { CliContext } from '../cli-context.ts';
import { rulesFor } from './review-cards.ts';

/** What is due now, on the next days, and what would be left after a break. */
export async function showForecast(cli: CliContext): Promise<void> {
  const services = await cli.services();
  const rules = rulesFor(services);
  const now = services.clock.now();
  const { records } = services.history;
  const cards = [...cardsOf(records, { ...rules, now }).values()];
  const done = doneToday(records, now, rules.dayOf);
  const queue = queueOf(cards, now, rules.dayOf, rules.scheduler, done, rules.limits);
  const days = forecastOf(cards, now, rules.dayOf, 30);
  const retention = retentionOf(cards, rules.scheduler, now, [0, 7, 30]);
  if (cli.flags().json) {
    const { learning, due, fresh, next } = queue;
    return cli.print.json('review-forecast', {
      cards: cards.length,
      learning,
      due,
      fresh,
      next: next ?? null,
      days,
      retention: retention ?? null,
    });
  }
  const { language, say, print } = cli;
  print.out(texts.counts[language](queue.learning, queue.due, queue.fresh));
  print.out(`${say(texts.days)}   ${days.slice(0, 7).join('  ')}`);
  const [today = 0, week = 0, month = 0] = (retention ?? []).map((share) => Math.round(share * 100));
  if (retention !== undefined) print.out(texts.retention[language](`${today}%`, `${week}%`, `${month}%`));
  else print.note(say(texts.none));
}
