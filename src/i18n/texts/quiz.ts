/** Words of `eks-learn quiz` as a command. */
export const quizTexts = {
  summary: {
    ja: '問題演習。1 問ごとに解説と出典を表示',
    en: 'answer questions; each explains itself and names its source',
  },
  lesson: { ja: 'このレッスンの問題だけ', en: 'only questions of this lesson' },
  module: { ja: 'このモジュールの問題だけ', en: 'only questions of this module' },
  examDomain: {
    ja: 'この試験（例 kcna）か分野（例 kcna/fundamentals）の問題だけ',
    en: 'only questions of this exam (kcna) or domain (kcna/fundamentals)',
  },
  item: { ja: 'この ID の問題だけ', en: 'only the questions of these ids' },
  tag: { ja: 'このタグの問題だけ', en: 'only questions with this tag' },
  weak: { ja: '間違えた問題と初めての問題を先に', en: 'missed and new questions first' },
  count: { ja: '問題数（既定 10）', en: 'number of questions (default 10)' },
  seed: {
    ja: '出題順と選択肢の順を決める文字列',
    en: 'text that decides the order of questions and options',
  },
  answers: {
    ja: '答えの JSON ファイル（- は標準入力）を採点',
    en: 'grade a JSON file of answers (- reads standard input)',
  },
  export: {
    ja: '問題を Anki、GIFT、QTI 3（ZIP）の形式で書き出す',
    en: 'write the questions for Anki, as GIFT, or as QTI 3 (ZIP)',
  },
  leftOut: {
    ja: (count: number) => `GIFT にない形式の ${count} 問を除きました`,
    en: (count: number) => `${count} left out: GIFT has no form for their kind`,
  },
  examples: {
    lesson: { ja: '1 つのレッスンから 5 問', en: 'five questions of one lesson' },
    paper: { ja: '問題用紙を JSON で出す', en: 'print the paper as JSON' },
    answers: { ja: '答えを採点し、記録する', en: 'grade and record answers' },
  },
} as const;
