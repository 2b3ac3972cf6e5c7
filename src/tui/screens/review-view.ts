import { cardFace, cardLesson } from '../../course/card-face.ts';
import { sayNext, sayShortDay } from '../../i18n/amounts.ts';
import { reviewScreenTexts as texts } from '../../i18n/texts/review-screen.ts';
import { shellTexts } from '../../i18n/texts/shell.ts';
import type { Rating, ReviewCard } from '../../study/review/card.ts';
import type { Review } from '../../study/review/session.ts';
import type { Line } from '../../text/line.ts';
import { drawList } from '../components/list.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { ruleLine } from '../frame/rule.ts';
import { emptyLine, line, padded, say } from '../frame/spans.ts';
import type { View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { type KeyUse, use } from '../keys.ts';
import { codeLines, type Drawn } from '../question/drawn.ts';
import { sheetFor } from '../question/question-body.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import type { ReviewState } from './review.ts';

const ratings: readonly Rating[] = [1, 2, 3, 4];
const gap = (room: Room): readonly Line[] => (room.rules ? [emptyLine] : []);

/** A card: asked, then answered with the four ratings and when each would bring it back. */
export function reviewView(state: ReviewState, env: Env): View {
  const { review } = state;
  const { card } = review;
  const room = roomFor(env.size, false);
  const path = [texts.review[env.language]];
  if (card === undefined)
    return { path, body: restLines(review, room, env), keys: restKeys, ...wakeAt(review, env) };
  const asked = frontLines(card, state, room, env);
  const shown: Drawn = review.phase === 'shown' ? backLines(card, state, room, env) : { lines: [] };
  const left = texts.left[env.language](review.queue.cards.length);
  const [first, last] = shown.focus ?? [0, 0];
  return {
    path,
    ...(room.rules ? { bottomRule: { right: left } } : { facts: [{ text: left }] }),
    ...(review.flagged.has(card.id) ? { flag: marks.star } : {}),
    body: [...asked, ...shown.lines],
    top: state.top,
    ...(shown.focus === undefined ? {} : { focus: [first + asked.length, last + asked.length] }),
    keys: review.phase === 'shown' ? shownKeys(review.rating) : askingKeys(review),
  };
}

function frontLines(card: ReviewCard, state: ReviewState, room: Room, env: Env): readonly Line[] {
  const face = cardFace(card.subject, env.services.course, state.labs);
  const sheet = sheetFor(room, env, 'plain');
  if (face === undefined) return [...gap(room), line([say(card.id, 'quiet')])];
  const code =
    face.code === undefined ? [] : [...gap(room), ...codeLines(face.code.lang, face.code.text, sheet)];
  // A term alone does not say what is asked of it.
  const ask = card.subject.kind === 'term' ? paragraph(texts.askTerm[env.language], sheet, 0, 'quiet') : [];
  return [...gap(room), ...paragraph(face.front[env.language], sheet), ...ask, ...code];
}

function backLines(card: ReviewCard, state: ReviewState, room: Room, env: Env): Drawn {
  const { language } = env;
  const face = cardFace(card.subject, env.services.course, state.labs);
  const sheet = sheetFor(room, env, 'plain');
  const intervals = state.review.rules.scheduler.intervals(card, env.now);
  const list = drawList(
    ratings.map((rating) => {
      const name = say(texts.ratings[rating][language], rating === state.review.rating ? 'strong' : 'text');
      const when = say(sayNext(intervals[rating], language));
      return { lines: [line([say(`${rating}   `), ...padded([name], 14), when])] };
    }),
    ratings.indexOf(state.review.rating),
  );
  const head = [
    ...gap(room),
    ruleLine(room.measure, { left: texts.answer[language] }),
    ...gap(room),
    ...paragraph(face?.back[language] ?? '', sheet),
    ...gap(room),
    ...paragraph(about(card, env), sheet, 0, 'quiet'),
    ...gap(room),
  ];
  const [first, last] = list.focus ?? [0, 0];
  return { lines: [...head, ...list.lines], focus: [first + head.length, last + head.length] };
}

/** The lesson behind the card, and how it went the last time. */
function about(card: ReviewCard, { language, services }: Env): string {
  const lesson = services.course.card(cardLesson(card.subject, services.course) ?? '');
  const title = lesson === undefined ? '' : `${lesson.number} ${lesson.title[language]}   `;
  if (card.last === undefined || card.lastRating === undefined) return `${title}${texts.fresh[language]}`;
  return `${title}${texts.before[language](sayShortDay(card.last, language), texts.ratings[card.lastRating][language])}`;
}

/** Nothing is due: when the next card comes, or where cards come from. */
function restLines(review: Review, room: Room, env: Env): readonly Line[] {
  const { language } = env;
  const { next } = review.queue;
  const sheet = sheetFor(room, env, 'plain');
  if (review.cards.size === 0) return [...gap(room), ...paragraph(texts.none[language], sheet)];
  const when = next === undefined ? '' : texts.next[language](sayNext(next - env.now, language));
  return [...gap(room), ...paragraph(texts.nothing[language](when).trim(), sheet)];
}

/** A learning step that comes due while the screen is open is asked then. */
const wakeAt = ({ queue }: Review, env: Env): { readonly refreshAt?: number } =>
  queue.next !== undefined && queue.next - env.now < 3_600_000
    ? { refreshAt: Math.max(queue.next, env.now + 1_000) }
    : {};

const hidden = { footer: false } as const;
const askingKeys = ({ before }: Review): readonly KeyUse[] => [
  use('go-on', texts.show),
  use('primary', texts.show, hidden),
  use('undo', texts.back, before === undefined ? { off: shellTexts.nothingToUndo } : {}),
  use('lesson'),
  use('flag'),
  use('page', undefined, hidden),
  use('bury', undefined, hidden),
  use('rest', undefined, hidden),
  use('help'),
  use('back', texts.pause),
];
const shownKeys = (rating: Rating): readonly KeyUse[] => [
  use('go-on', texts.ratings[rating]),
  use('digits', texts.rate, { shown: '1-4' }),
  use('undo', texts.back),
  use('lesson'),
  use('flag'),
  use('primary', texts.ratings[rating], hidden),
  use('move', undefined, hidden),
  use('page', undefined, hidden),
  use('bury', undefined, hidden),
  use('rest', undefined, hidden),
  use('help'),
  use('back', texts.pause),
];
const restKeys: readonly KeyUse[] = [
  use('primary', texts.quiz),
  use('undo', texts.back, hidden),
  use('help'),
  use('back'),
];
