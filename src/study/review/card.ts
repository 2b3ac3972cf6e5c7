import type { Instant } from '../history.ts';

export type Rating = 1 | 2 | 3 | 4;

/** What a card asks about; its id is the same text in the history. */
export type CardSubject =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'lab'; readonly lab: string; readonly check: string }
  /** A card of the learner's own; its sides are empty until the history has told them. */
  | { readonly kind: 'own'; readonly own: string; readonly front: string; readonly back: string };

/** Memory of a card as FSRS keeps it; times on the wall clock. */
export type Memory = {
  readonly state: 'new' | 'learning' | 'review' | 'relearning';
  readonly due: Instant;
  readonly stability: number;
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  /** Place in the learning steps. */
  readonly step: number;
  readonly scheduledDays: number;
  readonly last: Instant | undefined;
  readonly lastRating: Rating | undefined;
};

export type ReviewCard = Memory & {
  readonly id: string;
  readonly subject: CardSubject;
  readonly suspended: boolean;
  /** Forgotten so often that the question, not the learner, needs work; suspended until taken up again. */
  readonly leech: boolean;
  readonly buriedUntil: Instant;
};

export function cardId(subject: CardSubject): string {
  switch (subject.kind) {
    case 'question':
      return `question:${subject.question}`;
    case 'term':
      return `term:${subject.term}`;
    case 'lab':
      return `lab:${subject.lab}:${subject.check}`;
    case 'own':
      return `own:${subject.own}`;
  }
}

/** The subject a card id names; undefined for ids of another version. */
export function subjectOf(id: string): CardSubject | undefined {
  const [kind, one, two] = id.split(':');
  if (one === undefined) return undefined;
  if (kind === 'question') return { kind, question: one };
  if (kind === 'term') return { kind, term: one };
  if (kind === 'own') return { kind, own: one, front: '', back: '' };
  return kind === 'lab' && two !== undefined ? { kind, lab: one, check: two } : undefined;
}

/** A card nobody has rated yet, due at once. */
export const newCard = (subject: CardSubject, at: Instant): ReviewCard => ({
  id: cardId(subject),
  subject,
  state: 'new',
  due: at,
  stability: 0,
  difficulty: 0,
  reps: 0,
  lapses: 0,
  step: 0,
  scheduledDays: 0,
  last: undefined,
  lastRating: undefined,
  suspended: false,
  leech: false,
  buriedUntil: 0,
});
