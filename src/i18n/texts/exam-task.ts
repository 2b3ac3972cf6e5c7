import { sayTime } from '../amounts.ts';

/** Words of hands-on tasks in an exam, on screen and line by line. */
export const examTaskTexts = {
  task: { ja: '実技', en: 'Task' },
  tasks: { ja: '課題', en: 'What to do' },
  points: { ja: (points: number) => `${points} 点`, en: (points: number) => `${points} points` },
  ofPoints: {
    ja: (points: number, of: number) => `${points}/${of} 点`,
    en: (points: number, of: number) => `${points}/${of} points`,
  },
  notBegun: {
    ja: 'まだ始めていません。始めると、このラボの名前空間を用意します。',
    en: 'Not begun yet. Beginning sets up the namespace of this lab.',
  },
  named: {
    ja: '文中の xxxx は、始めるときに決まります。',
    en: 'What xxxx stands for in the text is decided when you begin.',
  },
  place: {
    ja: (context: string, server: string) =>
      `実技の場所   ${context}  ${server}\nローカルのクラスターではありません。実技ごとに、専用の名前空間を作ります。`,
    en: (context: string, server: string) =>
      `Where tasks are done   ${context}  ${server}\nThis is no local cluster. Each task gets a namespace of its own.`,
  },
  begun: {
    ja: '始めています。提出すると最後に見ます。',
    en: 'Begun. It is looked at on submission.',
  },
  untouched: { ja: '着手なし', en: 'not begun' },
  working: {
    ja: (place: string) => `作業の場所   ${place}`,
    en: (place: string) => `Where you work   ${place}`,
  },
  recorded: {
    ja: (at: number) => `${sayTime(at, 'ja')} の状態を記録しました。結果は提出のあとに出ます。`,
    en: (at: number) => `What stood at ${sayTime(at, 'en')} is recorded. The result comes after submission.`,
  },
  lastLook: {
    ja: '提出すると最後にもう一度見ます。シェルを閉じたときにも記録します。',
    en: 'It is looked at once more on submission, and whenever you leave the shell.',
  },
  before: {
    ja: (place: string) => `このラボは試験の前から開いています（${place}）。試験では、片付けてから始めます。`,
    en: (place: string) =>
      `This lab was open before the exam (${place}). In an exam it is cleaned up first, then begun.`,
  },
  noHelp: {
    ja: '試験中は、判定、ヒント、解答を見られません。',
    en: 'During the exam there are no verdicts, hints, or solutions.',
  },
  looking: { ja: '記録しています', en: 'recording' },
  starting: { ja: '用意しています', en: 'setting up' },
  judging: {
    ja: (done: number, of: number) => `実技を判定しています   ${done}/${of}`,
    en: (done: number, of: number) => `Judging the tasks   ${done}/${of}`,
  },
  couldNot: {
    ja: (lab: string) => `${lab} は見られませんでした。前の記録が残ります`,
    en: (lab: string) => `${lab} could not be looked at. What was recorded before stands`,
  },
  begin: { ja: '始める', en: 'begin' },
  cleanBegin: { ja: '片付けて始める', en: 'clean up and begin' },
  record: { ja: '記録する', en: 'record' },
  shell: { ja: 'シェル', en: 'shell' },
  open: { ja: '実技を開く', en: 'open the task' },
  toExam: { ja: '試験へ', en: 'exam' },
  again: { ja: 'もう一度', en: 'again' },
  done: { ja: '記録しました', en: 'Recorded' },
  prompt: {
    ja: 's シェルを開く、n 次、p 前、m 一覧、f 印、E 提出、q 中断: ',
    en: 's open the shell, n next, p previous, m map, f flag, E submit, q leave: ',
  },
  shellEnds: {
    ja: 'この文は task でもう一度出ます。k は kubectl です。Ctrl-D でシェルを閉じると、試験に戻ります',
    en: 'task prints this again, k is kubectl, and Ctrl-D leaves the shell for the exam',
  },
  criteria: { ja: '基準', en: 'Criteria' },
  pointsHead: { ja: '点', en: 'Points' },
} as const;
