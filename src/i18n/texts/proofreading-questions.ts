import type { MistakeText } from './markdown.ts';

/** Mistakes of questions beyond their shape: what gives the answer away, or leaves an objective untested. */
export const questionMistakes = {
  'wrong-module': {
    message: (detail) => ({
      ja: `レッスン ${detail} はこのモジュールにありません`,
      en: `The lesson ${detail} is not in this module`,
    }),
    hint: {
      ja: '問題をそのモジュールのファイルに移します',
      en: 'Move the question to the file of its module',
    },
  },
  'unknown-objective': {
    message: (detail) => ({
      ja: `目標 ${detail} がレッスンにありません`,
      en: `The lesson has no objective ${detail}`,
    }),
    hint: { ja: 'フロントマターの objectives と比べます', en: 'Compare with objectives of the front matter' },
  },
  'objective-uncovered': {
    message: (detail) => ({
      ja: `目標 ${detail} に種類の違う問題が 2 問ありません`,
      en: `The objective ${detail} lacks two questions of different kinds`,
    }),
    hint: { ja: '種類の違う問題を足します', en: 'Add a question of another kind' },
  },
  'few-questions': {
    message: (detail) => ({
      ja: `レッスンの問題が ${detail} 問です`,
      en: `The lesson has ${detail} questions`,
    }),
    hint: { ja: '8 問以上にします', en: 'Write at least eight' },
  },
  'unknown-domain': {
    message: (detail) => ({ ja: `出題分野 ${detail} がありません`, en: `There is no exam domain ${detail}` }),
    hint: { ja: 'quizzes/exams/ の id を使います', en: 'Use the ids of quizzes/exams/' },
  },
  'right-options': {
    message: (detail) => ({
      ja: `正解の数が合いません（${detail}）`,
      en: `The number of right options does not fit (${detail})`,
    }),
    hint: {
      ja: 'single と output は 1 つ、multiple は 2 つ以上で全部ではない数',
      en: 'One for single and output; two or more, not all, for multiple',
    },
  },
  'count-unsaid': {
    message: (detail) => ({
      ja: `問題文に選ぶ数がありません（${detail}）`,
      en: `The stem does not say how many to choose (${detail})`,
    }),
    hint: {
      ja: '「2 つ選んでください」、Choose two のように書きます',
      en: 'Say Choose two, 2 つ選んでください',
    },
  },
  'same-text': {
    message: (detail) => ({ ja: `選択肢が同じ文です: ${detail}`, en: `Two options say the same: ${detail}` }),
    hint: { ja: 'どちらかを書き換えます', en: 'Rewrite one of them' },
  },
  'duplicate-stem': {
    message: (detail) => ({ ja: `問題文が ${detail} と同じです`, en: `The stem equals that of ${detail}` }),
    hint: { ja: '別の場面にします', en: 'Ask it in another situation' },
  },
  'length-cue': {
    message: (detail) => ({
      ja: `正解だけが目立って長いです（${detail}）`,
      en: `The right option is much the longest (${detail})`,
    }),
    hint: { ja: '選択肢の長さをそろえます', en: 'Make the options alike in length' },
  },
  'absolute-word': {
    message: (detail) => ({
      ja: `誤りの選択肢だけに断定の語があります: ${detail}`,
      en: `Only a wrong option has an absolute word: ${detail}`,
    }),
    hint: {
      ja: '断定の語を消すか、正解にも使います',
      en: 'Drop the word, or let the right one use it as well',
    },
  },
  'all-of-the-above': {
    message: (detail) => ({
      ja: `まとめの選択肢は使えません: ${detail}`,
      en: `No option that sums up the others: ${detail}`,
    }),
    hint: { ja: '中身のある選択肢に替えます', en: 'Replace it by one with a content of its own' },
  },
  'negative-stem': {
    message: (detail) => ({
      ja: `否定の問いが強調されていません（${detail}）`,
      en: `The negative in the stem is not emphasised (${detail})`,
    }),
    hint: { ja: '**ない**、**not** と強調するか、肯定で聞きます', en: 'Write **not**, or ask it positively' },
  },
  'position-balance': {
    message: (detail) => ({
      ja: `正解の位置が偏っています（${detail}）`,
      en: `Right options crowd one place (${detail})`,
    }),
    hint: { ja: '正解の位置を散らします', en: 'Spread the places of the right options' },
  },
  'length-balance': {
    message: (detail) => ({
      ja: `正解が最長の選択肢であることが多すぎます（${detail}）`,
      en: `The right option is the longest too often (${detail})`,
    }),
    hint: {
      ja: '誤りの選択肢を同じ長さまで書き込みます',
      en: 'Write the wrong options as fully as the right one',
    },
  },
  'level-mix': {
    message: (detail) => ({
      ja: `難しさの配分が合いません（${detail}）`,
      en: `The mix of levels does not fit (${detail})`,
    }),
    hint: {
      ja: 'recall 20% まで、apply 60% から、judge 15% から',
      en: 'recall up to 20%, apply from 60%, judge from 15%',
    },
  },
  'scenario-share': {
    message: (detail) => ({
      ja: `場面のある問題が足りません（${detail}）`,
      en: `Too few questions are situations (${detail})`,
    }),
    hint: { ja: '6 割以上を場面から始めます', en: 'Begin at least 60% with a situation' },
  },
  'code-parity': {
    message: (detail) => ({
      ja: `コードの語が ja と en で違います: ${detail}`,
      en: `Code words differ between ja and en: ${detail}`,
    }),
    hint: { ja: '`…` の中身を両方で同じにします', en: 'Use the same words in `…` in both' },
  },
  'missing-code': {
    message: (detail) => ({ ja: `${detail} には code が要ります`, en: `${detail} needs code` }),
    hint: { ja: 'code: {lang, text} を書きます', en: 'Write code: {lang, text}' },
  },
  'line-outside': {
    message: (detail) => ({
      ja: `${detail} 行目は code にありません`,
      en: `Line ${detail} is not in the code`,
    }),
    hint: { ja: '行は 1 から数えます', en: 'Lines count from 1' },
  },
  'same-repair': {
    message: () => ({ ja: '直した行が元の行と同じです', en: 'The repaired line equals the wrong one' }),
    hint: { ja: 'repair に正しい行を書きます', en: 'Put the right line into repair' },
  },
  'gaps-differ': {
    message: (detail) => ({
      ja: `空欄の数が合いません（${detail}）`,
      en: `The number of gaps does not fit (${detail})`,
    }),
    hint: { ja: 'code.text の ‹1› ‹2› と gaps をそろえます', en: 'Match ‹1› ‹2› of code.text with gaps' },
  },
  'pass-too-high': {
    message: (detail) => ({
      ja: `pass が要点の数を超えます（${detail}）`,
      en: `pass exceeds the number of ideas (${detail})`,
    }),
    hint: { ja: 'pass を ideas の数以下にします', en: 'Keep pass within the number of ideas' },
  },
  'miss-is-answer': {
    message: (detail) => ({
      ja: `惜しい答えが正解と同じです: ${detail}`,
      en: `A near miss equals an answer: ${detail}`,
    }),
    hint: { ja: '片方から外します', en: 'Remove it from one of the two' },
  },
} as const satisfies Readonly<Record<string, MistakeText>>;
