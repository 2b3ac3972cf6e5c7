import { reviewTexts } from './review.ts';

/** Words of the review screen; those of the command among them. */
export const reviewScreenTexts = {
  ...reviewTexts,
  review: { ja: '復習', en: 'Review' },
  show: { ja: '答えを見る', en: 'show the answer' },
  rate: { ja: '評価', en: 'rate' },
  back: { ja: '戻す', en: 'take back' },
  pause: { ja: '中断', en: 'leave' },
  quiz: { ja: '問題演習', en: 'quiz' },
  askTerm: { ja: 'この用語の意味は何ですか。', en: 'What does this term mean?' },
  fresh: { ja: '新しいカード', en: 'new card' },
  before: {
    ja: (day: string, rating: string) => `前回 ${day}  ${rating}`,
    en: (day: string, rating: string) => `last ${day}  ${rating}`,
  },
  ratedToday: {
    ja: (cards: number) => `${cards} 枚に答えました`,
    en: (cards: number) => `${cards} answered`,
  },
  due: {
    ja: (count: number) => `${count} 枚`,
    en: (count: number) => (count === 1 ? '1 card' : `${count} cards`),
  },
  oldest: {
    ja: (count: number, ago: string) => `${count} 枚。いちばん古い期限は ${ago}`,
    en: (count: number, ago: string) => `${count === 1 ? '1 card' : `${count} cards`}, the oldest due ${ago}`,
  },
} as const;
