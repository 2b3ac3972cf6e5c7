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
    en: 'Mastery stands here after 10 items',
  },
  weakest: { ja: '弱いところを 10 問解く', en: 'Ten questions on the weakest part' },
  due: { ja: '復習する', en: 'Review' },
  dueCount: { ja: (count: number) => `${count} 枚`, en: (count: number) => `${count} cards` },
  start: { ja: '始める', en: 'start' },
  target: { ja: (code: string) => `目標 ${code}`, en: (code: string) => `target ${code}` },
  targetKey: { ja: '目標を変える', en: 'target' },
  byDomain: { ja: '分野別', en: 'by domain' },
  byModule: { ja: 'モジュール別', en: 'by module' },
  domains: {
    ja: (code: string) => `${code} の分野（弱い順）`,
    en: (code: string) => `${code} by domain (weakest first)`,
  },
  noTarget: {
    ja: '目標の試験を Tab で選ぶと、ここに合格の見込みが出ます。',
    en: 'Choose the exam you study for with Tab, and readiness stands here.',
  },
  chance: {
    ja: (chance: string, low: string, high: string, answers: number, sittings: number) =>
      `合格の見込み   ${chance}（90% 区間 ${low}〜${high}）   根拠 ${answers} 問、模擬試験 ${sittings} 回`,
    en: (chance: string, low: string, high: string, answers: number, sittings: number) =>
      `Readiness   ${chance} (90% interval ${low}-${high})   from ${answers} items, ${sittings} ${sittings === 1 ? 'exam' : 'exams'}`,
  },
  tooFew: {
    ja: (answers: number) => `合格の見込みは 10 問から出ます（いま ${answers} 問）。`,
    en: (answers: number) => `Readiness needs 10 answers of this exam (${answers} now).`,
  },
  wide: {
    ja: (domain: string, answers: number) =>
      `区間が広いのは、「${domain}」の回答がまだ ${answers} 問だけだからです。`,
    en: (domain: string, answers: number) => `A wide interval: only ${answers} answers on ${domain}.`,
  },
  narrow: {
    ja: (domain: string, answers: number) => `いちばん根拠が少ない分野は「${domain}」（${answers} 問）です。`,
    en: (domain: string, answers: number) => `The domain with the fewest answers is ${domain} (${answers}).`,
  },
} as const;
