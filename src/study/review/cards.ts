import type { HistoryRecord, Instant, StudyEvent } from '../history.ts';
import { told } from '../progress.ts';
import { type CardSubject, cardId, newCard, type Rating, type ReviewCard, subjectOf } from './card.ts';
import type { Scheduler } from './scheduler.ts';

export type CardOptions = {
  readonly scheduler: Scheduler;
  readonly now: Instant;
  /** Glossary terms that become cards when their lesson has been read. */
  readonly termsOf: (lesson: string) => readonly string[];
  /** Lapses that make a leech. @default 8 */
  readonly leechAt?: number;
};

/** The cards of a history, by id: fed by lesson checks, missed questions, failed lab criteria and terms of lessons read. */
export function cardsOf(
  records: readonly HistoryRecord[],
  options: CardOptions,
): ReadonlyMap<string, ReviewCard> {
  const cards = new Map<string, ReviewCard>();
  for (const { at, event } of inTime(told(records), options.now)) takeEvent(cards, event, at, options);
  return cards;
}

/** One more event; `cards` is changed in place. */
export function takeEvent(
  cards: Map<string, ReviewCard>,
  event: StudyEvent,
  at: Instant,
  { scheduler, termsOf, leechAt = 8 }: CardOptions,
): void {
  const make = (subject: CardSubject): ReviewCard => cards.get(cardId(subject)) ?? newCard(subject, at);
  const rate = (card: ReviewCard, rating: Rating) => {
    const memory = scheduler.rate(card, rating, at);
    const leech = memory.lapses >= leechAt && memory.lapses > card.lapses && memory.lapses % 4 === 0;
    cards.set(card.id, {
      ...card,
      ...memory,
      leech: card.leech || leech,
      suspended: card.suspended || leech,
    });
  };
  const plant = (subject: CardSubject) => {
    const card = make(subject);
    if (!cards.has(card.id)) cards.set(card.id, card);
  };
  switch (event.type) {
    case 'answered': {
      const subject: CardSubject = { kind: 'question', question: event.question };
      if (countsAsReview(event, cards.get(cardId(subject)), at))
        rate(make(subject), event.verdict === 'right' ? 3 : event.verdict === 'partly' ? 2 : 1);
      break;
    }
    case 'rated': {
      const subject = subjectOf(event.card);
      if (subject !== undefined && (subject.kind !== 'own' || cards.has(event.card)))
        rate(make(subject), event.rating);
      break;
    }
    case 'lab-checked':
      for (const check of event.failed) plant({ kind: 'lab', lab: event.lab, check });
      break;
    case 'card-added': {
      const subject = subjectOf(event.card);
      if (subject?.kind !== 'own') break;
      const told = { ...subject, front: event.front, back: event.back };
      cards.set(event.card, { ...make(subject), subject: told });
      break;
    }
    case 'lesson-read':
      for (const term of termsOf(event.lesson)) plant({ kind: 'term', term });
      break;
    case 'card-suspended':
      change(cards, event.card, (card) => ({ ...card, suspended: event.on, leech: card.leech && event.on }));
      break;
    case 'card-buried':
      change(cards, event.card, (card) => ({ ...card, buriedUntil: event.until }));
      break;
  }
}

/**
 * A missed question becomes a card, one that was right only where a lesson planted it. Knowing early says little:
 * a right answer to a card counts when the card was due.
 */
function countsAsReview(
  { verdict, where }: Extract<StudyEvent, { type: 'answered' }>,
  known: ReviewCard | undefined,
  at: Instant,
): boolean {
  if (verdict !== 'right') return true;
  return known === undefined ? where === 'lesson' : known.due <= at || known.state === 'new';
}

function change(cards: Map<string, ReviewCard>, id: string, to: (card: ReviewCard) => ReviewCard): void {
  const card = cards.get(id);
  if (card !== undefined) cards.set(id, to(card));
}

/**
 * Records in the order they happened. Histories of two machines are merged by time; a time in the future (the clock
 * was ahead) counts as the time of the record written before it.
 */
function inTime(records: readonly HistoryRecord[], now: Instant): readonly HistoryRecord[] {
  const latest = now + 86_400_000;
  let before = 0;
  let inOrder = true;
  const timed = records.map((record) => {
    const at = record.at > latest ? before : record.at;
    if (at < before) inOrder = false;
    before = at;
    return at === record.at ? record : { ...record, at };
  });
  return inOrder ? timed : timed.sort((one, other) => one.at - other.at);
}
