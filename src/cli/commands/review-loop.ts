import { cardFace } from '../../course/card-face.ts';
import { sayNext } from '../../i18n/amounts.ts';
import { quizLineTexts } from '../../i18n/texts/quiz-lines.ts';
import { reviewTexts as texts } from '../../i18n/texts/review.ts';
import { isProblem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { progressOf } from '../../study/progress.ts';
import type { Rating } from '../../study/review/card.ts';
import type { Face } from '../../study/review/face.ts';
import { startOfTomorrow } from '../../study/review/queue.ts';
import {
  madeLeech,
  type Review,
  type ReviewMessage,
  startReview,
  updateReview,
} from '../../study/review/session.ts';
import type { CliContext } from '../cli-context.ts';
import { type LineReader, openLineReader } from '../line-reader.ts';
import { reportProblem } from '../report-thrown.ts';
import { indented, plainWords, type Voice } from './quiz-lines.ts';
import { rulesFor } from './review-cards.ts';

type Desk = {
  readonly services: Services;
  readonly cli: CliContext;
  readonly voice: Voice;
  readonly lines: LineReader;
  readonly face: (review: Review) => Face | undefined;
};

/** Asks card after card; with `--json` prints the queue instead. */
export async function sitReview(cli: CliContext): Promise<void> {
  const services = await cli.services();
  const { history, clock, labs } = services;
  const titles = new Map((await labs.list()).map(({ id, title }) => [id, title]));
  const flagged = progressOf(history.records).flagged;
  const review = startReview(history.records, rulesFor(services), clock.now(), clock.monotonic(), flagged);
  const face = ({ card }: Review) =>
    card === undefined ? undefined : cardFace(card.subject, services.course, titles);
  if (cli.flags().json) {
    const { cards, queue, rules } = review;
    const now = clock.now();
    return cli.print.json('review', {
      ...queue,
      cards: queue.cards.map((id) => {
        const card = cards.get(id);
        if (card === undefined) return { id };
        return {
          ...card,
          face: cardFace(card.subject, services.course, titles) ?? null,
          intervals: rules.scheduler.intervals(card, now),
        };
      }),
    });
  }
  const width = Math.min(80, Math.max(40, cli.world.stdout.columns ?? 80));
  const voice = { language: cli.language, width, spoken: cli.flags().screenReader };
  const lines = openLineReader(cli.world.stdin, cli.world.stdout);
  try {
    const end = await run(review, { services, cli, voice, lines, face });
    if (end.rated > 0) cli.print.out(texts.done[cli.language](end.rated));
    if (end.phase === 'done') sayNothingDue(end, services, cli);
  } finally {
    lines.close();
  }
}

async function run(start: Review, desk: Desk): Promise<Review> {
  let review = start;
  while (review.phase !== 'done') {
    const next = review.phase === 'asking' ? await front(review, desk) : await back(review, desk);
    if (next === undefined) return review;
    review = next;
  }
  return review;
}

async function front(review: Review, desk: Desk): Promise<Review | undefined> {
  const { cli, voice, lines, services } = desk;
  const face = desk.face(review);
  // What left the course asks nothing any more; tomorrow is early enough to look again.
  if (face === undefined)
    return send(
      review,
      { type: 'bury', ...both(desk), until: startOfTomorrow(services.clock.now(), review.rules.dayOf) },
      desk,
    );
  cli.print.out(texts.left[cli.language](review.queue.cards.length));
  for (const line of indented(plainWords(face.front[cli.language]), 2, voice)) cli.print.out(line);
  for (const line of face.code?.text.replace(/\n$/, '').split('\n') ?? [])
    cli.print.out(voice.spoken ? line : `  | ${line}`);
  const word = (await lines.ask(cli.say(texts.show)))?.normalize('NFKC').trim();
  switch (word) {
    case undefined:
    case 'q':
      return undefined;
    case 'u':
      return send(review, { type: 'undo', at: services.clock.monotonic() }, desk);
    case 'b':
      return send(
        review,
        { type: 'bury', ...both(desk), until: startOfTomorrow(services.clock.now(), review.rules.dayOf) },
        desk,
      );
    case 's':
      return send(review, { type: 'suspend', ...both(desk) }, desk);
    case 'f': {
      const next = send(review, { type: 'flag' }, desk);
      cli.print.out(quizLineTexts.flagged[cli.language](next.flagged.has(review.card?.id ?? '')));
      return next;
    }
    default:
      return send(review, { type: 'show' }, desk);
  }
}

async function back(review: Review, desk: Desk): Promise<Review | undefined> {
  const { cli, voice, lines, services } = desk;
  const { card, rules } = review;
  if (card === undefined) return undefined;
  cli.print.out(`  ${cli.say(texts.answer)}`);
  for (const line of indented(plainWords(desk.face(review)?.back[cli.language] ?? ''), 2, voice))
    cli.print.out(line);
  const intervals = rules.scheduler.intervals(card, services.clock.now());
  for (const rating of [1, 2, 3, 4] as const)
    cli.print.out(
      `  ${rating}  ${cli.say(texts.ratings[rating])}   ${sayNext(intervals[rating], cli.language)}`,
    );
  const word = (await lines.ask(cli.say(texts.ask)))?.normalize('NFKC').trim();
  if (word === undefined || word === 'q') return undefined;
  if (word === 'u') return send(review, { type: 'undo', at: services.clock.monotonic() }, desk);
  if (word !== '' && !/^[1-4]$/.test(word)) return review;
  return send(
    review,
    { type: 'rate', rating: (word === '' ? 3 : Number(word)) as Rating, ...both(desk) },
    desk,
  );
}

const both = ({ services }: Desk) => ({ now: services.clock.now(), at: services.clock.monotonic() });

function send(review: Review, message: ReviewMessage, { services, cli }: Desk): Review {
  const turn = updateReview(review, message);
  if (turn.record.length === 0) return turn.state;
  try {
    const records = services.history.record(turn.record);
    if (madeLeech(review, turn.state)) cli.print.out(cli.say(texts.leeched));
    return updateReview(turn.state, { type: 'recorded', records }).state;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    reportProblem(thrown, false, cli);
    return review;
  }
}

function sayNothingDue(
  { queue, cards }: Review,
  { clock }: Services,
  { language, print, say }: CliContext,
): void {
  if (cards.size === 0) {
    print.note(say(texts.none));
    return;
  }
  const next =
    queue.next === undefined ? '' : texts.next[language](sayNext(queue.next - clock.now(), language));
  print.out(texts.nothing[language](next).trim());
}
