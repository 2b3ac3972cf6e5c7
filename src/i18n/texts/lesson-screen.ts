import { sayLeft } from '../amounts.ts';

/** Words of the lesson reader. */
export const lessonTexts = {
  checks: {
    ja: (done: number, all: number) => `確認 ${done}/${all}`,
    en: (done: number, all: number) => `checks ${done}/${all}`,
  },
  left: { ja: (minutes: number) => sayLeft(minutes, 'ja'), en: (minutes: number) => sayLeft(minutes, 'en') },
  contents: { ja: '目次', en: 'contents' },
  contentsTitle: { ja: '目次', en: 'Contents' },
  next: { ja: '次へ', en: 'next page' },
  nextShort: { ja: '次', en: 'next' },
  find: { ja: '探す', en: 'find' },
  copy: { ja: 'コピー', en: 'copy' },
  terms: { ja: '用語', en: 'terms' },
  bookmark: { ja: 'しおり', en: 'bookmark' },
  lessons: { ja: '前後のレッスン', en: 'other lessons' },
  nothingToCopy: { ja: 'この画面にコードはありません', en: 'No code on this page' },
  lastLesson: { ja: '最後のレッスンです', en: 'This is the last lesson' },
  firstLesson: { ja: '最初のレッスンです', en: 'This is the first lesson' },
  noTerms: { ja: 'このページに用語はありません', en: 'No terms on this page' },
  marked: { ja: 'しおりを付けました', en: 'Bookmarked' },
  unmarked: { ja: 'しおりを外しました', en: 'Bookmark removed' },
} as const;
