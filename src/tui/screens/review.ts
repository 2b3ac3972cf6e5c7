import { cardLesson } from '../../course/card-face.ts';
import { localDay } from '../../i18n/amounts.ts';
import type { Both } from '../../i18n/language.ts';
import { reviewTexts as texts } from '../../i18n/texts/review.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { Services } from '../../services.ts';
import type { Rating } from '../../study/review/card.ts';
import { startOfTomorrow } from '../../study/review/queue.ts';
import { reviewRulesOf } from '../../study/review/rules.ts';
import {
  madeLeech,
  type Review,
  type ReviewMessage,
  startReview,
  updateReview,
} from '../../study/review/session.ts';
import { scrolled } from '../components/scrolled.ts';
import { learnerOf } from '../learner.ts';
import { type Effect, type Env, type Message, openScreen, type ScreenDef, type Step } from '../screen.ts';
import { reviewView } from './review-view.ts';

type Titles = ReadonlyMap<string, Both>;
/** A sitting of reviews; `labs` are titles by id, for cards of labs. */
export type ReviewState = { readonly review: Review; readonly top: number; readonly labs: Titles };

const ratings: readonly Rating[] = [1, 2, 3, 4];

function told(state: ReviewState, message: ReviewMessage): Step<ReviewState, Titles> {
  const turn = updateReview(state.review, message);
  const moved = turn.state.card?.id !== state.review.card?.id;
  const record: readonly Effect<Titles>[] =
    turn.record.length === 0 ? [] : [{ type: 'record', events: turn.record }];
  const leech: readonly Effect<Titles>[] = madeLeech(state.review, turn.state)
    ? [{ type: 'notice', text: texts.leeched }]
    : [];
  return {
    state: { ...state, review: turn.state, top: moved ? 0 : state.top },
    effects: [...record, ...leech],
  };
}

function update(state: ReviewState, message: Message<Titles>, env: Env): Step<ReviewState, Titles> {
  if (message.type === 'brought') return { state: { ...state, labs: message.value } };
  if (message.type === 'recorded') return told(state, { type: 'recorded', records: message.records });
  if (message.type === 'woken')
    return told(state, { type: 'look', now: env.now, at: env.services.clock.monotonic() });
  if (message.type !== 'act') return { state };
  const { review } = state;
  const at = env.services.clock.monotonic();
  const isShown = review.phase === 'shown';
  switch (message.action) {
    case 'back':
    case 'quit':
      return { state, effects: [{ type: 'back' }] };
    case 'primary':
      if (review.card === undefined)
        return { state, effects: [{ type: 'open', place: { screen: 'quiz-pick' } }] };
      return told(state, isShown ? { type: 'rate', now: env.now, at } : { type: 'show' });
    case 'go-on':
      return told(state, isShown ? { type: 'rate', now: env.now, at } : { type: 'show' });
    case 'digit':
      return told(state, { type: 'rate', rating: ratings[message.index] ?? 3, now: env.now, at });
    case 'down':
    case 'up': {
      const next = Math.min(4, Math.max(1, review.rating + (message.action === 'down' ? 1 : -1)));
      return told(state, { type: 'point', rating: ratings[next - 1] ?? 3 });
    }
    case 'undo':
      return told(state, { type: 'undo', at });
    case 'flag':
      return told(state, { type: 'flag' });
    case 'bury': {
      const until = startOfTomorrow(env.now, (when) => localDay(when));
      return told(state, { type: 'bury', now: env.now, at, until });
    }
    case 'rest':
      return told(state, { type: 'suspend', now: env.now, at });
    case 'lesson': {
      const lesson =
        review.card === undefined ? undefined : cardLesson(review.card.subject, env.services.course);
      return lesson === undefined
        ? { state }
        : { state, effects: [{ type: 'open', place: { screen: 'lesson', lesson } }] };
    }
    default: {
      const total = reviewView(state, env).body.length;
      const top = scrolled(state.top, total, env, message.action);
      return { state: top === undefined ? state : { ...state, top } };
    }
  }
}

const labTitles = async (_: AbortSignal, services: Services): Promise<Titles> =>
  new Map((await services.labs.list()).map((lab) => [lab.id, lab.title]));

const def: ScreenDef<ReviewState, Titles> = {
  name: 'review',
  start: (state) => ({
    state,
    effects: [{ type: 'task', id: 'labs', awaits: { say: waitingTexts.labs }, run: labTitles }],
  }),
  view: reviewView,
  update,
};

/** Today's cards, one after the other; Space Space is the common path. */
export function openReview(env: Env) {
  const { progress } = learnerOf(env);
  const { course, history, clock } = env.services;
  const rules = reviewRulesOf(progress, course.glossary.values(), (at) => localDay(at));
  const review = startReview(history.records, rules, env.now, clock.monotonic(), progress.flagged);
  return openScreen(def, { review, top: 0, labs: new Map() });
}
