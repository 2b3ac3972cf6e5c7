import { sayClock, sayDuration } from '../amounts.ts';
import { examTexts } from './exam.ts';

/** Words of the exam screens. */
export const examScreenTexts = {
  shared: examTexts,
  exam: { ja: '模擬試験', en: 'Exam' },
  exams: { ja: '模擬試験', en: 'Exams' },
  map: { ja: '一覧', en: 'map' },
  result: { ja: '結果', en: 'result' },
  choose: { ja: '受ける試験を選ぶ', en: 'Choose an exam' },
  back: { ja: '中断', en: 'leave' },
  items: { ja: (count: number) => `${count} 問`, en: (count: number) => `${count} items` },
  tasks: { ja: (count: number) => `実技 ${count} 題`, en: (count: number) => `${count} tasks` },
  kinds: {
    ja: (some: readonly string[], all: number) => `${some.join('、')} など ${all} 種`,
    en: (some: readonly string[], all: number) => `${some.join(', ')} and more: ${all} exams`,
  },
  last: {
    ja: (code: string, score: string, line: number) => `前回 ${code} ${score}（合格線 ${line}）`,
    en: (code: string, score: string, line: number) => `Last: ${code} ${score} (pass ${line})`,
  },
  answered: {
    ja: (count: number, of: number) => `回答 ${count}/${of}`,
    en: (count: number, of: number) => `${count}/${of} answered`,
  },
  drawable: {
    ja: (now: number, of: number) => (now < of ? `いま出題できるのは ${now}` : ''),
    en: (now: number, of: number) => (now < of ? `${now} can be drawn now` : ''),
  },
  open: { ja: '途中', en: 'unfinished' },
  goOn: { ja: '試験に戻る', en: 'back to the exam' },
  start: { ja: '始める', en: 'start' },
  modeTitle: { ja: (code: string) => `${code} の受け方`, en: (code: string) => `How to sit ${code}` },
  modeAbout: {
    exam: {
      ja: (minutes: string) => `本番どおり ${minutes}。結果は提出のあと`,
      en: (minutes: string) => `as the real one, ${minutes}`,
    },
    speed: {
      ja: (minutes: string) => `時間を 6 割にする。${minutes}`,
      en: (minutes: string) => `60% of the time, ${minutes}`,
    },
    training: {
      ja: () => '時計なし。答えるごとに解説。レッスンも開ける',
      en: () => 'each answer explained, lessons open',
    },
    mixed: {
      ja: () => '問題に、クラスターでの実技を加える',
      en: () => 'questions, and tasks on a cluster',
    },
  },
  nothingToDraw: { ja: 'この試験の問題がまだありません', en: 'no questions for this exam yet' },
  position: {
    ja: (at: number, of: number) => `問 ${at}/${of}`,
    en: (at: number, of: number) => `Question ${at}/${of}`,
  },
  left: {
    ja: (ms: number) =>
      `残り ${ms < 300_000 ? sayClock(ms) : sayDuration(Math.ceil(ms / 60_000) * 60_000, 'ja')}`,
    en: (ms: number) =>
      `${ms < 300_000 ? sayClock(ms) : sayDuration(Math.ceil(ms / 60_000) * 60_000, 'en')} left`,
  },
  next: { ja: '次へ', en: 'next' },
  explain: { ja: '解説', en: 'explain' },
  previous: { ja: '前へ', en: 'previous' },
  openItem: { ja: '開く', en: 'open' },
  filter: { ja: '絞り込み', en: 'filter' },
  nextOpen: { ja: '次の未回答', en: 'next open' },
  submit: { ja: '提出', en: 'submit' },
  submitYes: { ja: '提出する', en: 'submit' },
  seeOpen: { ja: '未回答を見る', en: 'see open ones' },
  toExam: { ja: '試験に戻る', en: 'back to the exam' },
  toItem: { ja: '問題へ', en: 'to the question' },
  counts: {
    all: { ja: 'すべて', en: 'All' },
    answered: { ja: '回答', en: 'Answered' },
    open: { ja: '未回答', en: 'Open' },
    flagged: { ja: '印', en: 'Flagged' },
  },
  legend: {
    ja: '[12] 回答済み   12  未回答   [12]* 印あり',
    en: '[12] answered   12  open   [12]* flagged',
  },
  state: {
    answered: { ja: '回答済み', en: 'answered' },
    open: { ja: '未回答', en: 'open' },
    flagged: { ja: '印あり', en: 'flagged' },
  },
  timeOver: { ja: '時間になったので提出しました', en: 'Time is over: submitted' },
  takenOver: {
    ja: 'この画面で続けます。ほかで開いていれば、そちらは読むだけです',
    en: 'It goes on here. Another window on it can only read now',
  },
  reader: {
    ja: '別の画面で続いています。ここでは読むだけです',
    en: 'It goes on in another window. Here it can only be read',
  },
  flagOn: { ja: '印を付けました', en: 'Flagged' },
  flagOff: { ja: '印を外しました', en: 'Flag removed' },
  look: { ja: '全問を見返す', en: 'all questions' },
  passLine: { ja: '合格線', en: 'pass line' },
  pointed: { ja: (at: number) => `問 ${at}`, en: (at: number) => `Question ${at}` },
} as const;
