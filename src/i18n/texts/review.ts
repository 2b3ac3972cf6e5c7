import type { Rating } from '../../study/review/card.ts';
import type { Both } from '../language.ts';

/** Words of reviews: the command, and what screens share. */
export const reviewTexts = {
  summary: { ja: '復習。忘れる前に思い出す（FSRS）', en: 'review cards before you forget them (FSRS)' },
  sit: { ja: 'きょうの復習をする', en: 'review what is due' },
  list: { ja: 'カードの一覧', en: 'list the cards' },
  forecast: { ja: '復習の予定と、覚えている割合', en: 'what comes due, and how much is remembered' },
  rate: {
    ja: 'カードを評価する（1 もう一度、2 難しい、3 できた、4 簡単）',
    en: 'rate a card (1 again, 2 hard, 3 good, 4 easy)',
  },
  suspend: { ja: 'カードを休ませる', en: 'suspend a card' },
  unsuspend: { ja: '休ませたカードを戻す', en: 'take a suspended card up again' },
  optimise: { ja: '自分の記録に合わせて間隔を調整する', en: 'fit the intervals to your own history' },
  card: { ja: 'カードの ID', en: 'id of the card' },
  answers: {
    ja: '評価のファイル {"カード": 3} を記録する（- は標準入力）',
    en: 'record the ratings of a file {"card": 3} (- reads standard input)',
  },
  rating: { ja: '評価 1〜4', en: 'rating, 1 to 4' },
  ratings: {
    1: { ja: 'もう一度', en: 'Again' },
    2: { ja: '難しい', en: 'Hard' },
    3: { ja: 'できた', en: 'Good' },
    4: { ja: '簡単', en: 'Easy' },
  } satisfies Record<Rating, Both>,
  answer: { ja: '答え', en: 'Answer' },
  left: { ja: (cards: number) => `残り ${cards} 枚`, en: (cards: number) => `${cards} cards left` },
  show: {
    ja: 'Enter で答え、f 印、b あすまで外す、s 休ませる、u 戻す、q 中断: ',
    en: 'Enter shows the answer, f flag, b bury until tomorrow, s suspend, u undo, q leave: ',
  },
  ask: {
    ja: '評価 1-4（Enter で 3）、u 戻す、q 中断: ',
    en: 'Rating 1-4 (Enter is 3), u undo, q leave: ',
  },
  nothing: {
    ja: (next: string) => `きょうの復習は終わりです。${next}`,
    en: (next: string) => `Nothing due. ${next}`,
  },
  next: { ja: (when: string) => `次は ${when}`, en: (when: string) => `Next: ${when}` },
  none: {
    ja: 'レッスンの確認や問題演習に答えると、カードができます',
    en: 'Cards come from lesson checks and missed questions',
  },
  counts: {
    ja: (learning: number, due: number, fresh: number) => `学習中 ${learning}   復習 ${due}   新規 ${fresh}`,
    en: (learning: number, due: number, fresh: number) => `learning ${learning}   due ${due}   new ${fresh}`,
  },
  days: { ja: '今後 7 日の枚数', en: 'Cards on the next 7 days' },
  retention: {
    ja: (now: string, week: string, month: string) =>
      `覚えている割合   いま ${now}   7 日休むと ${week}   30 日休むと ${month}`,
    en: (now: string, week: string, month: string) =>
      `Remembered   now ${now}   after 7 d off ${week}   after 30 d off ${month}`,
  },
  leeched: {
    ja: '何度も忘れるカードなので休ませました。u で戻せます',
    en: 'Forgotten again and again: the card is suspended. u takes it back',
  },
  leech: { ja: '何度も忘れたカード（休み中）', en: 'forgotten again and again (suspended)' },
  suspended: { ja: '休み中', en: 'suspended' },
  tooFew: {
    ja: (reviews: number, needed: number) =>
      `間隔の調整には復習 ${needed} 回が必要です（いま ${reviews} 回）`,
    en: (reviews: number, needed: number) => `Fitting needs ${needed} reviews (${reviews} now)`,
  },
  notBetter: {
    ja: '標準の値のほうが記録をよく説明します。変えません。',
    en: 'The standard parameters explain your history better. Nothing changes.',
  },
  fitted: {
    ja: (reviews: number, before: string, after: string) =>
      `復習 ${reviews} 回から調整しました。予測の誤差 ${before} から ${after}`,
    en: (reviews: number, before: string, after: string) =>
      `Fitted to ${reviews} reviews. Prediction error ${before}, now ${after}`,
  },
  done: {
    ja: (cards: number) => `${cards} 枚を復習しました`,
    en: (cards: number) => `${cards} cards reviewed`,
  },
} as const;
