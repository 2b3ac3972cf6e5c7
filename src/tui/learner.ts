import { localDay } from '../i18n/amounts.ts';
import { type Activity, activityOf } from '../study/activity.ts';
import type { HistoryRecord } from '../study/history.ts';
import { type Progress, progressOf } from '../study/progress.ts';
import type { ReviewCard } from '../study/review/card.ts';
import { cardsOf } from '../study/review/cards.ts';
import { doneToday, type QueueView, queueOf } from '../study/review/queue.ts';
import { reviewRulesOf } from '../study/review/rules.ts';
import type { Env } from './screen.ts';

/** The past as screens ask about it. */
export type Learner = { readonly progress: Progress; readonly activity: Activity };

let folded: { of: readonly HistoryRecord[]; length: number; learner: Learner } | undefined;

/** Folds the history; again only when something was recorded since, because screens ask at every key. */
export function learnerOf(env: Env): Learner {
  const { records } = env.services.history;
  if (folded === undefined || folded.of !== records || folded.length !== records.length) {
    folded = { of: records, length: records.length, learner: foldOf([...records]) };
  }
  return folded.learner;
}

/** Few screens show days, and a lesson is on the screen sooner without them: they are counted when first read. */
function foldOf(records: readonly HistoryRecord[]): Learner {
  let counted: Activity | undefined;
  return {
    progress: progressOf(records),
    get activity() {
      counted ??= activityOf(records, (at) => localDay(at));
      return counted;
    },
  };
}

/** What is due now, of all cards of the history. */
export type Due = { readonly cards: readonly ReviewCard[]; readonly queue: QueueView };

let dueNow: { of: readonly HistoryRecord[]; length: number; minute: number; due: Due } | undefined;

/** Cards and today's queue; folded again when something was recorded or a minute went by. */
export function dueOf(env: Env): Due {
  const { history, course } = env.services;
  const { records } = history;
  const minute = Math.floor(env.now / 60_000);
  if (dueNow?.of !== records || dueNow.length !== records.length || dueNow.minute !== minute) {
    const dayOf = (at: number) => localDay(at);
    const rules = reviewRulesOf(learnerOf(env).progress, course.glossary.values(), dayOf);
    const cards = [...cardsOf(records, { ...rules, now: env.now }).values()];
    const done = doneToday(records, env.now, dayOf);
    const queue = queueOf(cards, env.now, dayOf, rules.scheduler, done, rules.limits);
    dueNow = { of: records, length: records.length, minute, due: { cards, queue } };
  }
  return dueNow.due;
}
