import { sayDuration } from '../amounts.ts';

/** Words of the progress screen. */
export const progressScreenTexts = {
  progress: { ja: '進捗', en: 'Progress' },
  lessons: {
    ja: (read: number, all: number) => `${read}/${all} レッスン`,
    en: (read: number, all: number) => `${read}/${all} lessons`,
  },
  streak: { ja: (days: number) => `${days} 日連続`, en: (days: number) => `${days} days in a row` },
  mastery: { ja: '習熟（弱い順）', en: 'Mastery (weakest first)' },
  days: { ja: '学習した日（12 週）', en: 'Days studied (12 weeks)' },
  legend: { ja: '. 0   ▖ 1-9   ▞ 10-29   ▟ 30-', en: '. 0   ▖ 1-9   ▞ 10-29   ▟ 30-' },
  weekdays: {
    ja: ['月', '火', '水', '木', '金', '土', '日'],
    en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  },
  forecast: { ja: '復習の予定', en: 'Reviews ahead' },
  today: { ja: '今日', en: 'today' },
  retention: { ja: '覚えている割合', en: 'Remembered' },
  retained: {
    ja: (now: string, week: string, month: string) =>
      `いま ${now}   7 日休むと ${week}   30 日休むと ${month}`,
    en: (now: string, week: string, month: string) => `now ${now}   7 d off ${week}   30 d off ${month}`,
  },
  time: { ja: '学習時間', en: 'Time' },
  times: {
    ja: (week: number, all: number) => `今週 ${sayDuration(week, 'ja')}   これまで ${sayDuration(all, 'ja')}`,
    en: (week: number, all: number) =>
      `this week ${sayDuration(week, 'en')}   so far ${sayDuration(all, 'en')}`,
  },
  labs: { ja: 'ラボ', en: 'Labs' },
  labsPassed: { ja: (count: number) => `${count} 本合格`, en: (count: number) => `${count} passed` },
  none: {
    ja: '10 問解くと、ここに習熟が出ます',
    en: 'Answer 10 questions to see mastery here',
  },
  weakest: { ja: '弱いところを 10 問解く', en: 'Ten questions on the weakest part' },
  due: { ja: '復習する', en: 'Review' },
  dueCount: { ja: (count: number) => `${count} 枚`, en: (count: number) => `${count} cards` },
  start: { ja: '始める', en: 'start' },
} as const;
