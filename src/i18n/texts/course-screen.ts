import { sayLeft } from '../amounts.ts';

/** Words of the course list. */
export const courseTexts = {
  course: { ja: 'コース', en: 'Course' },
  filter: { ja: '絞り込み', en: 'Filter' },
  filtered: { ja: (words: string) => `絞り込み「${words}」`, en: (words: string) => `Filter "${words}"` },
  count: {
    ja: (read: number, all: number) => `${read}/${all} レッスン`,
    en: (read: number, all: number) => `${read}/${all} lessons`,
  },
  left: { ja: (minutes: number) => sayLeft(minutes, 'ja'), en: (minutes: number) => sayLeft(minutes, 'en') },
  mastery: { ja: '習熟', en: 'mastery' },
  time: { ja: '時間', en: 'time' },
  read: { ja: '読む', en: 'read' },
  nextUnread: { ja: '次の未読', en: 'next unread' },
  paths: { ja: '学習パス', en: 'paths' },
  narrow: { ja: '絞り込み', en: 'filter' },
  clear: { ja: '解除', en: 'clear' },
  done: { ja: '確定', en: 'done' },
  noHit: {
    ja: (words: string) => `「${words}」は 0 件。ID、番号、日本語と英語の題名から探します`,
    en: (words: string) => `No hit for "${words}". Looks in ids, numbers and titles of both languages`,
  },
  allRead: { ja: '未読のレッスンはありません', en: 'No unread lesson is left' },
} as const;
