import { sayDuration, sayLeft } from '../amounts.ts';

/** Words of the home screen. */
export const homeTexts = {
  about: {
    ja: 'EKS と Kubernetes を、読んで、答えて、手を動かして身につけます。',
    en: 'Learn EKS and Kubernetes by reading, answering and doing.',
  },
  firstLesson: { ja: '最初のレッスン', en: 'First lesson' },
  course: { ja: 'コース', en: 'Course' },
  quiz: { ja: '問題演習', en: 'Quiz' },
  quizAbout: {
    ja: 'モジュール、試験の分野、タグから選んで解く',
    en: 'By module, exam domain or tag',
  },
  labs: { ja: 'ラボ', en: 'Labs' },
  backToExam: { ja: '試験に戻る', en: 'Back to exam' },
  backToLab: { ja: 'ラボに戻る', en: 'Back to lab' },
  billedLab: { ja: '課金が続くラボ', en: 'Lab billed on' },
  exams: { ja: '模擬試験', en: 'Exams' },
  progress: { ja: '進捗', en: 'Progress' },
  review: { ja: '復習', en: 'Review' },
  readOn: { ja: '続きを読む', en: 'Read on' },
  readNext: { ja: '次のレッスン', en: 'Next lesson' },
  today: { ja: '今日', en: 'Today' },
  choose: { ja: '選ぶ', en: 'Choose' },
  settings: { ja: '設定', en: 'Settings' },
  before: { ja: 'はじめる前に', en: 'Before you begin' },
  promises: {
    ja: [
      '進捗はこのコンピューターにだけ保存します。アカウントは要りません。',
      'レッスン、問題、模擬試験はネットワークなしで使えます。',
      'クラスターと AWS には、ラボの計画を承諾するまで何も作りません。',
    ],
    en: [
      'Progress is kept on this computer only. No account is needed.',
      'Lessons, questions and exams work without a network.',
      'Nothing is made in a cluster or in AWS before you accept a plan.',
    ],
  },
  here: { ja: 'この環境', en: 'On this machine' },
  english: { ja: 'L English', en: 'L 日本語' },
  open: { ja: '開く', en: 'open' },
  search: { ja: '検索', en: 'search' },
} as const;

/** Facts of the home screen that carry numbers. */
export const homeCounts = {
  courseSize: {
    ja: (modules: number, lessons: number) => `${modules} モジュール、${lessons} レッスン`,
    en: (modules: number, lessons: number) => `${modules} modules, ${lessons} lessons`,
  },
  read: {
    ja: (read: number, all: number) => `${read}/${all} レッスン`,
    en: (read: number, all: number) => `${read}/${all} lessons`,
  },
  labs: {
    ja: (count: number) => `${count} 本。kubectl があれば練習クラスターで始められます`,
    en: (count: number) => `${count} labs. kubectl is enough on the practice cluster`,
  },
  labsPassed: {
    ja: (passed: number, all: number) => `${passed}/${all} 本`,
    en: (passed: number, all: number) => `${passed}/${all}`,
  },
  labAt: {
    ja: (points: number, of: number) => `${points}/${of} 点`,
    en: (points: number, of: number) => `${points}/${of} points`,
  },
  since: { ja: (when: string) => `${when} から`, en: (when: string) => `since ${when}` },
  weakest: {
    ja: (name: string, share: string) => `弱いところ: ${name} ${share}`,
    en: (name: string, share: string) => `Weakest: ${name} ${share}`,
  },
  streak: { ja: (days: number) => `${days} 日連続`, en: (days: number) => `${days} days in a row` },
  thisWeek: {
    ja: (time: number) => `今週 ${sayDuration(time, 'ja')}`,
    en: (time: number) => `${sayDuration(time, 'en')} this week`,
  },
  left: { ja: (minutes: number) => sayLeft(minutes, 'ja'), en: (minutes: number) => sayLeft(minutes, 'en') },
  found: {
    ja: (tool: string, version: string | undefined) => (version === undefined ? tool : `${tool} ${version}`),
    en: (tool: string, version: string | undefined) => (version === undefined ? tool : `${tool} ${version}`),
  },
  notFound: {
    kubectl: {
      ja: 'kubectl は見つかりません。ラボでだけ使います',
      en: 'kubectl was not found. Only labs use it',
    },
    aws: {
      ja: 'aws は見つかりません。EKS のラボでだけ使います',
      en: 'aws was not found. Only EKS labs use it',
    },
  },
} as const;

/** What home says has come about without the learner. */
export const homeNotices = {
  title: { ja: 'お知らせ', en: 'Notices' },
  leftOver: {
    ja: (lab: string, place: string, digit: number) =>
      `ラボ「${lab}」の名前空間が ${place} に残っています。${digit} で再開、片付けるときはラボの画面で E を押します。`,
    en: (lab: string, place: string, digit: number) =>
      `The namespace of lab "${lab}" is still on ${place}. ${digit} goes on with it; E on its screen cleans it up.`,
  },
  corrected: {
    ja: (lesson: string, count: number) => `${lesson} の訂正が ${count} 件増えました。習熟はそのままです。`,
    en: (lesson: string, count: number) =>
      `${lesson} has ${count} new ${count === 1 ? 'correction' : 'corrections'}. Your mastery is unchanged.`,
  },
} as const;
